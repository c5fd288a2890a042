// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// All that the program knows about words: names, cues, frames, tables and the general vocabulary.
///
/// A lexicon is read from one compiled image, which is mapped, not loaded; a user's dictionaries
/// lie on top as further layers, and the later layer wins where two speak of the same thing.
public struct Lexicon: Sendable {
  private let layers: [SharedLayer]
  private let classIDs: [String: UInt32]
  private let classNames: [String]
  private let hidden: HiddenNames
  /// The event frames of all layers, each of which is decoded when it is asked for.
  package let frameTable: FrameTable
  /// What kinds of things the forms of all layers stand for.
  package let formKinds: FormKinds
  /// What the entities of all layers are.
  package let entityOutlines: EntityOutlines
  /// The general words of all layers.
  public private(set) var words: WordDictionary
  /// A hash of the content of all layers, 16 hexadecimal digits.
  public private(set) var version: String
  /// The version of ICU that the character tables were made with, or empty.
  public private(set) var icuVersion: String

  /// Opens a compiled image by mapping it.
  ///
  /// - Throws: ``LexiconError`` where the file cannot be read or is no image of this version.
  public static func open(path: String) throws(LexiconError) -> Lexicon {
    Lexicon(image: try LexiconImageData(path: path))
  }

  /// Makes a lexicon of one image.
  public init(image: LexiconImageData) { self.init(layers: [LexiconLayer(image: image)]) }

  /// Returns this lexicon with the dictionaries of `image` on top.
  public func overlaid(by image: LexiconImageData) -> Lexicon {
    Lexicon(
      layers: layers.map { LexiconLayer(image: $0.image) } + [LexiconLayer(image: image)],
      hiding: hidden)
  }

  /// Returns this lexicon without the meanings of some forms as names, whatever the case of their
  /// letters.
  ///
  /// The forms stay what they are beside that, cues and general words.  What a recognizer finds
  /// with names hidden tells how it fares with names that no dictionary has.
  ///
  /// - Parameter names: the names, in normalized text; those hidden before stay so.
  /// - Returns: the lexicon, of another version than this one.
  /// - Complexity: O(*n*) in the number of forms.
  public func hiding(_ names: [String]) -> Lexicon {
    Lexicon(
      layers: layers.map { LexiconLayer(image: $0.image) }, hiding: hidden.union(names))
  }

  /// Compares every section of all images with its checksum.
  ///
  /// - Throws: ``LexiconError`` that names the first damaged section.
  /// - Complexity: O(*n*) in the number of bytes.
  public func verify() throws(LexiconError) {
    for layer in layers { try layer.image.verify() }
  }

  private init(layers given: [LexiconLayer], hiding hidden: HiddenNames = HiddenNames()) {
    var layers = given
    let (ids, names) = Lexicon.connect(&layers)
    classIDs = ids
    classNames = names
    words = WordDictionary(
      base: layers[0].words, overlays: layers.dropFirst().map(\.words),
      logTotal: layers.lazy.map { $0.number(.wordLogTotal) }.first { $0 > 0 } ?? 0,
      count: layers.reduce(0) { $0 + $1.number(.wordCount) }, hiding: hidden)
    version = Lexicon.version(of: layers, hiding: hidden)
    self.hidden = hidden
    icuVersion =
      layers.lazy.map { $0.strings.string($0.meta[ImageFormat.Meta.icuVersion.rawValue]) }
      .first { !$0.isEmpty } ?? ""
    let shared = layers.map { SharedLayer($0, hiding: hidden) }
    self.layers = shared
    frameTable = FrameTable(
      LexiconTable(parts: shared.compactMap { $0.tables[Frame.tableName] }))
    if shared.count == 1, hidden.isEmpty {
      formKinds = FormKinds(image: shared[0].image)
      entityOutlines = EntityOutlines(image: shared[0].image, strings: shared[0].strings)
    } else {
      let outlines = EntityOutlines(entities: Lexicon.entities(of: shared))
      entityOutlines = outlines
      formKinds = Lexicon.formKinds(of: shared, outlines: outlines)
    }
  }

  /// The event frames of all layers, in the order of their files' names.
  ///
  /// - Complexity: O(*n*) in the number of their words.
  public var frames: [Frame] { (0..<frameTable.count).map { frameTable.frame($0) } }

  /// Returns a table; its name is the file's path below the dictionaries, without the extension.
  ///
  /// A name that no layer has gives an empty table.
  public func table(_ name: String) -> LexiconTable {
    LexiconTable(parts: layers.compactMap { $0.tables[name] })
  }

  /// The weights of the tagger of names in the lowest layer, as ``TaggerFormat`` tells; empty where
  /// it has none.
  package var taggerRows: ImageArray<Int16> {
    layers[0].image.array(.taggerRows, of: Int16.self)
  }

  /// The classes of words in the lowest layer that the tagger of names knows.
  package var taggerWords: WordNumbers {
    WordNumbers(slots: layers[0].image.array(.taggerWords, of: UInt32.self))
  }

  /// The names of all tables, sorted.
  public var tableNames: [String] { Set(layers.flatMap(\.tables.keys)).sorted() }

  /// Finds all occurrences of all forms in one pass and puts them into `matches`.
  ///
  /// Matches are ordered by start, then the longer first; no two have the same range.  What
  /// `matches` held before is removed.
  ///
  /// - Complexity: O(*n*) in the number of bytes, times the length of the forms at hand.
  public func scan(_ text: Span<UInt8>, into matches: inout [LexicalMatch]) {
    matches.removeAll(keepingCapacity: true)
    layers[0].matcher.scan(text, into: &matches)
    for layer in layers.dropFirst() where layer.matcher.count > 0 {
      var upper: [LexicalMatch] = []
      layer.matcher.scan(text, into: &upper)
      for index in upper.indices { upper[index].form += layer.firstForm }
      if !upper.isEmpty { matches = Lexicon.merged(matches, upper) }
    }
  }

  /// Merges two ordered lists; where both have a range, the upper one's match stays.
  private static func merged(_ lower: [LexicalMatch], _ upper: [LexicalMatch]) -> [LexicalMatch] {
    var result: [LexicalMatch] = []
    result.reserveCapacity(lower.count + upper.count)
    var index = 0
    for match in upper {
      while index < lower.count, comesBefore(lower[index].range, match.range) {
        result.append(lower[index])
        index += 1
      }
      if index < lower.count, lower[index].range == match.range { index += 1 }
      result.append(match)
    }
    result.append(contentsOf: lower[index...])
    return result
  }

  private static func comesBefore(_ left: ByteRange, _ right: ByteRange) -> Bool {
    left.start != right.start ? left.start < right.start : left.end > right.end
  }

  /// Calls `body` with each sense of a form, those of later layers first.
  public func forEachSense(of form: UInt32, _ body: (FormSense) -> Void) {
    Lexicon.forEachSense(of: form, in: layers, body)
  }

  /// Returns the senses of a form, those of later layers first.
  public func senses(of form: UInt32) -> [FormSense] {
    var senses: [FormSense] = []
    forEachSense(of: form) { senses.append($0) }
    return senses
  }

  /// Returns the form of the topmost layer that has one whose text is `text`, or null.
  package func form(_ text: String) -> UInt32? {
    for layer in layers.reversed() {
      if let form = layer.matcher.form(text) { return layer.firstForm + form }
    }
    return nil
  }

  /// Returns the form of the topmost layer that has one whose text is that of `range`, or null.
  ///
  /// - Complexity: O(*n*) in the length of the range.
  package func form(in text: Span<UInt8>, _ range: ByteRange) -> UInt32? {
    for layer in layers.reversed() {
      if let form = layer.matcher.form(in: text, from: range.start, to: range.end) {
        return layer.firstForm + form
      }
    }
    return nil
  }

  /// Returns the text of a form as the dictionary writes it.
  public func text(ofForm form: UInt32) -> String {
    guard let layer = layers.last(where: { $0.firstForm <= form }) else { return "" }
    let record = Int(form - layer.firstForm) * ImageFormat.formFieldCount
    return layer.strings.string(layer.matcher.records[record])
  }

  /// The number of entities of all layers.
  public var entityCount: Int { layers.reduce(0) { $0 + $1.entityCount } }

  /// Returns an entity; one without a name where the index is out of range.
  public func entity(_ index: UInt32) -> DictionaryEntity {
    Lexicon.entity(index, in: layers)
  }

  /// Returns an entity's canonical name; empty where the index is out of range.
  package func entityName(_ index: UInt32) -> String {
    guard let layer = layers.last(where: { $0.firstEntity <= index }) else { return "" }
    let record = Int(index - layer.firstEntity) * ImageFormat.entityFieldCount
    return layer.strings.string(layer.entities[record + 1])
  }

  /// The number of forms of all layers.
  package var formCount: Int { layers.reduce(0) { $0 + $1.matcher.count } }

  /// Returns the id of a cue class such as `person.surname`, or null where no dictionary has it.
  public func cueClass(_ name: String) -> UInt32? { classIDs[name] }

  /// The number of cue classes; their ids begin at 0.
  package var cueClassCount: Int { classNames.count }

  /// Returns the name of a cue class, empty where the id is none.
  public func cueClassName(_ identifier: UInt32) -> String {
    Int(identifier) < classNames.count ? classNames[Int(identifier)] : ""
  }
}
