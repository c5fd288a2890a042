// SPDX-License-Identifier: Apache-2.0

import Foundation
import Lexicon
import LexiconCompiler
import MailuoTestSupport
import Normalization
import TextModel

/// The normalizer of the dictionaries in `Dictionaries/Normalization`, and nothing else of them.
enum TestNormalizer {
  private static let compiled = Result {
    try make(
      [
        "characters", "phrases", "variants", "words", "vocabulary", "vocabulary-news", "furniture",
        "credits", "readings", "trails", "gbk", "lost-pairs",
      ], withWords: true)
  }
  private static let plain = Result { try make(["characters", "phrases", "readings", "trails"]) }

  private static func make(
    _ names: [String], withWords: Bool = false
  ) throws -> (Lexicon, Normalizer) {
    let paths = names.map { "Normalization/\($0).tsv" } + (withWords ? ["Words/general.tsv"] : [])
    let files = try paths.map { path in
      let text = try String(
        contentsOfFile: "\(Repository.root)/Dictionaries/\(path)", encoding: .utf8)
      return (path: path, text: text)
    }
    let lexicon = Lexicon(image: try LexiconCompiler.image(files: files))
    return (lexicon, Normalizer(lexicon: lexicon))
  }

  private static let wordless = Result {
    try make(["characters", "phrases", "variants", "words", "readings", "trails"])
  }

  /// One without general words, which repairs nothing by likelihood.
  static func withoutWords() throws -> Normalizer { try wordless.get().1 }

  /// One that knows ICU's rules alone, without the decisions on top of them.
  static func ofICU() throws -> Normalizer { try plain.get().1 }

  static func shared() throws -> Normalizer { try compiled.get().1 }
  static func lexicon() throws -> Lexicon { try compiled.get().0 }

  static func normalize(_ text: String) throws -> NormalizedText {
    try shared().normalize(Array(text.utf8))
  }

  static func string(_ text: String) throws -> String {
    String(decoding: try normalize(text).bytes, as: UTF8.self)
  }
}
