// SPDX-License-Identifier: Apache-2.0

import TextModel

/// The sum of the weights of the features of a possible trigger or argument, and on demand the
/// features themselves.
struct FeatureSum {
  private let weights: FeatureWeights.Table
  /// What makes the keys of the weights that many share: nought, or the key of a role's name.
  private let shared: UInt64
  /// What makes the keys of the weights of one frame or role.
  private let own: UInt64
  /// The sum.
  private(set) var score = 0
  private let isTracing: Bool
  /// The features that were added, where they are asked for.
  private(set) var features: [TriggerFeature] = []

  init(weights: FeatureWeights, keys: FeatureWeights.Keys, isTracing: Bool) {
    self.weights = weights.table
    shared = keys.shared
    own = keys.own
    self.isTracing = isTracing
  }

  /// Begins anew.
  mutating func reset() {
    score = 0
    if isTracing { features = [] }
  }

  /// Adds a feature that has no value.
  mutating func add(_ name: FeatureName) {
    let weight = weight(of: weights.names[name.rawValue].alone)
    if isTracing { note(weight, name.name) }
  }

  /// Adds a feature whose value is a word of ours.
  mutating func add(_ name: FeatureName, _ value: FeatureWord) {
    var hash = weights.names[name.rawValue].opening
    hash.combine(weights.words[value.rawValue])
    let weight = weight(of: hash)
    if isTracing { note(weight, "\(name.name)=\(value.name)") }
  }

  /// Adds a feature whose value is a small number.
  mutating func add(_ name: FeatureName, _ number: Int) {
    let digit = min(max(number, 0), 9)
    var hash = weights.names[name.rawValue].opening
    hash.combine(0x30 &+ UInt8(truncatingIfNeeded: digit))
    let weight = weight(of: hash)
    if isTracing { note(weight, "\(name.name)=\(digit)") }
  }

  /// Adds a feature whose value stands in the text.
  mutating func add(_ name: FeatureName, _ range: ByteRange, of bytes: [UInt8]) {
    var hash = weights.names[name.rawValue].opening
    for offset in range.start..<range.end { hash.combine(bytes[offset]) }
    let weight = weight(of: hash)
    if isTracing {
      note(
        weight, "\(name.name)=" + String(decoding: bytes[range.start..<range.end], as: UTF8.self))
    }
  }

  /// Adds a feature whose value is a name of a dictionary.
  mutating func add(_ name: FeatureName, _ value: HashedName) {
    var hash = weights.names[name.rawValue].opening
    hash.combine(value.hash)
    let weight = weight(of: hash)
    if isTracing { note(weight, "\(name.name)=\(value.text)") }
  }

  /// Adds a feature whose value is a name of a dictionary and two words of ours.
  mutating func add(
    _ name: FeatureName, _ first: HashedName, _ second: FeatureWord, _ third: FeatureWord
  ) {
    let weight = weight(
      of: hash(name, first.hash, weights.words[second.rawValue], weights.words[third.rawValue]))
    if isTracing { note(weight, "\(name.name)=\(first.text):\(second.name):\(third.name)") }
  }

  /// Adds a feature whose value is three words of ours.
  mutating func add(
    _ name: FeatureName, _ first: FeatureWord, _ second: FeatureWord, _ third: FeatureWord
  ) {
    let weight = weight(
      of: hash(
        name, weights.words[first.rawValue], weights.words[second.rawValue],
        weights.words[third.rawValue]))
    if isTracing { note(weight, "\(name.name)=\(first.name):\(second.name):\(third.name)") }
  }

  /// Adds a feature whose value is a word of ours and a name of a dictionary.
  mutating func add(_ name: FeatureName, _ first: FeatureWord, _ second: HashedName) {
    var hash = weights.names[name.rawValue].opening
    hash.combine(weights.words[first.rawValue])
    hash.combine(UInt8(ascii: ":"))
    hash.combine(second.hash)
    let weight = weight(of: hash)
    if isTracing { note(weight, "\(name.name)=\(first.name):\(second.text)") }
  }

  private func hash(
    _ name: FeatureName, _ first: FeatureHash, _ second: FeatureHash, _ third: FeatureHash
  ) -> FeatureHash {
    var hash = weights.names[name.rawValue].opening
    hash.combine(first)
    hash.combine(UInt8(ascii: ":"))
    hash.combine(second)
    hash.combine(UInt8(ascii: ":"))
    hash.combine(third)
    return hash
  }

  /// Adds the weight of a feature, and returns it.
  @inline(__always)
  private mutating func weight(of hash: FeatureHash) -> Int {
    let key = hash.key
    let weight = Int(weights.weight(key ^ shared)) + Int(weights.weight(key ^ own))
    score += weight
    return weight
  }

  @inline(never)
  private mutating func note(_ weight: Int, _ name: @autoclosure () -> String) {
    features.append(TriggerFeature(name: name(), weight: weight))
  }
}
