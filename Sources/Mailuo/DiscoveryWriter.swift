// SPDX-License-Identifier: Apache-2.0

import JSON

/// Prints discovered names: as lines for `Dictionaries/Entities`, or as JSON Lines.
public struct DiscoveryWriter: Sendable {
  /// How names are printed.
  public enum Format: String, CaseIterable, Sendable {
    /// Lines of an entity file, with counts and contexts as comments.
    case tsv
    /// A JSON object for each name.
    case jsonl
  }

  /// The format.
  public var format: Format
  /// How many contexts are printed of each name.
  public var contexts: Int
  /// What stands in the column `origin`.
  public var origin: String

  /// Makes a writer.
  public init(format: Format, contexts: Int, origin: String) {
    self.format = format
    self.contexts = contexts
    self.origin = origin
  }

  /// Returns the printed names; lines for dictionaries stand together by type.
  public func bytes(of names: [DiscoveredName]) -> [UInt8] {
    switch format {
    case .tsv:
      var bytes: [UInt8] = []
      for type in Set(names.map(\.type.rawValue)).sorted() {
        append("# Entities/\(type).tsv", to: &bytes)
        TableWriter(.tsv).append(["name", "aliases", "kind", "parent", "origin"], to: &bytes)
        for name in names where name.type.rawValue == type { append(name, to: &bytes) }
      }
      return bytes
    case .jsonl:
      var json = JSONWriter()
      for name in names {
        append(name, to: &json)
        json.newline()
      }
      return json.bytes
    }
  }

  private func append(_ line: String, to bytes: inout [UInt8]) {
    bytes += line.utf8
    bytes.append(0x0A)
  }

  private func append(_ name: DiscoveredName, to bytes: inout [UInt8]) {
    if contexts > 0 {
      let types = name.types.map { "\($0.type.rawValue) \($0.mentions)" }
      append(
        "# \(name.documents) documents, \(name.mentions) mentions: "
          + types.joined(separator: ", "), to: &bytes)
      for context in name.contexts.prefix(contexts) {
        append("#   \(context.source): \(context.text)", to: &bytes)
      }
    }
    TableWriter(.tsv).append(
      [
        name.name, name.aliases.filter { !$0.contains("|") }.joined(separator: "|"), "",
        name.parent ?? "", origin,
      ], to: &bytes)
  }

  private func append(_ name: DiscoveredName, to json: inout JSONWriter) {
    json.beginObject()
    json.key("name")
    json.string(name.name)
    json.key("type")
    json.string(name.type.rawValue)
    json.key("documents")
    json.integer(name.documents)
    json.key("mentions")
    json.integer(name.mentions)
    json.key("types")
    json.beginObject()
    for (type, mentions) in name.types {
      json.key(type.rawValue)
      json.integer(mentions)
    }
    json.endObject()
    json.key("aliases")
    json.beginArray()
    for alias in name.aliases { json.string(alias) }
    json.endArray()
    json.key("parent")
    if let parent = name.parent { json.string(parent) } else { json.null() }
    json.key("recognizers")
    json.beginObject()
    for (recognizer, mentions) in name.recognizers {
      json.key(recognizer)
      json.integer(mentions)
    }
    json.endObject()
    json.key("contexts")
    json.beginArray()
    for context in name.contexts.prefix(contexts) {
      json.beginObject()
      json.key("source")
      json.string(context.source)
      json.key("text")
      json.string(context.text)
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }
}
