// SPDX-License-Identifier: Apache-2.0

import TextModel

/// What was found, as an event has it.
extension ArgumentFinder {
  /// The arguments in the order of the roles, then of the text.
  var arguments: [EventArgument] {
    fillers.sorted(by: ArgumentFinder.isBefore).map { filler in
      let range = range(of: filler)
      let isPronoun = filler.kind == .mention && filler.range != range
      return EventArgument(
        role: frame.roles[filler.role].name, range: range, entity: entity(of: filler),
        pronoun: isPronoun ? filler.range : nil)
    }
  }

  /// The entity that a filler names, or null.
  func entity(of filler: Filler) -> Int? {
    filler.kind == .mention ? article.entity(filler.index) : nil
  }

  /// Where the name, quantity or words stand that a filler puts into its role.
  func range(of filler: Filler) -> ByteRange {
    switch filler.kind {
    case .mention: article.annotations.mentions[filler.index].range
    case .quantity: article.expressions.quantities[filler.index].range
    default: filler.range
    }
  }

  /// The order of the roles, then of the text; of what one word stands for, that of the names.
  private static func isBefore(_ left: Filler, _ right: Filler) -> Bool {
    if left.role != right.role { return left.role < right.role }
    return left.range == right.range ? left.index < right.index : left.range < right.range
  }

  /// The number of roles that are filled.
  var filledRoleCount: Int {
    frame.roles.indices.count { role in fillers.contains { $0.role == role } }
  }

  /// How sure an event of these arguments is, by how they were found, in thousandths.
  func confidence(weight: Int) -> Int {
    var sum = 550 + weight
    for role in frame.participants where isFilled(role) { sum += 120 }
    if isFar { sum -= 80 }
    if isCarried { sum -= 130 }
    return min(max(sum, 100), 980)
  }
}
