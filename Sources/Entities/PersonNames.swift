// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Finds Chinese names and transliterated foreign ones.
///
/// A Chinese name is a surname and one or two characters beside a title or a verb of saying; a
/// foreign one has a point between its parts, or is made of the characters that transliterations
/// use.
struct PersonNames: Sendable {
  /// The single-character surnames; those that are also frequent words need a cue on both sides.
  private var surnames: Set<UInt32> = []
  private var weakSurnames: Set<UInt32> = []
  /// The first characters of two-character surnames, with their second ones.
  private var compounds: Set<UInt64> = []
  /// The characters of transliterated names.
  private var transliteration: Set<UInt32> = []

  init(lexicon: Lexicon) {
    let table = lexicon.table("Cues/person")
    guard let word = table.column("word"), let kind = table.column("class") else { return }
    let note = table.column("note")
    for row in 0..<table.rowCount {
      let scalars = Array(table.field(row: row, column: word).unicodeScalars)
      switch table.field(row: row, column: kind) {
      case "person.surname":
        if scalars.count == 2 {
          compounds.insert(UInt64(scalars[0].value) << 32 | UInt64(scalars[1].value))
        } else if scalars.count == 1 {
          surnames.insert(scalars[0].value)
          let remark = note.map { table.field(row: row, column: $0) } ?? ""
          if remark.hasSuffix("weak") || remark == "rare" { weakSurnames.insert(scalars[0].value) }
        }
      case "person.transliteration":
        if scalars.count == 1 { transliteration.insert(scalars[0].value) }
      default:
        break
      }
    }
  }

  /// Whether a scalar is a surname, and whether it is a usual one.
  func surname(_ value: UInt32) -> (isSurname: Bool, isUsual: Bool) {
    let isSurname = surnames.contains(value)
    return (isSurname, isSurname && !weakSurnames.contains(value))
  }

  /// Whether a scalar is usual in transliterated names.
  func transliterates(_ value: UInt32) -> Bool { transliteration.contains(value) }

  /// Appends the candidates of a text.
  func append(in view: ArticleView, to candidates: inout [Candidate]) {
    let bytes = view.bytes
    let text = bytes.span
    for cue in view.personCues {
      if !cue.kinds.isDisjoint(with: [.personTitle, .personBefore, .media]) {
        appendNames(behind: cue.range.end, in: view, text: text, to: &candidates)
      }
      if !cue.kinds.isDisjoint(with: [.personTitle, .sayVerb, .personAfter]) {
        appendNames(before: cue.range.start, in: view, text: text, to: &candidates)
      }
    }
    appendPointed(in: view, text: text, to: &candidates)
  }

  /// Appends the names that may begin behind a title: 创始人李彦宏, 记者 孙冰, 作者：赵卫卫.
  private func appendNames(
    behind end: Int, in view: ArticleView, text: Span<UInt8>,
    to candidates: inout [Candidate]
  ) {
    var start = view.skippingSpaces(from: end)
    var marks = 0
    while start < text.count, marks < 2 {
      let value = text.scalar(at: start).value
      // 、 continues a list of names; a colon, a slash and quotation marks introduce one.
      guard
        value == 0xFF1A || value == 0x3A || value == 0x2F || value == 0xFF0F || value == 0x201C
          || value == 0x300C || value == 0x7C || value == 0xFF0C || value == 0x2C || value == 0x3001
      else { break }
      start = view.skippingSpaces(from: start + text.scalar(at: start).count)
      marks += 1
    }
    for _ in 0..<6 {
      guard let next = appendName(from: start, in: view, text: text, to: &candidates) else {
        return
      }
      // A list: 朱文佳、项亮、李航
      guard next < text.count, text.scalar(at: next).value == 0x3001 else { return }
      start = next + 3
    }
  }

  /// Appends the names of two to four characters that begin at `start`; returns where the likeliest
  /// of them ends.
  private func appendName(
    from start: Int, in view: ArticleView, text: Span<UInt8>,
    to candidates: inout [Candidate]
  ) -> Int? {
    guard start + 3 <= text.count else { return nil }
    let first = text.scalar(at: start)
    guard first.isHan, view.isBorder(start) else { return nil }
    let isSurname = surnames.contains(first.value)
    var isForeign = transliteration.contains(first.value)
    var isCompound = false
    var likeliest: Int?
    var end = start + first.count
    for length in 2...6 {
      guard end < text.count else { break }
      let scalar = text.scalar(at: end)
      guard scalar.isHan else { break }
      if length == 2 {
        isCompound = compounds.contains(UInt64(first.value) << 32 | UInt64(scalar.value))
      }
      end += scalar.count
      isForeign = isForeign && transliteration.contains(scalar.value)
      guard isSurname || isForeign || isCompound else { break }
      guard view.isBorder(end) else { continue }
      let isChinese = isSurname && length <= 3 || isCompound && (3...4).contains(length)
      guard isChinese || isForeign else { continue }
      candidates.append(Candidate(range: ByteRange(start, end), sources: .person))
      if end < text.count, !text.scalar(at: end).isHan || length == 3 { likeliest = end }
      likeliest = likeliest ?? end
    }
    return likeliest
  }

  /// Appends the names that may end before a verb or a title: 张勇宣布, 朱克力表示, 王小川先生.
  private func appendNames(
    before end: Int, in view: ArticleView, text: Span<UInt8>,
    to candidates: inout [Candidate]
  ) {
    let end = view.skippingSpacesBack(from: end)
    var start = end
    var isForeign = true
    for length in 1...6 {
      guard let before = text.scalarStart(before: start) else { return }
      let scalar = text.scalar(at: before)
      guard scalar.isHan else { return }
      start = before
      isForeign = isForeign && transliteration.contains(scalar.value)
      guard length >= 2, view.isBorder(start) else { continue }
      let isChinese = surnames.contains(scalar.value) && length <= 3
      let isCompound =
        (3...4).contains(length)
        && compounds.contains(
          UInt64(scalar.value) << 32 | UInt64(text.scalar(at: start + scalar.count).value))
      if isChinese || isCompound || isForeign && length >= 2 {
        candidates.append(Candidate(range: ByteRange(start, end), sources: .person))
      }
    }
  }

  /// Appends the names whose parts a point joins: 埃隆·马斯克, 乔治・R・R・马丁.
  private func appendPointed(
    in view: ArticleView, text: Span<UInt8>, to candidates: inout [Candidate]
  ) {
    var offset = 0
    while offset + 1 < text.count {
      let isPoint =
        text[offset] == 0xC2 && text[offset + 1] == 0xB7
        || text[offset] == 0xE3 && offset + 2 < text.count && text[offset + 1] == 0x83
          && text[offset + 2] == 0xBB
      guard isPoint else {
        offset += 1
        continue
      }
      var end = offset
      while let next = part(behindPointAt: end, text: text) { end = next }
      if end > offset {
        // How many characters before the point belong to the name, the words alone do not tell.
        var start = offset
        var count = 0
        while count < 6, let before = text.scalarStart(before: start),
          text.scalar(at: before).isHan
        {
          start = before
          count += 1
          guard view.isBorder(start) || transliteration.contains(text.scalar(at: start).value)
          else { continue }
          if count >= 2 {
            candidates.append(Candidate(range: ByteRange(start, end), sources: .person))
          }
        }
        offset = end
      } else {
        offset += 2
      }
    }
  }

  /// Returns the end of the part of a name behind a point, or null.
  private func part(behindPointAt offset: Int, text: Span<UInt8>) -> Int? {
    guard offset + 2 < text.count else { return nil }
    var end: Int
    if text[offset] == 0xC2, text[offset + 1] == 0xB7 {
      end = offset + 2
    } else if text[offset] == 0xE3, text[offset + 1] == 0x83, text[offset + 2] == 0xBB {
      end = offset + 3
    } else {
      return nil
    }
    let start = end
    if end < text.count, Latin.isUpper(text[end]),
      end + 1 >= text.count || !Latin.isLetter(text[end + 1])
    {
      return end + 1
    }
    while end < text.count {
      let scalar = text.scalar(at: end)
      guard scalar.isHan, transliteration.contains(scalar.value) else { break }
      end += scalar.count
    }
    return end > start ? end : nil
  }
}
