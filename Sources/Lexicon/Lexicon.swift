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
  /// The event frames of all layers, in the order of their files' names.
  public private(set) var frames: [Frame] = []
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
    self.layers = layers.map { SharedLayer($0, hiding: hidden) }
    frames = Frame.frames(in: self)
  }

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
    WordNumbers(slots: layers[0].image.array(.taggerWords, of: UInt64.self))
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
    if layers.count == 1 {
      layers[0].forEachSense(of: form, body)
      return
    }
    guard var layer = layers.lastIndex(where: { $0.firstForm <= form }) else { return }
    var seen: Set<FormSense.Kind> = []
    var form = form
    while true {
      let local = form - layers[layer].firstForm
      layers[layer].forEachSense(of: local) { sense in
        if seen.insert(sense.kind).inserted { body(sense) }
      }
      guard let lower = layers[layer].lowerForms[local],
        let place = layers.lastIndex(where: {
          $0.firstForm <= lower && $0.matcher.count > 0
        }),
        place < layer
      else { return }
      form = lower
      layer = place
    }
  }

  /// Returns the senses of a form, those of later layers first.
  public func senses(of form: UInt32) -> [FormSense] {
    var senses: [FormSense] = []
    forEachSense(of: form) { senses.append($0) }
    return senses
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
    guard let layer = layers.last(where: { $0.firstEntity <= index }) else {
      return DictionaryEntity(type: EntityType(rawValue: ""), name: "", kind: "")
    }
    let local = index - layer.firstEntity
    let record = Int(local) * ImageFormat.entityFieldCount
    let parent = layer.entities[record + 4]
    return DictionaryEntity(
      type: EntityType(rawValue: layer.strings.string(layer.entities[record])),
      name: layer.strings.string(layer.entities[record + 1]),
      kind: layer.strings.string(layer.entities[record + 2]),
      parent: parent > 0
        ? layer.replacedEntities[parent - 1] ?? layer.firstEntity + parent - 1
        : layer.lowerParents[local])
  }

  /// Returns an entity's canonical name; empty where the index is out of range.
  package func entityName(_ index: UInt32) -> String {
    guard let layer = layers.last(where: { $0.firstEntity <= index }) else { return "" }
    let record = Int(index - layer.firstEntity) * ImageFormat.entityFieldCount
    return layer.strings.string(layer.entities[record + 1])
  }

  /// The number of forms of all layers.
  package var formCount: Int { layers.reduce(0) { $0 + $1.matcher.count } }

  /// Calls `body` with each sense of each form, form by form in order.
  ///
  /// Asking for the senses of one form after the other comes to the same and takes longer.
  ///
  /// - Parameters:
  ///   - withEntities: Whether the names of entities are wanted as well.
  ///   - body: Called with each form and sense.
  package func forEachSense(
    withEntities: Bool = true, _ body: (_ form: UInt32, _ sense: FormSense) -> Void
  ) {
    guard layers.count == 1 else {
      for form in 0..<UInt32(formCount) {
        forEachSense(of: form) { sense in
          if !withEntities, case .entity = sense.kind { return }
          body(form, sense)
        }
      }
      return
    }
    let layer = layers[0]
    for form in 0..<UInt32(layer.matcher.count) {
      layer.forEachSense(of: form, withEntities: withEntities) { body(form, $0) }
    }
  }

  /// What an entity is, with the strings left out.
  package struct EntityOutline: Sendable {
    /// The places of its type's and its kind's names in the list of names.
    package var type: UInt16
    package var kind: UInt16
    /// The index of its owner, developer or containing place, or null.
    package var parent: UInt32?
  }

  /// Returns what each entity is, and the names of all types and kinds.
  package func entityOutlines() -> (outlines: [EntityOutline], names: [String]) {
    var outlines: [EntityOutline] = []
    outlines.reserveCapacity(entityCount)
    var names: [String] = []
    for layer in layers { layer.appendOutlines(to: &outlines, names: &names) }
    return (outlines, names)
  }

  /// Returns the id of a cue class such as `person.surname`, or null where no dictionary has it.
  public func cueClass(_ name: String) -> UInt32? { classIDs[name] }

  /// The number of cue classes; their ids begin at 0.
  package var cueClassCount: Int { classNames.count }

  /// Returns the name of a cue class, empty where the id is none.
  public func cueClassName(_ identifier: UInt32) -> String {
    Int(identifier) < classNames.count ? classNames[Int(identifier)] : ""
  }
}
