// SPDX-License-Identifier: Apache-2.0

import Lexicon

/// Where the weights of a dictionary word lie.
package enum WordShape {
  /// The row of a word among those of its length, rank and class.
  @inline(__always)
  package static func row(of match: WordLattice.Match) -> Int {
    let length = min(Int(match.end &- match.start), 5) &- 2
    return (length &* 8 &+ WordModelFormat.rank(of: match.value)) &* WordModelFormat.classCount
      &+ WordModelFormat.wordClass(of: match.value)
  }
}

/// Tags the units of a lattice as B, M, E and S (begin, middle, end of a word, word by itself), by
/// a linear-chain model of integer weights.
///
/// The weights of a unit are those of the characters and pairs of characters around it, of the kinds
/// of its neighbours, of the dictionary's words that begin, end and go through it, and of its place
/// in the dictionary's path.  A character's row holds its weights for all places where it is seen
/// from, a pair's likewise, so that each is looked up once.
struct WordScorer {
  /// The weights of the units, with four spare places on each side.
  private var scores: [SIMD4<Int16>] = []
  /// From which of two tags each tag of each unit came: bits B, M, E, S.
  private var sources: [UInt8] = []
  /// The numbers of the units at which words end, the last first.
  private(set) var wordEnds: [Int32] = []

  /// Finds the words of a lattice: ``wordEnds`` are the numbers of the units behind them.
  mutating func findWords(of lattice: borrowing WordLattice, model: WordModel) {
    scores.removeAll(keepingCapacity: true)
    scores.append(contentsOf: repeatElement(.zero, count: lattice.count + 8))
    addCharacters(of: lattice.units.span, model: model)
    addWords(of: lattice, model: model)
    addPath(of: lattice, model: model)
    decode(lattice, transitions: model.transitions)
  }

  /// Adds the weights of the characters, the pairs and the kinds.
  ///
  /// Place *i* of the sequence is place *i* + 4 of ``scores``, and unit *i* is number *i* + 2 of
  /// `units`.  The sums of four places are kept at a time, and each is stored once.
  private mutating func addCharacters(of units: Span<WordLattice.Unit>, model: WordModel) {
    let characters = model.characters
    let pairs = model.pairs
    let table = model.kinds
    var scores = scores.mutableSpan
    var window = 0
    var sums = SIMD16<Int16>.zero
    for index in 0..<units.count {
      let unit = units[index]
      let row = Int(unit.code) &* WordModelFormat.characterWidth
      window = (window &<< 3 | Int(unit.kind)) & 0x7FFF
      sums &+= characters.row(at: row)
      scores[index] &+= sums.lowHalf.lowHalf
      sums = SIMD16(
        lowHalf: SIMD8(lowHalf: sums.lowHalf.highHalf, highHalf: sums.highHalf.lowHalf),
        highHalf: SIMD8(
          lowHalf: sums.highHalf.highHalf, highHalf: characters.quad(at: row &+ 16)))
      if index >= 4 { scores[index] &+= table.quad(at: window &* 4) }
      guard index &+ 1 < units.count else { break }
      let key = WordModel.pairKey(unit.code, units[index &+ 1].code)
      sums &+= pairs.weights(of: SparseRows.mixed(key))
    }
  }

  private mutating func addWords(of lattice: borrowing WordLattice, model: WordModel) {
    let shapes = model.shapes
    let reaches = lattice.reaches.span
    var scores = scores.mutableSpan
    let count = lattice.count
    for index in 0..<count {
      let here = reaches[index]
      let reach = (Int(here.begun) &* 6 &+ Int(here.ended)) &* 6 &+ Int(here.through)
      var sum = shapes.quad(at: (WordModelFormat.Shapes.reach &+ reach) &* 4)
      if index &+ 1 < count {
        let row = Int(reaches[index &+ 1].begun) &* 6 &+ Int(here.ended)
        sum &+= shapes.quad(at: (WordModelFormat.Shapes.following &+ row) &* 4)
      }
      if index > 0 {
        let row = Int(reaches[index &- 1].ended) &* 6 &+ Int(here.begun)
        sum &+= shapes.quad(at: (WordModelFormat.Shapes.preceding &+ row) &* 4)
      }
      scores[index &+ 4] &+= sum
    }
    let matches = lattice.matches.span
    for number in 0..<matches.count {
      let match = matches[number]
      let row = WordShape.row(of: match)
      let start = Int(match.start) &+ 4
      let last = Int(match.end) &+ 3
      scores[start] &+= shapes.quad(at: (WordModelFormat.Shapes.begins &+ row) &* 4)
      scores[last] &+= shapes.quad(at: (WordModelFormat.Shapes.ends &+ row) &* 4)
      guard last &- start > 1 else { continue }
      let middle = shapes.quad(
        at: (WordModelFormat.Shapes.goesThrough &+ row / WordModelFormat.classCount) &* 4)
      for index in (start &+ 1)..<last { scores[index] &+= middle }
    }
  }

  private mutating func addPath(of lattice: borrowing WordLattice, model: WordModel) {
    let shapes = model.shapes
    let characters = model.characters
    let units = lattice.units.span
    let path = lattice.path.span
    let count = lattice.count
    var scores = scores.mutableSpan
    for number in 0..<path.count {
      let word = path[number]
      let start = Int(word.start)
      let length = Int(word.end) &- start
      let wordClass = WordModelFormat.wordClass(of: word.value)
      for index in 0..<length {
        let place = WordModelFormat.place(index, of: length)
        let row =
          Int(units[start &+ index &+ 2].code) &* WordModelFormat.characterWidth
          &+ WordModelFormat.pathStart &+ place &* 4
        let shape =
          WordModelFormat.Shapes.path &+ place &* WordModelFormat.classCount &+ wordClass
        scores[start &+ index &+ 4] &+= characters.quad(at: row) &+ shapes.quad(at: shape &* 4)
      }
      let shown = min(length, 4)
      if start > 0 {
        scores[start &+ 3] &+= shapes.quad(at: (WordModelFormat.Shapes.next &+ shown) &* 4)
      }
      if start &+ length < count {
        scores[start &+ length &+ 4] &+= shapes.quad(
          at: (WordModelFormat.Shapes.previous &+ shown) &* 4)
      }
    }
  }

  /// Finds the best tags.
  ///
  /// B and S follow E or S alone, M and E follow B or M alone.
  private mutating func decode(_ lattice: borrowing WordLattice, transitions: [Int32]) {
    let count = lattice.count
    let worst: Int32 = -1 << 28
    sources.removeAll(keepingCapacity: true)
    wordEnds.removeAll(keepingCapacity: true)
    guard count > 0, transitions.count == 16 else { return }
    // Rows of `transitions` are B, M, E, S.
    let fromB = (m: transitions[1], e: transitions[2])
    let fromM = (m: transitions[5], e: transitions[6])
    let fromE = (b: transitions[8], s: transitions[11])
    let fromS = (b: transitions[12], s: transitions[15])
    let units = lattice.units.span
    let list = scores
    let scores = list.span
    var b = worst
    var m = worst
    var e: Int32 = 0
    var s: Int32 = 0
    for index in 0..<count {
      let x = scores[index &+ 4]
      var isFromS: UInt8 = 0
      let begin = WordScorer.choose(e &+ fromE.b, s &+ fromS.b, bit: 1, &isFromS)
      let single = WordScorer.choose(e &+ fromE.s, s &+ fromS.s, bit: 8, &isFromS)
      let middle = WordScorer.choose(b &+ fromB.m, m &+ fromM.m, bit: 2, &isFromS)
      let end = WordScorer.choose(b &+ fromB.e, m &+ fromM.e, bit: 4, &isFromS)
      let border = units[index &+ 2].border
      let isOpen = border != WordLattice.Border.none
      let isJoined = border != WordLattice.Border.set && index > 0
      b = isOpen ? max(worst, begin &+ Int32(x[0])) : worst
      s = isOpen ? max(worst, single &+ Int32(x[3])) : worst
      m = isJoined ? max(worst, middle &+ Int32(x[1])) : worst
      e = isJoined ? max(worst, end &+ Int32(x[2])) : worst
      sources.append(isFromS)
    }
    follow(endsBySingle: s > e, count: count)
  }

  @inline(__always)
  private static func choose(
    _ first: Int32, _ second: Int32, bit: UInt8, _ bits: inout UInt8
  ) -> Int32 {
    if second > first {
      bits |= bit
      return second
    }
    return first
  }

  /// Follows the best tags back from the last unit.
  private mutating func follow(endsBySingle: Bool, count: Int) {
    var tag = endsBySingle ? 3 : 2
    for index in stride(from: count &- 1, through: 0, by: -1) {
      if tag >= 2 { wordEnds.append(Int32(truncatingIfNeeded: index &+ 1)) }
      let isSecond = sources[index] & (1 &<< UInt8(truncatingIfNeeded: tag)) != 0
      tag = tag == 0 || tag == 3 ? (isSecond ? 3 : 2) : (isSecond ? 1 : 0)
    }
  }
}
