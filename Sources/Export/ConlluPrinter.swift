// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// Prints the words of a document as CoNLL-U, by the rules of Universal Dependencies.
///
/// The form is the article's own, the lemma the normalized word; the last column has the offsets
/// `start_char` and `end_char` in Unicode scalars of the article.  Universal Dependencies wants a
/// tree: as nothing is parsed, all words hang from the first that is no punctuation, as `dep`.
public enum ConlluPrinter {
  /// Appends the sentences of a document.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public static func append(_ document: Document, to bytes: inout [UInt8]) {
    var source = SourceWords(document)
    let scalars = ScalarIndex(document.article.bytes)
    let id = identifier(document.article.source)
    bytes += "# newdoc id = \(id)\n".utf8
    for (number, sentence) in document.segments.sentences.enumerated() {
      let tokens = document.segments.tokens[sentence.tokens]
      bytes += "# sent_id = \(id)-s\(number + 1)\n# text = ".utf8
      let ranges = tokens.map { source.range($0.range) }
      let forms = zip(tokens, ranges).map { source.word($0.range, at: $1) }
      for (form, (token, next)) in zip(forms, zip(tokens, followers(of: tokens))) {
        bytes += form
        if isApart(token, next) { bytes.append(0x20) }
      }
      bytes.append(0x0A)
      let root = tokens.firstIndex { $0.partOfSpeech != .punctuation } ?? tokens.startIndex
      for (index, (token, next)) in zip(tokens.indices, zip(tokens, followers(of: tokens))) {
        appendLine(
          token, number: index - tokens.startIndex + 1,
          root: index == root ? 0 : root - tokens.startIndex + 1, isApart: isApart(token, next),
          scalarRange: scalars.scalarRange(of: ranges[index - tokens.startIndex]),
          form: forms[index - tokens.startIndex],
          lemma: document.text.bytes[token.range.start..<token.range.end], to: &bytes)
      }
      bytes.append(0x0A)
    }
  }

  private static func followers(of tokens: ArraySlice<Token>) -> [Token?] {
    tokens.dropFirst().map { $0 } + [nil]
  }

  /// Whether a space lies between two words; the end of a sentence counts as none.
  private static func isApart(_ token: Token, _ next: Token?) -> Bool {
    next.map { $0.range.start > token.range.end } ?? false
  }

  private static func appendLine(
    _ token: Token, number: Int, root: Int, isApart: Bool, scalarRange: Range<Int>,
    form: ArraySlice<UInt8>, lemma: ArraySlice<UInt8>, to bytes: inout [UInt8]
  ) {
    let tag = token.partOfSpeech.tag
    let relation = root == 0 ? "root" : token.partOfSpeech == .punctuation ? "punct" : "dep"
    bytes += "\(number)\t".utf8
    bytes += form
    bytes.append(0x09)
    bytes += lemma
    bytes += "\t\(tag)\t_\t_\t\(root)\t\(relation)\t_\t".utf8
    if !isApart { bytes += "SpaceAfter=No|".utf8 }
    bytes += "end_char=\(scalarRange.upperBound)|start_char=\(scalarRange.lowerBound)\n".utf8
  }

  /// Returns a name without spaces and slashes, which identifiers must not hold.
  private static func identifier(_ source: String) -> String {
    var result: [UInt8] = []
    for byte in source.utf8 {
      result.append(byte <= 0x20 || byte == 0x2F || byte == 0x7F ? 0x5F : byte)
    }
    return result.isEmpty ? "-" : String(decoding: result, as: UTF8.self)
  }
}
