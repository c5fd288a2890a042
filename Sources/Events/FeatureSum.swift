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
  @inline(__always)
  mutating func add(_ name: StaticString) {
    take(FeatureHash(name: name)) { "\(name)" }
  }

  /// Adds a feature whose value is a word of ours.
  @inline(__always)
  mutating func add(_ name: StaticString, _ value: StaticString) {
    var hash = FeatureSum.prefix(name)
    hash.combine(value)
    take(hash) { "\(name)=\(value)" }
  }

  /// Adds a feature whose value is a small number.
  @inline(__always)
  mutating func add(_ name: StaticString, _ number: Int) {
    var hash = FeatureSum.prefix(name)
    hash.combine(0x30 &+ UInt8(truncatingIfNeeded: min(max(number, 0), 9)))
    take(hash) { "\(name)=\(min(max(number, 0), 9))" }
  }

  /// Adds a feature whose value stands in the text.
  @inline(__always)
  mutating func add(_ name: StaticString, _ range: ByteRange, of bytes: [UInt8]) {
    var hash = FeatureSum.prefix(name)
    for offset in range.start..<range.end { hash.combine(bytes[offset]) }
    take(hash) { "\(name)=" + String(decoding: bytes[range.start..<range.end], as: UTF8.self) }
  }

  /// Adds a feature whose value is a name of a dictionary.
  @inline(__always)
  mutating func add(_ name: StaticString, text: String) {
    var hash = FeatureSum.prefix(name)
    hash.combine(text.utf8)
    take(hash) { "\(name)=\(text)" }
  }

  /// Adds a feature whose value is several words of ours.
  @inline(__always)
  mutating func add(
    _ name: StaticString, text: String, _ second: StaticString, _ third: StaticString
  ) {
    var hash = FeatureSum.prefix(name)
    hash.combine(text.utf8)
    hash.combine(UInt8(ascii: ":"))
    hash.combine(second)
    hash.combine(UInt8(ascii: ":"))
    hash.combine(third)
    take(hash) { "\(name)=\(text):\(second):\(third)" }
  }

  /// Adds a feature whose value is three words of ours.
  @inline(__always)
  mutating func add(
    _ name: StaticString, _ first: StaticString, _ second: StaticString, _ third: StaticString
  ) {
    var hash = FeatureSum.prefix(name)
    hash.combine(first)
    hash.combine(UInt8(ascii: ":"))
    hash.combine(second)
    hash.combine(UInt8(ascii: ":"))
    hash.combine(third)
    take(hash) { "\(name)=\(first):\(second):\(third)" }
  }

  /// Adds a feature whose value is a word of ours and a name of a dictionary.
  @inline(__always)
  mutating func add(_ name: StaticString, _ first: StaticString, text: String) {
    take(FeatureSum.hash(name, first, text: text)) { "\(name)=\(first):\(text)" }
  }

  @inline(__always)
  private static func hash(
    _ name: StaticString, _ first: StaticString, text: String
  ) -> FeatureHash {
    var hash = FeatureSum.prefix(name)
    hash.combine(first)
    hash.combine(UInt8(ascii: ":"))
    hash.combine(text.utf8)
    return hash
  }

  @inline(__always)
  private static func prefix(_ name: StaticString) -> FeatureHash {
    var hash = FeatureHash(name: name)
    hash.combine(UInt8(ascii: "="))
    return hash
  }

  @inline(__always)
  private mutating func take(_ hash: FeatureHash, _ name: () -> String) {
    let weight = weight(of: hash)
    if isTracing { note(weight, name()) }
  }

  /// Adds the weight of a feature, and returns it.
  private mutating func weight(of hash: FeatureHash) -> Int {
    let weight =
      Int(weights.weight(hash.value ^ shared)) + Int(weights.weight(hash.value ^ own))
    score += weight
    return weight
  }

  @inline(never)
  private mutating func note(_ weight: Int, _ name: String) {
    features.append(TriggerFeature(name: name, weight: weight))
  }

  /// The keys of a feature whose value is a word of ours and a name of a dictionary.
  struct Pair {
    fileprivate let name: StaticString
    fileprivate let text: String
    fileprivate let words: [StaticString]
    fileprivate let hashes: [FeatureHash]

    /// Makes the keys for each of some words.
    init(_ name: StaticString, _ words: [StaticString], text: String) {
      self.name = name
      self.words = words
      self.text = text
      hashes = words.map { FeatureSum.hash(name, $0, text: text) }
    }
  }

  /// Adds a feature whose key was made before, with the word at a place.
  mutating func add(_ pair: Pair, _ place: Int) {
    take(pair.hashes[place]) { "\(pair.name)=\(pair.words[place]):\(pair.text)" }
  }
}
