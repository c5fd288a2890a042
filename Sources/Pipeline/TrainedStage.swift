// SPDX-License-Identifier: Apache-2.0

import Lexicon
import Segmentation

/// Words by trained weights.
final class TrainedStage: Sendable {
  let segmenter: TrainedSegmenter

  /// Maps the weights of a file.
  ///
  /// - Throws: ``LexiconError`` where the file cannot be used.
  init(path: String, lexicon: Lexicon) throws(LexiconError) {
    segmenter = TrainedSegmenter(model: try WordModel(path: path), lexicon: lexicon)
  }
}
