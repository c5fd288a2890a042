// SPDX-License-Identifier: Apache-2.0

import Lexicon
import LexiconCompiler
import Testing
import TextModel

/// What lies ready in an image is what the senses of the forms say.
@Suite struct FormKindsTests {
  private static let header = "name\taliases\tkind\tparent\torigin\n"

  /// A lexicon with many types of entities, each of its own, and two frames.
  private func base() throws -> Lexicon {
    let types = (0..<40).map { number in
      (
        path: "Entities/type\(number).tsv",
        text: FormKindsTests.header + "名\(number)\t?简\(number)|两可\tkind\(number)\t\tknown\n"
      )
    }
    return Lexicon(
      image: try LexiconCompiler.image(
        files: types + [
          ("Cues/person.tsv", "word\tclass\n先生\tperson.title\n名3\tperson.title\n"),
          ("Events/test.give.yaml", FormKindsTests.frame("test.give", "给了", preposition: "向")),
          ("Events/test.take.yaml", FormKindsTests.frame("test.take", "拿走", preposition: "从")),
        ]))
  }

  private static func frame(_ type: String, _ word: String, preposition: String) -> String {
    """
    type: \(type)
    roles:
      giver: {types: [organization], cues: [person.title]}
    participants: [giver]
    prepositions: {\(preposition): giver}
    blockers: [\(word)看]
    triggers:
      - name: verb
        words: [\(word)]
        subject: [giver]
    """
  }

  private func kinds(of form: UInt32, in lexicon: Lexicon) -> Set<FormKinds.Kind> {
    var kinds: Set<FormKinds.Kind> = []
    lexicon.formKinds.forEachKind(ofSet: lexicon.formKinds.set(of: form)) { kinds.insert($0) }
    return kinds
  }

  /// The kinds of a form by its senses.
  private func expected(of form: UInt32, in lexicon: Lexicon) -> Set<FormKinds.Kind> {
    var kinds: Set<FormKinds.Kind> = []
    for sense in lexicon.senses(of: form) {
      switch sense.kind {
      case .entity(let index):
        kinds.insert(.name)
        let type = lexicon.entity(index).type.rawValue
        if !sense.isAmbiguous, let place = lexicon.entityOutlines.names.firstIndex(of: type) {
          kinds.insert(.clearName(type: UInt32(place)))
        }
      case .cue(let identifier): kinds.insert(.cue(identifier))
      case .trigger: kinds.insert(.trigger)
      case .blocker: kinds.insert(.blocker)
      }
    }
    return kinds
  }

  private func check(_ lexicon: Lexicon) {
    #expect(lexicon.formCount > 80)
    for form in 0..<UInt32(lexicon.formCount) {
      #expect(
        kinds(of: form, in: lexicon) == expected(of: form, in: lexicon),
        "\(lexicon.text(ofForm: form))")
    }
    let outlines = lexicon.entityOutlines
    #expect(outlines.count == lexicon.entityCount)
    for index in 0..<UInt32(lexicon.entityCount) {
      let entity = lexicon.entity(index)
      #expect(outlines.names[outlines[index].type] == entity.type.rawValue)
      #expect(outlines.names[outlines[index].kind] == entity.kind)
      #expect(outlines[index].parent == entity.parent)
    }
  }

  @Test func theImageHasThemReady() throws { check(try base()) }

  @Test func hiddenNamesAreCollectedAnew() throws {
    let lexicon = try base().hiding(["名7", "两可"])
    check(lexicon)
    let form = try #require(lexicon.form("名7"))
    #expect(kinds(of: form, in: lexicon).isEmpty)
  }

  @Test func anOverlayIsCollectedAnew() throws {
    let base = try base()
    let lexicon = base.overlaid(
      by: try LexiconCompiler.image(
        files: [
          ("Entities/type3.tsv", FormKindsTests.header + "名3\t新名\tkind9\t名5\tmine\n"),
          ("Cues/person.tsv", "word\tclass\n名7\tperson.other\n"),
          ("Events/test.lend.yaml", FormKindsTests.frame("test.lend", "借出", preposition: "朝")),
        ], base: base))
    check(lexicon)
    #expect(lexicon.frameTable.types == ["test.give", "test.take", "test.lend"])
    #expect(lexicon.frames.map(\.type) == lexicon.frameTable.types)
    #expect(lexicon.frameTable.prepositions == ["向", "从", "朝"])
    #expect(lexicon.frameTable.cues == ["person.title", "person.title"])
  }

  @Test func aFormIsFoundByAStretchOfText() throws {
    let lexicon = try base()
    for form in 0..<UInt32(lexicon.formCount) {
      let word = lexicon.text(ofForm: form)
      let text = Array("x\(word)y".utf8)
      let range = ByteRange(1, text.count - 1)
      #expect(lexicon.form(in: text.span, range) == lexicon.form(word), "\(word)")
      #expect(lexicon.form(in: text.span, ByteRange(0, text.count)) == nil)
    }
    #expect(lexicon.form(in: Array("名7".utf8).span, ByteRange(0, 0)) == nil)
    #expect(lexicon.form(in: Array("名7".utf8).span, ByteRange(0, 2)) == nil)
  }
}
