// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// Prints a document for a reader: its head, its events a line each in columns, and its entities.
public struct PrettyPrinter: Sendable {
  /// The escape sequences of ECMA-48 that set parts of a line off; empty without colour.
  private struct Style {
    var type = ""
    var trigger = ""
    var role = ""
    var end = ""
  }

  private let style: Style

  /// Makes a printer.
  ///
  /// - Parameter isColored: Whether types, triggers and roles are set off, as a terminal shows
  ///   them.
  public init(isColored: Bool = false) {
    style =
      isColored
      ? Style(type: "\u{1B}[36m", trigger: "\u{1B}[1m", role: "\u{1B}[2m", end: "\u{1B}[0m")
      : Style()
  }

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
    let triggers = document.events.map { "“\(document.text.string($0.trigger))”" }
    let typeWidth = document.events.map { $0.type.rawValue.utf8.count }.max() ?? 0
    let triggerWidth = triggers.map(DisplayWidth.columns).max() ?? 0
    for (event, trigger) in zip(document.events, triggers) {
      lines.append(
        "   • " + style.type + DisplayWidth.padded(event.type.rawValue, to: typeWidth) + style.end
          + " " + style.trigger + DisplayWidth.padded(trigger, to: triggerWidth) + style.end
          + "  " + details(of: event, in: document))
    }
    for (type, names) in entityNames(of: document) {
      lines.append("   \(style.type)\(type):\(style.end) " + names.joined(separator: ", "))
    }
    for warning in document.article.warnings {
      lines.append(
        "   warning: \(warning.message)" + (warning.offset.map { " (at byte \($0))" } ?? ""))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func details(of event: EventMention, in document: Document) -> String {
    var parts: [(role: String, text: String)] = []
    for argument in event.arguments {
      parts.append((argument.role, document.text.string(argument.range)))
    }
    if let time = event.time { parts.append(("time", document.expressions.times[time].value)) }
    if let source = event.source { parts.append(("source", document.text.string(source))) }
    var words = parts.map { style.role + $0.role + "=" + style.end + $0.text }
    if event.modality != .asserted { words.insert(event.modality.rawValue, at: 0) }
    return words.joined(separator: "  ")
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
