// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Segmentation
import TextModel

/// A sentence with the ends of its words.
struct GoldSentence {
  let bytes: [UInt8]
  let words: [ByteRange]

  /// Makes a sentence of its words, which run on without spaces.
  init(words texts: [String]) {
    var bytes: [UInt8] = []
    var words: [ByteRange] = []
    for text in texts {
      let start = bytes.count
      bytes += text.utf8
      words.append(ByteRange(start, bytes.count))
    }
    self.bytes = bytes
    self.words = words
  }

  /// Reads the sentences of a file.
  static func read(path: String) throws -> [GoldSentence] {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw ValidationError("\(path) cannot be read as UTF-8.")
    }
    var sentences: [GoldSentence] = []
    var words: [String] = []
    let lines: [Substring] = text.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines + ["" as Substring] {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      if line.allSatisfy(\.isWhitespace) {
        if !words.isEmpty { sentences.append(GoldSentence(words: words)) }
        words = []
      } else if !line.hasPrefix("#"), fields.count > 1 {
        // CoNLL-U numbers its words; ranges (1-2) and empty nodes (1.1) are no words.
        if fields[0].allSatisfy({ $0.isNumber || $0 == "-" || $0 == "." }), fields.count >= 10 {
          if fields[0].allSatisfy(\.isNumber) { words.append(String(fields[1])) }
        } else {
          words.append(String(fields[0]))
        }
      }
    }
    return sentences
  }
}

/// How many words were found with both ends right.
struct WordScore: CustomStringConvertible {
  private(set) var right = 0
  private(set) var gold = 0
  private(set) var found = 0

  var f1: Double { gold + found == 0 ? 0 : 2 * Double(right) / Double(gold + found) }

  /// Adds one sentence, segmented by `worker`.
  mutating func add(_ sentence: GoldSentence, worker: inout SegmentationWorker) {
    let text = NormalizedText(bytes: sentence.bytes, offsets: OffsetMap())
    let words = Set(worker.segment(text).tokens.map(\.range))
    found += words.count
    gold += sentence.words.count
    right += sentence.words.filter(words.contains).count
  }

  var description: String {
    String(
      format: "%.4f (precision %.4f, recall %.4f)", f1,
      found == 0 ? 0 : Double(right) / Double(found), gold == 0 ? 0 : Double(right) / Double(gold))
  }
}
