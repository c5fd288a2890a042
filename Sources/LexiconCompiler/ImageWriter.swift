// SPDX-License-Identifier: Apache-2.0

import Lexicon

/// Writes what a builder has collected as the bytes of an image.
struct ImageWriter {
  private var strings = StringNumbers()
  private var bodies: [ImageFormat.Section: [UInt8]] = [:]
  private var meta = [UInt32](repeating: 0, count: ImageFormat.Meta.allCases.count)

  /// Returns the image.
  ///
  /// - Throws: ``LexiconError`` where the dictionaries are too large for the format.
  mutating func bytes(of builder: DictionaryBuilder) throws(LexiconError) -> [UInt8] {
    let forms = FormTable(builder.forms)
    let words = builder.wordsAndNames
    guard let encoder = KeyEncoder(weights: weights(of: builder, words: words, forms: forms)) else {
      throw tooLarge("characters")
    }
    bodies[.codes] = ImageWriter.littleEndian(encoder.table)
    try addWords(words, encoder: encoder)
    try addForms(forms, encoder: encoder)
    addEntities(of: builder)
    addKinds(of: forms, entities: builder.entities)
    try addTables(of: builder, encoder: encoder)
    bodies[.classes] = ImageWriter.littleEndian(builder.classes.map { strings.number(of: $0) })
    bodies[.taggerRows] = ImageWriter.littleEndian(builder.taggerRows)
    bodies[.taggerWords] = ImageWriter.littleEndian(builder.taggerWords)
    set(.icuVersion, strings.number(of: builder.icuVersion))
    set(.frameCount, UInt32(builder.frameCount))
    bodies[.meta] = ImageWriter.littleEndian(meta)
    bodies[.stringOffsets] = ImageWriter.littleEndian(strings.offsets)
    bodies[.stringBytes] = strings.bytes
    return assembled()
  }

  private mutating func set(_ key: ImageFormat.Meta, _ value: UInt32) { meta[key.rawValue] = value }

  private func tooLarge(_ what: String) -> LexiconError {
    LexiconError(path: "Dictionaries", reason: "The dictionaries hold too many \(what).")
  }

  /// How often texts show each character: by the words' frequencies, and once for every other key.
  private func weights(
    of builder: DictionaryBuilder, words: [String: DictionaryBuilder.Word], forms: FormTable
  ) -> [UInt32: UInt64] {
    var weights: [UInt32: UInt64] = [:]
    for (word, entry) in words {
      for scalar in word.unicodeScalars { weights[scalar.value, default: 0] += entry.frequency }
    }
    for pattern in forms.patterns {
      for scalar in pattern.key.unicodeScalars { weights[scalar.value, default: 0] += 1 }
    }
    for table in builder.tables.values {
      for row in table.rows {
        for scalar in row[0].unicodeScalars { weights[scalar.value, default: 0] += 1 }
      }
    }
    return weights
  }

  private mutating func addWords(
    _ words: [String: DictionaryBuilder.Word], encoder: KeyEncoder
  ) throws(LexiconError) {
    var trie = TrieBuilder()
    var total: UInt64 = 0
    var keys: [TrieBuilder.Key] = []
    keys.reserveCapacity(words.count)
    for (word, entry) in words {
      total += entry.frequency
      keys.append(
        TrieBuilder.Key(
          codes: encoder.encoded(word),
          value: WordDictionary.value(
            logFrequency: Logarithm.binary(entry.frequency), partOfSpeechNumber: entry.partOfSpeech),
          weight: entry.frequency))
    }
    guard let root = trie.add(keys) else { throw tooLarge("words") }
    bodies[.words] = ImageWriter.littleEndian(trie.units)
    set(.wordRoot, root)
    set(.wordCount, UInt32(keys.count))
    set(.wordLogTotal, UInt32(Logarithm.binary(total)))
  }

  private mutating func addForms(
    _ forms: FormTable, encoder: KeyEncoder
  ) throws(LexiconError) {
    var records: [UInt32] = []
    var senses: [UInt32] = []
    var keys: [TrieBuilder.Key] = []
    for pattern in forms.patterns {
      let first = records.count / ImageFormat.formFieldCount
      guard first <= FormMatcher.maximalForm else { throw tooLarge("forms") }
      for (index, form) in pattern.forms.enumerated() {
        let isLast = index == pattern.forms.count - 1
        records.append(strings.number(of: form.text))
        records.append(FormMatcher.flags(of: form.text, isLast: isLast))
        records.append(UInt32(senses.count / ImageFormat.senseFieldCount))
        records.append(UInt32(form.senses.count))
        for sense in form.senses {
          senses.append(sense.record.0)
          senses.append(sense.record.1)
          senses.append(sense.record.2)
        }
      }
      let flags = records[first * ImageFormat.formFieldCount + 1]
      keys.append(
        TrieBuilder.Key(
          codes: encoder.encoded(pattern.key),
          value: FormMatcher.value(ofForm: first, flags: flags), weight: 1))
    }
    var trie = TrieBuilder()
    guard let root = trie.add(keys) else { throw tooLarge("forms") }
    set(.formRoot, root)
    bodies[.forms] = ImageWriter.littleEndian(trie.units)
    bodies[.formRecords] = ImageWriter.littleEndian(records)
    bodies[.senses] = ImageWriter.littleEndian(senses)
  }

  private mutating func addEntities(of builder: DictionaryBuilder) {
    var records: [UInt32] = []
    for entity in builder.entities {
      records.append(strings.number(of: entity.type))
      records.append(strings.number(of: entity.name))
      records.append(strings.number(of: entity.kind))
      records.append(strings.number(of: entity.parentName))
      records.append(entity.parent.map { UInt32($0 + 1) } ?? 0)
    }
    bodies[.entities] = ImageWriter.littleEndian(records)
  }

  /// Adds what kinds of things forms and entities are, which each start would have to collect.
  private mutating func addKinds(of forms: FormTable, entities: [DictionaryBuilder.Entity]) {
    var outlines = EntityOutlines.Collector()
    for entity in entities { outlines.append(type: entity.type, kind: entity.kind) }
    let places = outlines.places
    var kinds = FormKinds.Collector()
    for pattern in forms.patterns {
      for form in pattern.forms {
        kinds.append(form.senses) { index in
          Int(index) < places.count ? places[Int(index)] & 0xFFFF : 0xFFFF
        }
      }
    }
    bodies[.formKinds] = ImageWriter.littleEndian(kinds.sets)
    bodies[.kindEnds] = ImageWriter.littleEndian(kinds.ends)
    bodies[.kinds] = ImageWriter.littleEndian(kinds.kinds)
    bodies[.entityKinds] = ImageWriter.littleEndian(places)
    bodies[.entityNames] = ImageWriter.littleEndian(
      outlines.names.map { strings.number(of: $0) })
  }

  private mutating func addTables(
    of builder: DictionaryBuilder, encoder: KeyEncoder
  ) throws(LexiconError) {
    var records: [UInt32] = []
    var cells: [UInt32] = []
    var trie = TrieBuilder()
    // The table with most rows first: its root needs the widest free stretch.
    let names = builder.tables.sorted {
      $0.value.rows.count != $1.value.rows.count
        ? $0.value.rows.count > $1.value.rows.count : $0.key < $1.key
    }
    for (name, table) in names where !table.columns.isEmpty {
      var keys: [TrieBuilder.Key] = []
      var seen: Set<[UInt16]> = []
      let first = cells.count
      for column in table.columns { cells.append(strings.number(of: column)) }
      for (index, row) in table.rows.enumerated() {
        for field in row { cells.append(strings.number(of: field)) }
        let codes = encoder.encoded(row[0])
        guard !codes.isEmpty, seen.insert(codes).inserted else { continue }
        keys.append(TrieBuilder.Key(codes: codes, value: UInt32(index + 1), weight: 1))
      }
      guard let root = trie.add(keys), table.rows.count < DoubleArrayTrie.maximalValue else {
        throw tooLarge("rows")
      }
      records.append(strings.number(of: name))
      records.append(UInt32(table.columns.count))
      records.append(UInt32(table.rows.count))
      records.append(UInt32(first))
      records.append(root)
    }
    bodies[.tables] = ImageWriter.littleEndian(records)
    bodies[.cells] = ImageWriter.littleEndian(cells)
    bodies[.tableTries] = ImageWriter.littleEndian(trie.units)
  }

  /// Puts header, section table and bodies together.
  ///
  /// The hash of the content leaves out what is made of other sections: the dictionaries are the
  /// same.
  private func assembled() -> [UInt8] {
    let original = laidOut(ImageFormat.Section.allCases.filter(\.isOriginal))
    let all = laidOut(ImageFormat.Section.allCases)
    let header: [UInt64] = [
      ImageFormat.magic, ImageFormat.version, UInt64(ImageFormat.Section.allCases.count),
      ImageFormat.checksum(original.body.span), UInt64(all.origin + all.body.count),
    ]
    let checksum = ImageFormat.checksum(ImageWriter.littleEndian(header + all.table).span)
    return ImageWriter.littleEndian(header + [checksum, 0, 0] + all.table) + all.body
  }

  /// Returns the table of some sections and their bodies, which lie from `origin` on.
  private func laidOut(
    _ sections: [ImageFormat.Section]
  ) -> (table: [UInt64], body: [UInt8], origin: Int) {
    let origin = ImageFormat.headerSize + sections.count * ImageFormat.sectionSize
    var offset = origin
    var table: [UInt64] = []
    var body: [UInt8] = []
    for section in sections {
      let bytes = bodies[section] ?? []
      let padding = (ImageFormat.alignment - offset % ImageFormat.alignment) % ImageFormat.alignment
      body.append(contentsOf: repeatElement(0, count: padding))
      offset += padding
      table += [
        section.tag, UInt64(offset), UInt64(bytes.count), ImageFormat.checksum(bytes.span),
      ]
      body.append(contentsOf: bytes)
      offset += bytes.count
    }
    return (table, body, origin)
  }

  /// Returns numbers as bytes, the lowest first.
  private static func littleEndian<Number: FixedWidthInteger>(_ numbers: [Number]) -> [UInt8] {
    let size = Number.bitWidth / 8
    var bytes = [UInt8](repeating: 0, count: numbers.count * size)
    var place = 0
    for number in numbers {
      var rest = number
      for _ in 0..<size {
        bytes[place] = UInt8(truncatingIfNeeded: rest)
        rest >>= 8
        place += 1
      }
    }
    return bytes
  }
}
