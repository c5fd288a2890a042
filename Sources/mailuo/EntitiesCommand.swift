// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import Export
import JSON
import Mailuo
import Synchronization
import TextModel

/// `mailuo entities`: articles in, their entities out; or the names in them that no dictionary knows.
struct EntitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities",
    abstract: spoken(
      "Prints the entities of articles, with all their mentions.", "打印文章中的实体及其全部提及。"),
    discussion: spoken(
      "Without a subcommand it is `mailuo entities list`, whose options it takes.",
      "不写子命令即为 `mailuo entities list`，选项相同。"),
    subcommands: [ListCommand.self, DiscoverCommand.self], defaultSubcommand: ListCommand.self)

  /// The command `mailuo entities list INPUT…`, and `mailuo entities INPUT…`.
  struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: spoken(
        "Prints the entities of articles, with all their mentions; the word list may be left out.",
        "打印文章中的实体及其全部提及；list 可省略。"))

    @OptionGroup var input: InputOptions
    @OptionGroup var options: RunOptions
    @OptionGroup var lexicon: LexiconOptions

    func run() throws {
      try Run(lexicon: lexicon, input: input, options: options) { engine in
        let writer = RecordWriter(generator: engine.generator)
        return BatchRun.each { article, worker, json in
          writer.append(
            worker.document(for: article, depth: .entities), content: .entities, to: &json)
          json.newline()
        }
      }
    }
  }

  /// The command `mailuo entities discover INPUT…`.
  struct DiscoverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "discover",
      abstract: spoken(
        "Lists frequent names that no dictionary knows, as lines for Dictionaries/Entities.",
        "列出词典不认识的常见名称，可直接粘贴到 Dictionaries/Entities。"),
      discussion: spoken(
        "The type is the one that most mentions have, the parent the owner or maker that articles state. "
          + "Read the lines before you keep them: they are guesses.",
        "类型取多数提及的类型，parent取文章写明的所有者或开发者。均为推测，采用前请先核对。"))

    @OptionGroup var input: InputOptions
    @OptionGroup var options: RunOptions
    @OptionGroup var lexicon: LexiconOptions

    @Option(
      help: help("The least number of articles that name it.", "至少在多少篇文章中出现。"))
    var minDocuments = 2

    @Option(help: help("The least number of its mentions.", "至少被提及多少次。"))
    var minMentions = 2

    @Option(
      help: help(
        "Names of these types alone, such as organization,product.",
        "只列出这些类型，如 organization,product。"))
    var types: String?

    @Option(help: help("The greatest number of names.", "最多列出多少个名称。"))
    var limit: Int?

    @Option(
      help: help(
        "How many contexts are printed of each name, 0 to 8; as comments in tsv.",
        "每个名称打印几处上下文，0 至 8；在 tsv 中为注释。"))
    var contexts = 2

    @Option(
      help: help(
        "tsv (lines for Dictionaries/Entities) or jsonl.", "tsv（Dictionaries/Entities 的行）或 jsonl。"))
    var format = DiscoveryWriter.Format.tsv

    @Option(
      help: help("What stands in the column origin of tsv.", "tsv 中 origin 一列的内容。"))
    var origin = "discovered"

    func validate() throws {
      for (name, number) in [("documents", minDocuments), ("mentions", minMentions)]
      where number < 1 {
        throw ValidationError("--min-\(name) must be 1 at least.")
      }
      if let limit, limit < 1 { throw ValidationError("--limit must be 1 at least.") }
      guard (0...NameDiscovery.contextLimit).contains(contexts) else {
        throw ValidationError("--contexts must lie between 0 and \(NameDiscovery.contextLimit).")
      }
    }

    func run() throws {
      var filter = NameDiscovery.Filter()
      filter.minimumDocuments = minDocuments
      filter.minimumMentions = minMentions
      filter.limit = limit
      filter.types = types.map { types in
        Set(types.split(separator: ",").map { EntityType(rawValue: $0.filter { $0 != " " }) })
      }
      let writer = DiscoveryWriter(format: format, contexts: contexts, origin: origin)
      let run = Run(
        lexicon: lexicon, input: input, options: options, printsErrorRecords: false)
      let found = Found()
      try run(
        { _ in
          BatchRun.each { article, worker, _ in found.add(worker.document(for: article)) }
        },
        tail: { [filter] engine in
          writer.bytes(of: found.names(filter, lexicon: engine.lexicon))
        })
    }
  }

  /// What the threads of one run found.
  private final class Found: Sendable {
    private let names = Mutex(NameDiscovery())

    func add(_ document: Document) {
      let found = NameDiscovery(document)
      names.withLock { $0.merge(found) }
    }

    func names(_ filter: NameDiscovery.Filter, lexicon: Lexicon) -> [DiscoveredName] {
      names.withLock { $0.names(filter, lexicon: lexicon) }
    }
  }
}
