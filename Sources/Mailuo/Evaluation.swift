// SPDX-License-Identifier: Apache-2.0

public import Ingestion

/// How well records agree with annotated ones: precision, recall and F1 of each task.
///
/// What counts as right: a mention of the same type and span; a time that overlaps and has the same
/// value; a quantity that overlaps and has the same kind, value and unit; an event of the same type
/// whose trigger is the same for at least the half; an argument of a right event with the same role
/// and the same span for at least the half, or the same text; a relation of the same entities.
public struct Evaluation: Sendable {
  /// One task's counts.
  public struct Row: Hashable, Sendable {
    /// The task's name.
    public var name: String
    /// The number of items that are annotated.
    public var gold = 0
    /// The number of items that were found.
    public var system = 0
    /// The number of items in both.
    public var right = 0

    /// The share of what was found that is right, in ten thousandths.
    public var precision: Int { Row.share(right, of: system) }
    /// The share of what is annotated that was found, in ten thousandths.
    public var recall: Int { Row.share(right, of: gold) }
    /// The harmonic mean of both, in ten thousandths.
    public var f1: Int { Row.share(2 * right, of: gold + system) }

    private static func share(_ part: Int, of whole: Int) -> Int {
      whole == 0 ? 0 : (part * 20_000 + whole) / (2 * whole)
    }
  }

  /// The number of annotated documents.
  public private(set) var documents = 0
  /// The tasks.
  public private(set) var rows: [Row]

  private enum Task: Int, CaseIterable {
    case mention, time, quantity, event, argument, relation

    var name: String {
      [
        "entity_strict", "time_value", "quantity_value", "event_type", "event_argument", "relation",
      ][
        rawValue]
    }
  }

  /// Compares the records in two files or folders; a record that is missing counts as empty.
  ///
  /// - Throws: ``IngestionFailure`` where a file cannot be read or is no JSON.
  public init(gold: String, system: String) throws(IngestionFailure) {
    let golds = try ScoredDocument.read(gold)
    let systems = try ScoredDocument.read(system)
    rows = Task.allCases.map { Row(name: $0.name) }
    documents = golds.count
    for (name, document) in golds {
      compare(document, systems[name] ?? ScoredDocument())
    }
  }

  private typealias Item = ScoredDocument.Item

  private mutating func compare(_ gold: ScoredDocument, _ system: ScoredDocument) {
    match(.mention, gold.mentions, system.mentions) {
      $0.label == $1.label && $0.isSameSpan($1)
    }
    match(.time, gold.times, system.times) { $0.overlap($1) > 0 && $0.values == $1.values }
    match(.quantity, gold.quantities, system.quantities) {
      $0.overlap($1) > 0 && $0.label == $1.label && $0.values == $1.values
    }
    let partners = match(.event, gold.events, system.events) {
      $0.label == $1.label && $0.isMostly($1)
    }
    for (index, event) in gold.events.enumerated() {
      let found = partners[index].map { system.events[$0].arguments } ?? []
      match(.argument, event.arguments, found) {
        $0.label == $1.label && ($0.isMostly($1) || $0.text == $1.text)
      }
    }
    let paired = Set(partners.compactMap { $0 })
    for (index, event) in system.events.enumerated() where !paired.contains(index) {
      rows[Task.argument.rawValue].system += event.arguments.count
    }
    compareRelations(gold, system)
  }

  private mutating func compareRelations(_ gold: ScoredDocument, _ system: ScoredDocument) {
    var entities: [Range<Int>: String] = [:]
    for (id, mentions) in system.entities {
      for mention in mentions where mention.start < mention.end {
        entities[mention.start..<mention.end] = id
      }
    }
    func found(_ id: String) -> String? {
      (gold.entities[id] ?? []).lazy.compactMap { mention in
        mention.start < mention.end ? entities[mention.start..<mention.end] : nil
      }.first
    }
    var left = system.relations
    rows[Task.relation.rawValue].gold += gold.relations.count
    rows[Task.relation.rawValue].system += left.count
    for relation in gold.relations {
      guard let from = found(relation.from), let to = found(relation.to),
        let index = left.firstIndex(where: {
          $0.type == relation.type && $0.from == from && $0.to == to
        })
      else { continue }
      left.remove(at: index)
      rows[Task.relation.rawValue].right += 1
    }
  }

  /// Pairs items one to one in their order, and returns the partner of each annotated one.
  @discardableResult
  private mutating func match(
    _ task: Task, _ gold: [Item], _ system: [Item], _ isSame: (Item, Item) -> Bool
  ) -> [Int?] {
    var left = Array(system.indices)
    var partners: [Int?] = []
    for item in gold {
      let place = left.firstIndex { isSame(item, system[$0]) }
      partners.append(place.map { left.remove(at: $0) })
    }
    rows[task.rawValue].gold += gold.count
    rows[task.rawValue].system += system.count
    rows[task.rawValue].right += partners.count { $0 != nil }
    return partners
  }
}
