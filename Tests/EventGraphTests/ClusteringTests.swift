// SPDX-License-Identifier: Apache-2.0

import EventGraph
import Testing
import TextModel

/// What is one event and what is two.
@Suite struct ClusteringTests {
  private let lab = EntityKey(type: .organization, name: "星澜科技")
  private let other = EntityKey(type: .organization, name: "远岫汽车")
  private let model = EntityKey(type: .product, name: "澜言2.0")

  private func report(
    _ article: String, type: String = "product.release", time: String? = nil,
    modality: Modality = .asserted, start: Int = 0, sentence: String? = nil,
    _ arguments: [(role: String, entity: EntityKey)], amounts: [(text: String, value: String)] = [],
    metric: String? = nil
  ) -> EventReport {
    EventReport(
      article: article, type: EventType(rawValue: type), start: start, end: start + 2,
      trigger: "发布", modality: modality, time: time,
      arguments: arguments.map {
        ReportedArgument(role: $0.role, entity: $0.entity, text: $0.entity.name)
      }
        + amounts.map { ReportedArgument(role: "amount", text: $0.text, value: $0.value) }
        + (metric.map { [ReportedArgument(role: "metric", text: $0)] } ?? []),
      sentence: sentence)
  }

  private func events(
    _ reports: [EventReport], published: [String: String] = [:]
  ) -> [GraphEvent] {
    let articles = Set(reports.map(\.article)).map {
      ArticleReport(id: $0, source: $0, published: published[$0])
    }
    return MergedGraph(
      EventGraph(articles: articles, names: [], relations: [], events: reports)
    ).events
  }

  @Test func sameParticipantsAndDayAreOneEventWithBothSources() throws {
    let both = [("agent", lab), ("product", model)]
    let found = events([
      report("a", time: "2024-03-18", both), report("b", time: "2024-03-18", both),
    ])
    #expect(found.count == 1)
    let event = try #require(found.first)
    #expect(event.sourceCount == 2)
    #expect(event.reports.map(\.article) == ["a", "b"])
    #expect(event.time == "2024-03-18")
    #expect(event.participants.count == 2)
  }

  @Test(arguments: [
    ("2024-03-18", "2024-03", 1), ("2024-03-18", "2024", 1), ("2024-Q1", "2024-03-18", 1),
    ("2024-03-18T09:00", "2024-03-18", 1), ("2024-W12", "2024-03-18", 1),
    ("2024-03-18", "2024-03-19", 2), ("2024-03", "2024-04", 2), ("2024", "2025", 2),
    ("2024-W13", "2024-03-18", 2), ("202X", "2024-03", 1),
  ])
  func timesAreCompatibleWhereOneHoldsTheOther(first: String, second: String, count: Int) {
    let found = events([
      report("a", time: first, [("agent", lab)]), report("b", time: second, [("agent", lab)]),
    ])
    #expect(found.count == count)
  }

  @Test func monthThatHoldsTwoDaysJoinsNeither() {
    let found = events([
      report("a", time: "2024-03-18", [("agent", lab)]),
      report("b", time: "2024-03-25", [("agent", lab)]),
      report("c", time: "2024-03", [("agent", lab)]),
    ])
    #expect(found.count == 3)
  }

  @Test func withoutTimeTheNearestArticleCounts() {
    let reports = [
      report("a", time: "2024-03-18", [("agent", lab)]), report("b", [("agent", lab)]),
    ]
    let near = ["a": "2024-03-18", "b": "2024-03-20"]
    #expect(events(reports, published: near).count == 1)
    #expect(events(reports, published: ["a": "2024-03-18", "b": "2024-09-20"]).count == 2)
    #expect(events(reports).count == 2)
    // In one article headline and body belong together, dates or not.
    let own = [
      report("a", time: "2024-03-18", [("agent", lab)]),
      report("a", start: 40, [("agent", lab)]),
    ]
    #expect(events(own).count == 1)
  }

  @Test func untimedReportsAreOneEventInAStretchOfAMonth() {
    let reports = ["a", "b", "c"].map { report($0, [("agent", lab)]) }
    let far = events(
      reports, published: ["a": "2024-01-01", "b": "2024-01-20", "c": "2024-06-01"])
    #expect(far.map(\.sourceCount).sorted() == [1, 2])
    // Not in a chain that goes on for ever.
    let chain = events(
      reports, published: ["a": "2024-01-01", "b": "2024-01-20", "c": "2024-02-10"])
    #expect(chain.map(\.sourceCount).sorted() == [1, 2])
  }

  @Test func otherParticipantsTypeOrMetricAreAnotherEvent() {
    let day = "2024-03-18"
    #expect(
      events([
        report("a", time: day, [("agent", lab)]), report("b", time: day, [("agent", other)]),
      ]).count == 2)
    #expect(
      events([
        report("a", time: day, [("agent", lab)]),
        report("b", type: "product.test", time: day, [("agent", lab)]),
      ]).count == 2)
    #expect(
      events([
        report("a", type: "finance.result", time: day, [("company", lab)], metric: "营收"),
        report("b", type: "finance.result", time: day, [("company", lab)], metric: "净利润"),
      ]).count == 2)
  }

  @Test func conflictingAmountsAreKeptWithTheirSources() throws {
    let found = events([
      report(
        "a", type: "business.fund", time: "2024", [("recipient", lab)],
        amounts: [("3亿元", "300000000 CNY")]),
      report(
        "b", type: "business.fund", time: "2024-03", [("recipient", lab)],
        amounts: [("5亿元", "500000000 CNY")]),
      report(
        "c", type: "business.fund", time: "2024-03", [("recipient", lab)],
        amounts: [("三亿元", "300000000 CNY")]),
    ])
    let event = try #require(found.first)
    #expect(found.count == 1)
    #expect(event.conflicts == ["amount"])
    #expect(event.details.map(\.value) == ["300000000 CNY", "500000000 CNY"])
    #expect(event.details.map(\.articles) == [["a", "c"], ["b"]])
    #expect(event.time == "2024-03")
  }

  @Test func sumAndGrowthAreNoConflict() {
    let found = events([
      report(
        "a", type: "finance.result", time: "2024", [("company", lab)],
        amounts: [("3亿元", "300000000 CNY"), ("7%", "7 %")])
    ])
    #expect(found.first?.conflicts == [])
  }

  @Test func denialIsAConflict() {
    let reports = [
      report("a", time: "2024", modality: .possible, [("agent", lab), ("product", model)]),
      report("b", time: "2024", modality: .negated, [("agent", lab), ("product", model)]),
    ]
    #expect(events(reports).map(\.conflicts) == [["modality"]])
  }

  @Test func leavingOutWhoActsIsNoOtherEvent() {
    let found = events([
      report("a", time: "2024-03-18", [("agent", lab), ("product", model)]),
      report("b", time: "2024-03-18", [("product", model)]),
    ])
    #expect(found.count == 1)
    // But leaving out what is released is: it may be something else.
    let vague = events([
      report("a", time: "2024-03-18", [("agent", lab), ("product", model)]),
      report("b", time: "2024-03-18", [("agent", lab)]),
    ])
    #expect(vague.count == 2)
    // Nor may the part fit two wholes.
    let open = events([
      report("a", time: "2024-03-18", [("agent", lab), ("product", model)]),
      report("b", time: "2024-03-18", [("agent", other), ("product", model)]),
      report("c", time: "2024-03-18", [("product", model)]),
    ])
    #expect(open.count == 3)
  }

  @Test func statementsAreOneEventInTheSameSentenceAlone() {
    func say(_ article: String, _ sentence: String) -> EventReport {
      report(
        article, type: "people.say", time: "2024-03-18", sentence: sentence, [("speaker", lab)])
    }
    #expect(events([say("a", "甲说。"), say("b", "乙说。")]).count == 2)
    #expect(events([say("a", "甲说。"), say("b", "甲说。")]).count == 1)
  }
}
