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
/// The weights of a unit are those of the characters and pairs of characters around it, of the
/// kinds of its neighbours, of the dictionary's words that begin, end and go through it, and of its
/// place in the dictionary's path.  A character's row holds its weights for all places where it is
/// seen from, a pair's likewise, so that each is looked up once.
struct WordScorer {
  /// The weights of the units, with four spare places on each side.
  private var scores: [SIMD4<Int16>] = []
  /// The numbers of the rows of the pairs of units.
  private var pairNumbers: [Int32] = []
  /// From which of two tags each tag of each unit came: bits B, M, E, S.
  private var sources: [UInt8] = []
  /// The numbers of the units behind the words, the last first, and room for more.
  private(set) var ends: [Int32] = []
  /// The number of words.
  private(set) var wordCount = 0

  /// Finds the words of a lattice: ``ends`` are the numbers of the units behind them.
  mutating func findWords(of lattice: borrowing WordLattice, model: WordModel) {
    let room = lattice.count &+ 8
    if scores.count < room {
      scores = Array(repeating: .zero, count: room &* 2)
      pairNumbers = Array(repeating: 0, count: room &* 2)
      sources = Array(repeating: 0, count: room &* 2)
      ends = Array(repeating: 0, count: room &* 2)
    }
    findPairs(of: lattice, pairs: model.pairs)
    addCharacters(of: lattice, model: model)
    addWords(of: lattice, model: model)
    addPath(of: lattice, model: model)
    wordCount = 0
    guard lattice.count > 0, model.transitions.count == 16 else { return }
    let endsBySingle = decode(lattice, transitions: model.transitions)
    wordCount = follow(endsBySingle: endsBySingle, count: lattice.count)
  }

  /// Finds the rows of the pairs; no look-up waits for one of another place.
  private mutating func findPairs(of lattice: borrowing WordLattice, pairs: SparseRows) {
    let units = lattice.storage.span
    var numbers = pairNumbers.mutableSpan
    for index in 0..<(lattice.count &+ 3) {
      let key = WordModel.pairKey(units[index].code, units[index &+ 1].code)
      numbers[index] = Int32(
        truncatingIfNeeded: pairs.number(of: SparseRows.mixed(key)) &* 16)
    }
    numbers[lattice.count &+ 3] = 0
  }

  /// Sets the weights to those of the characters, the pairs and the kinds.
  ///
  /// Place *i* of the sequence is place *i* + 4 of ``scores``, and unit *i* is number *i* + 2 of
  /// `units`.  The sums of four places are kept at a time, and each is stored once.
  private mutating func addCharacters(of lattice: borrowing WordLattice, model: WordModel) {
    let units = lattice.storage.span
    let numberList = pairNumbers
    let numbers = numberList.span
    let characters = model.characters
    let pairs = model.pairs.rows
    let table = model.kinds
    var scores = scores.mutableSpan
    var window = 0
    var sums = SIMD16<Int16>.zero
    for index in 0..<(lattice.count &+ 4) {
      let unit = units[index]
      let row = Int(unit.code) &* WordModelFormat.characterWidth
      window = (window &<< 3 | Int(unit.kind)) & 0x7FFF
      sums &+= characters.row(at: row)
      var score = sums.lowHalf.lowHalf
      sums = SIMD16(
        lowHalf: SIMD8(lowHalf: sums.lowHalf.highHalf, highHalf: sums.highHalf.lowHalf),
        highHalf: SIMD8(
          lowHalf: sums.highHalf.highHalf, highHalf: characters.quad(at: row &+ 16)))
      if index >= 4 { score &+= table.quad(at: window &* 4) }
      scores[index] = score
      sums &+= pairs.row(at: Int(numbers[index]))
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
    let units = lattice.storage.span
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

  /// Finds the best tags; returns whether the last is S.
  ///
  /// B and S follow E or S alone, M and E follow B or M alone.
  private mutating func decode(
    _ lattice: borrowing WordLattice, transitions: [Int32]
  ) -> Bool {
    let count = lattice.count
    let worst: Int32 = -1 << 28
    // Rows of `transitions` are B, M, E, S.
    let fromB = (m: transitions[1], e: transitions[2])
    let fromM = (m: transitions[5], e: transitions[6])
    let fromE = (b: transitions[8], s: transitions[11])
    let fromS = (b: transitions[12], s: transitions[15])
    let units = lattice.storage.span
    let list = scores
    let scores = list.span
    var sources = sources.mutableSpan
    var b = worst
    var m = worst
    var e: Int32 = 0
    var s: Int32 = 0
    for index in 0..<count {
      let x = scores[index &+ 4]
      let begin = (e &+ fromE.b, s &+ fromS.b)
      let middle = (b &+ fromB.m, m &+ fromM.m)
      let end = (b &+ fromB.e, m &+ fromM.e)
      let single = (e &+ fromE.s, s &+ fromS.s)
      sources[index] =
        WordScorer.bit(begin.1 > begin.0) | WordScorer.bit(middle.1 > middle.0) &<< 1
        | WordScorer.bit(end.1 > end.0) &<< 2 | WordScorer.bit(single.1 > single.0) &<< 3
      b = max(begin.0, begin.1) &+ Int32(x[0])
      m = max(middle.0, middle.1) &+ Int32(x[1])
      e = max(end.0, end.1) &+ Int32(x[2])
      s = max(single.0, single.1) &+ Int32(x[3])
      let border = units[index &+ 2].border
      if border == WordLattice.Border.set || index == 0 {
        (m, e) = (worst, worst)
      } else if border == WordLattice.Border.none {
        (b, s) = (worst, worst)
      }
    }
    return s > e
  }

  @inline(__always)
  private static func bit(_ condition: Bool) -> UInt8 { condition ? 1 : 0 }

  /// Follows the best tags back from the last unit; returns how many words there are.
  private mutating func follow(endsBySingle: Bool, count: Int) -> Int {
    let list = sources
    let sources = list.span
    var ends = ends.mutableSpan
    var found = 0
    var tag: UInt8 = endsBySingle ? 3 : 2
    var index = count
    while index > 0 {
      if tag >= 2 {
        ends[found] = Int32(truncatingIfNeeded: index)
        found &+= 1
      }
      index &-= 1
      let isSecond = sources[index] &>> tag & 1
      // B and S follow E (2) or S (3); M and E follow B (0) or M (1).
      tag = (tag == 0 || tag == 3 ? 2 : 0) | isSecond
    }
    return found
  }
}
