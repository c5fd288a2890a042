// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Makers of products that stand beside others of the same maker.
extension RelationFinder {
  /// Adds the makers that products share with those beside them: 甲（……）；乙（……） and “甲”绘图平台、“乙”视频平台 in
  /// one list, and 鹿鸣写作 beside 鹿鸣 or 鹿鸣助手 where their maker is named.
  ///
  /// - Complexity: O(*n*) in the number of mentions and relations, but for the products of one
  ///   sentence.
  mutating func readSisters() {
    var makers: [Int: [Int]] = [:]
    for relation in relations where relation.kind == .developer {
      makers[relation.to, default: []].append(relation.from)
    }
    guard !makers.isEmpty else { return }
    let mentions = annotations.mentions
    var next = 0
    for sentence in segments.sentences {
      while next < mentions.count, mentions[next].range.start < sentence.range.start { next += 1 }
      let first = next
      while next < mentions.count, mentions[next].range.end <= sentence.range.end { next += 1 }
      guard next - first > 1, next - first <= RelationFinder.mostSisters else { continue }
      readSisters(first..<next, &makers)
    }
  }

  /// More names than this in one sentence are a table.
  private static let mostSisters = 24

  private mutating func readSisters(_ places: Range<Int>, _ makers: inout [Int: [Int]]) {
    for place in places where types.isProduct(place) {
      let product = annotations.mentions[place]
      guard makers[product.entity] == nil else { continue }
      guard
        let sister = places.first(where: { other in
          let entity = annotations.mentions[other].entity
          return other != place && types.isProduct(other) && makers[entity] != nil
            && (other + 1 == place && (isListed(place) || areJoined(other))
              || haveOneFamily(entity, product.entity))
        })
      else { continue }
      let known = makers[annotations.mentions[sister].entity] ?? []
      // Only who is named in the sentence is stated to be the maker.
      guard
        let owner = places.first(where: {
          types.isOrganization($0) && known.contains(annotations.mentions[$0].entity)
        }), mayMake(annotations.mentions[owner].entity, product.entity),
        !areSameName(annotations.mentions[owner].entity, product.entity)
      else { continue }
      let maker = annotations.mentions[owner]
      add(
        .developer, from: maker.entity, to: product.entity,
        evidence: ByteRange(
          min(maker.range.start, product.range.start), max(maker.range.end, product.range.end)))
      makers[product.entity] = [maker.entity]
    }
  }

  /// Whether a name in quotation marks follows another with its class noun in a list: “甲”绘图平台、“乙”.
  private func isListed(_ place: Int) -> Bool {
    let left = annotations.mentions[place - 1].range
    let right = annotations.mentions[place].range
    guard isQuoted(left), isQuoted(right) else { return false }
    var token = segments.tokenIndex(at: left.end)
    var count = 0
    var joins = 0
    while token < segments.tokens.count, segments.tokens[token].range.start < right.start {
      let word = segments.tokens[token]
      token += 1
      count += 1
      let value = text.bytes.span.scalar(at: word.range.start).value
      if value == 0x3001 || word.partOfSpeech == .coordinatingConjunction {
        joins += 1
        continue
      }
      if RelationFinder.isQuote(value) { continue }
      guard joins == 0, count <= 8, word.form != .punctuation, word.partOfSpeech != .verb else {
        return false
      }
    }
    return joins == 1
  }

  private func isQuoted(_ range: ByteRange) -> Bool {
    let span = text.bytes.span
    guard range.start >= 3, range.end + 3 <= span.count else { return false }
    return RelationFinder.isQuote(span.scalar(at: range.start - 3).value)
      && RelationFinder.isQuote(span.scalar(at: range.end).value)
  }

  /// Whether two names begin with the two ideographs of a family that the article or a dictionary
  /// knows: 鹿鸣助手 and 鹿鸣写作.
  private func haveOneFamily(_ left: Int, _ right: Int) -> Bool {
    let left = annotations.entities[left].name.utf8
    let right = annotations.entities[right].name.utf8
    guard left.count >= 6, right.count >= 6, left.prefix(6).elementsEqual(right.prefix(6)),
      let first = left.first, first >= 0xE4, first <= 0xE9
    else { return false }
    return left.dropFirst(3).first.map { $0 >= 0xE4 && $0 <= 0xE9 } ?? false
  }
}
