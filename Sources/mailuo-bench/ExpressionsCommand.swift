// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import DatesAndNumbers
import Foundation
import Mailuo
import Normalization
import Segmentation
import TextModel

/// `mailuo-bench expressions`: the speed of dates and numbers in process, as their peers in Python are
/// called.
struct ExpressionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expressions",
    abstract: "Prints MB/s of CPU time for the dates and numbers of a text.")

  @Argument(help: "A text file.")
  var file: String

  @Option(help: "The families to find, separated by commas; all by default.")
  var families: String?

  @Option(
    help: "The day or moment that relative times count from; found out from the text by default.")
  var reference: String?

  @Option(help: "How often it is read; the median counts.")
  var rounds = 5

  @Option(help: "A compiled lexicon instead of the one beside the program.")
  var lexicon: String?

  func run() throws {
    let benchmark = ExpressionsBenchmark(
      lexicon: try Engine(lexiconPath: lexicon).lexicon,
      families: try families.map(ExpressionsCommand.families(named:)),
      reference: reference)
    let text = try [UInt8](Data(contentsOf: URL(fileURLWithPath: file)))
    guard !text.isEmpty, rounds > 0 else { throw ValidationError("There is nothing to measure.") }
    for (name, normalizes) in [("found", false), ("normalized and found", true)] {
      let measured = (0..<rounds).map { _ in benchmark.measure(text, normalizes: normalizes) }
      let speed = measured.map(\.speed).sorted()[rounds / 2]
      print("\(name): \(String(format: "%.2f", speed)) MB/s, \(measured[0].count) expressions")
    }
  }

  /// Reads `temporal,money`.
  static func families(named list: String) throws -> Set<ExpressionView.Family> {
    Set(
      try list.split(separator: ",").map { name in
        guard let family = ExpressionView.Family(rawValue: String(name)) else {
          throw ValidationError("\(name) is no family of expressions.")
        }
        return family
      })
  }
}
