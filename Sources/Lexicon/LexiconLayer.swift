// SPDX-License-Identifier: Apache-2.0

/// One image as part of a lexicon: its views, and where its numbers begin among those of all
/// layers.
struct LexiconLayer: Sendable {
  let image: LexiconImageData
  let strings: StringPool
  let codes: ScalarCodes
  let matcher: FormMatcher
  let words: DoubleArrayTrie
  let tables: [String: LexiconTable.Part]
  let classes: [String]
  let senses: ImageArray<UInt32>
  let entities: ImageArray<UInt32>
  let meta: ImageArray<UInt32>

  /// The number of the first form, entity and frame of this layer.
  var firstForm: UInt32 = 0
  var firstEntity: UInt32 = 0
  var firstFrame = 0
  /// The ids that the lexicon gives to this layer's cue classes.
  var classIDs: [UInt32] = []
  /// For an entity that a later layer has too: that layer's.
  var replacedEntities: [UInt32: UInt32] = [:]
  /// For an entity without a parent in this layer: the parent in a lower one.
  var lowerParents: [UInt32: UInt32] = [:]
  /// For a form of this layer that a lower layer has too: the lower one.
  var lowerForms: [UInt32: UInt32] = [:]

  init(image: LexiconImageData) {
    self.image = image
    meta = image.array(.meta, of: UInt32.self)
    strings = StringPool(image: image)
    codes = ScalarCodes(table: image.array(.codes, of: UInt16.self))
    matcher = FormMatcher(
      trie: DoubleArrayTrie(
        codes: codes, units: image.array(.forms, of: UInt64.self),
        rootBase: meta[ImageFormat.Meta.formRoot.rawValue]),
      records: image.array(.formRecords, of: UInt32.self), strings: strings)
    words = DoubleArrayTrie(
      codes: codes, units: image.array(.words, of: UInt64.self),
      rootBase: meta[ImageFormat.Meta.wordRoot.rawValue])
    senses = image.array(.senses, of: UInt32.self)
    entities = image.array(.entities, of: UInt32.self)
    let names = image.array(.classes, of: UInt32.self)
    let strings = strings
    classes = (0..<names.count).map { strings.string(names[$0]) }
    tables = LexiconLayer.tables(of: image, strings: strings, codes: codes)
  }

  private static func tables(
    of image: LexiconImageData, strings: StringPool, codes: ScalarCodes
  ) -> [String: LexiconTable.Part] {
    let records = image.array(.tables, of: UInt32.self)
    let units = image.array(.tableTries, of: UInt64.self)
    var tables: [String: LexiconTable.Part] = [:]
    let width = ImageFormat.tableFieldCount
    for index in 0..<(records.count / width) {
      func number(_ field: Int) -> Int { Int(records[index * width + field]) }
      let columnCount = number(1)
      let rowCount = number(2)
      // The column names are the cells before the first row.
      let cells = image.array(
        .cells, of: UInt32.self, from: number(3), count: (rowCount + 1) * columnCount)
      guard cells.count > 0 else { continue }
      let trie = DoubleArrayTrie(
        codes: codes, units: units, rootBase: records[index * width + 4])
      tables[strings.string(records[index * width])] = LexiconTable.Part(
        strings: strings, trie: trie, cells: cells,
        columns: (0..<columnCount).map { strings.string(cells[$0]) }, rowCount: rowCount)
    }
    return tables
  }

  /// The number of entities.
  var entityCount: Int { entities.count / ImageFormat.entityFieldCount }

  /// Returns one number of the meta section.
  func number(_ key: ImageFormat.Meta) -> Int { Int(meta[key.rawValue]) }

  /// Returns a field of an entity's record: 0 type, 1 name, 2 kind, 3 parent's name.
  func entityField(_ index: Int, _ field: Int) -> String {
    strings.string(entities[index * ImageFormat.entityFieldCount + field])
  }
}
