// SPDX-License-Identifier: Apache-2.0

import Lexicon

/// The forms of an image in the order of their numbers, grouped by their text in small letters.
struct FormTable {
  /// One form.
  struct Form {
    var text: String
    var senses: [FormSense]
  }

  /// All forms whose text is the same in small letters.
  struct Pattern {
    /// The text in small letters.
    var key: String
    /// The forms: one for each spelling where case matters, else one that has all senses.
    var forms: [Form]
  }

  /// The patterns, sorted by the bytes of their keys.
  let patterns: [Pattern]

  /// Groups forms.
  init(_ forms: [String: [FormSense]]) {
    var groups: [String: [Form]] = [:]
    for (text, senses) in forms.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      let key = String(decoding: FormMatcher.folded(Array(text.utf8)), as: UTF8.self)
      if let first = groups[key]?[0], !FormMatcher.isCaseExact(text) {
        let more = senses.filter { !first.senses.contains($0) }
        groups[key]?[0].senses += more
      } else {
        groups[key, default: []].append(Form(text: text, senses: senses))
      }
    }
    patterns = groups.map { Pattern(key: $0.key, forms: $0.value) }
      .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }
}
