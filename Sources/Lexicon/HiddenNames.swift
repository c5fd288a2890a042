// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Names that a lexicon is to know nothing of: what it finds in spite of that tells how it fares
/// with names that nobody told it.
struct HiddenNames: Sendable {
  /// The names with small ASCII letters.
  private let texts: Set<[UInt8]>

  /// Makes the set of some names, whatever the case of their letters.
  init(_ names: some Sequence<String> = []) {
    texts = Set(names.map { FormMatcher.folded(Array($0.utf8)) })
  }

  private init(texts: Set<[UInt8]>) { self.texts = texts }

  /// Returns the set with more names.
  func union(_ names: [String]) -> HiddenNames {
    HiddenNames(texts: texts.union(HiddenNames(names).texts))
  }

  var isEmpty: Bool { texts.isEmpty }

  /// A hash of the set, 0 for the empty one.
  var hash: UInt64 {
    var sum: UInt64 = 0
    for text in texts {
      var hash = ContentHash()
      hash.combine(text)
      // The order of a set is not to matter.
      sum &+= hash.value
    }
    return sum
  }

  func contains(_ name: String) -> Bool { texts.contains(FormMatcher.folded(Array(name.utf8))) }

  /// The names in the codes of a trie's characters; one with a character that has no code is left
  /// out.
  func codes(in trie: DoubleArrayTrie) -> Set<[UInt16]> {
    var result: Set<[UInt16]> = []
    for text in texts {
      let codes = String(decoding: text, as: UTF8.self).unicodeScalars.map {
        UInt16(truncatingIfNeeded: trie.codes.code(of: $0.value))
      }
      if !codes.contains(0) { result.insert(codes) }
    }
    return result
  }
}
