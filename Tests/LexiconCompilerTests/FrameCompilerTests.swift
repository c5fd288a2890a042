// SPDX-License-Identifier: Apache-2.0

import Lexicon
import LexiconCompiler
import TextModel
import Testing

@Suite("Frames")
struct FrameCompilerTests {
  private static let frame = """
    type: test.give
    roles:
      giver: {types: [person, organization], many: true}
      gift: {types: [product], endings: [机]}
      price: {quantities: [money], near: true, shared: true}
      house: {types: [organization], titleOf: giver}
    participants: [giver, gift]
    prepositions: {由: giver, 把: gift}
    blockers: [赠送品]
    triggers:
      - name: give
        words: [赠送, 送出]
        subject: [giver]
        object: [gift, giver/place]
        prepositions: {把: giver}
        needs: [gift, giver|house]
        after: [已]
        before: [了]
        notAfter: [不]
        notBefore: [的]
        context: [礼]
        reach: clause
        mutual: true
        speech: claim
        weight: 7
        notContext: [奖]
        planned: true
    notBehind: [你]
    """

  private func lexicon(_ text: String) throws -> Lexicon {
    Lexicon(image: try LexiconCompiler.image(files: [("Events/test.give.yaml", text)]))
  }

  private func faults(of text: String) -> [String] {
    do {
      _ = try LexiconCompiler.image(files: [("Events/test.give.yaml", text)])
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  @Test("What a file says comes back from the image")
  func fileComesBack() throws {
    let frames = try lexicon(FrameCompilerTests.frame).frames
    let frame = try #require(frames.first)
    #expect(frames.count == 1)
    #expect(frame.type == "test.give")
    #expect(frame.roles.map(\.name) == ["giver", "gift", "price", "house"])
    #expect(frame.participants == ["giver", "gift"])
    #expect(frame.roles[0].types == ["person", "organization"])
    #expect(frame.roles[0].isMultiple && !frame.roles[0].isNear && !frame.roles[0].isShared)
    #expect(frame.roles[1].endings == ["机"])
    #expect(frame.roles[2].quantities == ["money"])
    #expect(frame.roles[2].isNear && frame.roles[2].isShared)
    #expect(frame.roles[3].titleOf == "giver")
    let group = try #require(frame.groups.first)
    #expect(group.words == ["赠送", "送出"])
    #expect(group.subject == ["giver"])
    #expect(group.object == ["gift", "giver/place"])
    #expect(group.prepositions.map(\.word) == ["把", "由"])
    #expect(group.prepositions.map(\.role) == ["giver", "giver"])
    #expect(group.needs == ["gift", "giver|house"])
    #expect(group.after == ["已"] && group.before == ["了"])
    #expect(group.notAfter == ["不"] && group.notBefore == ["的"])
    #expect(group.context == ["礼"] && group.notContext == ["奖"])
    #expect(group.notBehind == ["你"])
    #expect(group.reach == .clause && group.isMutual && group.isPlanned)
    #expect(group.speech == .claim && group.weight == 7)
  }

  @Test("Trigger words and blockers are forms")
  func wordsAreForms() throws {
    let lexicon = try lexicon(FrameCompilerTests.frame)
    var matches: [LexicalMatch] = []
    lexicon.scan(Array("送出赠送品".utf8).span, into: &matches)
    let kinds = matches.map { match in lexicon.senses(of: match.form).map(\.kind) }
    #expect(
      kinds == [
        [.trigger(frame: 0, group: 0, word: 1)], [.blocker(frame: 0)],
        [.trigger(frame: 0, group: 0, word: 0)],
      ])
  }

  @Test("The frames of an overlay follow those of the base")
  func overlayFollows() throws {
    let base = try lexicon(FrameCompilerTests.frame)
    let other = FrameCompilerTests.frame.replacing("test.give", with: "test.grant")
      .replacing("赠送, 送出", with: "授予")
    let lexicon = base.overlaid(
      by: try LexiconCompiler.image(files: [("Events/test.grant.yaml", other)], base: base))
    #expect(lexicon.frames.map(\.type) == ["test.give", "test.grant"])
    var matches: [LexicalMatch] = []
    lexicon.scan(Array("授予".utf8).span, into: &matches)
    #expect(
      matches.flatMap { lexicon.senses(of: $0.form) }.map(\.kind)
        == [.trigger(frame: 1, group: 0, word: 0)])
  }

  @Test(
    "Each fault names its line",
    arguments: [
      ("blockers:", "blocker:", 9, "The key blocker is unknown."),
      ("types: [product]", "types: [produce]", 4, "The entity type produce is unknown."),
      ("quantities: [money]", "quantities: [cash]", 5, "The kind of quantities cash is unknown."),
      ("由: giver", "由: donor", 8, "The role donor is unknown."),
      ("subject: [giver]", "subject: [donor]", 13, "The role donor is unknown."),
      ("giver/place", "giver/spot", 14, "The entity type spot is unknown."),
      ("giver|house", "giver|home", 16, "The role home is unknown."),
      ("[赠送, 送出]", "[赠送, 赠送]", 12, "A word of the group give stands there twice."),
      ("reach: clause", "reach: page", 22, "The reach is next, clause, sentence or document."),
      ("speech: claim", "speech: loud", 24, "The speech is none, claim or announce."),
      ("mutual: true", "mutual: maybe", 23, "The value is true or false."),
      ("weight: 7", "weight: heavy", 25, "The weight is no number."),
    ])
  func faultNamesLine(old: String, new: String, line: Int, reason: String) {
    let text = FrameCompilerTests.frame.replacing(old, with: new)
    #expect(faults(of: text) == ["Events/test.give.yaml:\(line): error: \(reason)"])
  }

  @Test("A file that is no YAML is a fault, not a crash")
  func brokenFileIsFault() {
    #expect(faults(of: "type: [").count == 1)
    #expect(faults(of: "").count == 1)
    #expect(faults(of: "- a\n- b\n").count == 1)
  }

  @Test("Two files of one type are a fault")
  func twoFilesAreFault() {
    do {
      _ = try LexiconCompiler.image(files: [
        ("Events/a.yaml", FrameCompilerTests.frame), ("Events/b.yaml", FrameCompilerTests.frame),
      ])
      Issue.record("The second file was taken.")
    } catch {
      #expect(
        error.faults.map(\.description)
          == ["Events/b.yaml: error: The type test.give is described in Events/a.yaml too."])
    }
  }
}
