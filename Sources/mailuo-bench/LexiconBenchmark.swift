// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// The speed of the two look-ups that everything stands on.
struct LexiconBenchmark {
  let lexicon: Lexicon
  let articles: [Article]

  /// Looks up all words that begin at each character; returns MB/s.
  func prefixes() -> Double {
    let words = lexicon.words
    var found = 0
    return speed { bytes in
      var offset = 0
      while offset < bytes.count {
        words.forEachPrefix(in: bytes, at: offset) { _, cost, _ in found &+= cost }
        offset += bytes.scalar(at: offset).count
      }
    }
  }

  /// Finds all occurrences of all names, cues and triggers; returns MB/s.
  func forms() -> Double {
    var matches: [LexicalMatch] = []
    return speed { bytes in
      matches.removeAll(keepingCapacity: true)
      lexicon.scan(bytes, into: &matches)
    }
  }

  private func speed(_ body: (Span<UInt8>) -> Void) -> Double {
    var byteCount = 0
    let start = ContinuousClock.now
    for article in articles {
      body(article.bytes.span)
      byteCount += article.bytes.count
    }
    return Double(byteCount) / 1e6 / (ContinuousClock.now - start).seconds
  }
}
