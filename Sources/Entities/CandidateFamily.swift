// SPDX-License-Identifier: Apache-2.0

/// The families of candidates; the same feature means other things in each.
///
/// That a verb follows says much of an unknown Chinese word and little of a name that the
/// dictionary has, so that each family has weights of its own beside the common ones.
enum CandidateFamily: Int, CaseIterable, Sendable {
  case knownLatin, knownHan, latin, quoted, pattern
  /// Words beside which nothing speaks for a name, or only ``NameTagger``, and words with a place's
  /// suffix.
  case uncued

  /// The names of all families, as the table of weights has them.
  static let names = ["knownLatin", "knownHan", "latin", "quoted", "pattern", "uncued"]

  /// The name, as the table of weights has it.
  var name: String { CandidateFamily.names[rawValue] }

  /// Returns the family of a candidate.
  init(sources: Sources, isLatin: Bool) {
    if !sources.isEmpty, sources.isSubset(of: [.word, .place, .sequence]) {
      self = .uncued
    } else if sources.contains(.dictionary) {
      self = isLatin ? .knownLatin : .knownHan
    } else if isLatin {
      self = .latin
    } else if !sources.isDisjoint(with: [.quotation, .bookTitle]) {
      self = .quoted
    } else {
      self = .pattern
    }
  }
}
