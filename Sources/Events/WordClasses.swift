// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Classes of words of which a rule asks whether one stands in a certain place.
///
/// Unlike cues (``CueSet``) they are looked up only there, and are no items of a sentence.
struct WordClasses: OptionSet {
  let rawValue: UInt64

  /// Ends the name of what others are members of: 联盟.
  static let alliance = WordClasses(rawValue: 1 << 0)
  /// Governs what something is done with: 基于甲, 接入甲.
  static let means = WordClasses(rawValue: 1 << 1)
  /// A firm that belongs to another: 旗下, 子公司.
  static let body = WordClasses(rawValue: 1 << 2)
  /// Somebody that a firm deals with and does not own: 客户, 对手.
  static let counterpart = WordClasses(rawValue: 1 << 3)
  /// Ends the name of a part of an organization: 实验室.
  static let unit = WordClasses(rawValue: 1 << 4)
  /// Ends the title of who leads an organization or a part of it: 总裁.
  static let office = WordClasses(rawValue: 1 << 5)
  /// Stands before a post and is none of it: 公司, 时任.
  static let beforePost = WordClasses(rawValue: 1 << 6)
  /// Begins a list of what is the subject's own: 包括, 自研.
  static let ownList = WordClasses(rawValue: 1 << 7)
  /// Says nothing of whose a name is: 系列.
  static let filler = WordClasses(rawValue: 1 << 8)
  /// An operating system, which says for what something is made.
  static let system = WordClasses(rawValue: 1 << 9)
  /// Begins what is made for an operating system: 版, 客户端.
  static let edition = WordClasses(rawValue: 1 << 10)
  /// Makes a noun of what stands before it: 版, 型.
  static let nominalizer = WordClasses(rawValue: 1 << 11)
  /// A verb of answering: 回应.
  static let answer = WordClasses(rawValue: 1 << 12)
  /// What is answered: 质疑.
  static let question = WordClasses(rawValue: 1 << 13)
  /// Ends the name of a body for which 公司 never stands: 法院.
  static let publicBody = WordClasses(rawValue: 1 << 14)
  /// Binds two who do the same: 联合.
  static let together = WordClasses(rawValue: 1 << 15)
  /// Makes of its subject what follows: 成为.
  static let becoming = WordClasses(rawValue: 1 << 16)
  /// A pronoun that only says whose what follows is: 其.
  static let possessive = WordClasses(rawValue: 1 << 17)
  /// What tells of the thing named before it: 指南 in 发布甲的指南.
  static let telling = WordClasses(rawValue: 1 << 18)
  /// Says that a clause goes on with what its subject does: 并, 同时.
  static let further = WordClasses(rawValue: 1 << 19)
  /// A noun that says how, where or when something is done: 深度集成, 最初发布.
  static let manner = WordClasses(rawValue: 1 << 20)
  /// A noun for a part or an aspect of what somebody does: 方面.
  static let respect = WordClasses(rawValue: 1 << 21)
  /// Ends the name of a part of an organization that never stands on its own: 团队, 事业部.
  static let inner = WordClasses(rawValue: 1 << 22)
  /// Verbs of using: in 使用甲的某工具 it is the tool that is used, not 甲.
  static let using = WordClasses(rawValue: 1 << 23)
  /// Ends the name of a newspaper or a site: 日报.
  static let outlet = WordClasses(rawValue: 1 << 24)
  /// Stands before the word that names an event, as a part of a longer trigger: 共同 in 共同领投.
  static let triggerHead = WordClasses(rawValue: 1 << 25)
  /// Stands behind it: 到 in 集成到.
  static let triggerTail = WordClasses(rawValue: 1 << 26)
  /// Says with what something is compared, before it or behind it: 较, 比, 相比.
  static let comparing = WordClasses(rawValue: 1 << 27)
  /// Tells of what is to come: 会.
  static let will = WordClasses(rawValue: 1 << 28)
  /// Stands before such a word where it tells what is done again and again: 通常会.
  static let habit = WordClasses(rawValue: 1 << 29)
  /// Points to what was told, which is what the clause speaks of: 这 in 这也说明…….
  static let demonstrative = WordClasses(rawValue: 1 << 30)
  /// The day of what was told: 当日.
  static let toldDay = WordClasses(rawValue: 1 << 31)
  /// When something is to be: 日期 in 上线日期.
  static let date = WordClasses(rawValue: 1 << 32)
  /// Makes of a name a heading above what is its own: 系产品.
  static let products = WordClasses(rawValue: 1 << 33)

  /// What is built up and no product: 团队, 高地.
  static let scheme = WordClasses(rawValue: 1 << 34)
  /// Says that somebody comes to another post than the one that stands before his name: 加盟.
  static let joining = WordClasses(rawValue: 1 << 35)
  /// Says that a post before a name is the one that was got: 新任.
  static let newPost = WordClasses(rawValue: 1 << 36)

  /// The time or the case in which something is done, or the state in which it is: 时候 in 发布的时候, 版本.
  static let occasion = WordClasses(rawValue: 1 << 37)
  /// What the name of a version ends with: 版, 版本.
  static let version = WordClasses(rawValue: 1 << 38)
  /// Opens a condition: 如果.
  static let condition = WordClasses(rawValue: 1 << 39)
  /// What a product is: 工具, 模型.
  static let ware = WordClasses(rawValue: 1 << 40)
  /// Says of a product that it need not be its owner's make: 竞争产品, 默认浏览器.
  static let otherMade = WordClasses(rawValue: 1 << 41)

  /// The classes as `Dictionaries/Cues/events.tsv` writes them.
  private static let names: [String: WordClasses] = [
    "relation.alliance": .alliance, "relation.means": .means, "relation.body": .body,
    "relation.counterpart": .counterpart, "relation.unit": .unit, "relation.office": .office,
    "relation.before-post": .beforePost, "relation.own-list": .ownList,
    "relation.filler": .filler, "event.system": .system, "event.edition": .edition,
    "event.nominalizer": .nominalizer, "event.answer": .answer, "event.question": .question,
    "event.public-body": .publicBody, "event.together": .together,
    "event.becoming": .becoming, "event.possessive": .possessive, "event.telling": .telling,
    "event.further": .further, "event.manner": .manner,
    "event.respect": .respect, "relation.inner": .inner, "event.using": .using,
    "event.outlet": .outlet, "event.trigger-head": .triggerHead,
    "event.trigger-tail": .triggerTail, "relation.products": .products,
    "event.comparing": .comparing, "event.will": .will,
    "event.habit": .habit, "event.demonstrative": .demonstrative,
    "event.told-day": .toldDay, "event.date": .date, "event.scheme": .scheme,
    "event.joining": .joining, "event.new-post": .newPost, "event.occasion": .occasion,
    "event.version": .version, "event.condition": .condition, "relation.ware": .ware,
    "relation.other-made": .otherMade,
  ]

  /// The class of a name, or none.
  static func named(_ name: String) -> WordClasses { names[name] ?? [] }
}

extension Vocabulary {
  /// The most characters of a word that is looked for at the beginning or the end of something.
  private static let longest = 6

  /// Whether the text of a range begins with a word of a class.
  func begins(_ range: ByteRange, with words: WordClasses, in text: Span<UInt8>) -> Bool {
    var end = range.start
    for _ in 0..<Vocabulary.longest where end < range.end {
      end = min(end + text.scalar(at: end).count, range.end)
      if isWord(ByteRange(range.start, end), of: words, in: text) { return true }
    }
    return false
  }

  /// Whether the text of a range ends with a word of a class.
  func ends(_ range: ByteRange, with words: WordClasses, in text: Span<UInt8>) -> Bool {
    var start = range.end
    for _ in 0..<Vocabulary.longest where start > range.start {
      guard let before = text.scalarStart(before: start), before >= range.start else {
        return false
      }
      start = before
      if isWord(ByteRange(start, range.end), of: words, in: text) { return true }
    }
    return false
  }

  /// Whether a word of a class stands somewhere in a range.
  func holds(_ range: ByteRange, _ words: WordClasses, in text: Span<UInt8>) -> Bool {
    var start = range.start
    while start < range.end {
      if begins(ByteRange(start, range.end), with: words, in: text) { return true }
      start += text.scalar(at: start).count
    }
    return false
  }
}
