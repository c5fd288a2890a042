// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// Prints the words of a document, line for line, separated by one space.
public struct WordPrinter: Sendable {
  private let printsPartOfSpeech: Bool

  /// Makes a printer of words, or of `word/UPOS`.
  public init(printsPartOfSpeech: Bool) {
    self.printsPartOfSpeech = printsPartOfSpeech
  }

  /// Returns the words of the normalized text; its line breaks stay as they are.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func text(of document: Document) -> [UInt8] {
    let bytes = document.text.bytes
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 3)
    var offset = 0
    var isLineStart = true
    for token in document.segments.tokens {
      for byte in bytes[offset..<token.range.start] where byte == 0x0A || byte == 0x0D {
        result.append(byte)
        isLineStart = true
      }
      if !isLineStart { result.append(0x20) }
      result += bytes[token.range.start..<token.range.end]
      if printsPartOfSpeech {
        result.append(0x2F)
        result += token.partOfSpeech.tag.utf8
      }
      isLineStart = false
      offset = token.range.end
    }
    for byte in bytes[offset...] where byte == 0x0A || byte == 0x0D { result.append(byte) }
    return result
  }
}
