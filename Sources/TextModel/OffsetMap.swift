// SPDX-License-Identifier: Apache-2.0

/// The way between the byte offsets of two versions of a text, of which one was edited into the other.
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
      let offset = map(target.start, isEnd: false, from: \.target, to: \.source)
      return ByteRange(offset, offset)
    }
    return ByteRange(
      map(target.start, isEnd: false, from: \.target, to: \.source),
      map(target.end, isEnd: true, from: \.target, to: \.source))
  }

  /// Returns the stretch of the target that stands for a range of the source.
  ///
  /// - Complexity: O(log *n*) in the number of edits.
  public func targetRange(of source: ByteRange) -> ByteRange {
    guard !edits.isEmpty else { return source }
    let start = map(source.start, isEnd: false, from: \.source, to: \.target)
    if source.isEmpty { return ByteRange(start, start) }
    return ByteRange(start, max(start, map(source.end, isEnd: true, from: \.source, to: \.target)))
  }

  /// Maps one end of a range.
  ///
  /// A start goes behind the edits that end at it, an end stays before those that begin at it;
  /// inside an edit a start goes to the edit's start and an end to its end.
  private func map(
    _ offset: Int, isEnd: Bool, from: KeyPath<Edit, ByteRange>, to: KeyPath<Edit, ByteRange>
  ) -> Int {
    // The last edit that begins before an end, or at or before a start.
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      let start = edits[middle][keyPath: from].start
      if isEnd ? start < offset : start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return offset }
    let edit = edits[low - 1]
    let near = edit[keyPath: from]
    let far = edit[keyPath: to]
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
  /// - Complexity: O(*n* log *n*) in the number of edits of both.
  public func followed(by next: OffsetMap) -> OffsetMap {
    if edits.isEmpty { return next }
    if next.edits.isEmpty { return self }
    let middles = (edits.map(\.target) + next.edits.map(\.source)).sorted()
    var result = OffsetMap()
    var index = 0
    while index < middles.count {
      var end = middles[index].end
      var following = index + 1
      while following < middles.count,
        middles[following].start < end || middles[following] == middles[following - 1]
      {
        end = max(end, middles[following].end)
        following += 1
      }
      let middle = ByteRange(middles[index].start, end)
      result.edits.append(
        Edit(
          source: outerRange(of: middle, in: edits, from: \.target, to: \.source),
          target: outerRange(of: middle, in: next.edits, from: \.source, to: \.target)))
      index = following
    }
    return result
  }

  /// Returns what `middle` corresponds to, edits that are empty and touch it only where equal.
  private func outerRange(
    of middle: ByteRange, in edits: [Edit], from: KeyPath<Edit, ByteRange>,
    to: KeyPath<Edit, ByteRange>
  ) -> ByteRange {
    // Edits that end at or before the start of `middle`, but for an empty one equal to it.
    var low = 0
    var high = edits.count
    while low < high {
      let center = (low + high) / 2
      let near = edits[center][keyPath: from]
      let isBefore = near.end <= middle.start && !(near.isEmpty && near == middle)
      if isBefore && !(near.isEmpty && near.start == middle.start && middle.isEmpty) {
        low = center + 1
      } else {
        high = center
      }
    }
    let shift = low > 0 ? edits[low - 1][keyPath: to].end - edits[low - 1][keyPath: from].end : 0
    let start = middle.start + shift
    var last = low
    var end = middle.end + shift
    while last < edits.count {
      let near = edits[last][keyPath: from]
      let belongs = middle.isEmpty ? near == middle : near.start < middle.end
      guard belongs else { break }
      end = middle.end - near.end + edits[last][keyPath: to].end
      last += 1
    }
    return ByteRange(start, end)
  }

  /// Returns the map from the target back to the source.
  public var inverted: OffsetMap {
    var result = OffsetMap()
    result.edits = edits.map { Edit(source: $0.target, target: $0.source) }
    return result
  }
}
