// SPDX-License-Identifier: Apache-2.0

import EventGraph
import MailuoTestSupport
import TextModel

/// Random reports over a few names, so that articles share things and events.
enum RandomGraph {
  static let names = ["甲", "乙", "丙", "丁"]
  static let times: [String?] = [
    nil, nil, "2024", "2024-03", "2024-03-18", "2024-03-19", "2024-Q1", "PAST_REF", "2025-W02",
  ]
  static let published: [String?] = [nil, "2024-03-18", "2024-03-20", "2024-05-30", "2024"]
  static let roles = ["agent", "product", "venue", "amount", "metric"]

  /// The graph of one article with a few events.
  static func article(using generator: inout SeededGenerator) -> EventGraph {
    let id = "a\(Int.random(in: 0..<40, using: &generator))"
    let text = (0..<60).map { _ in names.randomElement(using: &generator) ?? "" }.joined()
    let article = ArticleReport(
      id: id, source: "\(id).txt", title: pick(["标题", "另一个标题", nil], &generator),
      published: pick(published, &generator), fingerprint: Fingerprint(Array(text.utf8)))
    let used = names.map { name in
      NameReport(
        article: id, entity: EntityKey(type: .organization, name: name),
        form: Bool.random(using: &generator) ? name : name + "公司",
        count: Int.random(in: 1..<3, using: &generator),
        isKnown: Bool.random(using: &generator))
    }
    let events = (0..<3).map { _ in event(of: id, using: &generator) }
    let relation = RelationReport(
      article: id, type: "developer_of", from: used[0].entity, to: used[3].entity)
    return EventGraph(articles: [article], names: used, relations: [relation], events: events)
  }

  private static func event(
    of article: String, using generator: inout SeededGenerator
  ) -> EventReport {
    let arguments = roles.compactMap { role -> ReportedArgument? in
      guard Bool.random(using: &generator) else { return nil }
      let name = pick(names, &generator)
      switch role {
      case "amount":
        let value = Int.random(in: 1..<3, using: &generator)
        return ReportedArgument(role: role, text: "\(value)元", value: "\(value) CNY")
      case "metric": return ReportedArgument(role: role, text: pick(["营收", "净利润"], &generator))
      default:
        return ReportedArgument(
          role: role, entity: EntityKey(type: .organization, name: name), text: name)
      }
    }
    let start = Int.random(in: 0..<50, using: &generator)
    return EventReport(
      article: article,
      type: EventType(rawValue: pick(["product.release", "people.say"], &generator)),
      start: start, end: start + 2, trigger: "发布",
      modality: pick([.asserted, .planned, .negated], &generator), time: pick(times, &generator),
      arguments: arguments, sentence: pick(["一句。", "两句。", nil], &generator), rule: "test",
      confidence: Int.random(in: 0..<1000, using: &generator))
  }

  private static func pick<Element>(
    _ elements: [Element], _ generator: inout SeededGenerator
  ) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &generator)]
  }
}
