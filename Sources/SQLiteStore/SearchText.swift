// SPDX-License-Identifier: Apache-2.0

/// What the full-text index holds of a text: its words, and the pairs of characters in long words.
///
/// SQLite's own tokenizers take a run of ideographs for one word, and its trigrams find nothing
/// shorter than three characters.  With the pairs 华为 is found in 华为云 as well.
struct SearchText {
  let words: String
  let parts: String

  init(_ words: [String]) {
    self.words = words.joined(separator: " ")
    var parts: [String] = []
    for word in words {
      let scalars = Array(word.unicodeScalars)
      guard scalars.count > 2 else { continue }
      for (first, second) in zip(scalars, scalars.dropFirst())
      where SearchText.isIdeograph(first) && SearchText.isIdeograph(second) {
        var pair = String.UnicodeScalarView()
        pair.append(first)
        pair.append(second)
        parts.append(String(pair))
      }
    }
    self.parts = parts.joined(separator: " ")
  }

  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    (0x3400...0x9FFF).contains(scalar.value) || scalar.value >= 0x20000
  }
}
