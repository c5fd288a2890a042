// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import Export
import JSON
import Mailuo

/// `mailuo explain`: why an article has the events that it has, and no others.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: spoken(
      "Prints each event with its sentence, rule and arguments, and what was rejected.",
      "打印每个事件的句子、规则和论元，以及被否决的触发词和原因。"))

  @OptionGroup var input: InputOptions
  @OptionGroup var options: RunOptions
  @OptionGroup var lexicon: LexiconOptions

  func run() throws {
    let printer = ExplanationPrinter()
    let run = Run(lexicon: lexicon, input: input, options: options, printsErrorRecords: false)
    try run { _ in
      BatchRun.each { article, worker, json in
        let document = worker.document(for: article)
        let page = printer.page(
          for: document, rejected: worker.rejections(in: document),
          judgements: worker.judgements(in: document), roles: worker.roleJudgements(in: document))
        json.append(raw: Array(page.utf8))
      }
    }
  }
}
