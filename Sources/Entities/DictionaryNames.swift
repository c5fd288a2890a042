// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Makes candidates of the names that a dictionary has, and of those that a version extends.
struct DictionaryNames {
  let knowledge: EntityKnowledge

  /// Appends the candidates of a text.
  func append(in view: ArticleView, to candidates: inout [Candidate]) {
    let bytes = view.bytes
    let text = bytes.span
    for (index, name) in view.names.enumerated() {
      if let shorter = nameWithoutNoun(index, in: view) {
        // 文心大模型: the class noun stays outside, and it shows that the bare name is meant.
        candidates.append(
          Candidate(range: shorter, sources: [.dictionary, .version], senses: name.senses))
        // 文心大模型 9.9: with a version behind it, it belongs to the name.
        appendExtended(name.range, in: view, text: text, to: &candidates)
        continue
      }
      var candidate = Candidate(range: name.range, sources: .dictionary, senses: name.senses)
      // The model has learned the six types; of another one the dictionary alone decides.
      for sense in view.senses[name.senses] where !sense.isAmbiguous {
        if Int(knowledge.entry(sense.entity).type) >= TypeScores.types.count {
          candidate.certainPlace = Int32(TypeScores.customPlace)
        }
      }
      // （某地讯，…… may be one word of the list.
      if view.bytes[name.range.start] >= 0x80, candidate.certainPlace == 0,
        view.ending[name.range.end].contains(.knownPlace),
        view.isDateline(ByteRange(name.range.start, name.range.end + 3))
      {
        candidate.certainPlace = 4
      }
      candidates.append(candidate)
      appendEdition(of: name, in: view, text: text, to: &candidates)
      appendExtended(name.range, in: view, text: text, to: &candidates)
      if let end = modelNounEnd(behind: name.range.end, in: view, text: text) {
        let range = ByteRange(name.range.start, end)
        // 澜言·语音模型: the point makes one name of both.
        if text.namePointLength(at: name.range.end) > 0 {
          candidates.append(Candidate(range: range, sources: .version))
        }
        appendExtended(range, in: view, text: text, to: &candidates)
      }
    }
    appendPlaces(in: view, to: &candidates)
    appendProducts(in: view, text: text, to: &candidates)
  }

  /// Appends `NeurIPS 2025`: a meeting, fair or benchmark and the year of its edition are one too.
  private func appendEdition(
    of name: ArticleView.Name, in view: ArticleView, text: Span<UInt8>,
    to candidates: inout [Candidate]
  ) {
    let end = name.range.end
    let isMeeting = view.senses[name.senses].contains { sense in
      !sense.isAmbiguous
        && knowledge.entry(sense.entity).type == DictionaryNames.conference
    }
    guard isMeeting, end < text.count else { return }
    let start = text[end] == 0x20 || text[end] == 0x2D ? end + 1 : end
    var offset = start
    while offset < text.count, Latin.isDigit(text[offset]) { offset += 1 }
    guard offset - start == 4,
      text.starts(with: "20", at: start) || text.starts(with: "19", at: start),
      offset == text.count || !Latin.isAlphanumeric(text[offset])
    else { return }
    let edition = ByteRange(name.range.start, offset)
    // CES 2025年1月举行: the year is that of a date, and the name alone the meeting.
    let range = view.isMidExpression(edition) ? name.range : edition
    var candidate = Candidate(range: range, sources: .version)
    candidate.certainPlace = Int32(DictionaryNames.conference) + 1
    candidates.append(candidate)
  }

  /// The number of the type of meetings among ``TypeScores/types``.
  private static let conference = 4

  /// Returns the range of a shorter form of the same thing, where only a class noun follows it.
  private func nameWithoutNoun(_ index: Int, in view: ArticleView) -> ByteRange? {
    let name = view.names[index]
    guard view.ending[name.range.end].contains(.modelNoun) else { return nil }
    var next = index + 1
    while next < view.names.count, view.names[next].range.start == name.range.start {
      let shorter = view.names[next]
      next += 1
      guard view.starting[shorter.range.end].contains(.modelNoun) else { continue }
      for sense in view.senses[shorter.senses] {
        for other in view.senses[name.senses] where other.entity == sense.entity {
          return shorter.range
        }
      }
    }
    return nil
  }

  /// Appends 湖北荆门: a place and the one in it that follows.
  private func appendPlaces(in view: ArticleView, to candidates: inout [Candidate]) {
    for name in view.names
    where view.ending[name.range.start].contains(.knownPlace)
      && view.starting[name.range.start].contains(.knownPlace)
      && view.ending[name.range.end].contains(.knownPlace) && view.bytes[name.range.start] >= 0x80
    {
      for left in view.names(endingAt: name.range.start) {
        candidates.append(
          Candidate(range: ByteRange(left.start, name.range.end), sources: .place))
      }
    }
  }

  /// Appends 钉钉文档: the name of a firm or brand and what the thing is, or the name alone goes on.
  private func appendProducts(
    in view: ArticleView, text: Span<UInt8>, to candidates: inout [Candidate]
  ) {
    for suffix in view.suffixes where suffix.kinds.contains(.productSuffix) {
      let end = suffix.range.end
      guard view.isBorder(end) else { continue }
      let start = view.skippingSpacesBack(from: suffix.range.start)
      for name in view.names(endingAt: start) {
        candidates.append(Candidate(range: ByteRange(name.start, end), sources: .compound))
      }
    }
  }

  /// Returns where the noun of a model ends that follows a known product, or a few words behind a
  /// point.
  private func modelNounEnd(
    behind end: Int, in view: ArticleView, text: Span<UInt8>
  ) -> Int? {
    guard end < text.count, view.ending[end].contains(.knownProduct) else { return nil }
    let point = text.namePointLength(at: end)
    guard point > 0 || view.starting[end].contains(.modelNoun) else { return nil }
    let tokens = view.segments.tokens
    var index = view.tokenIndex(at: end + point)
    let limit = min(tokens.count, index + (point > 0 ? DictionaryNames.pointedWords : 1))
    while index < limit, tokens[index].form == .han {
      if view.ending[tokens[index].range.end].contains(.modelNoun) {
        return tokens[index].range.end
      }
      index += 1
    }
    return nil
  }

  /// How many words the noun of a model may end behind a point.
  private static let pointedWords = 5

  /// Appends `混元3D 2.1` and `可图2.1` beside 混元 and 可图: a name and the Latin word, number or
  /// edition that follows it.
  private func appendExtended(
    _ name: ByteRange, in view: ArticleView, text: Span<UInt8>,
    to candidates: inout [Candidate]
  ) {
    let end = name.end
    guard end < text.count, text[end - 1] >= 0x80 else { return }
    var offset = end
    // A space may part the name from the version, but not two.
    if text[offset] == 0x20 { offset += 1 }
    var words = 0
    while words < 4, offset < text.count, let word = word(at: offset, in: text),
      !view.isMidExpression(ByteRange(name.start, word))
    {
      candidates.append(
        Candidate(range: ByteRange(name.start, word), sources: .version))
      words += 1
      guard word + 1 < text.count, text[word] == 0x20 else { break }
      offset = word + 1
    }
  }

  /// Returns the end of a word with a capital or a digit that stands at `offset`.
  private func word(at offset: Int, in text: Span<UInt8>) -> Int? {
    var end = offset
    var isName = false
    while end < text.count {
      let byte = text[end]
      if Latin.isAlphanumeric(byte) {
        if !Latin.isLower(byte) { isName = true }
      } else if byte == 0x2D || byte == 0x2E || byte == 0x2B {
        let isInside = end + 1 < text.count && Latin.isAlphanumeric(text[end + 1])
        guard isInside || byte == 0x2B else { break }
      } else {
        break
      }
      end += 1
    }
    return end > offset && isName ? end : nil
  }
}
