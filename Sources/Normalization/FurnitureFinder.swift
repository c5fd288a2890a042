// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Tells the lines of an article from those of the page around it.
///
/// Each line is scored: the phrases of `Normalization/furniture` that it holds, its length, the
/// bars and arrows of navigation, the marks of code.  A line behind `相关阅读` is an item of a list of
/// other articles, until a sentence or a blank line behind an item ends it.
struct FurnitureFinder: Sendable {
  /// What a line belongs to.
  enum Kind: UInt8, Sendable {
    /// The article.
    case article
    /// The page: disclaimers, credits, navigation, other articles.
    case page
    /// What a template, a style sheet or a script left.
    case code
  }

  /// The score from which on a line is furniture.
  private static let threshold = 4
  /// The score of a sentence from which on it is furniture, though it begins like any other.
  private static let proseThreshold = 9
  /// The columns up to which a line counts as short.
  private static let shortWidth = 40
  /// How many bytes a line may hold beside a button's words, and beside a credit's.
  private static let buttonRest = 8
  private static let creditRest = 42
  /// The columns up to which a line is searched for phrases behind its start.
  private static let searchedWidth = 400
  /// The bars and arrows of navigation: | > ｜ › ».
  private static let bars: [UInt32] = [0x7C, 0x3E, 0xFF5C, 0x203A, 0xBB]
  private static let comma: UInt32 = 0xFF0C
  /// How many items a list of other articles has at most.
  private static let listLength = 20

  private let patterns: LexiconTable
  /// The characters that patterns begin with; those of patterns that count anywhere in a line;
  /// these and the marks that count.
  private let firstCharacters: CharacterSet
  private let innerCharacters: CharacterSet
  private let scoredCharacters: CharacterSet
  private let firstPairs: PairSet

  init(lexicon: Lexicon) {
    let table = lexicon.table("Normalization/furniture")
    patterns = table
    firstCharacters = CharacterSet(startsOf: table)
    innerCharacters = CharacterSet(startsOf: table) {
      table.integer(row: $0, column: 2) ?? 0 > 0
    }
    var scored = innerCharacters
    for mark in FurnitureFinder.bars { scored.insert(mark) }
    scored.insert(FurnitureFinder.comma)
    scoredCharacters = scored
    firstPairs = PairSet(startsOf: table)
  }

  /// Returns what each line belongs to.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  func kinds(of lines: [TextLine], in text: Span<UInt8>) -> [Kind] {
    var kinds = [Kind](repeating: .article, count: lines.count)
    guard patterns.rowCount > 0 else { return kinds }
    var listItems = 0
    var wasItem = false
    for (index, line) in lines.enumerated() where !line.isBlank || wasItem {
      if line.isBlank {
        listItems = 0
        wasItem = false
        continue
      }
      let (score, opensList, isCode) = score(of: line, in: text)
      if score >= FurnitureFinder.threshold {
        kinds[index] = isCode ? .code : .page
        listItems = opensList ? FurnitureFinder.listLength : 0
        wasItem = false
      } else if listItems > 0, !line.endsStop {
        kinds[index] = .page
        listItems -= 1
        wasItem = true
      } else {
        listItems = 0
        wasItem = false
      }
    }
    return kinds
  }

  /// Returns the score of a line, and what a phrase at its start or of the heaviest kind says.
  private func score(
    of line: TextLine, in text: Span<UInt8>
  ) -> (score: Int, opensList: Bool, isCode: Bool) {
    var score = 0
    var opensList = false
    var codeScore = 0
    var bars = 0
    var restLimit = FurnitureFinder.buttonRest
    var matched = 0
    var hasComma = false
    var startsWithMatch = false
    var index = line.start
    let end =
      line.width <= FurnitureFinder.searchedWidth ? line.end : min(line.end, line.start + 60)
    while index < end {
      let isStart = index == line.start
      if !isStart {
        index = scoredCharacters.firstPlace(in: text, from: index, to: end)
        guard index < end else { break }
      }
      let scalar = text.scalar(at: index)
      if isStart
        ? firstCharacters.contains(scalar.value) : innerCharacters.contains(scalar.value),
        firstPairs.mayBegin(with: scalar.value, in: text, next: index + scalar.count),
        let match = match(text, at: index, isStart: isStart, before: line.end)
      {
        score += match.weight
        if isStart { startsWithMatch = true }
        matched += match.end - index
        if match.kind.equals("code") { codeScore += match.weight }
        if match.kind.equals("credit") { restLimit = FurnitureFinder.creditRest }
        // A list's head stands alone, or with its items behind a colon.
        if match.kind.equals("list"), line.width <= FurnitureFinder.shortWidth { opensList = true }
        index = match.end
        continue
      }
      if FurnitureFinder.bars.contains(scalar.value) { bars += 1 }
      if scalar.value == FurnitureFinder.comma { hasComma = true }
      index += scalar.count
    }
    // A sentence may speak of copyright; one of the page begins with it, or speaks of nothing else.
    guard score > 0, startsWithMatch || !line.endsStop || score >= FurnitureFinder.proseThreshold
    else { return (0, false, false) }
    if line.end - line.start - matched <= restLimit, !line.endsStop, !hasComma { score += 1 }
    if bars >= 2 { score += 1 }
    return (score, opensList, codeScore * 2 > score)
  }

  private func match(
    _ text: Span<UInt8>, at offset: Int, isStart: Bool, before end: Int
  ) -> (weight: Int, kind: ImageText, end: Int)? {
    guard let (rows, matchEnd) = patterns.longestKey(in: text, at: offset), matchEnd <= end,
      let row = rows.first, let anywhere = patterns.integer(row: row, column: 2),
      let start = patterns.integer(row: row, column: 1),
      let kind = patterns.text(row: row, column: 3)
    else { return nil }
    let weight = isStart ? max(start, anywhere) : anywhere
    return weight > 0 ? (weight, kind, matchEnd) : nil
  }
}
