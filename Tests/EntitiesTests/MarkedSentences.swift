// SPDX-License-Identifier: Apache-2.0

/// Sentences with their names marked as `[name|type]`; the weights are fitted to them as well.
///
/// They show what the annotated news has little of: names that are common words too, persons and
/// institutions that no dictionary has, and phrases that only look like names.
enum MarkedSentences {
  /// Common words that are also names, used as words.
  static let commonWords = [
    "果园里的苹果今年熟得早。", "他每天早上吃一个苹果。", "超市的苹果和香蕉都在打折。",
    "奶奶熬了一锅小米粥。", "小米和玉米都是粗粮。", "农民今年多种了两亩小米。",
    "他的理想是当一名教师。", "这个结果并不理想。", "理想与现实之间总有距离。", "实验条件不够理想。",
    "请即刻出发，不要耽误。", "警报响起后应当即刻撤离。", "她是厂里有名的快手，一天能缝三十件。",
    "早餐店卖豆包和油条。", "奶奶蒸了一笼豆包。", "两国代表正在商量下一步安排。", "这件事可以再商量。",
    "古人用元宝交易。", "抽屉里放着一枚银元宝。", "他给向量机写了一份说明。",
    "作者把灵感写进了日记。", "山里有许多灵芝。", "研究通用人工智能的人越来越多。", "通用的做法是先测试后上线。",
    "这是一种通用接口。", "公司需要通用的解决方案。",
    "浪潮退去之后，沙滩上留下贝壳。", "新一轮技术浪潮正在到来。",
    "会议讨论了荣耀与责任。", "这份荣耀属于全体队员。",
    "联想丰富的人适合写作。",
    "看到云朵，他联想到了棉花。",
    "统一标准有利于行业发展。",
  ]

  /// Phrases with a class word or a title that are no names.
  static let phrases = [
    "一家科技公司的负责人说，行业还在洗牌。", "多家券商上调了盈利预测。", "这家研究机构没有公布数据来源。",
    "该实验室计划明年扩招。", "当地政府出台了补贴办法。", "公司内部会议讨论了裁员方案。",
    "国内大学纷纷开设新专业。", "有关部门正在起草标准。", "首席技术官在会上做了演示。",
    "创始团队来自不同的行业。", "工程师们加班修复了漏洞。", "两名前员工向法院提起诉讼。",
    "新版本支持 PDF、Word 和 Markdown 导出。", "模型的 API 价格下调了一半。", "训练用了 512 块 GPU，耗时三周。",
    "用户可以通过 HTTPS 和 SSH 访问仓库。", "这门课用 Python 和 Rust 讲解并发。", "开发者大会通常在春天举行。",
    "行业协会呼吁加强自律。", "银行和保险公司是主要客户。", "负责人表示，项目进展顺利。",
    "据了解，该产品将于下月上市。", "知情人士透露，谈判仍在进行。", "董事会主席没有出席。",
    "通用大模型的训练成本还在上升。", "许多企业在做行业大模型和垂类大模型。", "他们训练了一个“企业专属大模型”。",
    "“百模大战”还没有结束。", "“价格大战”伤害了整个行业。", "入门的「平民版」模型更受欢迎。",
    "评级从A+降到了B。", "资深工程师领军的团队完成了迁移。", "BAT都参加了这轮竞争。",
    "这款工具堪称数据界的“千斤顶”。", "它就像一把“万能钥匙”。", "测试被称为智能体的“驾照考试”。",
    "老板整天喊“all in”。", "系统由多个“底层专家模块”组成。", "模型会在回答里加 Emoji。", "它使用3x3的卷积核。",
    "工程师转去做 Infra 了。", "客户端通过模型上下文协议（MCP）调用工具。", "行业 Know-How 需要多年积累。", "大众对这项技术知之甚少。",
  ]

  /// Names that stand beside a title, end with a class word, or are given as an example.
  static let names = [
    "[溪川医疗|organization]创始人[邵闻笛|person]表示，新工厂年底投产。",
    "[岚图谷科技|organization]与[松塬大学|organization]签署了合作协议。",
    "[松塬大学|organization]教授[贺知秋|person]认为，模型还需要更多数据。",
    "[朔方市工业和信息化局|organization]公布了名单。", "[朔方市卫生健康委员会|organization]发布了指南。",
    "[榆江省发展和改革委员会|organization]批准了项目。", "[榆江省|place][朔方市|place]的机房已经动工。",
    "记者[卞若溪|person]报道，现场没有人员受伤。", "作者：[丁怀瑾|person]", "编辑：[薛明溪|person]",
    "总裁[蒋聿|person]和副总裁[陶以安|person]先后离职。", "[青梧资本|organization]领投，[海棠创投|organization]跟投。",
    "本轮融资由[青梧资本|organization]领投，[远帆基金|organization]、[海棠创投|organization]跟投。",
    "机器人公司[逐鹿智行|organization]完成了A轮融资。", "芯片企业[沐曜微电子|organization]递交了招股书。",
    "具身智能公司[星原跃动|organization]宣布量产。", "自动驾驶企业[驭风智驾|organization]获得牌照。",
    "[沐曜微电子|organization]首席执行官[秦若愚|person]说，订单排到了明年。",
    "[松塬人工智能研究院|organization]提出了新方法。", "[榆江实验室|organization]开放了数据。",
    "这家公司推出了智能助手「[小梧桐|product]」。", "大模型“[听泉|product]”通过了备案。",
    "游戏《[云上灯塔|product]》下月公测。", "翻译工具[Lingfern|product]新增了离线模式。",
    "开源框架 [Velmora|product] 发布了 2.0 版本。", "[Orvanta|organization]公司宣布裁员一成。",
    "初创企业 [Kestrova|organization] 获得 3000 万美元融资。",
    "[Kestrova|organization] 首席执行官 [Nora Ellwood|person] 表示满意。",
    "[Ellwood Labs|organization] 的研究人员公开了代码。", "芯片 [KX-920|product] 的功耗下降了三成。",
    "手机 [Novaline X5 Pro|product] 支持卫星通信。", "在 [MiraBench|conference] 基准上，该模型排名第二。",
    "[2025松塬国际机器人大会|conference]在[朔方|place]开幕。", "[榆江创新论坛|conference]吸引了三百家企业。",
    "[朔方市数据条例|document]下月施行。", "根据《[榆江省低空经济促进条例|document]》，企业需要备案。",
    "前研究员[温斯顿·格雷厄姆|person]加盟了[Orvanta|organization]。", "[格雷厄姆|person]说，他会继续写论文。",
    "[溪川医疗|organization]（[Xichuan Medical|organization]）的股价上涨了两成。",
    "[岚图谷科技|organization]旗下的[谷雨云|organization]下调了价格。", "[朔方银行|organization]采购了一批服务器。",
    "[榆江日报|organization]报道了这起事故。", "（[朔方晚报|organization]）", "来源：[松塬科技网|organization]",
    "[沐曜微电子|organization]、[驭风智驾|organization]和[溪川医疗|organization]都参加了展会。",
    "[百度|organization]、[阿里巴巴|organization]和[腾讯|organization]都在招人。", "[苹果|organization]推迟了新机的发布。",
    "[小米|organization]宣布，新车下月交付。", "[理想|organization]公布了上月的交付量。", "[快手|organization]发布了财报。",
    "他在[快手|product]上有三百万粉丝。", "她每天刷[抖音|product]两个小时。", "[微信|product]更新了输入法。",
    "[钉钉|organization]宣布免费开放接口。", "用户可以在[钉钉|product]里直接开会。", "[荣耀|organization]发布了折叠屏手机。",
    "[豆包|product]的月活用户超过一亿。", "[商量|product]大模型开放了内测。", "[联想|organization]的营收增长了一成。",
    "[松汀云|organization]宣布降价两成。", "[朔川云|organization]说，机房没有受损。", "[澜汀云|organization]否认了传闻。",
    "[榆江云|organization]宣布下调带宽价格。", "[鹭汀云|organization]表示，故障已经修复。",
    "[阿里巴巴|organization]、[百度|organization]甚至[360|organization]都推出了自己的模型。",
    "他们比较了多个模型（包括[Q7|product]/[PLINTH|product]）。", "[邵健|person]在发布会上展示了新品。",
    "[秦健|person]在会上说，订单排到了明年。", "[远帆互娱|organization]否认裁员。", "[青禾互娱|organization]称，消息不实。",
    "作者：[Rowan Ellwood|person] 译者：[贺知秋|person]", "版权属《[松塬周刊|organization]》杂志社所有。",
    "新功能已应用到[小度|product]全系产品。", "[MIT|organization]的研究人员公开了数据。",
    "在[钉钉文档|product]中，用户可以直接提问。", "本文由「[开源晨报|organization]」编译。",
    "[红海|place]航线恢复了通航。", "[Grok 4|product]大模型下月开放。",
    "[火星时代|organization]开了新的校区。", "[通用汽车|organization]关闭了一家工厂。", "[亚马逊|organization]的云业务增长放缓。",
  ]
}
