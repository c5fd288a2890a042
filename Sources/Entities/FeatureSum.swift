// SPDX-License-Identifier: Apache-2.0

/// The sum of the weights of a candidate's features, and on demand the features themselves.
struct FeatureSum {
  private let weights: TypeWeights
  /// The sum.
  private(set) var scores = SIMD8<Int32>()
  /// The features that were added, where they are asked for.
  private(set) var trace: [Feature] = []
  let isTracing: Bool
  /// The family of the candidate at hand.
  private(set) var family = CandidateFamily.pattern

  init(weights: TypeWeights, isTracing: Bool) {
    self.weights = weights
    self.isTracing = isTracing
  }

  /// Adds what a feature weighs.
  @inline(__always)
  mutating func add(_ feature: Feature) {
    scores &+= weights[feature, family]
    if isTracing { trace.append(feature) }
  }

  /// Adds what was summed elsewhere.
  mutating func add(_ other: SIMD8<Int32>) { scores &+= other }

  /// Begins anew.
  mutating func reset(family: CandidateFamily) {
    self.family = family
    scores = SIMD8()
    if isTracing { trace.removeAll(keepingCapacity: true) }
  }
}
