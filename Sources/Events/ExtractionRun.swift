// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// One article's way through the extractor, sentence by sentence.
struct ExtractionRun {
  /// The most items of a sentence that are looked at as one.
  private static let longestPiece = 160

  let extractor: EventExtractor
  let text: NormalizedText
  let segments: SegmentedText
  let scan: TriggerScan
  let article: ArticleContext
  /// The last event of each frame and the sentence that it stood in.
  private(set) var last: [Int: (event: EventMention, sentence: Int)] = [:]
  var discourse = Discourse()
  /// For each product that was told of, by its entity, who made it, and the sentence that said so.
  var madeBy: [Int: (makers: [EventArgument], sentence: Int)] = [:]
  private(set) var results: [EventMention] = []
  /// For each trigger, a bit for each of its senses whose group wants it where it stands.
  private(set) var standing: StandingTriggers
  /// The sentence that is being read.
  private var scene = Scene(sentence: 0, isMarket: false)
  /// Where in the row triggers stand that weights judge in sentences about the stock market alone.
  private var dealPlaces: [Int] = []
  /// Who takes part in what the earlier triggers of a piece may tell of.
  private var told: [ToldParticipants] = []
  /// The types of the mentions that a trigger of the row could tell of.
  private(set) var rowTypes: UInt32 = 0
  private let isTracing: Bool
  /// The triggers that made no event, if it is asked for them.
  private(set) var rejected: [RejectedTrigger] = []
  /// What the weights said of the possible triggers, if it is asked for that.
  private(set) var judged: [TriggerJudgement] = []
  /// What the weights said of what could fill roles, if it is asked for that.
  private(set) var judgedRoles: [RoleJudgement] = []

  init(
    extractor: EventExtractor, text: NormalizedText, segments: SegmentedText,
    expressions: Expressions, annotations: EntityAnnotations, scan: TriggerScan,
    isTracing: Bool = false
  ) {
    self.isTracing = isTracing
    self.extractor = extractor
    self.text = text
    self.segments = segments
    self.scan = scan
    standing = StandingTriggers(scan.triggers)
    article = ArticleContext(
      bytes: text.bytes, expressions: expressions, annotations: annotations,
      vocabulary: extractor.vocabulary)
  }

  /// Returns the events of the article.
  mutating func events() -> [EventMention] {
    var reader = SentenceReader(
      text: text, segments: segments, expressions: article.expressions,
      annotations: article.annotations, cues: scan.cues, triggers: scan.triggers,
      vocabulary: extractor.vocabulary)
    var items: [SentenceItem] = []
    items.reserveCapacity(ExtractionRun.longestPiece / 2)
    var trigger = 0
    var mention = 0
    let pronouns = continuingPronouns
    var nextPronoun = 0
    for (number, sentence) in segments.sentences.enumerated() {
      var tellers: Set<Int> = []
      let first = mention
      let firstResult = results.count
      let line = LineOpening(of: sentence.range.start, in: text.bytes)
      discourse.open(line)
      if line != .none, line != .plain { last.removeAll(keepingCapacity: true) }
      while mention < article.annotations.mentions.count,
        article.annotations.mentions[mention].range.start < sentence.range.end
      {
        mention += 1
      }
      while trigger < scan.triggers.count,
        scan.triggers[trigger].range.start < sentence.range.start
      {
        trigger += 1
      }
      if !sentence.isFurniture, isTracing || first < mention || discourse.recalls(at: number),
        trigger < scan.triggers.count,
        standing.find(from: trigger, in: sentence.range, of: text, for: extractor) || isTracing
      {
        scene = Scene(sentence: number, isMarket: isMarket(sentence.range))
        reader.read(sentence, into: &items)
        weaken(&items)
        nameKinds(&items)
        discourse.resolvePronouns(in: &items, sentence: number, types: article.types)
        extract(items, sentence: number)
        for index in items.indices
        where index > 0 && !items[index].cues.isDisjoint(with: [.sourceAfter, .note]) {
          if items[index - 1].kind == .mention {
            tellers.insert(article.entity(items[index - 1].index))
          }
        }
      }
      let pronoun = firstPronoun(of: sentence, among: pronouns, from: &nextPronoun)
      if first < mention || pronoun != nil {
        take(
          first..<mention, sentence: number,
          sources: sources(of: results[firstResult...], tellers), pronoun: pronoun)
      }
      if firstResult < results.count, let product = productMade(by: results[firstResult...]) {
        discourse.prefer(product: product, sentence: number, types: article.types)
      }
    }
    return results
  }

  /// Turns the triggers that no group wants where they stand into plain verbs or nouns, or into the
  /// prepositions that they are as well: 获 before an investor.
  private mutating func weaken(_ items: inout [SentenceItem]) {
    for index in items.indices
    where items[index].kind == .trigger && standing[items[index].index] == 0 {
      let trigger = scan.triggers[items[index].index].range
      if items[index].preposition != 0 {
        items[index].kind = .preposition
      } else {
        items[index].kind = isNoun(trigger) ? .noun : .verb
      }
      if isTracing {
        rejected.append(RejectedTrigger(trigger: trigger, rule: "", reason: .condition))
      }
    }
  }

  /// Finds the events of one sentence, a long one piece by piece, so that the work stays linear.
  private mutating func extract(_ items: [SentenceItem], sentence: Int) {
    var start = 0
    while start < items.count {
      var end = items.count
      if end - start > ExtractionRun.longestPiece {
        end = start + ExtractionRun.longestPiece
        // A piece ends with a clause where there is one.
        var cut = end
        while cut > start + ExtractionRun.longestPiece / 2, !items[cut - 1].isBreak { cut -= 1 }
        if items[cut - 1].isBreak { end = cut }
      }
      extract(piece: items[start..<end], sentence: sentence)
      start = end
    }
  }

  private mutating func extract(piece items: ArraySlice<SentenceItem>, sentence: Int) {
    guard items.contains(where: { $0.kind == .trigger }) else { return }
    var drafts: [EventDraft] = []
    // What stands in brackets is read for itself alone: 某公司（Lumora）发布…….
    var outer: [SentenceItem] = []
    outer.reserveCapacity(items.count)
    for place in items.indices {
      if items[place].depth == 0 {
        if items[place].kind != .quote, items[place].kind != .bracket { outer.append(items[place]) }
      } else if isApposition(place, in: items) {
        outer.append(items[place])
        outer[outer.count - 1].depth = 0
      }
    }
    extract(outer, sentence: sentence, into: &drafts) { item, _ in item.kind == .trigger }
    if items.contains(where: { $0.depth > 0 && $0.kind == .trigger }) {
      let all = items.filter { $0.kind != .quote && $0.kind != .bracket }
      extract(all, sentence: sentence, into: &drafts) { item, isSpeech in
        item.kind == .trigger && item.depth > 0 && !isSpeech
      }
      drafts.sort { $0.event.trigger < $1.event.trigger }
    }
    settle(&drafts, row: outer)
    for draft in drafts where !draft.isAnnouncement && !draft.isWithheld {
      results.append(draft.event)
    }
    guard isTracing else { return }
    for draft in drafts where draft.isAnnouncement {
      rejected.append(
        RejectedTrigger(
          trigger: draft.event.trigger, rule: draft.event.rule, reason: .announcement))
    }
  }

  private mutating func extract(
    _ row: [SentenceItem], sentence: Int, into drafts: inout [EventDraft],
    where condition: (SentenceItem, Bool) -> Bool
  ) {
    let speech = row.map { $0.kind == .trigger && standing.isSpeech($0.index) }
    told.removeAll(keepingCapacity: true)
    rowTypes = types(of: row, sentence: sentence)
    if scene.isMarket {
      dealPlaces = row.indices.filter { row[$0].kind == .trigger && isDeal(row[$0].index) }
    }
    for place in row.indices where condition(row[place], speech[place]) {
      guard
        let draft = draft(row, place: place, speech: speech, sentence: sentence, after: drafts)
      else { continue }
      if !draft.isWithheld {
        last[draft.frame] = (draft.event, sentence)
        noteMaker(draft, sentence: sentence)
        noteEmployer(draft)
      }
      drafts.append(draft)
    }
  }

  /// Tries all frames that know the trigger at `place`; returns the best.
  private mutating func draft(
    _ row: [SentenceItem], place: Int, speech: [Bool], sentence: Int, after drafts: [EventDraft]
  ) -> EventDraft? {
    let candidate = scan.triggers[row[place].index]
    var best: (draft: EventDraft, score: Int)?
    var reasons: [RejectedTrigger] = []
    defer { if best.map(\.draft.isWithheld) ?? true { rejected += reasons } }
    let mask = standing[row[place].index]
    for (number, sense) in candidate.triggers.enumerated() {
      let frame = extractor.frames[sense.frame]
      let group = frame.groups[sense.group]
      func reject(_ reason: @autoclosure () -> RejectedTrigger.Reason) {
        guard isTracing else { return }
        reasons.append(
          RejectedTrigger(
            trigger: candidate.range, rule: group.rules[sense.word], reason: reason()))
      }
      guard mask & 1 << UInt64(number) != 0 else {
        reject(candidate.blockedFrames.contains(sense.frame) ? .blocked : .condition)
        continue
      }
      // 解释说: the first verb of speech names the event.
      if group.speech != .none, place > 0, speech[place - 1] {
        reject(.secondSpeech)
        continue
      }
      let isJudged = frame.isJudged[scene.isMarket ? 1 : 0]
      guard isTracing || canTell(group, sense.frame, isJudged: isJudged, in: sentence) else {
        continue
      }
      var finder = ArgumentFinder(
        row: row, trigger: place, frame: frame, group: group, article: article, isSpeech: speech)
      finder.find(
        carried: discourse.carriedSubject(into: sentence),
        product: discourse.carriedProduct(into: sentence))
      judgeRoles(&finder, of: candidate.range, sense: sense)
      share(&finder, frame: sense.frame, sentence: sentence)
      let isProposed = finder.isComplete
      var judgement: Int?
      if isJudged || isTracing, finder.hasParticipant {
        let participants = ToldParticipants(finder)
        scene.retold = participants.retold(after: told)
        if scene.isMarket {
          scene.rivals.before = dealPlaces.count { $0 < place }
          scene.rivals.behind = dealPlaces.count { $0 > place }
        }
        if isJudged { told.append(participants) }
        let sum = judge(finder, rule: group.rules[sense.word])
        if isJudged { judgement = sum.score }
        note(
          sum, of: candidate.range, rule: group.rules[sense.word], isProposed: isProposed,
          isDecisive: isJudged)
      }
      let isTaken = judgement.map { $0 >= 0 } ?? isProposed
      if !isTaken {
        if let judgement, let last = judged.last {
          reject(.score(judgement, features: last.leading))
        } else {
          reject(finder.lack)
        }
        guard isProposed, group.speech != .none else { continue }
      }
      shareMaker(&finder, sentence: sentence)
      let arguments = finder.arguments
      // What the rules propose goes before what the weights alone find.
      let score =
        group.weight + 100 * finder.filledRoleCount - (finder.isFar || finder.isCarried ? 15 : 0)
        + (isProposed && isTaken ? 1_000 : 0)
      if let best, best.score >= score { continue }
      let circumstances = CircumstanceFinder(
        row: row, article: article, isMarket: scene.isMarket && frame.isJudged == [false, true],
        isSpeech: speech)
      if circumstances.isNobodysCondition(place, clause: finder.clause) {
        reject(.condition)
        continue
      }
      var source = circumstances.source(before: place)?.range
      // 据某院院长李某介绍: neither he nor his title is a source of himself.
      if group.speech != .none, let name = source,
        arguments.contains(where: { $0.range == name || $0.range.start == name.end })
      {
        source = nil
      }
      var (time, modality) = circumstances.reality(
        of: place, clause: finder.clause, isSpeech: group.speech != .none,
        isMeasured: frame.roles.contains(where: \.isTrigger))
      if let day = time, let told = circumstances.event(ofDay: day) {
        time = self.day(of: told, at: place, frame: frame, arguments, drafts) ?? day
      }
      let event = EventMention(
        type: frame.type, trigger: core(of: candidate, sense), arguments: arguments,
        time: time, modality: modality == .asserted && group.isPlanned ? .planned : modality,
        source: source,
        rule: group.rules[sense.word],
        confidence: judgement.map(TriggerConfidence.confidence(of:))
          ?? finder.confidence(weight: group.weight))
      let subject = arguments.first { argument in
        group.subject.contains { frame.roles[$0.role].name == argument.role }
      }
      best = (
        EventDraft(
          event: event, frame: sense.frame, place: place, speech: group.speech,
          speaker: subject?.range, isWithheld: !isTaken, isInBrackets: row[place].depth > 0), score
      )
    }
    return best?.draft
  }

  /// Returns what the weights say of a possible trigger.
  private func judge(
    _ finder: ArgumentFinder, rule: String
  ) -> FeatureSum {
    let keys = finder.frame.keys
    let isMarket = scene.isMarket && extractor.weights.judges(keys[1])
    var sum = FeatureSum(
      weights: extractor.weights, keys: keys[isMarket ? 1 : 0], isTracing: isTracing)
    TriggerFeatures(
      finder: finder, rule: HashedName(rule), isComplete: finder.isComplete, scene: scene
    ).append(to: &sum)
    return sum
  }

  /// Lets the weights decide what fills the roles of which they judge.
  private mutating func judgeRoles(
    _ finder: inout ArgumentFinder, of trigger: ByteRange, sense: Vocabulary.Trigger
  ) {
    let place = scene.isMarket ? 1 : 0
    let judged = finder.frame.judgedRoles[place]
    guard judged != 0 || isTracing else { return }
    let rule = finder.group.rules[sense.word]
    let candidates = extractor.roles.choose(
      in: &finder, rule: rule, roles: judged, scene: scene,
      isJudged: finder.frame.isJudged[place], isTracing: isTracing)
    for candidate in candidates where isTracing {
      judgedRoles.append(
        RoleJudgement(
          trigger: trigger, rule: rule, role: finder.frame.roles[candidate.filler.role].name,
          argument: finder.range(of: candidate.filler), entity: finder.entity(of: candidate.filler),
          score: candidate.score,
          isProposed: candidate.isProposed,
          isDecisive: judged & 1 << UInt64(candidate.filler.role) != 0,
          features: candidate.features))
    }
  }

  private mutating func note(
    _ sum: FeatureSum, of trigger: ByteRange, rule: String, isProposed: Bool, isDecisive: Bool
  ) {
    guard isTracing else { return }
    judged.append(
      TriggerJudgement(
        trigger: trigger, rule: rule, score: sum.score, isProposed: isProposed,
        isDecisive: isDecisive, features: sum.features))
  }

  /// Takes over what the last event of the frame told and this one does not.
  private func share(_ finder: inout ArgumentFinder, frame: Int, sentence: Int) {
    guard let (event, place) = last[frame], sentence - place <= 1 else { return }
    let group = finder.group
    var isSame = false
    for role in finder.frame.roles.indices
    where finder.frame.roles[role].isShared && !finder.isFilled(role) {
      // What a group asks for is told before only where nothing can follow its verb: 乙也接入.
      if group.needs.contains(where: { $0.contains(role) }),
        !group.object.isEmpty || group.subject.contains(where: { $0.role == role })
      {
        continue
      }
      for argument in event.arguments where argument.role == finder.frame.roles[role].name {
        finder.appendShared(role, argument)
        isSame = true
      }
    }
    // 甲完成1亿元A轮融资，由乙领投: the sum and the round are those of that deal.
    guard isSame, place == sentence else { return }
    for role in finder.frame.roles.indices
    where finder.frame.roles[role].isNear && !finder.isFilled(role)
      && !group.needs.contains(where: { $0.contains(role) })
    {
      for argument in event.arguments where argument.role == finder.frame.roles[role].name {
        finder.appendShared(role, argument)
      }
    }
  }
}
