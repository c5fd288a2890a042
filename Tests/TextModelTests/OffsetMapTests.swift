// SPDX-License-Identifier: Apache-2.0

import MailuoTestSupport
import Testing
import TextModel

/// A text and a random edit of it, made piece by piece, so that the truth is known by construction.
private struct EditedText {
  var source: [UInt8] = []
  var target: [UInt8] = []
  var map = OffsetMap()
  /// The stretches that run alike in both, as (source start, target start, count).
  var copies: [(source: Int, target: Int, count: Int)] = []

  init(from text: [UInt8], using generator: inout SeededGenerator) {
    var index = 0
    while index < text.count {
      if Int.random(in: 0..<4, using: &generator) == 0 {
        let count = min(Int.random(in: 0...3, using: &generator), text.count - index)
        let replacement = (0..<Int.random(in: count == 0 ? 1...3 : 0...3, using: &generator)).map {
          _ in UInt8.random(in: 0x61...0x7A, using: &generator)
        }
        map.append(source: ByteRange(index, index + count), targetCount: replacement.count)
        source += text[index..<(index + count)]
        target += replacement
        index += count
        // An insertion directly behind another edit would be one edit with it.
        guard index < text.count else { break }
      }
      let count = min(Int.random(in: 1...5, using: &generator), text.count - index)
      copies.append((source.count, target.count, count))
      source += text[index..<(index + count)]
      target += text[index..<(index + count)]
      index += count
    }
  }
}

@Suite struct OffsetMapTests {
  @Test func deletionThatOnlyTouchesStaysOut() {
    var map = OffsetMap()
    map.append(source: ByteRange(3, 11), targetCount: 0)
    #expect(map.sourceRange(of: ByteRange(0, 3)) == ByteRange(0, 3))
    #expect(map.sourceRange(of: ByteRange(3, 6)) == ByteRange(11, 14))
    #expect(map.sourceRange(of: ByteRange(0, 6)) == ByteRange(0, 14))
    #expect(map.targetRange(of: ByteRange(0, 3)) == ByteRange(0, 3))
    #expect(map.targetRange(of: ByteRange(5, 14)) == ByteRange(3, 6))
  }

  @Test func replacementIsTakenWhole() {
    var map = OffsetMap()
    map.append(source: ByteRange(2, 5), targetCount: 1)
    #expect(map.sourceRange(of: ByteRange(2, 3)) == ByteRange(2, 5))
    #expect(map.sourceRange(of: ByteRange(0, 2)) == ByteRange(0, 2))
    #expect(map.sourceRange(of: ByteRange(3, 4)) == ByteRange(5, 6))
    #expect(map.targetRange(of: ByteRange(3, 4)) == ByteRange(2, 3))
  }

  @Test(arguments: 0..<200) func everyCopiedSpanRoundTrips(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = (0..<60).map { _ in UInt8.random(in: 0x41...0x5A, using: &generator) }
    let edited = EditedText(from: text, using: &generator)
    for copy in edited.copies {
      for start in 0..<copy.count {
        for end in (start + 1)...copy.count {
          let source = ByteRange(copy.source + start, copy.source + end)
          let target = ByteRange(copy.target + start, copy.target + end)
          #expect(edited.map.sourceRange(of: target) == source)
          #expect(edited.map.targetRange(of: source) == target)
          #expect(
            edited.source[source.start..<source.end] == edited.target[target.start..<target.end])
        }
      }
    }
    // A span from one copy into another leads to a span with the same ends.
    for (left, right) in zip(edited.copies, edited.copies.dropFirst()) {
      let source = ByteRange(left.source, right.source + right.count)
      let target = ByteRange(left.target, right.target + right.count)
      #expect(edited.map.sourceRange(of: target) == source)
      #expect(edited.map.targetRange(of: source) == target)
    }
  }

  @Test(arguments: 0..<200) func compositionEqualsTwoSteps(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed) + 1_000)
    let text = (0..<60).map { _ in UInt8.random(in: 0x41...0x5A, using: &generator) }
    let first = EditedText(from: text, using: &generator)
    let second = EditedText(from: first.target, using: &generator)
    let both = first.map.followed(by: second.map)
    // Spans that are copied by both steps lead back exactly as in two steps.
    for start in 0..<second.target.count {
      for end in (start + 1)...second.target.count {
        let target = ByteRange(start, end)
        let middle = second.map.sourceRange(of: target)
        let source = first.map.sourceRange(of: middle)
        let direct = both.sourceRange(of: target)
        #expect(direct.start <= source.start && direct.end >= source.end)
        if second.copies.contains(where: { copy in
          ByteRange(copy.target, copy.target + copy.count).contains(target)
            && first.copies.contains {
              ByteRange($0.target, $0.target + $0.count).contains(middle)
            }
        }) {
          #expect(direct == source)
          #expect(
            first.source[direct.start..<direct.end] == second.target[target.start..<target.end])
        }
      }
    }
  }

  @Test func compositionWithTheIdentityChangesNothing() {
    var map = OffsetMap()
    map.append(source: ByteRange(1, 4), targetCount: 2)
    #expect(map.followed(by: OffsetMap()) == map)
    #expect(OffsetMap().followed(by: map) == map)
  }
}
