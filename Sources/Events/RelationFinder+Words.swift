// SPDX-License-Identifier: Apache-2.0

import TextModel

/// What words stand in a stretch of the text.
extension RelationFinder {
  /// Whether nothing but nouns, numbers, 的 and quotation marks stands in a stretch; with
  /// `isListing` also verbs that begin a list or make something.
  func isNominal(_ range: ByteRange, most: Int = 8, isListing: Bool = false) -> Bool {
    var token = segments.tokenIndex(at: range.start)
    var count = 0
    while token < segments.tokens.count, segments.tokens[token].range.start < range.end {
      let word = segments.tokens[token]
      count += 1
      guard count <= most else { return false }
      token += 1
      switch word.partOfSpeech {
      case .noun, .properNoun, .adjective, .symbol, .numeral, .particle, .subordinatingConjunction:
        continue
      default: break
      }
      switch text.bytes.span.scalar(at: word.range.start).value {
      case 0x201C, 0x201D, 0x300C, 0x300D, 0x300A, 0x300B, 0x22: continue
      default: break
      }
      let passed: WordClasses = isListing ? [.filler, .ownList] : .filler
      guard vocabulary.isWord(word.range, of: passed, in: text.bytes.span) else { return false }
    }
    return true
  }

  /// Whether a name ends with a word of a class.
  func ends(_ name: String, with words: WordClasses) -> Bool {
    let bytes = Array(name.utf8)
    return vocabulary.ends(ByteRange(0, bytes.count), with: words, in: bytes.span)
  }

  /// Whether only blanks, quotation marks, a comma, a bracket or 是 stand in a stretch.
  func isSetBeside(_ range: ByteRange) -> Bool {
    var token = segments.tokenIndex(at: range.start)
    while token < segments.tokens.count, segments.tokens[token].range.start < range.end {
      let word = segments.tokens[token].range
      switch text.bytes.span.scalar(at: word.start).value {
      case 0x201C, 0x201D, 0x300C, 0x300D, 0x22, 0xFF0C, 0x2C, 0xFF08, 0x28, 0x662F, 0x20: break
      default: return false
      }
      token += 1
    }
    return true
  }

  /// Whether a stretch begins with a comma, a bracket, a dash or 是 and goes on with adverbs and
  /// nouns.
  func isApposition(_ range: ByteRange) -> Bool {
    var token = segments.tokenIndex(at: range.start)
    var count = 0
    while token < segments.tokens.count, segments.tokens[token].range.start < range.end {
      let word = segments.tokens[token]
      count += 1
      switch text.bytes.span.scalar(at: word.range.start).value {
      case 0xFF0C, 0x2C, 0xFF08, 0x28, 0x2014, 0x662F, 0x5373:
        if count > 1, word.form == .punctuation { return false }
      default:
        if count == 1, word.partOfSpeech != .adverb { return false }
        switch word.partOfSpeech {
        case .noun, .properNoun, .adjective, .adverb, .auxiliary, .particle, .symbol, .numeral:
          break
        default: return false
        }
      }
      token += 1
    }
    return count > 0 && count <= 8
  }

  /// Whether a mark or the end of the sentence stands at an offset.
  func endsPhrase(_ offset: Int, in sentence: ByteRange) -> Bool {
    if offset >= sentence.end { return true }
    let token = segments.tokenIndex(at: offset)
    guard token < segments.tokens.count else { return true }
    return segments.tokens[token].form == .punctuation
  }

  /// Whether a comma or another mark stands at an offset.
  func isClauseEnd(_ offset: Int) -> Bool {
    let token = segments.tokenIndex(at: offset)
    return token < segments.tokens.count && segments.tokens[token].form == .punctuation
  }

  func contains(_ bytes: ArraySlice<UInt8>, _ word: String) -> Bool {
    let count = word.utf8.count
    var start = bytes.startIndex
    while start + count <= bytes.endIndex {
      if bytes[start..<(start + count)].elementsEqual(word.utf8) { return true }
      start += 1
    }
    return false
  }
}
