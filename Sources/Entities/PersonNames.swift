// SPDX-License-Identifier: Apache-2.0

import Lexicon
import TextModel

/// Finds Chinese names and transliterated foreign ones.
///
/// A Chinese name is a surname and one or two characters beside a title or a verb of saying; a
/// foreign one has a point between its parts, or is made of the characters that transliterations
/// use.
struct PersonNames: Sendable {
  /// What a character of the basic plane is in names, as bits.
  private enum Use {
    static let surname: UInt8 = 1
    /// A surname that is also a frequent word and needs a cue on both sides.
    static let weakSurname: UInt8 = 2
    /// Usual in transliterated names.
    static let transliteration: UInt8 = 4
    /// The first character of two-character surnames.
    static let compound: UInt8 = 8
  }

  private var uses = [UInt8](repeating: 0, count: 0x1_0000)
  /// The first characters of two-character surnames, with their second ones.
  private var compounds: Set<UInt64> = []

  init(lexicon: Lexicon) {
    let table = lexicon.table("Cues/person")
    guard let word = table.column("word"), let kind = table.column("class") else { return }
    let note = table.column("note")
    table.forEachRow(word, kind) { row, form, kind in
      let isSurname = PersonNames.equals(kind, "person.surname")
      guard isSurname || PersonNames.equals(kind, "person.transliteration"), form.count > 0 else {
        return
      }
      let first = form.scalar(at: 0)
      guard first.value < 0x1_0000 else { return }
      if form.count > first.count {
        let second = form.scalar(at: first.count)
        guard isSurname, form.count == first.count + second.count else { return }
        uses[Int(first.value)] |= Use.compound
        compounds.insert(UInt64(first.value) << 32 | UInt64(second.value))
      } else if isSurname {
        uses[Int(first.value)] |= Use.surname
        let remark = note.map { table.field(row: row, column: $0) } ?? ""
        if remark.hasSuffix("weak") || remark == "rare" {
          uses[Int(first.value)] |= Use.weakSurname
        }
      } else {
        uses[Int(first.value)] |= Use.transliteration
      }
    }
  }

  private static func equals(_ text: Span<UInt8>, _ word: StaticString) -> Bool {
    text.count == word.utf8CodeUnitCount && text.starts(with: word, at: 0)
  }

  private func use(_ value: UInt32) -> UInt8 { value < 0x1_0000 ? uses[Int(value)] : 0 }

  /// Whether a scalar is a surname.
  func isSurname(_ value: UInt32) -> Bool { use(value) & Use.surname != 0 }

  private func isCompound(_ first: UInt32, _ second: UInt32) -> Bool {
    use(first) & Use.compound != 0 && compounds.contains(UInt64(first) << 32 | UInt64(second))
  }

  /// Whether a scalar is a surname, and whether it is a usual one.
  func surname(_ value: UInt32) -> (isSurname: Bool, isUsual: Bool) {
    let use = use(value)
    return (use & Use.surname != 0, use & (Use.surname | Use.weakSurname) == Use.surname)
  }

  /// Whether all characters of a word transliterate.
  func transliterates(_ token: Token, in text: Span<UInt8>) -> Bool {
    var offset = token.range.start
    while offset < token.range.end {
      let scalar = text.scalar(at: offset)
      guard transliterates(scalar.value) else { return false }
      offset += scalar.count
    }
    return true
  }

  /// Whether a scalar is usual in transliterated names.
  func transliterates(_ value: UInt32) -> Bool { use(value) & Use.transliteration != 0 }

  /// Whether a scalar is a usual surname, and whether it is usual in transliterated names.
  func nameUse(_ value: UInt32) -> (isSurname: Bool, transliterates: Bool) {
    let use = use(value)
    return (
      use & (Use.surname | Use.weakSurname) == Use.surname, use & Use.transliteration != 0
    )
  }

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
    appendPresented(in: view, text: text, to: &candidates)
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
          || value == 0x300C || value == 0x7C || value == 0xFF5C || value == 0x4E28
          || value == 0xFF0C || value == 0x2C || value == 0x3001
      else { break }
      start = view.skippingSpaces(from: start + text.scalar(at: start).count)
      marks += 1
    }
    let certain = marks == 0 ? nickname(at: start, in: view) : credited(at: start, in: view)
    if let certain {
      var candidate = Candidate(range: certain, sources: .person)
      candidate.certainPlace = 2
      candidates.append(candidate)
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
    let isSurname = self.isSurname(first.value)
    var isForeign = transliterates(first.value)
    var isCompound = false
    var likeliest: Int?
    var end = start + first.count
    for length in 2...6 {
      guard end < text.count else { break }
      let scalar = text.scalar(at: end)
      guard scalar.isHan else { break }
      if length == 2 {
        isCompound = self.isCompound(first.value, scalar.value)
      }
      end += scalar.count
      isForeign = isForeign && transliterates(scalar.value)
      guard isSurname || isForeign || isCompound else { break }
      guard view.isBorder(end) else { continue }
      let isChinese = isSurname && length <= 3 || isCompound && (3...4).contains(length)
      guard isChinese || isForeign else { continue }
      // 侯方还表示, 侯方也曾表示: the adverb belongs to the verb.
      if length == 3, isChinese, FunctionCharacter.of(scalar.value).contains(.adverb),
        view.starting[end].contains(.sayVerb)
          || end < text.count && FunctionCharacter.of(text.scalar(at: end).value).contains(.adverb)
      {
        likeliest = likeliest ?? end - scalar.count
        continue
      }
      // 某健在会上: no name ends so, whatever word the last two characters could be.
      if length == 3, isChinese, !isCompound, isHan(at: end, in: text),
        FunctionCharacter.of(scalar.value).contains(.behindName)
      {
        likeliest = end - scalar.count
        candidates.append(
          Candidate(range: ByteRange(start, end - scalar.count), sources: .person))
        continue
      }
      candidates.append(Candidate(range: ByteRange(start, end), sources: .person))
      if end < text.count, !text.scalar(at: end).isHan || length == 3 { likeliest = end }
      likeliest = likeliest ?? end
    }
    return likeliest
  }

  /// Returns a doubled character that is no word of the list and does something: 演员乐乐宣布.
  private func nickname(at start: Int, in view: ArticleView) -> ByteRange? {
    let tokens = view.segments.tokens
    let index = view.tokenIndex(at: start)
    guard index + 1 < tokens.count, tokens[index].range.start == start,
      tokens[index].range.count == 3, tokens[index + 1].range.count == 3,
      tokens[index + 1].range.start == start + 3, view.bytes[start] >= 0xE4,
      view.bytes[start..<(start + 3)].elementsEqual(view.bytes[(start + 3)..<(start + 6)]),
      !view.starting[start + 6].isDisjoint(with: [.sayVerb, .releaseVerb, .organizationVerb])
    else { return nil }
    return ByteRange(start, start + 6)
  }

  /// Returns the name of three characters that fills a credit, whatever word its last ones could
  /// be: 编辑｜袁远来.
  private func credited(at start: Int, in view: ArticleView) -> ByteRange? {
    let bytes = view.bytes
    let text = bytes.span
    let end = start + 9
    guard end <= text.count, nameUse(text.scalar(at: start).value).isSurname,
      (0..<3).allSatisfy({ text.scalar(at: start + 3 * $0).isHan }),
      end == text.count || text[end] == 0x0A || text[end] == 0x20 || text[end] == 0x7C,
      view.isBorder(start), view.isBorder(end)
    else { return nil }
    let first = view.segments.tokens[view.tokenIndex(at: start)]
    guard first.range.count < 9, first.range.count == 3 || first.partOfSpeech == .properNoun else {
      return nil
    }
    return ByteRange(start, end)
  }

  /// Whether an ideograph stands at an offset.
  private func isHan(at offset: Int, in text: Span<UInt8>) -> Bool {
    offset < text.count && text.scalar(at: offset).isHan
  }

  /// Returns where a name of two characters ends whose third character is an adverb that nothing
  /// follows.
  func endWithAdverb(_ range: ByteRange, in view: ArticleView) -> Int {
    let bytes = view.bytes
    let text = bytes.span
    guard range.count == 6, nameUse(text.scalar(at: range.start).value).isSurname else {
      return range.end
    }
    let tokens = view.segments.tokens
    let index = view.tokenIndex(at: range.end)
    guard index < tokens.count, tokens[index].range.start == range.end,
      tokens[index].range.count == 3, tokens[index].partOfSpeech == .adverb
    else { return range.end }
    let end = tokens[index].range.end
    let isLast =
      end == text.count || text[end] == 0x0A
      || index + 1 < tokens.count && tokens[index + 1].range.start == end
        && tokens[index + 1].form == .punctuation
    return isLast ? end : range.end
  }

  /// Returns where a Chinese name of three characters ends whose last one belongs to what follows:
  /// 李健 in 李健在会上.
  func endOfName(_ range: ByteRange, in view: ArticleView) -> Int {
    let bytes = view.bytes
    let text = bytes.span
    guard range.count == 9, isHan(at: range.end, in: text),
      let last = text.scalarStart(before: range.end),
      FunctionCharacter.of(text.scalar(at: last).value).contains(.behindName),
      nameUse(text.scalar(at: range.start).value).isSurname
    else { return range.end }
    return last
  }

  /// Whether what ends in an adverb stands before another one or a verb of saying: 侯方也曾表示.
  func endsInAdverb(_ range: ByteRange, in view: ArticleView) -> Bool {
    let bytes = view.bytes
    let text = bytes.span
    guard range.count >= 9, let last = text.scalarStart(before: range.end),
      FunctionCharacter.of(text.scalar(at: last).value).contains(.adverb), range.end < text.count
    else { return false }
    return view.starting[range.end].contains(.sayVerb)
      || FunctionCharacter.of(text.scalar(at: range.end).value).contains(.adverb)
  }

  /// Goes back over the adverbs before a verb: 也曾表示; but not so far that a name of two
  /// characters could not stand before them.
  private func withoutAdverbs(_ end: Int, text: Span<UInt8>) -> Int {
    var end = end
    for _ in 0..<2 {
      guard end > 6, let last = text.scalarStart(before: end),
        FunctionCharacter.of(text.scalar(at: last).value).contains(.adverb),
        let second = text.scalarStart(before: last), text.scalar(at: second).isHan,
        let first = text.scalarStart(before: second), text.scalar(at: first).isHan
      else { return end }
      end = last
    }
    return end
  }

  /// Appends the names that may end before a verb or a title: 张勇宣布, 朱克力表示, 王小川先生.
  private func appendNames(
    before end: Int, in view: ArticleView, text: Span<UInt8>,
    to candidates: inout [Candidate]
  ) {
    let end = withoutAdverbs(view.skippingSpacesBack(from: end), text: text)
    var start = end
    var isForeign = true
    for length in 1...6 {
      guard let before = text.scalarStart(before: start) else { return }
      let scalar = text.scalar(at: before)
      guard scalar.isHan else { return }
      start = before
      isForeign = isForeign && transliterates(scalar.value)
      guard length >= 2, view.isBorder(start) else { continue }
      let isChinese = self.isSurname(scalar.value) && length <= 3
      let isCompound =
        (3...4).contains(length)
        && self.isCompound(scalar.value, text.scalar(at: start + scalar.count).value)
      if isChinese || isCompound || isForeign && length >= 2 {
        let end = endOfName(ByteRange(start, end), in: view)
        candidates.append(Candidate(range: ByteRange(start, end), sources: .person))
      }
    }
  }

  /// Appends the names whose parts a point joins: 埃隆·马斯克, 乔治・R・R・马丁.
  private func appendPointed(
    in view: ArticleView, text: Span<UInt8>, to candidates: inout [Candidate]
  ) {
    var offset = 0
    var next = SIMD4<Int>(repeating: -1)
    while true {
      offset = text.nextNamePoint(from: offset, next: &next)
      guard offset + 1 < text.count else { break }
      let point = text.namePointLength(at: offset)
      var end = offset
      while let next = part(behindPointAt: end, text: text) { end = next }
      if end > offset { end = withoutPreposition(end, behind: offset, in: view, text: text) }
      if end > offset {
        // How many characters before the point belong to the name, the words alone do not tell.
        var start = offset
        var count = 0
        while count < 6, let before = text.scalarStart(before: start),
          text.scalar(at: before).isHan
        {
          start = before
          count += 1
          guard view.isBorder(start) || transliterates(text.scalar(at: start).value)
          else { continue }
          if count >= 2 {
            candidates.append(Candidate(range: ByteRange(start, end), sources: .person))
          }
        }
        offset = end
      } else {
        offset += point
      }
    }
  }

  /// Returns where a name ends whose last character is a preposition that could transliterate as
  /// well: 莱纳德·贝克曼因…….
  private func withoutPreposition(
    _ end: Int, behind point: Int, in view: ArticleView, text: Span<UInt8>
  ) -> Int {
    guard end - point > 11, let last = text.scalarStart(before: end) else { return end }
    let index = view.tokenIndex(at: last)
    guard index < view.segments.tokens.count else { return end }
    let token = view.segments.tokens[index]
    guard token.range.start == last else { return end }
    return token.partOfSpeech == .adposition || token.partOfSpeech == .subordinatingConjunction
      ? last : end
  }

  /// Returns the end of the part of a name behind a point, or null.
  private func part(behindPointAt offset: Int, text: Span<UInt8>) -> Int? {
    let point = text.namePointLength(at: offset)
    guard point > 0 else { return nil }
    var end = offset + point
    let start = end
    if end < text.count, Latin.isUpper(text[end]),
      end + 1 >= text.count || !Latin.isLetter(text[end + 1])
    {
      return end + 1
    }
    while end < text.count {
      let scalar = text.scalar(at: end)
      guard scalar.isHan, transliterates(scalar.value) else { break }
      end += scalar.count
    }
    // 亚历山大·王: a family name of one character.
    if end == start, end < text.count, isSurname(text.scalar(at: end).value) {
      end += text.scalar(at: end).count
    }
    return end > start ? end : nil
  }
}
