// SPDX-License-Identifier: Apache-2.0

import DatesAndNumbers
import Entities
import Lexicon
import Normalization
import Segmentation
import TextModel

/// Runs the stages up to the entities on a sentence.
struct EntityFinder {
  let lexicon: Lexicon

  /// One mention, as a test expects it.
  struct Found: Hashable, CustomStringConvertible {
    var text: String
    var type: String

    var description: String { "\(type):\(text)" }
  }

  /// Returns the annotations of a text, and its normalized form.
  func annotations(_ text: String) -> (annotations: EntityAnnotations, text: NormalizedText) {
    let normalized = Normalizer(lexicon: lexicon).normalize(Array(text.utf8))
    var worker = Segmenter(lexicon: lexicon).makeWorker()
    let segments = worker.segment(normalized)
    var matches: [LexicalMatch] = []
    lexicon.scan(normalized.bytes.span, into: &matches)
    let expressions = ExpressionRecognizer(lexicon: lexicon).expressions(
      in: normalized, segments: segments, published: nil)
    let annotations = EntityRecognizer(lexicon: lexicon).annotations(
      in: normalized, segments: segments, matches: matches, expressions: expressions)
    return (annotations, normalized)
  }

  /// Returns the mentions of a text as slices of the raw text.
  func mentions(_ text: String) -> [Found] {
    let bytes = Array(text.utf8)
    let (annotations, normalized) = annotations(text)
    return annotations.mentions.map { mention in
      let source = normalized.offsets.sourceRange(of: mention.range)
      return Found(
        text: String(decoding: bytes[source.start..<source.end], as: UTF8.self),
        type: annotations.entities[mention.entity].type.rawValue)
    }
  }

  /// Returns the texts of each entity's mentions, entity by entity.
  func groups(_ text: String) -> [[String]] {
    let (annotations, normalized) = annotations(text)
    return annotations.entities.indices.map { index in
      annotations.mentions.filter { $0.entity == index }.map { normalized.string($0.range) }
    }
  }
}
