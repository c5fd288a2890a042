// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// The words around and inside names of companies, by what they say there
/// (`Dictionaries/Names/companies.tsv`).
struct CompanyWords: Sendable {
  /// What a word says, one bit for each class of the table.
  struct Kinds: OptionSet, Sendable {
    let rawValue: UInt64

    /// What a buyer stands before: 公告, 拟, 斥资.
    static let announcement = Kinds(rawValue: 1 << 0)
    /// The last word of what is bought and no company: 资产, 业务, 门店.
    static let thing = Kinds(rawValue: 1 << 1)
    /// What is said of a deal behind its object: 收购某谷一事.
    static let matter = Kinds(rawValue: 1 << 2)
    /// 收购, 并购.
    static let acquire = Kinds(rawValue: 1 << 3)
    /// What a bought company is called, before its name: 子公司, 旗下.
    static let dealClass = Kinds(rawValue: 1 << 4)
    /// The end of a name that a stem of two characters outside the word list makes a company: 股份.
    static let suffix = Kinds(rawValue: 1 << 5)
    /// A further one, for stems that are proper nouns: 医药.
    static let softSuffix = Kinds(rawValue: 1 << 6)
    /// What may stand before a suffix and is no stem: 增持股份, 上市集团.
    static let plain = Kinds(rawValue: 1 << 7)
    /// What makes a suffix part of a longer word: 股份有限.
    static let longer = Kinds(rawValue: 1 << 8)
    /// What is defined in a contract and is no name: 上市公司, 标的.
    static let defined = Kinds(rawValue: 1 << 9)
    /// The end of a full name that a short one is defined behind: 公司, 合伙企业.
    static let owner = Kinds(rawValue: 1 << 10)
    /// The verb of a deal in shares: 收购, 受让, 持有.
    static let shareDeal = Kinds(rawValue: 1 << 11)
    /// What may stand between a name and its shares: 约, 全部.
    static let sharePart = Kinds(rawValue: 1 << 12)
    /// What a company is called, before its name and its shares: 龙头, 供应商.
    static let shareClass = Kinds(rawValue: 1 << 13)
    /// What a share has grown or shrunk to: 增至, 提高到.
    static let shareRise = Kinds(rawValue: 1 << 14)
    /// What has shares and is no name: 大股东, 个股.
    static let shareOwner = Kinds(rawValue: 1 << 15)
    /// What counts or points at one: 某, 上述.
    static let shareCount = Kinds(rawValue: 1 << 16)
    /// 股权, 股份.
    static let share = Kinds(rawValue: 1 << 17)
    /// What makes a form of company of 股份: 股份有限公司.
    static let shareForm = Kinds(rawValue: 1 << 18)
    /// What makes one word of control over shares: 控股权.
    static let control = Kinds(rawValue: 1 << 19)
    /// What is told of a company before its registered name: 全资子公司.
    static let legalClass = Kinds(rawValue: 1 << 20)
    /// A deed that companies are named by: 融资租赁有限公司.
    static let legalInner = Kinds(rawValue: 1 << 21)
    /// What joins the members of a list, and the words 了, 的 and 对 between a verb and its object.
    static let join = Kinds(rawValue: 1 << 22)
    static let aspect = Kinds(rawValue: 1 << 23)
    static let of = Kinds(rawValue: 1 << 24)
    static let against = Kinds(rawValue: 1 << 25)

    /// What the name of a medium stands behind and before in a disclaimer: 不代表……的观点.
    static let disclaimer = Kinds(rawValue: 1 << 26)
    static let view = Kinds(rawValue: 1 << 27)
    /// What stands there and is no name: 本站.
    static let speaker = Kinds(rawValue: 1 << 28)
    /// What stands before who holds the rights to a page (版权归), and behind it (All Rights
    /// Reserved).
    static let rightsOf = Kinds(rawValue: 1 << 33)
    static let rightsStatement = Kinds(rawValue: 1 << 34)
    /// The host of an address that goes on with an owner and a project: github.com.
    static let repositoryHost = Kinds(rawValue: 1 << 35)

    /// What only sentences about shares have: 股东, 增持.
    static let market = Kinds(rawValue: 1 << 29)
    /// What is done with the shares of a company that follows: 增持, 举牌.
    static let stake = Kinds(rawValue: 1 << 30)
    /// What a company is to another, before its name: 控股股东, 一致行动人.
    static let holder = Kinds(rawValue: 1 << 31)
    /// The end of a name in such sentences alone: 国际, 发展.
    static let marketSuffix = Kinds(rawValue: 1 << 32)

    /// The classes of the table.
    static let named: [String: Kinds] = [
      "deal.announcement": announcement, "deal.thing": thing, "deal.matter": matter,
      "deal.acquire": acquire, "deal.class": dealClass, "firm.suffix": suffix,
      "firm.soft-suffix": softSuffix, "firm.plain": plain, "firm.longer": longer,
      "firm.generic": defined, "firm.owner": owner, "share.deal": shareDeal,
      "share.part": sharePart, "share.class": shareClass, "share.rise": shareRise,
      "share.generic": shareOwner, "share.count": shareCount, "share.share": share,
      "share.form": shareForm, "legal.class": legalClass, "legal.inner": legalInner,
      "share.control": control, "function.join": join, "function.aspect": aspect,
      "function.of": of, "function.against": against, "disclaimer.before": disclaimer,
      "disclaimer.after": view, "disclaimer.generic": speaker, "rights.before": rightsOf,
      "rights.after": rightsStatement, "repository.host": repositoryHost,
      "market.word": market, "market.stake": stake, "market.holder": holder,
      "market.suffix": marketSuffix,
    ]
  }

  private let table: LexiconTable
  private let kinds: [Kinds]
  /// The bytes of the longest word.
  private let longest: Int

  init(lexicon: Lexicon) {
    let table = lexicon.table("Names/companies")
    self.table = table
    var longest = 0
    kinds = (0..<table.rowCount).map { row in
      longest = max(longest, table.text(row: row, column: 0)?.count ?? 0)
      let classes = table.text(row: row, column: 1)?.parts(at: UInt8(ascii: " ")) ?? []
      return Kinds(classes.compactMap { Kinds.named[$0] })
    }
    self.longest = longest
  }

  /// Whether what stands in a range is a word of one of these kinds.
  func isOne(_ range: ByteRange, of wanted: Kinds, in view: ArticleView) -> Bool {
    guard range.count > 0, range.count <= longest else { return false }
    let bytes = view.bytes
    return kinds(ofRows: table.rows(forKey: bytes.span.extracting(range.start..<range.end)))
      .overlaps(wanted)
  }

  /// Returns where the longest word of one of these kinds that begins at an offset ends, or null.
  func end(of wanted: Kinds, at offset: Int, in view: ArticleView) -> Int? {
    guard offset >= 0, offset < view.bytes.count else { return nil }
    let bytes = view.bytes
    var found: Int?
    table.forEachKey(in: bytes.span, at: offset) { rows, end in
      if kinds(ofRows: rows).overlaps(wanted) { found = max(end, found ?? 0) }
    }
    return found
  }

  /// Whether a word of one of these kinds ends at an offset.
  func ends(_ wanted: Kinds, at offset: Int, in view: ArticleView) -> Bool {
    let first = max(0, offset - longest)
    return (first..<max(first, offset)).contains {
      isOne(ByteRange($0, offset), of: wanted, in: view)
    }
  }

  private func kinds(ofRows rows: Range<Int>) -> Kinds {
    rows.isEmpty ? [] : kinds[rows.lowerBound]
  }
}

extension CompanyWords.Kinds {
  /// Whether one of these kinds is among the others.
  func overlaps(_ other: CompanyWords.Kinds) -> Bool { rawValue & other.rawValue != 0 }
}
