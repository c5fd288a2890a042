// SPDX-License-Identifier: Apache-2.0

import TextModel

/// The sum of the weights of the features of a possible trigger or argument, and on demand the features
/// themselves.
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

  /// Adds a feature that has no value.
  mutating func add(_ name: StaticString) {
    take(FeatureHash(name: name)) { "\(name)" }
  }

  /// Adds a feature whose value is a word of ours.
  mutating func add(_ name: StaticString, _ value: StaticString) {
    var hash = prefix(name)
    hash.combine(value)
    take(hash) { "\(name)=\(value)" }
  }

  /// Adds a feature whose value is a small number.
  mutating func add(_ name: StaticString, _ number: Int) {
    var hash = prefix(name)
    hash.combine(0x30 &+ UInt8(truncatingIfNeeded: min(max(number, 0), 9)))
    take(hash) { "\(name)=\(min(max(number, 0), 9))" }
  }

  /// Adds a feature whose value stands in the text.
  mutating func add(_ name: StaticString, _ range: ByteRange, of bytes: [UInt8]) {
    var hash = prefix(name)
    for offset in range.start..<range.end { hash.combine(bytes[offset]) }
    take(hash) { "\(name)=" + String(decoding: bytes[range.start..<range.end], as: UTF8.self) }
  }

  /// Adds a feature whose value is a name of a dictionary.
  mutating func add(_ name: StaticString, text: String) {
    var hash = prefix(name)
    hash.combine(text.utf8)
    take(hash) { "\(name)=\(text)" }
  }

  /// Adds a feature whose value is several words of ours.
  mutating func add(
    _ name: StaticString, text: String, _ second: StaticString, _ third: StaticString
  ) {
    var hash = prefix(name)
    hash.combine(text.utf8)
    hash.combine(UInt8(ascii: ":"))
    hash.combine(second)
    hash.combine(UInt8(ascii: ":"))
    hash.combine(third)
    take(hash) { "\(name)=\(text):\(second):\(third)" }
  }

  /// Adds a feature whose value is three words of ours.
  mutating func add(
    _ name: StaticString, _ first: StaticString, _ second: StaticString, _ third: StaticString
  ) {
    var hash = prefix(name)
    hash.combine(first)
    hash.combine(UInt8(ascii: ":"))
    hash.combine(second)
    hash.combine(UInt8(ascii: ":"))
    hash.combine(third)
    take(hash) { "\(name)=\(first):\(second):\(third)" }
  }

  /// Adds a feature whose value is a word of ours and a name of a dictionary.
  mutating func add(_ name: StaticString, _ first: StaticString, text: String) {
    var hash = prefix(name)
    hash.combine(first)
    hash.combine(UInt8(ascii: ":"))
    hash.combine(text.utf8)
    take(hash) { "\(name)=\(first):\(text)" }
  }

  @inline(__always)
  private func prefix(_ name: StaticString) -> FeatureHash {
    var hash = FeatureHash(name: name)
    hash.combine(UInt8(ascii: "="))
    return hash
  }

  @inline(__always)
  private mutating func take(_ hash: FeatureHash, _ name: () -> String) {
    let weight =
      Int(weights.weight(hash.value ^ shared)) + Int(weights.weight(hash.value ^ own))
    score += weight
    if isTracing { features.append(TriggerFeature(name: name(), weight: weight)) }
  }
}
