// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// Prints why a document has the events that it has: each with its sentence, rule and arguments,
/// then the trigger words that made none, with the reasons.
public struct ExplanationPrinter: Sendable {
  /// Makes a printer.
  public init() {}

  /// Returns the page of one document, with a newline at its end.
  ///
  /// - Parameters:
  ///   - document: The document, with its events.
  ///   - rejected: The triggers that made no event, in reading order.
  ///   - judgements: What the weights say of the possible triggers.
  ///   - roles: What the weights say of the names and sums that could fill roles.
  /// - Returns: The page.
  /// - Complexity: O(*n*) in the number of events, rejections and sentences.
  public func page(
    for document: Document, rejected: [RejectedTrigger], judgements: [TriggerJudgement] = [],
    roles: [RoleJudgement] = []
  ) -> String {
    var lines = ["── \(document.article.source)"]
    for event in document.events {
      append(event, of: document, to: &lines)
      let judgement = judgements.first {
        $0.trigger.contains(event.trigger) && $0.rule == event.rule && $0.isDecisive
      }
      if let judgement {
        let leading = judgement.leading.map { "\($0.name) \($0.weight)" }.joined(separator: ", ")
        lines.append("       scores \(judgement.score): \(leading)")
      }
      append(roles, of: event, in: document, to: &lines)
    }
    if !rejected.isEmpty {
      lines.append("   no events:")
      var last: ByteRange?
      for rejection in rejected {
        if rejection.trigger != last {
          lines.append("   ✗ " + sentence(around: rejection.trigger, in: document))
          last = rejection.trigger
        }
        let rule = rejection.rule.isEmpty ? "" : rejection.rule + ": "
        lines.append("       \(rule)\(rejection.reason)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func append(_ event: EventMention, of document: Document, to lines: inout [String]) {
    lines.append("   ✓ " + sentence(around: event.trigger, in: document))
    lines.append(
      "       rule \(event.rule), confidence \(event.confidence)/1000, \(event.modality.rawValue)")
    for argument in event.arguments {
      var line = "       \(argument.role): \(document.text.string(argument.range))"
      if let entity = argument.entity {
        let known = document.annotations.entities[entity]
        line += " (\(known.type.rawValue)"
        if let name = known.canonicalName, name != document.text.string(argument.range) {
          line += ", \(name)"
        }
        if let mention = document.annotations.mention(at: argument.range) {
          line += ", by \(document.annotations.mentions[mention].recognizer)"
        }
        line += ")"
      }
      if let pronoun = argument.pronoun { line += ", meant by \(document.text.string(pronoun))" }
      lines.append(line)
    }
    if let time = event.time.map({ document.expressions.times[$0] }) {
      lines.append("       time: \(document.text.string(time.range)) = \(time.value)")
    }
    if let source = event.source {
      lines.append("       source: \(document.text.string(source))")
    }
  }

  /// Appends what the weights said of the names and sums that the roles of an event could have.
  private func append(
    _ roles: [RoleJudgement], of event: EventMention, in document: Document,
    to lines: inout [String]
  ) {
    for judgement in roles
    where judgement.isDecisive && judgement.trigger.contains(event.trigger)
      && judgement.rule == event.rule
    {
      let isTaken = event.arguments.contains {
        $0.role == judgement.role && $0.range == judgement.argument
      }
      let leading = judgement.leading.map { "\($0.name) \($0.weight)" }.joined(separator: ", ")
      lines.append(
        "       \(isTaken ? "✓" : "✗") \(judgement.role): "
          + document.text.string(judgement.argument) + " scores \(judgement.score): \(leading)")
    }
  }

  /// The sentence around a trigger, at most thirty characters on each side, the trigger marked.
  private func sentence(around trigger: ByteRange, in document: Document) -> String {
    let sentences = document.segments.sentences
    let index = document.segments.sentenceIndex(at: trigger.start)
    let whole = index < sentences.count ? sentences[index].range : trigger
    let stretch = document.stretch(of: whole, around: trigger, reach: 90)
    let text =
      document.text.string(ByteRange(stretch.start, trigger.start)) + "【"
      + document.text.string(trigger) + "】"
      + document.text.string(ByteRange(trigger.end, max(trigger.end, stretch.end)))
    let line = String(decoding: text.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
    return (stretch.start > whole.start ? "…" : "") + line + (stretch.end < whole.end ? "…" : "")
  }
}
