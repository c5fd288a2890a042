// SPDX-License-Identifier: Apache-2.0

public import TextModel

/// That an article exists, as one input gave it.
public struct ArticleReport: Hashable, Sendable {
  /// The article's content key.
  public var id: String
  /// Where it came from.
  public var source: String
  /// Its headline, or null.
  public var title: String?
  /// When it was published, as ISO 8601, or null.
  public var published: String?
  /// The fingerprint of its text, or null where a record has none.
  public var fingerprint: Fingerprint?

  /// Makes a report.
  public init(
    id: String, source: String, title: String? = nil, published: String? = nil,
    fingerprint: Fingerprint? = nil
  ) {
    self.id = id
    self.source = source
    self.title = title
    self.published = published
    self.fingerprint = fingerprint
  }
}

/// That an article names a thing.
public struct NameReport: Hashable, Sendable {
  /// The article's content key.
  public var article: String
  /// The thing.
  public var entity: EntityKey
  /// The name that the article uses.
  public var form: String
  /// How often it uses that name.
  public var count: Int
  /// Whether a dictionary knows the thing.
  public var isKnown: Bool

  /// Makes a report.
  public init(article: String, entity: EntityKey, form: String, count: Int, isKnown: Bool) {
    self.article = article
    self.entity = entity
    self.form = form
    self.count = count
    self.isKnown = isKnown
  }
}

/// That an article states a relation of two things.
public struct RelationReport: Hashable, Sendable {
  /// The article's content key.
  public var article: String
  /// The relation's type, such as `developer_of`.
  public var type: String
  /// The thing that it goes from.
  public var from: EntityKey
  /// The thing that it goes to.
  public var to: EntityKey
  /// The post of a person, or null.
  public var position: String?
  /// Whether the article says that it holds no longer.
  public var isFormer: Bool
  /// Where the words that state it begin in the raw article, in Unicode scalars.
  public var start: Int
  /// Where they end.
  public var end: Int
  /// Those words, normalized.
  public var evidence: String

  /// Makes a report.
  public init(
    article: String, type: String, from: EntityKey, to: EntityKey, position: String? = nil,
    isFormer: Bool = false, start: Int = 0, end: Int = 0, evidence: String = ""
  ) {
    self.article = article
    self.type = type
    self.from = from
    self.to = to
    self.position = position
    self.isFormer = isFormer
    self.start = start
    self.end = end
    self.evidence = evidence
  }
}

/// That an article tells of an event, at one place.
public struct EventReport: Hashable, Sendable {
  /// The article's content key.
  public var article: String
  /// The event's number in the article's record, from 1.
  public var number: Int
  /// The event's type.
  public var type: EventType
  /// Where the trigger begins in the raw article, in Unicode scalars.
  public var start: Int
  /// Where the trigger ends.
  public var end: Int
  /// The trigger's normalized text.
  public var trigger: String
  /// How real the article tells it.
  public var modality: Modality
  /// The value of its time, or null.
  public var time: String?
  /// Its participants and details, in the order of the record.
  public var arguments: [ReportedArgument]
  /// Who says so, or null.
  public var saidBy: String?
  /// The normalized sentence that tells it, or null where a record has none.
  public var sentence: String?
  /// The rule that found it.
  public var rule: String
  /// How sure the rule is, in thousandths.
  public var confidence: Int

  /// Makes a report.
  public init(
    article: String, number: Int = 1, type: EventType, start: Int, end: Int, trigger: String,
    modality: Modality = .asserted, time: String? = nil, arguments: [ReportedArgument] = [],
    saidBy: String? = nil, sentence: String? = nil, rule: String = "", confidence: Int = 0
  ) {
    self.article = article
    self.number = number
    self.type = type
    self.start = start
    self.end = end
    self.trigger = trigger
    self.modality = modality
    self.time = time
    self.arguments = arguments
    self.saidBy = saidBy
    self.sentence = sentence
    self.rule = rule
    self.confidence = confidence
  }

  /// A text that orders reports: equal for equal reports alone.
  var orderKey: String {
    let place = [start, end, number].map { number in
      let digits = String(number)
      return String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits
    }
    let parts =
      [article] + place + [
        type.rawValue, trigger, modality.rawValue, time ?? "\u{1}", saidBy ?? "\u{1}",
        sentence ?? "\u{1}", rule, String(confidence),
      ]
      + arguments.flatMap { argument in
        [
          argument.role, argument.entity.map(\.id) ?? "\u{1}", argument.text,
          argument.value ?? "\u{1}",
        ]
      }
    return parts.joined(separator: "\u{0}")
  }
}

/// A participant or detail of an event, as one article names it.
public struct ReportedArgument: Hashable, Sendable {
  /// The role's name.
  public var role: String
  /// The thing, or null for a quantity or free text.
  public var entity: EntityKey?
  /// The normalized text.
  public var text: String
  /// A quantity's value and unit, such as `300000000 CNY`, or null.
  public var value: String?

  /// Makes an argument.
  public init(role: String, entity: EntityKey? = nil, text: String, value: String? = nil) {
    self.role = role
    self.entity = entity
    self.text = text
    self.value = value
  }
}
