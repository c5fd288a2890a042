// SPDX-License-Identifier: Apache-2.0

import Entities
import Segmentation
import TextModel

/// What one thread keeps from article to article.
final class WorkBuffers {
  var segmentation: SegmentationWorker
  let clauseWords: ClauseWords
  var trained: TrainedSegmentationWorker?
  /// What the lexicon finds in each of the articles that are read together.
  var matches: [[LexicalMatch]] = [[]]
  var entities = EntityBuffers()

  init(
    segmentation: SegmentationWorker, clauseWords: ClauseWords, trained: TrainedSegmentationWorker?
  ) {
    self.segmentation = segmentation
    self.clauseWords = clauseWords
    self.trained = trained
  }
}
