// SPDX-License-Identifier: Apache-2.0

import Lexicon
import Testing
import TextModel

@testable import DatesAndNumbers

@Suite struct NumeralTests {
  /// Reads the numeral at the start of a text: what it takes, its value and top.
  private func read(_ text: String) throws -> (taken: String, numeral: Numeral)? {
    let grammar = Grammar(lexicon: try TestLexicon.shared.get())
    let bytes = Array(text.utf8)
    guard let numeral = NumeralReader.read(bytes, at: 0, grammar: grammar) else { return nil }
    return (String(decoding: bytes[..<numeral.range.end], as: UTF8.self), numeral)
  }

  @Test(arguments: [
    ("0", "0"), ("42", "42"), ("3.14", "3.14"), ("12,345,678", "12345678"), ("0.050", "0.05"),
    ("十", "10"), ("十三", "13"), ("二十", "20"), ("廿五", "25"), ("一百零八", "108"), ("一百二", "120"),
    ("两千零二十六", "2026"), ("三万五", "35000"), ("九千八百万", "98000000"), ("壹仟贰佰叁拾", "1230"),
    ("二〇二六", "2026"), ("三点五亿", "350000000"), ("2.5万", "25000"), ("7千万", "70000000"),
    ("1亿2000万", "120000000"), ("4兆80亿", "4008000000000"), ("1.5万亿", "1500000000000"),
    ("3万4500", "34500"), ("两个亿", "200000000"), ("2千零30万", "20300000"), ("1千零20", "1020"),
    ("12 万", "120000"), ("两万三千亿", "2300000000000"), ("999999999999999999", "999999999999999999"),
  ])
  func value(text: String, value: String) throws {
    let result = try #require(try read(text))
    #expect(result.taken == text)
    #expect(result.numeral.value.description == value)
    #expect(result.numeral.upper == nil)
  }

  @Test(arguments: [
    ("两三", "2", "3"), ("三五", "3", "5"), ("七八十", "70", "80"), ("五六百万", "5000000", "6000000"),
  ])
  func neighbours(text: String, low: String, high: String) throws {
    let numeral = try #require(try read(text)).numeral
    #expect(numeral.value.description == low)
    #expect(numeral.upper?.description == high)
  }

  @Test(arguments: [
    ("百万", "1000000", "APPROX_MAGNITUDE"), ("千亿", "100000000000", "APPROX_MAGNITUDE"),
    ("数十", "10", "SEVERAL"), ("几百万", "1000000", "SEVERAL"), ("数以万计", "10000", "SEVERAL"),
    ("十几", "10", "MORE_THAN"), ("三十余", "30", "MORE_THAN"), ("60多", "60", "MORE_THAN"),
    ("200多万", "2000000", "MORE_THAN"),
  ])
  func modified(text: String, value: String, modifier: String) throws {
    let result = try #require(try read(text))
    #expect(result.taken == text)
    #expect(result.numeral.value.description == value)
    #expect(result.numeral.modifier == modifier)
  }

  @Test(arguments: ["1.2.3", "陆续", "伍子", "x1", ""])
  func none(text: String) throws {
    #expect(try read(text)?.taken == nil)
  }

  /// 3千瓦 is three kilowatts, so that 千 belongs to the unit.
  @Test func unitsThatBeginWithPowers() throws {
    #expect(try read("3千瓦")?.taken == "3")
    #expect(try read("500兆瓦")?.taken == "500")
  }

  @Test func decimalArithmetic() {
    #expect(ExactDecimal(237, exponent: -2).shifted(by: 4).description == "23700")
    #expect(ExactDecimal(5, exponent: -3).description == "0.005")
    #expect(ExactDecimal(1500, exponent: -2) == ExactDecimal(15))
    #expect(ExactDecimal.percentage(1, of: 3)?.description == "33.33")
    #expect(ExactDecimal.percentage(2, of: 3)?.description == "66.67")
    #expect(ExactDecimal(7).adding(ExactDecimal(5, exponent: -1))?.description == "7.5")
    #expect(ExactDecimal(UInt64.max).multiplied(by: 2) == nil)
  }

  /// Numbers are written without an exponent, however long.
  @Test func decimalDescriptions() {
    #expect(ExactDecimal(0).description == "0")
    #expect(ExactDecimal(5, exponent: -1).description == "0.5")
    #expect(ExactDecimal(5, exponent: 3).description == "5000")
    #expect(ExactDecimal(UInt64.max, exponent: -20).description == "0.18446744073709551615")
    #expect(ExactDecimal(UInt64.max, exponent: -19).description == "1.8446744073709551615")
    let long = String(UInt64.max) + String(repeating: "0", count: 20)
    #expect(ExactDecimal(UInt64.max, exponent: 20).description == long)
    #expect(ExactDecimal(UInt64.max, exponent: 21).description == long + "0")
    let small = "0." + String(repeating: "0", count: 24) + "7"
    #expect(ExactDecimal(7, exponent: -25).description == small)
    var negative = ExactDecimal(25, exponent: -1)
    negative.isNegative = true
    #expect(negative.description == "-2.5")
    var zero = ExactDecimal(0)
    zero.isNegative = true
    #expect(zero.description == "0")
  }

  /// No table that has a key at a place is left out, whatever other tables share its bits.
  @Test func keyBeginnings() {
    var numbers = CharacterNumbers()
    var (singles, pairs) = (PhraseKeys(), PhraseKeys())
    singles.append(Array("旬".utf8).span, &numbers)
    pairs.append(Array("岁末年初".utf8).span, &numbers)
    pairs.append(Array("Q1".utf8).span, &numbers)
    var beginnings = KeyBeginnings()
    beginnings.add(singles, 1, numbers)
    beginnings.add(pairs, 2, numbers)
    func tables(_ text: String) -> UInt8 {
      let bytes = Array(text.utf8)
      let first = bytes.span.scalar(at: 0)
      return beginnings.tables(in: bytes.span, with: first.value, next: first.count)
    }
    #expect(tables("旬") == 1)
    #expect(tables("旬末") & 1 == 1)
    #expect(tables("岁末") == 2)
    #expect(tables("Q1") == 2)
    #expect(tables("岁") == 0)
    #expect(tables("岁首") == 0)
  }
}
