// SPDX-License-Identifier: Apache-2.0

/// The way between the byte offsets of two versions of a text, of which one was edited into the
/// other.
///
/// The map is piecewise linear.  Outside its edits both versions run alike; inside an edit only the
/// two ends correspond:
///
///     source   轉(zhuǎn)化          byte  0–3  3–11  11–14
///     target   转化                 byte  0–3  3–3    3–6      one edit: source 3–11, target 3–3
///
/// A range that begins or ends inside an edit takes in the whole edit; one that merely touches a
/// deletion leaves it out, so that 转 above is 轉, not 轉(zhuǎn).
///
/// Memory is in proportion to the edits, not to the text.
public struct OffsetMap: Hashable, Sendable {
  /// One stretch that was replaced, deleted or inserted.
  public struct Edit: Hashable, Sendable {
    /// The stretch in the source.
    public let source: ByteRange
    /// The stretch that stands for it in the target.
    public let target: ByteRange

    /// Makes an edit.
    public init(source: ByteRange, target: ByteRange) {
      self.source = source
      self.target = target
    }
  }

  /// The edits in reading order, disjoint in both versions.
  public private(set) var edits: [Edit] = []

  /// Makes the map of a text onto itself.
  public init() {}

  /// Adds an edit behind all others.
  ///
  /// - Parameters:
  ///   - source: the stretch replaced; it must not begin before the end of the last one.
  ///   - count: the number of bytes that stand for it in the target.
  public mutating func append(source: ByteRange, targetCount count: Int) {
    let shift = edits.last.map { $0.target.end - $0.source.end } ?? 0
    let start = source.start + shift
    edits.append(Edit(source: source, target: ByteRange(start, start + count)))
  }

  /// Returns the stretch of the source that a range of the target stands for.
  ///
  /// - Complexity: O(log *n*) in the number of edits.
  public func sourceRange(of target: ByteRange) -> ByteRange {
    guard !edits.isEmpty else { return target }
    if target.isEmpty {
      let offset = mapped(target.start, isEnd: false, toSource: true)
      return ByteRange(offset, offset)
    }
    return ByteRange(
      mapped(target.start, isEnd: false, toSource: true),
      mapped(target.end, isEnd: true, toSource: true))
  }

  /// Returns the stretch of the target that stands for a range of the source.
  ///
  /// - Complexity: O(log *n*) in the number of edits.
  public func targetRange(of source: ByteRange) -> ByteRange {
    guard !edits.isEmpty else { return source }
    let start = mapped(source.start, isEnd: false, toSource: false)
    if source.isEmpty { return ByteRange(start, start) }
    return ByteRange(start, max(start, mapped(source.end, isEnd: true, toSource: false)))
  }

  /// Maps one end of a range.
  ///
  /// A start goes behind the edits that end at it, an end stays before those that begin at it;
  /// inside an edit a start goes to the edit's start and an end to its end.
  private func mapped(_ offset: Int, isEnd: Bool, toSource: Bool) -> Int {
    // The last edit that begins before an end, or at or before a start.
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      let start = toSource ? edits[middle].target.start : edits[middle].source.start
      if isEnd ? start < offset : start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return offset }
    let edit = edits[low - 1]
    let near = toSource ? edit.target : edit.source
    let far = toSource ? edit.source : edit.target
    if offset >= near.end {
      return offset - near.end + far.end
    }
    return isEnd ? far.end : far.start
  }

  /// Returns the map that goes through this one and then through `next`, whose source is this
  /// one's target.
  ///
  /// Edits that overlap in the middle version become one.
  ///
  /// - Complexity: O(*n*) in the number of edits of both.
  public func followed(by next: OffsetMap) -> OffsetMap {
    if edits.isEmpty { return next }
    if next.edits.isEmpty { return self }
    var result = OffsetMap()
    result.edits.reserveCapacity(edits.count + next.edits.count)
    var first = 0
    var second = 0
    // By how much the source lies behind the middle version here, and the target.
    var sourceShift = 0
    var targetShift = 0
    while first < edits.count || second < next.edits.count {
      var middle = ByteRange(0, 0)
      var isOpen = false
      let shifts = (source: sourceShift, target: targetShift)
      while true {
        // The next edit in the middle version, of either map.
        let left = first < edits.count ? edits[first].target : nil
        let right = second < next.edits.count ? next.edits[second].source : nil
        let takesLeft = right.map { right in left.map { $0 <= right } ?? false } ?? true
        guard let range = takesLeft ? left : right,
          !isOpen || range.start < middle.end || range == middle
        else { break }
        middle = isOpen ? ByteRange(middle.start, max(middle.end, range.end)) : range
        isOpen = true
        if takesLeft {
          sourceShift = edits[first].source.end - range.end
          first += 1
        } else {
          targetShift = next.edits[second].target.end - range.end
          second += 1
        }
      }
      result.edits.append(
        Edit(
          source: ByteRange(middle.start + shifts.source, middle.end + sourceShift),
          target: ByteRange(middle.start + shifts.target, middle.end + targetShift)))
    }
    return result
  }
}
