// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Collects what an image will hold: words, tables, entities, cue classes, forms with their senses.
///
/// The compilers of the single kinds of files fill it; ``ImageWriter`` writes it down.
struct DictionaryBuilder {
  /// A table: names of columns, and rows of as many fields.
  struct Table {
    var columns: [String]
    var rows: [[String]]
  }

  /// A general word.
  struct Word {
    var frequency: UInt64
    var partOfSpeech: UInt8
  }

  /// An entity of one of the `Entities` files.
  struct Entity {
    var type: String
    var name: String
    var kind: String
    var parentName: String
    /// The parent's number among the entities of this image, or null.
    var parent: Int?
  }

  /// The lexicon that the image will lie upon, or null for a base dictionary.
  let base: Lexicon?
  /// The tables by name.
  private(set) var tables: [String: Table] = [:]
  /// The senses of each form, in the order in which they were added.
  private(set) var forms: [String: [FormSense]] = [:]
  /// All that is wrong.
  var faults: [DictionaryFault] = []
  /// The general words.
  var words: [String: Word] = [:]
  /// The entities.
  var entities: [Entity] = []
  /// The names of the cue classes; a class's number in a sense is its place here.
  var classes: [String] = []
  /// The number of event frames; a frame's number in a sense is its place among them.
  var frameCount = 0
  /// The version of ICU that the character table was made with.
  var icuVersion = ""
  /// The weights of the tagger of names, and the slots of its words.
  var taggerRows: [Int16] = []
  var taggerWords: [UInt32] = []
  /// From traditional to simplified characters, by the character table at hand.
  var simplifier = Simplifier()

  /// The regional words for each word of the mainland.
  private var regionalWords: [String: [String]] = [:]

  /// Makes an empty builder.
  init(base: Lexicon? = nil) { self.base = base }

  /// Adds a table; rows with the same first field must stand together to be found by it.
  mutating func addTable(name: String, columns: [String], rows: [[String]]) {
    tables[name] = Table(columns: columns, rows: rows)
  }

  /// Adds a form for the matcher, or one more sense of it.
  ///
  /// Where simplification changes its text, the simplified one is a form too, and the given one
  /// stays: names like 昇腾 are written so in simplified text.  What Taiwan or Hong Kong say for it
  /// is the same thing: 晶片 for 芯片, 辉达 for 英伟达.
  mutating func addForm(_ text: String, sense: FormSense) {
    addExactForm(text, sense: sense)
    let simplified = simplifier.simplified(text)
    if simplified != text { addExactForm(simplified, sense: sense) }
    for regional in regionalWords[simplified] ?? [] { addExactForm(regional, sense: sense) }
  }

  /// Adds a row of the tables of regional words; only a word of a region alone counts.
  mutating func addRegionalWord(_ regional: String, mainland: String, use: String) {
    guard use == "own", regional.unicodeScalars.count > 1 else { return }
    regionalWords[mainland, default: []].append(regional)
  }

  /// Adds the regional words of those general words that have one, as frequent as these.
  mutating func addRegionalGeneralWords() {
    for (mainland, regionals) in regionalWords.sorted(by: { $0.key < $1.key }) {
      guard let word = words[mainland] else { continue }
      for regional in regionals where (words[regional]?.frequency ?? 0) < word.frequency {
        words[regional] = word
      }
    }
  }

  private mutating func addExactForm(_ text: String, sense: FormSense) {
    guard !text.isEmpty, forms[text]?.contains(sense) != true else { return }
    forms[text, default: []].append(sense)
  }

  /// The general words, and the names of ideographs that stand for one thing alone: a sentence
  /// should keep 英伟达 whole.
  var wordsAndNames: [String: Word] {
    var result = words
    for (form, senses) in forms where result[form] == nil {
      let isName = senses.contains { sense in
        if case .entity = sense.kind { return !sense.isAmbiguous }
        return false
      }
      let scalars = form.unicodeScalars
      guard isName, (2...16).contains(scalars.count),
        scalars.allSatisfy({ DecodedScalar(value: $0.value, count: 3).isHan })
      else { continue }
      result[form] = Word(
        frequency: WordDictionary.nameFrequency,
        partOfSpeech: PartOfSpeech.properNoun.rawValue)
    }
    return result
  }

  /// Notes something wrong in a file, at a line from 1 (0 for the whole file).
  mutating func addFault(_ reason: String, in file: DictionaryFile, line: Int) {
    faults.append(DictionaryFault(file: file.displayPath, line: line, reason: reason))
  }
}
