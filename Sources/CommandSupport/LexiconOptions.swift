// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import Ingestion
import Lexicon
import LexiconImage
public import Mailuo
import Synchronization

/// Where the words come from.
public struct LexiconOptions: ParsableArguments {
  /// The path of a compiled lexicon.
  @Option(
    help: help("A compiled lexicon instead of the one beside the program.", "用这个编译好的词库代替程序自带的。"))
  public var lexicon: String?

  /// The paths of folders of dictionaries.
  @Option(
    name: .customLong("dictionaries"),
    help: help(
      "A folder of dictionaries on top of the lexicon; may be given again.", "叠加在词库之上的词典文件夹；可重复给出。")
  )
  public var dictionaries: [String] = []

  /// The path of a file of names that no dictionary is to know.
  @Option(
    help: help(
      "A file of names, one a line, that the dictionaries are not to know: for measuring.",
      "名称文件，每行一个；词典将不认识这些名称，用于评测。"))
  public var hideNames: String?

  /// The engines of this program, which live until it ends: to take one apart piece by piece costs
  /// a tenth of a run on one line.
  private static let kept = Mutex<[Engine]>([])

  /// Makes options that are still to be parsed.
  public init() {}

  /// Opens the lexicon with its overlays and makes the stages.
  ///
  /// - Parameters:
  ///   - findsWords: whether words are wanted for themselves, and so by trained weights.
  ///   - depth: the last stage that is wanted.
  /// - Returns: the stages.
  /// - Throws: the exit code of wrong usage where that fails; the faults were written already.
  public func makeEngine(
    findsWords: Bool = false, depth: Engine.Depth = .events
  ) throws -> Engine {
    do {
      var engine = try Engine(lexiconPath: lexicon, depth: depth)
      if !dictionaries.isEmpty {
        let images = try DictionaryCompiler.images(
          of: dictionaries, base: LexiconLocator.path(explicit: lexicon))
        engine = Engine(
          lexicon: images.reduce(engine.lexicon) { $0.overlaid(by: $1) }, depth: depth)
      }
      if let hideNames { engine = try engine.hiding(namesIn: hideNames) }
      if findsWords { try engine.useWeights() }
      LexiconOptions.kept.withLock { $0.append(engine) }
      return engine
    } catch let failure as IngestionFailure {
      Diagnostics.write("mailuo: error: \(failure)")
      throw ExitCode.usage
    } catch is ExitCode {
      throw ExitCode.usage
    } catch let error as LexiconError {
      Diagnostics.write("mailuo: error: \(error)")
      throw ExitCode.usage
    }
  }
}
