// SPDX-License-Identifier: Apache-2.0

public import Lexicon
import LexiconCompiler
import MailuoTestSupport

/// The dictionaries of this repository, compiled once for all tests of a run.
public enum TestLexicon {
  private static let compiled = Result { () throws -> Lexicon in
    Lexicon(image: try LexiconCompiler.image(directory: Repository.root + "/Dictionaries"))
  }

  private static let compiledWorld = Result { () throws -> Lexicon in
    let base = try compiled.get()
    return base.overlaid(
      by: try LexiconCompiler.image(directory: Repository.root + "/Corpus/World", base: base))
  }

  /// The dictionaries alone.
  public static func base() throws -> Lexicon { try compiled.get() }

  /// The dictionaries with the names of the corpus's invented world on top.
  public static func world() throws -> Lexicon { try compiledWorld.get() }
}
