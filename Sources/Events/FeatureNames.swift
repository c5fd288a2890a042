// SPDX-License-Identifier: Apache-2.0

/// The features of triggers and arguments, by what the tables of weights call them.
enum FeatureName: Int {
  case always, market, word, group, firstSentence, rulesRole, rules, rulesFilled, passive, far,
    carried, carriedSubject, noSubject, type, recognizer, ending, pronoun, quoted, prev, prev2,
    next, next2, next3, kindBefore1, kindBefore2, kindBehind1, kindBehind2, kinds, kindsBehind,
    preposition, sharesTold, shares, sharesOfOther, listEnd, listEnd2, verbAwayBefore,
    verbAwayBehind, place, price, worth, clausesBefore, verbsBefore, triggersBefore,
    rivalsBefore, awayBefore, direct, verbBefore, clausesBehind, verbsBehind, triggersBehind,
    rivalsBehind, awayBehind, verbBehind, ownBefore, ownBehind, openBefore, openBehind, colon,
    firstName, list, rule, state, wordBefore1, wordBehind1, wordState, start, end, before,
    behind, organizationsBefore, organizationsBehind, cue, empty, role, unnamed, retold, weak,
    earlier, later, triggerBefore, triggerBehind, sameBefore, sameBehind, others, bracket,
    length, order

  /// The names, in the order of the cases.
  private static let names: [Substring.UTF8View] = """
    always market word group first-sentence rules-role rules rules-filled passive far carried \
    carried-subject no-subject type recognizer ending pronoun quoted prev prev2 next next2 \
    next3 kind-1 kind-2 kind+1 kind+2 kinds kinds-behind preposition shares-told shares \
    shares-of-other list-end list-end2 verb-away-before verb-away-behind place price worth \
    clauses-before verbs-before triggers-before rivals-before away-before direct verb-before \
    clauses-behind verbs-behind triggers-behind rivals-behind away-behind verb-behind \
    own-before own-behind open-before open-behind colon first-name list rule state word-1 \
    word+1 word-state start end before behind organizations-before organizations-behind cue \
    empty role unnamed retold weak earlier later trigger-before trigger-behind same-before \
    same-behind others bracket length order
    """.utf8.split(separator: UInt8(ascii: " "))

  /// The hashes of a name: by itself, and with the sign behind which a value stands.
  struct Hashes {
    let alone: FeatureHash
    let opening: FeatureHash

    fileprivate init(_ name: Substring.UTF8View) {
      alone = FeatureHash(name)
      var opening = alone
      opening.combine(UInt8(ascii: "="))
      self.opening = opening
    }
  }

  /// The hashes of all names.
  static var table: [Hashes] { names.map(Hashes.init) }

  /// What the tables call it.
  var name: String { String(Substring(FeatureName.names[rawValue])) }
}

/// The words of ours that are values of features.
enum FeatureWord: Int {
  case before, behind, free, own, again, other, consumed, filled, empty, none, told, trigger,
    here, complete, lack, planned, possible, negated, generic, aspect, carried, far,
    directlyBefore, directlyBehind, text, all, some, mention, quantity, time, verb, noun,
    modifier, adverb, preposition, join, of, comma, stop, colon, dash, quote, bracket, money,
    percent, count, multiple, ordinal, measure, parameters, organization, person, product,
    place, conference, document

  /// The names, in the order of the cases.
  private static let names: [Substring.UTF8View] = """
    before behind free own again other consumed filled empty none told trigger here complete \
    lack planned possible negated generic aspect carried far directly-before directly-behind \
    text all some mention quantity time verb noun modifier adverb preposition join of comma \
    stop colon dash quote bracket money percent count multiple ordinal measure parameters \
    organization person product place conference document
    """.utf8.split(separator: UInt8(ascii: " "))

  /// The hashes of all words.
  static var table: [FeatureHash] { names.map { FeatureHash($0) } }

  /// What the tables call it.
  var name: String { String(Substring(FeatureWord.names[rawValue])) }
}
