// SPDX-License-Identifier: Apache-2.0

public import Lexicon
public import TextModel

/// A frequent name that no dictionary knows, ready to be looked at by a reader.
public struct DiscoveredName: Sendable {
  /// The form in which it stands most often.
  public var name: String
  /// The type that most of its mentions have.
  public var type: EntityType
  /// How many mentions have each type, the most frequent first.
  public var types: [(type: EntityType, mentions: Int)]
  /// Other names that articles use for it, the most frequent first.
  public var aliases: [String]
  /// The known organization that most of the articles which name one give as its owner or maker.
  public var parent: String?
  /// The number of its mentions.
  public var mentions: Int
  /// The number of articles that name it.
  public var documents: Int
  /// How many mentions each recognizer found, the most frequent first.
  public var recognizers: [(name: String, mentions: Int)]
  /// Where it stands, ordered by source, at most one from each article.
  public var contexts: [NameDiscovery.Context]
}

extension NameDiscovery {
  /// Which names are wanted.
  public struct Filter: Sendable {
    /// The least number of articles that name it.
    public var minimumDocuments = 2
    /// The least number of its mentions.
    public var minimumMentions = 2
    /// The types, or null for all.
    public var types: Set<EntityType>?
    /// The greatest number of names, or null for all.
    public var limit: Int?

    /// Makes a filter that keeps what stands in two articles.
    public init() {}
  }

  /// Returns the names that pass a filter, those in most articles first.
  ///
  /// - Parameters:
  ///   - filter: which names are wanted.
  ///   - lexicon: the dictionaries; a name that they have, as whatever type, is left out.
  /// - Returns: the names; those in equally many articles are ordered by mentions, then by bytes.
  /// - Complexity: O(*n* log *n*) in the number of names.
  public func names(_ filter: Filter, lexicon: Lexicon) -> [DiscoveredName] {
    var result: [DiscoveredName] = []
    for (_, tallies) in tallies {
      let documents = tallies.values.reduce(0) { $0 + $1.documents }
      guard documents >= filter.minimumDocuments, let name = name(of: tallies),
        name.mentions >= filter.minimumMentions, filter.types?.contains(name.type) ?? true,
        !NameDiscovery.isKnown(name.name, in: lexicon)
      else { continue }
      result.append(name)
    }
    result.sort { left, right in
      if left.documents != right.documents { return left.documents > right.documents }
      if left.mentions != right.mentions { return left.mentions > right.mentions }
      return left.name < right.name
    }
    if let limit = filter.limit { result.removeLast(max(0, result.count - limit)) }
    let names = Set(result.map { NameDiscovery.folded($0.name) })
    for index in result.indices {
      let name = result[index]
      // A name that is listed itself is no other name's; of a person, a part says little.
      result[index].aliases = name.aliases.filter { alias in
        !names.contains(NameDiscovery.folded(alias))
          && !(name.type == .person && name.name.contains(alias))
          && !NameDiscovery.isKnown(alias, in: lexicon)
      }
    }
    return result
  }

  private func name(of tallies: [EntityType: Tally]) -> DiscoveredName? {
    let ordered = tallies.sorted { left, right in
      left.value.mentions != right.value.mentions
        ? left.value.mentions > right.value.mentions : left.key.rawValue < right.key.rawValue
    }
    guard let type = ordered.first?.key else { return nil }
    var sum: Tally?
    for (_, tally) in ordered { NameDiscovery.merge(tally, into: &sum) }
    guard let sum, let name = NameDiscovery.byCount(sum.forms).first?.0 else { return nil }
    // Spellings with other spaces are forms of their own to a dictionary, other letters' case is
    // not.
    let others = NameDiscovery.byCount(sum.forms).dropFirst().map(\.0)
      .filter { $0.lowercased() != name.lowercased() }
    return DiscoveredName(
      name: name, type: type, types: ordered.map { ($0.key, $0.value.mentions) },
      aliases: NameDiscovery.unique(others + NameDiscovery.byCount(sum.aliases).map(\.0)),
      parent: NameDiscovery.byCount(sum.parents).first?.0, mentions: sum.mentions,
      documents: sum.documents,
      recognizers: NameDiscovery.byCount(sum.recognizers).map { ($0.0, $0.1) },
      contexts: sum.contexts)
  }

  /// Returns the first of the names that differ in letters' case alone.
  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0.lowercased()).inserted }
  }

  private static func byCount(_ counts: [String: Int]) -> [(String, Int)] {
    counts.map { ($0.key, $0.value) }.sorted { left, right in
      left.1 != right.1 ? left.1 > right.1 : left.0 < right.0
    }
  }

  /// Whether a dictionary has the whole of a name as an entity's form.
  private static func isKnown(_ name: String, in lexicon: Lexicon) -> Bool {
    let bytes = Array(name.utf8)
    var matches: [LexicalMatch] = []
    lexicon.scan(bytes.span, into: &matches)
    return matches.contains { match in
      match.range == ByteRange(0, bytes.count)
        && lexicon.senses(of: match.form).contains { sense in
          if case .entity = sense.kind { true } else { false }
        }
    }
  }
}
