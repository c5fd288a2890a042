// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// The tables of `Dictionaries/DatesAndNumbers`, decoded once, and where an expression can begin.
final class Grammar: Sendable {
  /// A unit of measure, or a letter for a power of ten.
  struct Unit: Sendable {
    enum Kind: String { case measure, percent, permille, multiple, parameters, scale }

    var symbol: String
    var ucum: String
    var kind: Kind
    var isLatin: Bool
  }

  /// A currency's name or sign.
  struct Currency: Sendable {
    var code: String
    /// The power of ten of a part: -2 for 分.
    var power: Int
    var isBefore: Bool
    var isAfter: Bool
  }

  /// A classifier or counted noun.
  struct Classifier: Sendable {
    enum Flag: String { case loose, strict, noun, star, prefix }

    var unit: String
    var flag: Flag
  }

  /// A word before a number.
  struct Prefix: Sendable {
    var modifier: String?
    var isInside: Bool
    /// Whether 一 behind it is a number: 仅需一个.
    var isOnly: Bool
  }

  /// One meaning of a word of time.
  struct Sense: Sendable {
    var kind: TimeWord
    var value: String
    var number: Int
  }

  /// What can begin with a character.
  struct Start: Sendable {
    /// A numeral, or 第, 前, 半, which only go before one.
    static let number: UInt8 = 1
    static let time: UInt8 = 2
    /// A currency's sign or another sign before a number.
    static let sign: UInt8 = 4
    /// A word that hides a number or time.
    static let trap: UInt8 = 8
    /// What only a scanner of all readings finds: 之后五分钟, 再过, 对折, 上三年.
    static let general: UInt8 = 16
    /// A word of numbers that is no numeral: 翻番, 上万.
    static let numberWord: UInt8 = 32
    /// A word that tells of Taiwan.
    static let taiwan: UInt8 = 64
    /// The class of such words in the table of cues.
    static let taiwanClass = "taiwan"
    /// What only words of the tables begin.
    static let words = time | sign | trap
    /// All that a scanner of dates, times and quantities finds.
    static let expression = number | time | sign | trap

    /// The kinds as bits.
    var bits: UInt8 = 0

    /// Whether nothing can begin.
    @inline(__always) var isEmpty: Bool { bits == 0 }

    /// Whether one of `kinds` can begin.
    @inline(__always)
    func overlaps(_ kinds: UInt8) -> Bool { bits & kinds != 0 }
  }

  /// The tables with whose keys an expression, or a word that hides one, begins, as bits.
  enum Table {
    static let times: UInt8 = 1
    static let holidays: UInt8 = 2
    static let currencies: UInt8 = 4
    static let classifiers: UInt8 = 8
    static let traps: UInt8 = 16
  }

  let numbers: CharacterNumbers
  let units: (trie: PhraseTrie, rows: [Unit])
  let currencies: (trie: PhraseTrie, rows: [Currency])
  let classifiers: (trie: PhraseTrie, rows: [Classifier])
  let prefixes: (trie: PhraseTrie, rows: [Prefix])
  /// Whether a prefix ends with the character of each number.
  let endsPrefix: [Bool]
  let suffixes: (trie: PhraseTrie, rows: [String])
  let times: (trie: PhraseTrie, rows: [[Sense]])
  /// The classes of each word of time, as bits.
  let timeKinds: [TimeWords]
  /// The classes of all words of time that begin with the character of each number.
  let timeKindsOfStart: [TimeWords]
  let holidays: (trie: PhraseTrie, rows: [Holiday])
  /// The Chinese calendar.
  let lunar: LunarCalendar
  let traps: (trie: PhraseTrie, rows: [Bool])
  let cues: (trie: PhraseTrie, rows: [String])
  /// What can begin with each character of the basic plane.
  private let starts: [Start]
  /// Which of the tables may have a key at a place, by bits of ``Table``.
  private let beginnings: KeyBeginnings

  /// Decodes the tables.
  init(lexicon: Lexicon) {
    var numbers = CharacterNumbers()
    for scalar in NumeralCharacter.scalars { _ = numbers.add(scalar) }
    func table(_ name: String) -> GrammarTable {
      GrammarTable(lexicon.table("DatesAndNumbers/" + name), &numbers)
    }
    let unitTable = table("units")
    let currencyTable = table("currencies")
    let classifierTable = table("classifiers")
    let prefixTable = table("modifiers-before")
    let suffixTable = table("modifiers-after")
    let timeTable = table("time-words")
    let holidayTable = table("holidays")
    let trapTable = table("traps")
    let cueTable = table("cues")
    let count = numbers.count
    func trie(_ table: GrammarTable) -> PhraseTrie {
      PhraseTrie(keys: table.keys, characterCount: count)
    }
    self.numbers = numbers
    units = (
      trie(unitTable),
      unitTable.rows(["form", "symbol", "ucum", "kind"]) { row in
        let form = row.text(0)
        return Unit(
          symbol: row[1], ucum: row[2], kind: Unit.Kind(rawValue: row[3]) ?? .measure,
          isLatin: form.count > 0 && isLetter(form[form.count - 1]))
      }
    )
    currencies = (
      trie(currencyTable),
      currencyTable.rows(["code", "position"]) { row in
        let code = row.text(0)
        let slash = code.index(of: UInt8(ascii: "/"), from: 0)
        let part = code.string(min(slash + 1, code.count)..<code.count)
        return Currency(
          code: code.string(0..<slash), power: part.isEmpty ? 0 : part == "100" ? -2 : -1,
          isBefore: !row.text(1).equals("after"), isAfter: !row.text(1).equals("before"))
      }
    )
    classifiers = (
      trie(classifierTable),
      classifierTable.rows(["unit", "flag"]) { row in
        Classifier(unit: row[0], flag: Classifier.Flag(rawValue: row[1]) ?? .strict)
      }
    )
    prefixes = (
      trie(prefixTable),
      prefixTable.rows(["position", "mod"]) { row in
        let isPlain = row.text(1).equals("-")
        return Prefix(
          modifier: isPlain ? nil : row[1], isInside: row.text(0).equals("before") && !isPlain,
          isOnly: row.text(0).equals("only"))
      }
    )
    var endsPrefix = [Bool](repeating: false, count: count)
    for row in 0..<prefixTable.keys.count {
      if let last = prefixTable.keys.last(row) { endsPrefix[Int(last)] = true }
    }
    self.endsPrefix = endsPrefix
    suffixes = (trie(suffixTable), suffixTable.rows(["mod"]) { $0[0] })
    times = (trie(timeTable), timeTable.rows(["senses"]) { Grammar.senses($0.text(0)) })
    timeKinds = times.rows.map { TimeWords($0.map { TimeWords($0.kind) }) }
    var timeKindsOfStart = [TimeWords](repeating: [], count: numbers.count)
    for row in 0..<timeTable.keys.count {
      guard let first = timeTable.keys.first(row) else { continue }
      timeKindsOfStart[Int(first)].formUnion(timeKinds[row])
    }
    timeKindsOfStart[0] = []
    self.timeKindsOfStart = timeKindsOfStart
    holidays = (
      trie(holidayTable),
      holidayTable.rows(["date"]) { Holiday($0[0]) ?? .fixed(month: 1, day: 1) }
    )
    lunar = LunarCalendar(lexicon.table("DatesAndNumbers/lunar-years"))
    traps = (trie(trapTable), trapTable.rows(["note"]) { $0.text(0).equals("number") })
    cues = (trie(cueTable), cueTable.rows(["class"]) { $0[0] })
    var beginnings = KeyBeginnings()
    for (table, bit) in [
      (timeTable, Table.times), (holidayTable, Table.holidays), (currencyTable, Table.currencies),
      (classifierTable, Table.classifiers), (trapTable, Table.traps),
    ] {
      beginnings.add(table.keys, bit, numbers)
    }
    self.beginnings = beginnings
    starts = Grammar.starts(
      numbers: numbers,
      times: (timeTable.keys, times.rows.map { $0.contains { $0.kind.canStart } }),
      holidays: holidayTable.keys, currencies: (currencyTable.keys, currencies.rows),
      classifiers: (classifierTable.keys, classifiers.rows), traps: trapTable.keys,
      cues: (cueTable.keys, cues.rows))
  }

  /// Reads `day=0;week=-1 x`: the classes of a word of time, each with its value.
  private static func senses(_ field: ImageText) -> [Sense] {
    var senses: [Sense] = []
    var start = 0
    while start < field.count {
      let end = field.index(of: UInt8(ascii: ";"), from: start)
      let sign = field.index(of: UInt8(ascii: "="), from: start)
      if sign > start, sign + 1 < end, let kind = TimeWord(name: field.string(start..<sign)) {
        senses.append(
          Sense(
            kind: kind, value: field.string(sign + 1..<end),
            number: number(in: field, sign + 1..<end)))
      }
      start = end + 1
    }
    return senses
  }

  /// The whole number that the first word of a stretch is, 0 where it is none.
  private static func number(in field: ImageText, _ range: Range<Int>) -> Int {
    var start = range.lowerBound
    while start < range.upperBound, field[start] == 0x20 { start += 1 }
    let isNegative = start < range.upperBound && field[start] == UInt8(ascii: "-")
    if isNegative { start += 1 }
    var number = 0
    var index = start
    while index < range.upperBound, field[index] != 0x20 {
      guard isDigit(field[index]), index - start < 9 else { return 0 }
      number = number * 10 + Int(field[index] - 0x30)
      index += 1
    }
    return isNegative ? -number : number
  }

  /// Collects the characters with which an expression, or a word that hides one, can begin.
  private static func starts(
    numbers: CharacterNumbers, times: (keys: PhraseKeys, canStart: [Bool]), holidays: PhraseKeys,
    currencies: (keys: PhraseKeys, rows: [Currency]),
    classifiers: (keys: PhraseKeys, rows: [Classifier]), traps: PhraseKeys,
    cues: (keys: PhraseKeys, rows: [String])
  ) -> [Start] {
    var starts = [Start](repeating: Start(), count: numbers.count)
    for scalar in NumeralCharacter.scalars {
      starts[Int(numbers[scalar])].bits |= Start.number
    }
    // 第 前 半
    for scalar: UInt32 in [0x7B2C, 0x524D, 0x534A] where numbers[scalar] != 0 {
      starts[Int(numbers[scalar])].bits |= Start.number
    }
    func add(_ keys: PhraseKeys, _ kind: UInt8, where isWanted: (Int) -> Bool) {
      for row in 0..<keys.count where isWanted(row) {
        if let first = keys.first(row) { starts[Int(first)].bits |= kind }
      }
    }
    add(times.keys, Start.time) { times.canStart[$0] }
    add(holidays, Start.time) { _ in true }
    add(currencies.keys, Start.sign) { currencies.rows[$0].isBefore }
    add(classifiers.keys, Start.sign) { classifiers.rows[$0].flag == .prefix }
    add(cues.keys, Start.taiwan) { cues.rows[$0] == Start.taiwanClass }
    let before = starts
    for row in 0..<traps.count {
      let hides = traps.range(row).contains {
        before[Int(traps.characters[$0])].overlaps(Start.number | Start.time)
      }
      if let first = traps.first(row), hides { starts[Int(first)].bits |= Start.trap }
    }
    starts[0] = Start()
    // One look-up for each character of a text, not two.
    var startsOfScalars = [Start](repeating: Start(), count: 0x1_0000)
    numbers.forEach { scalar, number in startsOfScalars[Int(scalar)] = starts[Int(number)] }
    // 月 之 再 还 对 华 摄 上 近 后 下
    for scalar in [
      0x6708, 0x4E4B, 0x518D, 0x8FD8, 0x5BF9, 0x534E, 0x6444, 0x4E0A, 0x8FD1, 0x540E, 0x4E0B,
    ] {
      startsOfScalars[scalar].bits |= Start.general
    }
    // 翻 上
    for scalar in [0x7FFB, 0x4E0A] { startsOfScalars[scalar].bits |= Start.numberWord }
    return startsOfScalars
  }

  /// Whether a word with which an expression begins, or one that hides one, may begin with `scalar`
  /// and the character at `next`; 每秒 always may.
  @inline(__always)
  func mayBegin(in text: Span<UInt8>, with scalar: UInt32, next: Int) -> Bool {
    scalar == 0x6BCF
      || beginnings.tables(in: text, with: scalar, next: next) != 0
  }

  /// What of `start`, all that can begin with `scalar`, can do so before the character at `next`.
  @inline(__always)
  func narrowed(_ start: Start, in text: Span<UInt8>, with scalar: UInt32, next: Int) -> Start {
    // 每秒 stands in no table.
    if scalar == 0x6BCF { return start }
    let tables = beginnings.tables(in: text, with: scalar, next: next)
    var kinds = Start.number
    if tables & (Table.times | Table.holidays) != 0 { kinds |= Start.time }
    if tables & (Table.currencies | Table.classifiers) != 0 { kinds |= Start.sign }
    if tables & Table.traps != 0 { kinds |= Start.trap }
    return Start(bits: start.bits & kinds)
  }

  /// Whether a table may have a key at `offset`.
  @inline(__always)
  func mayHave(_ table: UInt8, in text: Span<UInt8>, at offset: Int) -> Bool {
    guard offset >= 0, offset < text.count else { return false }
    let scalar = text.scalar(at: offset)
    return beginnings.tables(in: text, with: scalar.value, next: offset + scalar.count) & table != 0
  }

  /// The first place from `offset` on at which no character of three bytes stands with which
  /// nothing of `kinds` can begin; words are told by their first two characters.
  @inline(__always)
  func skip(_ kinds: UInt8, in text: Span<UInt8>, from offset: Int) -> Int {
    var offset = offset
    while offset &+ 2 < text.count, text[offset] & 0xF0 == 0xE0 {
      let scalar =
        UInt32(text[offset] & 0xF) << 12 | UInt32(text[offset &+ 1] & 0x3F) << 6
        | UInt32(text[offset &+ 2] & 0x3F)
      let found = Start(bits: starts[Int(scalar)].bits & kinds)
      if !found.isEmpty {
        let isOfWords = found.bits & ~Start.words == 0
        guard
          isOfWords, narrowed(found, in: text, with: scalar, next: offset &+ 3).isEmpty
        else { break }
      }
      offset &+= 3
    }
    return offset
  }

  /// All that can begin with a character of three bytes.
  @inline(__always)
  func kinds(_ scalar: UInt32) -> UInt8 { starts[Int(scalar)].bits }

  /// Which expressions can begin with `scalar`.
  @inline(__always)
  func start(_ scalar: UInt32) -> Start {
    scalar < 0x1_0000 ? Start(bits: starts[Int(scalar)].bits & Start.expression) : Start()
  }
}

/// One table's keys as numbers of characters, and its fields.
struct GrammarTable {
  /// One row of the table, by the columns that were asked for.
  struct Row {
    fileprivate let table: LexiconTable
    fileprivate let columns: [Int]
    fileprivate var row: Int

    /// A field.
    subscript(column: Int) -> String { table.field(row: row, column: columns[column]) }

    /// A field as its bytes.
    func text(_ column: Int) -> ImageText {
      table.text(row: row, column: columns[column]) ?? ImageText()
    }
  }

  /// The keys.
  let keys: PhraseKeys
  private let table: LexiconTable

  init(_ table: LexiconTable, _ numbers: inout CharacterNumbers) {
    self.table = table
    var keys = PhraseKeys()
    table.forEachRow(0) { _, key in keys.append(key, &numbers) }
    self.keys = keys
  }

  /// What `make` makes of the named columns of all rows.
  func rows<Result>(_ names: [String], _ make: (Row) -> Result) -> [Result] {
    var row = Row(table: table, columns: names.map { table.column($0) ?? -1 }, row: 0)
    var results: [Result] = []
    results.reserveCapacity(table.rowCount)
    for index in 0..<table.rowCount {
      row.row = index
      results.append(make(row))
    }
    return results
  }
}
