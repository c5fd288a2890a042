// SPDX-License-Identifier: Apache-2.0

import Segmentation

/// The features of word borders as numbers, four weights each, and their way into a file.
struct BorderFeatures {
  /// The places of a character's row that features use: five of the window, nine of the path.
  private static let placesOfCharacter = 16
  /// A pair must be seen so often to count.
  private static let leastPairCount = 2
  /// The weights of a pair that has none above this are left out.
  private static let leastWeight = 12

  private let characterCount: Int
  private var pairCounts: [UInt64: Int] = [:]
  private var pairs: [UInt64: Int] = [:]
  private var pairKeys: [UInt64] = []

  private let kinds: Int
  private let threeKinds: Int
  private let shapes: Int
  private let ranks: Int
  private let classes: Int
  private let places: Int
  private let pairStart: Int

  init(characterCount: Int) {
    self.characterCount = characterCount
    kinds = characterCount * BorderFeatures.placesOfCharacter
    threeKinds = kinds + 32_768
    shapes = threeKinds + 512
    ranks = shapes + WordModelFormat.Shapes.count
    classes = ranks + 2 * 32
    places = classes + 2 * 4 * WordModelFormat.classCount
    pairStart = places + WordModelFormat.placeCount
  }

  /// The number of features.
  var total: Int { pairStart + pairKeys.count * 4 }

  /// Counts the pairs of a sequence.
  mutating func count(_ lattice: WordLattice) {
    let units = lattice.units
    for index in 0..<(units.count - 1) {
      let key = WordModel.pairKey(units[index].code, units[index + 1].code)
      pairCounts[key, default: 0] += 1
    }
  }

  /// Keeps the pairs that were seen often enough.
  mutating func keepPairs() {
    // Frequent rows lie together, where they stay in the cache.
    pairKeys = pairCounts.filter { $0.value >= BorderFeatures.leastPairCount }
      .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map(\.key)
    for (number, key) in pairKeys.enumerated() { pairs[key] = number }
    pairCounts = [:]
  }

  /// Returns the features of a unit.
  func features(of lattice: WordLattice, at index: Int) -> [UInt32] {
    var numbers: [Int] = []
    let units = lattice.units
    let codes = units.map(\.code)
    for place in 0..<5 {
      numbers.append(Int(codes[index + 4 - place]) * BorderFeatures.placesOfCharacter + place)
    }
    for place in 0..<4 {
      let first = index + 3 - place
      if let pair = pairs[WordModel.pairKey(codes[first], codes[first + 1])] {
        numbers.append(pairStart + pair * 4 + place)
      }
    }
    var window = 0
    for offset in 0..<5 { window = window << 3 | Int(units[index + offset].kind) }
    numbers += [kinds + window, threeKinds + (window >> 3 & 511)]
    addReach(of: lattice, at: index, to: &numbers)
    addWords(of: lattice, at: index, to: &numbers)
    addPath(of: lattice, at: index, to: &numbers)
    return numbers.map { UInt32($0) }
  }

  private func addReach(of lattice: WordLattice, at index: Int, to numbers: inout [Int]) {
    let here = lattice.reaches[index]
    let reach = (Int(here.begun) * 6 + Int(here.ended)) * 6 + Int(here.through)
    numbers.append(shapes + WordModelFormat.Shapes.reach + reach)
    if index + 1 < lattice.count {
      let row = Int(lattice.reaches[index + 1].begun) * 6 + Int(here.ended)
      numbers.append(shapes + WordModelFormat.Shapes.following + row)
    }
    if index > 0 {
      let row = Int(lattice.reaches[index - 1].ended) * 6 + Int(here.begun)
      numbers.append(shapes + WordModelFormat.Shapes.preceding + row)
    }
  }

  private func addWords(of lattice: WordLattice, at index: Int, to numbers: inout [Int]) {
    for match in lattice.matches where match.start <= index && index < match.end {
      let row = WordShape.row(of: match)
      let lengthAndRank = row / WordModelFormat.classCount
      let wordClass = row % WordModelFormat.classCount
      if index == match.start || index == match.end - 1 {
        let side = index == match.start ? 0 : 1
        numbers.append(ranks + side * 32 + lengthAndRank)
        numbers.append(
          classes + (side * 4 + lengthAndRank / 8) * WordModelFormat.classCount + wordClass)
      } else {
        numbers.append(shapes + WordModelFormat.Shapes.goesThrough + lengthAndRank)
      }
    }
  }

  private func addPath(of lattice: WordLattice, at index: Int, to numbers: inout [Int]) {
    for word in lattice.path {
      let start = Int(word.start)
      let end = Int(word.end)
      if start <= index, index < end {
        let place = WordModelFormat.place(index - start, of: end - start)
        let wordClass = WordModelFormat.wordClass(of: word.value)
        let code = Int(lattice[index].code)
        numbers.append(code * BorderFeatures.placesOfCharacter + 5 + place)
        numbers.append(places + place)
        numbers.append(
          shapes + WordModelFormat.Shapes.path + place * WordModelFormat.classCount + wordClass)
      }
      if start == index + 1 {
        numbers.append(shapes + WordModelFormat.Shapes.next + min(end - start, 4))
      }
      if end == index {
        numbers.append(shapes + WordModelFormat.Shapes.previous + min(end - start, 4))
      }
    }
  }

  /// Writes the weights into a file's sections; sums of features that always go together are one.
  func write(_ weights: [SIMD4<Float>], to sections: inout WordSections) {
    func put(_ weight: SIMD4<Float>, at index: Int, of list: inout [Int16]) {
      for lane in 0..<4 { list[index + lane] = BorderTrainer.rounded(weight[lane]) }
    }
    let width = WordModelFormat.characterWidth
    sections.characters = Array(repeating: 0, count: characterCount * width)
    for character in 0..<characterCount {
      for place in 0..<14 {
        put(
          weights[character * BorderFeatures.placesOfCharacter + place],
          at: character * width + place * 4, of: &sections.characters)
      }
    }
    sections.kinds = Array(repeating: 0, count: 32_768 * 4)
    for window in 0..<32_768 {
      put(
        weights[kinds + window] + weights[threeKinds + (window >> 3 & 511)], at: window * 4,
        of: &sections.kinds)
    }
    let shapeWeights = foldedShapes(weights)
    sections.shapes = Array(repeating: 0, count: shapeWeights.count * 4)
    for (row, weight) in shapeWeights.enumerated() {
      put(weight, at: row * 4, of: &sections.shapes)
    }
    let entries = pairKeys.enumerated().map { number, key in
      var row = [Int16](repeating: 0, count: 16)
      for place in 0..<4 { put(weights[pairStart + number * 4 + place], at: place * 4, of: &row) }
      return (mixed: SparseRows.mixed(key), weights: row)
    }
    let kept = entries.filter { entry in
      entry.weights.contains { abs($0) > BorderFeatures.leastWeight }
    }
    sections.pairs = SparseRows.layOut(kept) ?? ([], [])
  }

  private func foldedShapes(_ weights: [SIMD4<Float>]) -> [SIMD4<Float>] {
    typealias Shapes = WordModelFormat.Shapes
    var rows = (0..<Shapes.count).map { weights[shapes + $0] }
    for side in 0..<2 {
      for row in 0..<(32 * WordModelFormat.classCount) {
        let lengthAndRank = row / WordModelFormat.classCount
        let wordClass = row % WordModelFormat.classCount
        rows[(side == 0 ? Shapes.begins : Shapes.ends) + row] =
          weights[ranks + side * 32 + lengthAndRank]
          + weights[
            classes + (side * 4 + lengthAndRank / 8) * WordModelFormat.classCount + wordClass]
      }
    }
    for place in 0..<WordModelFormat.placeCount {
      for wordClass in 0..<WordModelFormat.classCount {
        let row = Shapes.path + place * WordModelFormat.classCount + wordClass
        rows[row] += weights[places + place]
      }
    }
    return rows
  }
}
