// SPDX-License-Identifier: Apache-2.0

/// The sum of the weights of a candidate's features, and on demand the features themselves.
struct FeatureSum {
  private let weights: TypeWeights
  /// The sum.
  private(set) var scores = SIMD8<Int32>()
  /// The features that were added, where they are asked for.
  private(set) var trace: [Feature] = []
  let isTracing: Bool
  /// Whether the text speaks of no technology.
  private let isGeneral: Bool
  /// The family of the candidate at hand.
  private(set) var family = CandidateFamily.pattern

  init(weights: TypeWeights, isGeneral: Bool = false, isTracing: Bool) {
    self.weights = weights
    self.isGeneral = isGeneral
    self.isTracing = isTracing
  }

  /// Adds what a feature weighs.
  @inline(__always)
  mutating func add(_ feature: Feature) {
    scores &+= weights[feature, family]
    if isTracing { trace.append(feature) }
  }

  /// How far the traits of general text stand behind those of any text.
  private static let toGeneral =
    Feature.Trait.generalSequenceOrganization0.rawValue
    - Feature.Trait.sequenceOrganization0.rawValue

  /// Adds what the tagger of names says, twice in general text, so that how far it is trusted there
  /// is learned by itself.
  ///
  /// H. Daumé III: Frustratingly easy domain adaptation (ACL 2007).
  @inline(__always)
  mutating func addTagged(_ trait: Feature.Trait) {
    add(.trait(trait))
    guard isGeneral else { return }
    if let general = Feature.Trait(rawValue: trait.rawValue + FeatureSum.toGeneral) {
      add(.trait(general))
    }
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
