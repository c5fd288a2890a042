// SPDX-License-Identifier: Apache-2.0

import Lexicon
import Synchronization
import TextModel

/// How much each feature of a possible trigger or argument speaks for it, in 1/64 of a natural
/// logarithm of odds.
///
/// Tables of the lexicon hold them: the name of a feature and a number. `business.partner|next=的`
/// counts for the triggers of that frame alone, `next=的` for those of all;
/// `business.acquire.target|next=的` for that role and `target|next=的` for all roles of the name.
/// `market:business.acquire|next=的` counts in sentences that hold a word of the stock market,
/// `market|next=的` for all frames in them. Only those frames and roles with a row `…|always` are
/// judged by the weights: of the others the rules decide.
final class FeatureWeights: Sendable {
  /// What makes the keys of the weights of a frame or role, and of those that it shares with
  /// others.
  struct Keys {
    let own: UInt64
    let shared: UInt64

    /// Makes the keys of two names; nothing is the name of what all share.
    init(own: String, shared: String) {
      self.own = FeatureWeights.key(of: own)
      self.shared = shared.isEmpty ? 0 : FeatureWeights.key(of: shared)
    }
  }

  /// The weights by their keys.
  struct Table: Sendable {
    fileprivate struct Slot: Sendable {
      var key: UInt64 = 0
      var weight: Int32 = 0
    }

    fileprivate var slots: [Slot]
    /// The hashes of the names of features, and of the words that are values, by their numbers.
    let names = FeatureName.table
    let words = FeatureWord.table

    /// What a feature weighs by its key.
    @inline(__always)
    func weight(_ key: UInt64) -> Int32 {
      var slot = Int(truncatingIfNeeded: key) & (slots.count - 1)
      while slots[slot].key != 0 {
        if slots[slot].key == key { return slots[slot].weight }
        slot = (slot + 1) & (slots.count - 1)
      }
      return 0
    }
  }

  /// What makes the key of a frame's or role's feature differ from that of the feature itself.
  static let mixer: UInt64 = 0x9E37_79B9_7F4A_7C15

  private let tables: [LexiconTable]
  /// The keys of the names of the frames or roles that are judged.
  private let judged: Set<UInt64>
  /// Made when it is first asked for: most texts tell of nothing that is judged.
  private let made = Mutex<Table?>(nil)

  /// Makes weights that judge nothing.
  init() {
    tables = []
    judged = []
  }

  /// Reads tables of a lexicon.
  init(lexicon: Lexicon, tables names: [String]) {
    tables = names.map { lexicon.table($0) }
    var judged: Set<UInt64> = []
    for table in tables {
      table.forEachRow(table.column("feature") ?? -1) { _, name in
        guard FeatureWeights.judges(name) else { return }
        judged.insert(FeatureWeights.parts(of: name).frame)
      }
    }
    self.judged = judged
  }

  /// The weights; they are decoded at the first call.
  var table: Table {
    made.withLock { made in
      if let made { return made }
      let table = FeatureWeights.decoded(tables)
      made = table
      return table
    }
  }

  private static func decoded(_ tables: [LexiconTable]) -> Table {
    var rows: [(key: UInt64, weight: Int32)] = []
    rows.reserveCapacity(tables.reduce(0) { $0 + $1.rowCount })
    for table in tables {
      let columns = [table.column("weight") ?? -1]
      table.forEachRow(table.column("feature") ?? -1, numbers: columns) { name, numbers in
        let (frame, rest) = parts(of: name)
        rows.append((rest ^ frame, numbers[0]))
      }
    }
    var capacity = 16
    while capacity < rows.count * 2 { capacity *= 2 }
    var slots = Array(repeating: Table.Slot(), count: capacity)
    for row in rows {
      var slot = Int(truncatingIfNeeded: row.key) & (capacity - 1)
      while slots[slot].key != 0, slots[slot].key != row.key { slot = (slot + 1) & (capacity - 1) }
      // A table on top of another one overrules it row by row.
      slots[slot] = Table.Slot(key: row.key, weight: row.weight)
    }
    return Table(slots: slots)
  }

  /// Whether a row says that the weights judge what its name begins with.
  private static func judges(_ name: Span<UInt8>) -> Bool {
    let start = name.count - 7
    return start >= 0 && name.starts(with: "|always", at: start)
  }

  /// Returns the key of a frame and that of the feature that a name names.
  private static func parts(of text: Span<UInt8>) -> (frame: UInt64, feature: UInt64) {
    var frame: UInt64 = 0
    var start = 0
    if let bar = text.firstIndex(of: UInt8(ascii: "|"), from: 0, to: text.count) {
      var hash = ContentHash()
      for index in 0..<bar { hash.combine(text[index]) }
      frame = hash.value &* mixer
      start = bar + 1
    }
    return (frame, FeatureHash(text, ByteRange(start, text.count)).key)
  }

  private static func hash(_ text: String) -> UInt64 {
    var hash = ContentHash()
    hash.combine(text.utf8)
    return hash.value
  }

  /// The key of a frame or role, by its name.
  static func key(of name: String) -> UInt64 { hash(name) &* mixer }

  /// Whether the weights decide of a frame's events, or of what fills a role.
  func judges(_ keys: Keys) -> Bool { judged.contains(keys.own) }
}
