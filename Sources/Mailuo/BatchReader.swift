// SPDX-License-Identifier: Apache-2.0

import Ingestion

/// Inputs that one worker takes at a time.
struct UnitBatch: Sendable {
  var units: [InputUnit]
  /// Whether the reader would have had to wait for more: what was read is to be seen at once.
  var isFlushed: Bool
}

/// Gathers small inputs, so that a line of a hundred bytes does not cost a hand-over of its own.
struct BatchReader {
  private var reader: InputReader
  private var isEnded = false

  init(reader: InputReader) {
    self.reader = reader
  }

  /// Returns the next inputs: at least one, and more as long as they are small and already read.
  mutating func next() -> UnitBatch? {
    guard !isEnded else { return nil }
    var units: [InputUnit] = []
    var byteCount = 0
    repeat {
      guard let unit = reader.next() else {
        isEnded = true
        return units.isEmpty ? nil : UnitBatch(units: units, isFlushed: true)
      }
      byteCount += unit.byteCount
      units.append(unit)
    } while byteCount < BatchRun.byteLimit && reader.hasBufferedUnit
    return UnitBatch(units: units, isFlushed: !reader.hasBufferedUnit)
  }
}
