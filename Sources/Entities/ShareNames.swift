// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds companies by their shares: 收购云栖鹿60%的股权, 受让晴岚股份.
///
/// What is bought by its shares is a company, whatever its name looks like.
struct ShareNames {
  /// The longest name, in words and bytes.
  private static let longestCount = 7
  private static let longestBytes = 45

  let words: CompanyWords

  /// Appends the candidates of a text; the C library looks for 股, many bytes at a time.
  func append(in view: ArticleView, to candidates: inout [Candidate]) {
    let bytes = view.bytes
    let text = bytes.span
    guard text.count > 6 else { return }
    var offset = 1
    while let place = text.firstIndex(of: 0x82, from: offset, to: text.count) {
      offset = place + 1
      guard text[place - 1] == 0xE8, offset < text.count, text[offset] == 0xA1 else { continue }
      var index = view.tokenIndex(at: place - 1)
      guard index < view.segments.tokens.count else { return }
      let start = view.segments.tokens[index].range.start
      // 控股权 is one word.
      guard start == place - 1 || start == place - 4, isShare(at: place - 1, in: view) else {
        continue
      }
      if start == place - 1, index > 0,
        isOne(view.segments.tokens[index - 1], .control, in: view)
      {
        index -= 1
      }
      if let range = name(before: index, in: view) { append(range, to: &candidates) }
    }
    ListedNames(words: words).append(in: view, to: &candidates)
  }

  private func append(_ range: ByteRange, to candidates: inout [Candidate]) {
    candidates.append(.organization(range))
  }

  /// Returns the name whose shares stand at a word, or null where no verb of a deal comes first.
  private func name(before shares: Int, in view: ArticleView) -> ByteRange? {
    let tokens = view.segments.tokens
    var index = shares - 1
    var hasShare = false
    while index >= 0, shares - index < 7,
      tokens[index].form == .number || isOne(tokens[index], .sharePart, in: view)
    {
      hasShare = hasShare || tokens[index].form == .number
      index -= 1
    }
    guard index >= 0 else { return nil }
    let last = index
    let end = tokens[last].range.end
    while index >= 0, last - index < ShareNames.longestCount,
      end - tokens[index].range.start <= ShareNames.longestBytes
    {
      let token = tokens[index]
      if isOne(token, .shareDeal, in: view)
        || isOne(token, [.aspect, .of], in: view)
        || isOne(token, .join, in: view)
      {
        guard index < last, followsDeal(index, in: view) else { return nil }
        return named(index + 1...last, in: view)
      }
      // 收购运营主体晴岚: behind a class noun.
      if index < last, isOne(token, .shareClass, in: view),
        hasShare || followsDealFar(index, in: view)
      {
        return named(index + 1...last, in: view)
      }
      guard token.form == .han || token.form == .latin || token.form == .number,
        view.mayBeInName(token)
      else {
        // Behind any other word what stands before its shares must look like a name.
        guard hasShare, index < last, isUnknown(index + 1...last, in: view) else { return nil }
        return named(index + 1...last, in: view)
      }
      index -= 1
    }
    return nil
  }

  /// Returns the range of the words of a name, or null where they name nobody.
  private func named(_ places: ClosedRange<Int>, in view: ArticleView) -> ByteRange? {
    let tokens = view.segments.tokens
    let range = ByteRange(
      tokens[places.lowerBound].range.start, tokens[places.upperBound].range.end)
    guard range.count >= 6, !isGeneric(places, in: view),
      !isOne(tokens[places.upperBound], .shareRise, in: view)
    else { return nil }
    return range
  }

  /// Whether words look like a name that no word list has: a proper noun or single characters, and
  /// no verb.
  private func isUnknown(_ places: ClosedRange<Int>, in view: ArticleView) -> Bool {
    let tokens = view.segments.tokens
    return places.contains {
      tokens[$0].partOfSpeech == .properNoun || tokens[$0].range.count == 3
    } && !places.contains { tokens[$0].partOfSpeech == .verb && tokens[$0].range.count >= 6 }
  }

  /// Whether the verb of a deal stands a few words before, in the same clause.
  private func followsDealFar(_ index: Int, in view: ArticleView) -> Bool {
    let tokens = view.segments.tokens
    var place = index
    while place >= 0, index - place < 10, tokens[place].form != .punctuation {
      if isOne(tokens[place], .shareDeal, in: view) { return true }
      place -= 1
    }
    return false
  }

  private func followsDeal(_ index: Int, in view: ArticleView) -> Bool {
    let tokens = view.segments.tokens
    if isOne(tokens[index], .shareDeal, in: view) { return true }
    guard index > 0 else { return false }
    if isOne(tokens[index], .join, in: view) {
      return words.end(of: .share, at: tokens[index - 1].range.start, in: view) != nil
    }
    return isOne(tokens[index - 1], .shareDeal, in: view)
  }

  /// Whether shares begin at an offset: 股权, 股份, but not 股份有限公司.
  private func isShare(at start: Int, in view: ArticleView) -> Bool {
    guard let end = words.end(of: .share, at: start, in: view) else { return false }
    return words.end(of: .shareForm, at: end, in: view) == nil
  }

  private func isGeneric(_ places: ClosedRange<Int>, in view: ArticleView) -> Bool {
    let tokens = view.segments.tokens
    // 一家芯片公司: none by name.
    let first = tokens[places.lowerBound]
    if words.end(of: .shareCount, at: first.range.start, in: view) != nil { return true }
    return places.contains { isOne(tokens[$0], .shareOwner, in: view) }
      && places.count < 3
  }

  private func isOne(_ token: Token, _ kind: CompanyWords.Kinds, in view: ArticleView) -> Bool {
    words.isOne(token.range, of: kind, in: view)
  }
}
