// SPDX-License-Identifier: Apache-2.0

import Segmentation

/// The features that were seen, numbered, and the words.
struct TagNumbering {
  private(set) var numbers: [UInt64: UInt32] = [:]
  /// How often each word had each tag.
  private(set) var tagCounts: [UInt64: [Int: Int]] = [:]
  /// The classes with which a word's letters were seen, behind it and before it.
  private(set) var classes: [UInt64: (behind: Set<UInt64>, before: Set<UInt64>)] = [:]
  private(set) var words: [UInt64: TaggedWord] = [:]
  private var total = 0

  /// The number of features.
  var count: Int { numbers.count }

  private mutating func number(of key: UInt64) -> UInt32 {
    if let number = numbers[key] { return number }
    let number = UInt32(numbers.count)
    numbers[key] = number
    return number
  }

  /// Returns the features of word number `index`, whose tag is `tag`.
  mutating func numbers(of words: [TaggedWord], at index: Int, tag: Int) -> [UInt32] {
    let word = words[index]
    let (before, after) = (words[index - 1], words[index + 1])
    var keys: [UInt64] = []
    for place in TagPlace.allCases {
      let seen =
        switch place {
        case .own: word
        case .before: before
        case .after: after
        case .twoBefore: words[index - 2]
        case .twoAfter: words[index + 2]
        }
      keys.append(TagFeatures.letterKey(place, seen.letters))
      TagFeatures.forEachPart(of: seen) { part, key in
        if part == place { keys.append(key) }
      }
      self.words[seen.letters] = seen
    }
    for joint in TagFeatures.Joint.allCases {
      let number =
        switch joint {
        case .following: word.wordClass << 7 | after.wordClass
        case .preceding: before.wordClass << 7 | word.wordClass
        case .surrounding: before.wordClass << 7 | after.wordClass
        case .lengths: TagFeatures.lengths(before.length, word.length, after.length)
        }
      keys.append(joint.key(number))
    }
    keys.append(
      TagFeatures.mixedKey(word.letters, wordClass: after.wordClass, isBehind: true))
    keys.append(
      TagFeatures.mixedKey(word.letters, wordClass: before.wordClass, isBehind: false))
    tagCounts[word.letters, default: [:]][tag, default: 0] += 1
    classes[word.letters, default: ([], [])].behind.insert(after.wordClass)
    classes[word.letters, default: ([], [])].before.insert(before.wordClass)
    total += 1
    return keys.map { number(of: $0) }
  }

  /// The words that were seen and the commonest of a dictionary, those first that texts have most.
  func commonWords(
    dictionary: [(word: TaggedWord, share: Double)], count: Int
  ) -> [TaggedWord] {
    var shares: [UInt64: (word: TaggedWord, share: Double)] = [:]
    for (letters, word) in words {
      // What stands before and behind a sequence is as common as can be.
      let isEdge = word.length == 0
      let seen = tagCounts[letters]?.values.reduce(0, +) ?? 0
      shares[letters] = (word, isEdge ? 1 : Double(seen + 1) / Double(max(total, 1)))
    }
    for (word, share) in dictionary {
      shares[word.letters, default: (word, 0)].share += share
    }
    let order = shares.values.sorted {
      $0.share != $1.share ? $0.share > $1.share : $0.word.letters < $1.word.letters
    }
    return order.prefix(count).map(\.word)
  }
}
