// SPDX-License-Identifier: Apache-2.0

import DatesAndNumbers
import Foundation
import Lexicon
import LexiconCompiler
import MailuoTestSupport
import Normalization
import Segmentation
import TextModel

/// The stages up to this module, with the dictionaries that they need.
enum TestLexicon {
  static let shared: Result<Lexicon, any Error> = Result {
    var files: [(path: String, text: String)] = []
    for folder in ["Normalization", "Segmentation", "Words", "DatesAndNumbers"] {
      let path = Repository.root + "/Dictionaries/" + folder
      for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
        let text = try String(contentsOfFile: path + "/" + name, encoding: .utf8)
        files.append((folder + "/" + name, text))
      }
    }
    return Lexicon(image: try LexiconCompiler.image(files: files))
  }

  /// Normalizes, segments and recognizes one text.
  static func expressions(
    in text: String, published: CalendarDate? = nil, segmented: Bool = true
  ) throws -> (text: NormalizedText, expressions: Expressions) {
    let lexicon = try shared.get()
    let normalized = Normalizer(lexicon: lexicon).normalize(Array(text.utf8))
    var worker = Segmenter(lexicon: lexicon).makeWorker()
    let segments = segmented ? worker.segment(normalized) : SegmentedText()
    let recognizer = ExpressionRecognizer(lexicon: lexicon)
    return (
      normalized,
      recognizer.expressions(in: normalized, segments: segments, published: published)
    )
  }

  /// Normalizes and segments one text, and returns all its views.
  static func views(
    in text: String, reference: String?
  ) throws -> (text: NormalizedText, views: [ExpressionView]) {
    let lexicon = try shared.get()
    let normalized = Normalizer(lexicon: lexicon).normalize(Array(text.utf8))
    var worker = Segmenter(lexicon: lexicon).makeWorker()
    let segments = worker.segment(normalized)
    let recognizer = ExpressionRecognizer(lexicon: lexicon)
    return (
      normalized, recognizer.views(in: normalized, segments: segments, reference: reference)
    )
  }

  /// The slice of the raw text that a range of the normalized one stands for.
  static func raw(_ range: ByteRange, of text: NormalizedText, in raw: String) -> String {
    let source = text.offsets.sourceRange(of: range)
    return String(decoding: Array(raw.utf8)[source.start..<source.end], as: UTF8.self)
  }
}
