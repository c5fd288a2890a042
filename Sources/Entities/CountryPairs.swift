// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds the two countries of 中美, 日韩, 美俄.
///
/// A country's single character is a mention only in such a pair; in 美股 or 在华 it is none.
struct CountryPairs {
  /// Appends the candidates of a text.
  func append(in view: ArticleView, to candidates: inout [Candidate]) {
    for range in view.countryPairs {
      // A longer word, such as 中美洲, holds no pair.
      guard view.isBorder(range.start), view.isBorder(range.end) else { continue }
      // 中英双语: two languages.
      guard view.starting[range.end].isDisjoint(with: .languageNoun) else { continue }
      var start = range.start
      while start + 3 <= range.end {
        var candidate = Candidate(range: ByteRange(start, start + 3), sources: .place)
        candidate.certainPlace = 4
        candidates.append(candidate)
        start += 3
      }
    }
  }
}
