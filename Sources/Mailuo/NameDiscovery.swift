// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// The names of many articles that no dictionary knows, with what the articles tell of them.
///
/// Documents may be added and sets merged in any order: the outcome is the same.
public struct NameDiscovery: Sendable {
  /// A place where an unknown name stands.
  public struct Context: Hashable, Sendable {
    /// Where the article came from.
    public var source: String
    /// Where the name begins in the normalized text, in bytes.
    public var start: Int
    /// The name with what stands around it, on one line.
    public var text: String
  }

  /// What is known of one name, as one type.
  struct Tally: Sendable {
    var mentions = 0
    var documents = 0
    /// How often the name was written so, and how often otherwise in the same article.
    var forms: [String: Int] = [:]
    var aliases: [String: Int] = [:]
    /// In how many documents the name had that owner or maker.
    var parents: [String: Int] = [:]
    var recognizers: [String: Int] = [:]
    /// The first ones by source, at most one from each.
    var contexts: [Context] = []
  }

  /// How many contexts are kept of a name, at most.
  public static let contextLimit = 8
  /// How many bytes are told on each side of a name, at most.
  private static let reach = 75

  /// The tallies of each name, by folded name and type.
  private(set) var tallies: [String: [EntityType: Tally]] = [:]

  /// Makes an empty set.
  public init() {}

  /// Makes the set of one document's names.
  ///
  /// - Complexity: O(*n*) in the number of its mentions.
  public init(_ document: Document) {
    let annotations = document.annotations
    var mentions = Array(repeating: [Int](), count: annotations.entities.count)
    for (index, mention) in annotations.mentions.enumerated() {
      mentions[mention.entity].append(index)
    }
    let parents = NameDiscovery.parents(in: annotations)
    for (index, entity) in annotations.entities.enumerated() where entity.canonicalName == nil {
      var tally = Tally()
      tally.documents = 1
      for number in mentions[index] {
        let mention = annotations.mentions[number]
        let text = document.text.string(mention.range)
        tally.mentions += 1
        tally.recognizers[mention.recognizer, default: 0] += 1
        if text == entity.name || NameDiscovery.folded(text) == NameDiscovery.folded(entity.name) {
          tally.forms[text, default: 0] += 1
        } else {
          tally.aliases[text, default: 0] += 1
        }
      }
      guard let first = mentions[index].first else { continue }
      let place = annotations.mentions[first].range
      tally.contexts = [
        Context(
          source: document.article.source, start: place.start,
          text: NameDiscovery.context(of: place, in: document))
      ]
      if let parent = parents[index] { tally.parents[parent] = 1 }
      NameDiscovery.merge(
        tally, into: &tallies[NameDiscovery.folded(entity.name), default: [:]][entity.type])
    }
  }

  /// Takes in another set.
  public mutating func merge(_ other: NameDiscovery) {
    for (name, types) in other.tallies {
      for (type, tally) in types {
        NameDiscovery.merge(tally, into: &tallies[name, default: [:]][type])
      }
    }
  }

  static func merge(_ tally: Tally, into place: inout Tally?) {
    guard var sum = place else {
      place = tally
      return
    }
    place = nil
    sum.mentions += tally.mentions
    sum.documents += tally.documents
    sum.forms.merge(tally.forms, uniquingKeysWith: +)
    sum.aliases.merge(tally.aliases, uniquingKeysWith: +)
    sum.parents.merge(tally.parents, uniquingKeysWith: +)
    sum.recognizers.merge(tally.recognizers, uniquingKeysWith: +)
    for context in tally.contexts {
      var index = sum.contexts.count
      while index > 0, precedes(context, sum.contexts[index - 1]) { index -= 1 }
      if index < contextLimit { sum.contexts.insert(context, at: index) }
    }
    if sum.contexts.count > contextLimit { sum.contexts.removeLast() }
    place = sum
  }

  static func precedes(_ left: Context, _ right: Context) -> Bool {
    if left.source != right.source { return left.source < right.source }
    if left.start != right.start { return left.start < right.start }
    return left.text < right.text
  }

  /// The name without spaces and in small letters: what makes two spellings one name.
  static func folded(_ name: String) -> String {
    let bytes = name.utf8.lazy.filter { $0 != 0x20 }.map { byte in
      byte &- 0x41 < 26 ? byte | 0x20 : byte
    }
    return String(decoding: Array(bytes), as: UTF8.self)
  }

  /// Returns the known owner or maker that an article states for its entities.
  private static func parents(in annotations: EntityAnnotations) -> [Int: String] {
    var result: [Int: String] = [:]
    for relation in annotations.relations {
      let (child, parent) =
        switch relation.kind {
        case .developer: (relation.to, relation.from)
        case .part, .position: (relation.from, relation.to)
        case .seat, .version: (-1, -1)
        }
      guard child >= 0, result[child] == nil,
        let name = annotations.entities[parent].canonicalName
      else { continue }
      result[child] = name
    }
    return result
  }

  /// Returns the sentence around a mention, or what lies near in a long one, on one line.
  private static func context(of place: ByteRange, in document: Document) -> String {
    let index = document.segments.sentenceIndex(at: place.start)
    var range = place
    if index < document.segments.sentences.count,
      document.segments.sentences[index].range.contains(place)
    {
      range = document.stretch(
        of: document.segments.sentences[index].range, around: place, reach: reach)
    }
    return document.text.string(range).split { $0.isWhitespace }.joined(separator: " ")
  }
}
