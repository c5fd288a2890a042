// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import Mailuo

/// `mailuo evaluate`: how well records agree with annotated ones.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: spoken(
      "Compares records with annotated ones: precision, recall and F1 of each task.",
      "把记录与标注结果比较：各项任务的精确率、召回率和F1。"),
    discussion: spoken(
      "Records are compared where the base names of their sources are the same.", "来源文件名相同的记录才互相比较。"
    ))

  @Argument(
    help: help(
      "The annotated records: a folder, or a file of one or many.", "标注记录：文件夹，或含一条或多条记录的文件。"))
  var gold: String

  @Argument(help: help("The records that mailuo extract wrote.", "mailuo extract 写出的记录。"))
  var records: String

  func run() throws {
    let evaluation: Evaluation
    do {
      evaluation = try Evaluation(gold: gold, system: records)
    } catch {
      Diagnostics.write("mailuo: \(error)")
      throw ExitCode.usage
    }
    guard evaluation.documents > 0 else {
      Diagnostics.write("mailuo: error: \(gold) holds no records")
      throw ExitCode.usage
    }
    print(line("\(evaluation.documents) documents", "p", "r", "f1", "gold", "system", "right"))
    for row in evaluation.rows {
      print(
        line(
          row.name, share(row.precision), share(row.recall), share(row.f1), "\(row.gold)",
          "\(row.system)", "\(row.right)"))
    }
  }

  private func line(_ name: String, _ columns: String...) -> String {
    name + String(repeating: " ", count: max(1, 16 - name.utf8.count))
      + columns.map { String(repeating: " ", count: max(1, 9 - $0.utf8.count)) + $0 }.joined()
  }

  /// Ten thousandths as a decimal fraction of four places.
  private func share(_ number: Int) -> String {
    let digits = String(number % 10_000)
    return "\(number / 10_000)." + String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }
}
