// SPDX-License-Identifier: Apache-2.0

/// Who and what a stretch of text names, each once, in the order of the first naming: what 前者,
/// 后者 and 双方 may stand for.
struct NamedParties {
  /// More of one kind are not told apart by such words.
  private static let most = 8

  private(set) var organizations: [Int] = []
  private(set) var persons: [Int] = []
  private(set) var products: [Int] = []
  /// Organizations and persons.
  private(set) var actors: [Int] = []

  /// Takes in what is named next.
  mutating func add(_ mention: Int, types: MentionTypes) {
    if types.isProduct(mention) {
      NamedParties.add(mention, to: &products, types: types)
    } else if types.isOrganization(mention) {
      NamedParties.add(mention, to: &organizations, types: types)
      NamedParties.add(mention, to: &actors, types: types)
    } else if types.isPerson(mention) {
      NamedParties.add(mention, to: &persons, types: types)
      NamedParties.add(mention, to: &actors, types: types)
    }
  }

  /// Takes in all that another stretch names.
  mutating func add(_ other: NamedParties, types: MentionTypes) {
    for mention in other.actors + other.products { add(mention, types: types) }
  }

  private static func add(_ mention: Int, to list: inout [Int], types: MentionTypes) {
    guard list.count < most, !list.contains(where: { types.areSame($0, mention) }) else { return }
    list.append(mention)
  }

  /// The organizations, or for want of them the persons, where there are just `count` of them.
  func group(of count: Int) -> [Int]? {
    let members = organizations.isEmpty ? persons : organizations
    return members.count == count ? members : nil
  }

  /// Whether more take part than `count`.
  func isMore(than count: Int) -> Bool {
    (organizations.isEmpty ? persons : organizations).count > count
  }

  /// What 前者 and 后者 stand for: the last two of a kind, organizations before persons.
  ///
  /// With both actors and products in pairs, each word may stand for either.
  var pair: NamedPair? {
    let first = NamedParties.lastTwo(organizations) ?? NamedParties.lastTwo(actors)
    let second = NamedParties.lastTwo(products)
    guard let pair = first ?? second else { return nil }
    guard first != nil, let second else { return NamedPair(former: [pair.0], latter: [pair.1]) }
    return NamedPair(former: [pair.0, second.0], latter: [pair.1, second.1])
  }

  private static func lastTwo(_ list: [Int]) -> (Int, Int)? {
    list.count < 2 ? nil : (list[list.count - 2], list[list.count - 1])
  }
}

/// What 前者 and 后者 stand for: a mention each, and perhaps one of another type.
struct NamedPair {
  var former: [Int]
  var latter: [Int]
}
