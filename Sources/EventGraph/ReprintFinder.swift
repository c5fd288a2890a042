// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Finds articles that are reprints (转载) of each other.
///
/// Two articles whose texts share at least three tenths of their runs of letters are one source:
/// furniture differs.  Pairs are found by bands of two lanes, so that not every article is compared
/// with every other.
struct ReprintFinder {
  /// The share of common runs, in thousandths, from which on two articles are one source.
  static let leastSimilarity = 300
  /// The number of lanes that both texts must fill: shorter texts are too easily alike.
  static let leastFilledCount = 40
  private static let bandSize = 2

  private struct Band: Hashable {
    let number: Int
    let lanes: ArraySlice<UInt8>
  }

  /// Returns for each article the number of the first one of its group.
  ///
  /// - Complexity: O(*n*) in the number of articles, and in that of pairs that share a band.
  static func groups(of fingerprints: [Fingerprint?]) -> [Int] {
    var buckets: [Band: [Int]] = [:]
    var groups = UnionFind(count: fingerprints.count)
    for (index, fingerprint) in fingerprints.enumerated() {
      guard let fingerprint, fingerprint.filledCount >= leastFilledCount else { continue }
      var compared: Set<Int> = []
      for start in stride(from: 0, to: Fingerprint.laneCount, by: bandSize) {
        let lanes = fingerprint.lanes[start..<(start + bandSize)]
        guard lanes.contains(where: { $0 != 0 }) else { continue }
        let band = Band(number: start, lanes: lanes)
        for other in buckets[band] ?? [] where compared.insert(other).inserted {
          if let candidate = fingerprints[other],
            fingerprint.similarity(to: candidate) >= leastSimilarity
          {
            groups.join(index, other)
          }
        }
        buckets[band, default: []].append(index)
      }
    }
    return fingerprints.indices.map { groups.root(of: $0) }
  }
}
