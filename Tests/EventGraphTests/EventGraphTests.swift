// SPDX-License-Identifier: Apache-2.0

import EventGraph
import MailuoTestSupport
import Testing
import TextModel

/// A random document over a few names, so that documents share things and events.
private func randomDocument(using generator: inout SeededGenerator) -> Document {
  let names = ["甲", "乙", "丙", "丁"]
  let text = Array(names.joined().utf8)
  var document = Document(
    article: Article(source: "-", bytes: text + Array("\(generator.next())".utf8)),
    text: NormalizedText(bytes: text, offsets: OffsetMap()))
  for (index, name) in names.enumerated() {
    document.annotations.entities.append(
      Entity(
        type: .organization, name: Bool.random(using: &generator) ? name : name + "公司",
        canonicalName: name))
    document.annotations.mentions.append(
      EntityMention(
        range: ByteRange(index * 3, index * 3 + 3), entity: index, recognizer: "dictionary"))
  }
  document.expressions.times = [
    TimeMention(range: ByteRange(0, 3), kind: .date, value: "2024"),
    TimeMention(range: ByteRange(0, 3), kind: .date, value: "2025"),
  ]
  for _ in 0..<3 {
    let entity = Int.random(in: 0..<4, using: &generator)
    document.events.append(
      EventMention(
        type: EventType(rawValue: "product.release"), trigger: ByteRange(3, 6),
        arguments: [
          EventArgument(
            role: "agent", range: ByteRange(entity * 3, entity * 3 + 3), entity: entity)
        ], time: [nil, 0, 1].randomElement(using: &generator) ?? nil, rule: "test",
        confidence: 500))
  }
  return document
}

@Suite struct EventGraphTests {
  @Test(arguments: 0..<100) func mergeIsAssociativeCommutativeAndIdempotent(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let graphs = (0..<3).map { _ in EventGraph(randomDocument(using: &generator)) }
    let left = graphs[0].merged(with: graphs[1]).merged(with: graphs[2])
    let right = graphs[0].merged(with: graphs[1].merged(with: graphs[2]))
    let swapped = graphs[2].merged(with: graphs[0]).merged(with: graphs[1])
    #expect(left == right)
    #expect(left == swapped)
    #expect(left.merged(with: left) == left)
    #expect(left.nodes.count == 4)
  }

  @Test func sameEventOfTwoArticlesKeepsBothSources() {
    var generator = SeededGenerator(seed: 7)
    var first = randomDocument(using: &generator)
    first.events = [first.events[0]]
    var second = first
    second.article.bytes.append(0x61)
    let graph = EventGraph(first).merged(with: EventGraph(second))
    #expect(graph.events.count == 1)
    #expect(graph.events.values.first?.sources.count == 2)
  }

  @Test func anotherTimeIsAnotherEvent() {
    var generator = SeededGenerator(seed: 8)
    var first = randomDocument(using: &generator)
    first.events = [first.events[0]]
    first.events[0].time = 0
    var second = first
    second.events[0].time = 1
    #expect(EventGraph(first).merged(with: EventGraph(second)).events.count == 2)
  }
}
