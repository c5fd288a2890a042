// SPDX-License-Identifier: Apache-2.0

import TextModel

extension ExpressionScanner {
  /// Reads 每秒160Gb, 每秒一千万亿次, 每秒30帧, and returns where it ends; null if there is none.
  mutating func readRate(at start: Int) -> Int? {
    guard bytes[start] == 0xE6, starts("每秒", at: start) else { return nil }
    var offset = starts("每秒钟", at: start) ? start + 9 : start + 6
    offset = behindSpace(offset)
    var modifier: String?
    for word: StaticString in ["超过", "约", "近", "超", "高达", "可达", "达"]
    where starts(word, at: offset) {
      if starts("超", at: offset) { modifier = Modifier.moreThan }
      if starts("约", at: offset) || starts("近", at: offset) { modifier = Modifier.approximate }
      offset = behindSpace(offset + word.utf8CodeUnitCount)
      break
    }
    guard offset < bytes.count,
      let numeral = numerals.read(at: offset)
    else { return nil }
    let behind = behindSpace(numeral.range.end)
    var measure: Measured?
    if starts("次", at: behind) {
      guard numeral.value.isLess(than: ExactDecimal(1, exponent: 9)) == false else { return nil }
      measure = Measured(kind: .measure, unit: "FLOPS", ucum: "{FLOP}/s", end: behind + 3)
    } else if starts("帧", at: behind) {
      measure = Measured(kind: .measure, unit: "fps", ucum: "{frame}/s", end: behind + 3)
    } else if let inner = measured(numeral, at: numeral.range.end) {
      if inner.unit == "token" {
        measure = inner
        measure?.kind = .measure
        measure?.unit = "tokens/s"
        measure?.ucum = "{token}/s"
      } else if inner.kind == .measure {
        measure = inner
        measure?.unit += "/s"
        measure?.ucum = inner.ucum.map { $0 + "/s" }
      }
    }
    guard let measure, let mention = mention(numeral, measure, from: offset, modifier: modifier)
    else { return nil }
    var quantity = mention
    quantity.range = ByteRange(start, mention.range.end)
    quantities.append(quantity)
    lastEnd = quantity.range.end
    return lastEnd
  }
}
