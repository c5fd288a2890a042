// SPDX-License-Identifier: Apache-2.0

import DatesAndNumbers
import Glibc
import Lexicon
import Normalization
import Segmentation
import TextModel

/// The speed at which dates and numbers are found in a text.
struct ExpressionsBenchmark {
  private let normalizer: Normalizer
  private let recognizer: ExpressionRecognizer
  private let words: ClauseWords
  private let families: Set<ExpressionView.Family>?
  private let reference: String?

  /// Makes the benchmark of some families of expressions, relative times counted from `reference`.
  init(lexicon: Lexicon, families: Set<ExpressionView.Family>?, reference: String?) {
    normalizer = Normalizer(lexicon: lexicon)
    recognizer = ExpressionRecognizer(lexicon: lexicon)
    words = Segmenter(lexicon: lexicon).makeClauseWords()
    self.families = families
    self.reference = reference
  }

  /// Finds the expressions of a text.
  ///
  /// - Parameters:
  ///   - text: the text, UTF-8.
  ///   - normalizes: whether normalization is timed too, or is done before.
  /// - Returns: MB/s of this thread's CPU time, and the number of expressions.
  func measure(_ text: [UInt8], normalizes: Bool) -> (speed: Double, count: Int) {
    let normalized = normalizes ? nil : normalizer.normalize(text)
    let start = ExpressionsBenchmark.now()
    let found = count(in: normalized ?? normalizer.normalize(text))
    let spent = ExpressionsBenchmark.now() - start
    return (Double(text.count) / 1e6 / max(spent, 1e-9), found)
  }

  private func count(in text: NormalizedText) -> Int {
    let bytes = text.bytes
    let source = WordSource(
      run: { words.appendRun(around: $0, in: bytes, to: &$1) },
      clause: { words.append(around: $0, in: bytes, to: &$1) })
    return recognizer.views(in: text, reference: reference, words: source, families: families).count
  }

  /// The CPU time of this thread in seconds.
  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
