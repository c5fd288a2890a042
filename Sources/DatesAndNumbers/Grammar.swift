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

    /// The kinds as bits.
    var bits: UInt8 = 0

    /// Whether nothing can begin.
    @inline(__always) var isEmpty: Bool { bits == 0 }

    /// Whether one of `kinds` can begin.
    @inline(__always)
    func overlaps(_ kinds: UInt8) -> Bool { bits & kinds != 0 }
  }

  let numbers: CharacterNumbers
  let units: (trie: PhraseTrie, rows: [Unit])
  let currencies: (trie: PhraseTrie, rows: [Currency])
  let classifiers: (trie: PhraseTrie, rows: [Classifier])
  let prefixes: (trie: PhraseTrie, rows: [Prefix])
  let suffixes: (trie: PhraseTrie, rows: [String])
  let times: (trie: PhraseTrie, rows: [[Sense]])
  /// The classes of each word of time, as bits.
  let timeKinds: [TimeWords]
  let holidays: (trie: PhraseTrie, rows: [(month: Int, day: Int)])
  let traps: (trie: PhraseTrie, rows: [Bool])
  let cues: (trie: PhraseTrie, rows: [String])
  /// What can begin with the character of each number.
  private let starts: [Start]

  /// Decodes the tables.
  init(lexicon: Lexicon) {
    var numbers = CharacterNumbers()
    for scalar in UInt32(0x3007)...0x9FFF where NumeralCharacter(scalar) != nil {
      _ = numbers.add(scalar)
    }
    var tables: [String: GrammarTable] = [:]
    for name in [
      "units", "currencies", "classifiers", "modifiers-before", "modifiers-after", "time-words",
      "holidays", "traps", "cues",
    ] {
      tables[name] = GrammarTable(lexicon.table("DatesAndNumbers/" + name), &numbers)
    }
    let count = numbers.count
    func decoded<Row>(
      _ name: String, _ columns: [String], _ make: ([String]) -> Row
    ) -> (trie: PhraseTrie, rows: [Row]) {
      guard let table = tables[name] else {
        return (PhraseTrie(keys: [], characterCount: count), [])
      }
      return (
        PhraseTrie(keys: table.keys, characterCount: count),
        table.rows(columns).map { make($0) }
      )
    }
    self.numbers = numbers
    units = decoded("units", ["form", "symbol", "ucum", "kind"]) {
      Unit(
        symbol: $0[1], ucum: $0[2], kind: Unit.Kind(rawValue: $0[3]) ?? .measure,
        isLatin: $0[0].utf8.last.map { isLetter($0) } ?? false)
    }
    currencies = decoded("currencies", ["code", "position"]) {
      let parts = $0[0].split(separator: "/")
      let power = parts.count > 1 ? (parts[1] == "100" ? -2 : -1) : 0
      return Currency(
        code: parts.first.map { String($0) } ?? "", power: power, isBefore: $0[1] != "after",
        isAfter: $0[1] != "before")
    }
    classifiers = decoded("classifiers", ["unit", "flag"]) {
      Classifier(unit: $0[0], flag: Classifier.Flag(rawValue: $0[1]) ?? .strict)
    }
    prefixes = decoded("modifiers-before", ["position", "mod"]) {
      Prefix(
        modifier: $0[1] == "-" ? nil : $0[1], isInside: $0[0] == "before" && $0[1] != "-",
        isOnly: $0[0] == "only")
    }
    suffixes = decoded("modifiers-after", ["mod"]) { $0[0] }
    times = decoded("time-words", ["senses"]) { Grammar.senses($0[0]) }
    timeKinds = times.rows.map { TimeWords(bits: $0.reduce(0) { $0 | $1.kind.bit }) }
    holidays = decoded("holidays", ["date"]) {
      let parts = $0[0].split(separator: "-").compactMap { Int($0) }
      return (parts.first ?? 1, parts.last ?? 1)
    }
    traps = decoded("traps", ["note"]) { $0[0] == "number" }
    cues = decoded("cues", ["class"]) { $0[0] }
    starts = Grammar.starts(numbers: numbers, tables: tables, times: times.rows, currencies.rows)
  }

  private static func senses(_ field: String) -> [Sense] {
    field.split(separator: ";").compactMap { sense -> Sense? in
      let parts = sense.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let kind = TimeWord(name: String(parts[0])) else { return nil }
      let value = String(parts[1])
      let number = value.split(separator: " ").first.flatMap { Int($0) } ?? 0
      return Sense(kind: kind, value: value, number: number)
    }
  }

  /// Collects the characters with which an expression, or a word that hides one, can begin.
  private static func starts(
    numbers: CharacterNumbers, tables: [String: GrammarTable], times: [[Sense]],
    _ currencies: [Currency]
  ) -> [Start] {
    var starts = [Start](repeating: Start(), count: numbers.count)
    for scalar in UInt32(0x3007)...0x9FFF where NumeralCharacter(scalar) != nil {
      starts[Int(numbers[scalar])].bits |= Start.number
    }
    // 第 前 半
    for scalar: UInt32 in [0x7B2C, 0x524D, 0x534A] where numbers[scalar] != 0 {
      starts[Int(numbers[scalar])].bits |= Start.number
    }
    func add(_ name: String, _ kind: UInt8, where isWanted: (Int) -> Bool) {
      for (row, key) in (tables[name]?.keys ?? []).enumerated() where isWanted(row) {
        if let first = key.first { starts[Int(first)].bits |= kind }
      }
    }
    add("time-words", Start.time) { times[$0].contains { $0.kind.canStart } }
    add("holidays", Start.time) { _ in true }
    add("currencies", Start.sign) { currencies[$0].isBefore }
    let flags = tables["classifiers"]?.rows(["flag"]) ?? []
    add("classifiers", Start.sign) { flags[$0].first == "prefix" }
    let before = starts
    for key in tables["traps"]?.keys ?? [] {
      let hides = key.contains { before[Int($0)].overlaps(Start.number | Start.time) }
      if let first = key.first, hides { starts[Int(first)].bits |= Start.trap }
    }
    starts[0] = Start()
    return starts
  }

  /// What can begin with `scalar`.
  @inline(__always)
  func start(_ scalar: UInt32) -> Start { starts[Int(numbers[scalar])] }
}

/// One table's keys as numbers of characters, and its fields.
struct GrammarTable {
  /// The keys.
  let keys: [[UInt16]]
  private let table: LexiconTable

  init(_ table: LexiconTable, _ numbers: inout CharacterNumbers) {
    self.table = table
    var keys: [[UInt16]] = []
    for row in 0..<table.rowCount {
      keys.append(table.field(row: row, column: 0).unicodeScalars.map { numbers.add($0.value) })
    }
    self.keys = keys
  }

  /// The fields of the named columns of all rows.
  func rows(_ names: [String]) -> [[String]] {
    let columns = names.map { table.column($0) ?? -1 }
    return (0..<table.rowCount).map { row in
      columns.map { table.field(row: row, column: $0) }
    }
  }
}
