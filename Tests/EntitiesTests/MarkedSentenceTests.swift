// SPDX-License-Identifier: Apache-2.0

import LexiconTestSupport
import Testing

/// The marked sentences, of which nearly all must come out right.
@Suite struct MarkedSentenceTests {
  /// Returns a sentence without its marks, and the names that were marked.
  private func read(_ marked: String) -> (text: String, names: [EntityFinder.Found]) {
    var text = ""
    var names: [EntityFinder.Found] = []
    var rest = Substring(marked)
    while let open = rest.firstIndex(of: "["), let close = rest.firstIndex(of: "]") {
      text += rest[..<open]
      let parts = rest[rest.index(after: open)..<close].split(separator: "|")
      names.append(EntityFinder.Found(text: String(parts[0]), type: String(parts[1])))
      text += parts[0]
      rest = rest[rest.index(after: close)...]
    }
    return (text + rest, names)
  }

  @Test(arguments: [
    (MarkedSentences.commonWords, 80), (MarkedSentences.phrases, 95), (MarkedSentences.names, 75),
  ])
  func mostComeOutRight(_ sentences: [String], percent: Int) throws {
    let finder = EntityFinder(lexicon: try TestLexicon.base())
    var wrong: [String] = []
    for sentence in sentences {
      let (text, names) = read(sentence)
      let found = finder.mentions(text)
      if found != names { wrong.append("\(text) → \(found)") }
    }
    #expect(
      wrong.count * 100 <= sentences.count * (100 - percent),
      "\(wrong.joined(separator: "\n"))")
  }
}
