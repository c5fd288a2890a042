// SPDX-License-Identifier: Apache-2.0

/// What a character that is a word by itself does in a sentence, as far as names are concerned.
///
/// One table for all recognizers; a character may be of several kinds.
struct FunctionCharacter: OptionSet {
  let rawValue: UInt8

  /// Counts firms, meetings and documents: 一家汽车公司.
  static let counter = FunctionCharacter(rawValue: 1)
  /// Counts things that can be held and eaten: 一个苹果, 半斤小米.
  static let measure = FunctionCharacter(rawValue: 2)
  /// Is a function word everywhere, and part of no firm's name.
  static let particle = FunctionCharacter(rawValue: 4)
  /// Begins a word of two characters that counts or points: 一家, 那些.
  static let pointer = FunctionCharacter(rawValue: 8)
  /// Says where or when something is, behind its name: 产业园内.
  static let localizer = FunctionCharacter(rawValue: 16)
  /// An adverb that stands before verbs of saying and ends hardly any person's name: 侯方也曾表示.
  static let adverb = FunctionCharacter(rawValue: 32)
  /// Hardly ever ends a given name: 某健在会上.
  static let behindName = FunctionCharacter(rawValue: 64)

  /// Stands for a country in words: 日军.
  static let country = FunctionCharacter(rawValue: 128)

  private static let kinds: [(characters: String, kind: FunctionCharacter)] = [
    ("家个個支款份项項", .counter),
    ("个斤粒颗碗袋", .measure),
    (
      "的了在把将向以由对被与和及为于从是其该这那此也又再已并拟就都而或不未有按至等所后前时过着个名家每各很更最且但则当使用让给比跟同因若如上下内外里自地才只",
      .particle
    ),
    ("一两几每那这该各", .pointer),
    ("内外里中上下间旁前后时", .localizer),
    ("还也则都曾又就已将却", .adverb),
    ("中美日俄英法德韩朝印越苏意以乌伊叙澳加缅泰菲古荷葡西奥匈波土埃", .country),
    ("在将的了与对从向称说是被把让给到及并或", .behindName),
  ]

  /// The ideographs of the basic block.
  private static let first: UInt32 = 0x4E00
  private static let table: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 0x5200)
    for (characters, kind) in kinds {
      for scalar in characters.unicodeScalars {
        table[Int(scalar.value - first)] |= kind.rawValue
      }
    }
    return table
  }()

  /// Returns what the character of a scalar is; nothing for most.
  static func of(_ value: UInt32) -> FunctionCharacter {
    let index = Int(value) - Int(first)
    return table.indices.contains(index) ? FunctionCharacter(rawValue: table[index]) : []
  }
}
