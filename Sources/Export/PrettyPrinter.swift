// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// Prints a document for a reader: its head, its events a line each, and its entities.
public struct PrettyPrinter: Sendable {
  /// Makes a printer.
  public init() {}

  /// Returns the page of one document, with a newline at its end.
  public func page(for document: Document) -> String {
    var lines: [String] = []
    let title =
      document.title.map {
        String(decoding: document.article.bytes[$0.start..<$0.end], as: UTF8.self)
      } ?? document.article.givenTitle
    lines.append("── \(document.article.source)" + (title.map { "  \($0)" } ?? ""))
    let published = document.expressions.published.map {
      $0.description + (document.expressions.isPublishedInferred ? " (inferred)" : "")
    }
    lines.append(
      "   published \(published ?? "unknown") · \(document.script.rawValue)"
        + " · \(document.annotations.entities.count) entities"
        + " · \(document.expressions.times.count) times"
        + " · \(document.expressions.quantities.count) quantities"
        + " · \(document.events.count) events")
    for event in document.events { lines.append(line(for: event, in: document)) }
    for (type, names) in entityNames(of: document) {
      lines.append("   \(type): " + names.joined(separator: ", "))
    }
    for warning in document.article.warnings {
      lines.append(
        "   warning: \(warning.message)" + (warning.offset.map { " (at byte \($0))" } ?? ""))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(for event: EventMention, in document: Document) -> String {
    var parts = ["   • \(event.type.rawValue) “\(document.text.string(event.trigger))”"]
    for argument in event.arguments {
      parts.append("\(argument.role)=\(document.text.string(argument.range))")
    }
    if let time = event.time { parts.append("time=\(document.expressions.times[time].value)") }
    if event.modality != .asserted { parts.append(event.modality.rawValue) }
    if let source = event.source { parts.append("source=\(document.text.string(source))") }
    return parts.joined(separator: "  ")
  }

  private func entityNames(of document: Document) -> [(String, [String])] {
    var counts = Array(repeating: 0, count: document.annotations.entities.count)
    for mention in document.annotations.mentions { counts[mention.entity] += 1 }
    var groups: [String: [String]] = [:]
    for (index, entity) in document.annotations.entities.enumerated() {
      groups[entity.type.rawValue, default: []].append(
        entity.name + (counts[index] > 1 ? " ×\(counts[index])" : ""))
    }
    return groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
