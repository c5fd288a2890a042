// SPDX-License-Identifier: Apache-2.0

import TextModel

/// A numeral as it stands in a text, without modifiers and unit.
struct Numeral: Hashable, Sendable {
  /// Where it stands.
  var range: ByteRange
  /// Its value, or the bottom of a pair of neighbours (两三).
  var value: ExactDecimal
  /// The top of a pair of neighbours.
  var upper: ExactDecimal?
  /// The modifier as a number, so that numerals are copied like numbers.
  private var mark: Mark?
  /// Whether it begins with Arabic digits.
  var isArabic = false
  /// The number of Arabic digits, or of Chinese digits read one by one (二〇二三), at its start.
  var digitCount = 0
  /// Whether it is nothing but these digits.
  var isDigitsOnly = false
  /// The power of ten of the words behind its digits: 4 in 3万, 8 in 1.2亿.
  var scale = 0
  /// Whether it has a decimal point.
  var hasPoint = false
  /// Whether 多, 余 or a like word stands in it.
  var hasTail = false

  /// Makes a numeral of digits.
  init(range: ByteRange, value: ExactDecimal) {
    self.range = range
    self.value = value
  }

  /// The modifiers of numerals.
  private enum Mark: UInt8, CaseIterable {
    case moreThan, several, magnitude, approximate

    var text: String {
      switch self {
      case .moreThan: Modifier.moreThan
      case .several: Modifier.several
      case .magnitude: Modifier.magnitude
      case .approximate: Modifier.approximate
      }
    }
  }

  /// `MORE_THAN` (十多), `SEVERAL` (数十), `APPROX_MAGNITUDE` (千亿), `APPROX` (十来), or null.
  var modifier: String? {
    get { mark?.text }
    set { mark = newValue.flatMap { text in Mark.allCases.first { $0.text == text } } }
  }

  /// The value as a small whole number, or null.
  var integer: Int? { upper == nil ? value.integer : nil }
}

/// The TIMEX3 modifiers and those of quantities.
enum Modifier {
  static let approximate = "APPROX"
  static let moreThan = "MORE_THAN"
  static let lessThan = "LESS_THAN"
  static let several = "SEVERAL"
  static let magnitude = "APPROX_MAGNITUDE"
  static let start = "START"
  static let middle = "MID"
  static let end = "END"
  static let before = "BEFORE"
  static let after = "AFTER"
}

/// What one Chinese character means in a numeral.
enum NumeralCharacter: Hashable {
  /// A digit, 0…9.
  case digit(UInt64)
  /// 十, 百, 千: a power of ten inside a group.
  case unit(Int)
  /// 万, 亿, 兆: the power of ten of a group.
  case group(Int)
  /// 廿, 卅: twenty, thirty.
  case tens(UInt64)
  /// 数, 几: some.
  case several

  /// All characters that mean something in a numeral.
  static let scalars: [UInt32] = [
    0x3007, 0x4E00, 0x4E03, 0x4E07, 0x4E09, 0x4E24, 0x4E5D, 0x4E8C, 0x4E94, 0x4EBF, 0x4EDF, 0x4F0D,
    0x4F70, 0x5104, 0x5146, 0x516B, 0x516D, 0x51E0, 0x5341, 0x5343, 0x5345, 0x53C1, 0x56DB, 0x58F9,
    0x5EFF, 0x62FE, 0x634C, 0x6570, 0x67D2, 0x7396, 0x767E, 0x8086, 0x842C, 0x8D30, 0x9646, 0x96F6,
  ]

  init?(_ scalar: UInt32) {
    switch scalar {
    case 0x3007, 0x96F6: self = .digit(0)  // 〇 零
    case 0x4E00, 0x58F9: self = .digit(1)  // 一 壹
    case 0x4E8C, 0x8D30, 0x4E24: self = .digit(2)  // 二 贰 两
    case 0x4E09, 0x53C1: self = .digit(3)  // 三 叁
    case 0x56DB, 0x8086: self = .digit(4)  // 四 肆
    case 0x4E94, 0x4F0D: self = .digit(5)  // 五 伍
    case 0x516D, 0x9646: self = .digit(6)  // 六 陆
    case 0x4E03, 0x67D2: self = .digit(7)  // 七 柒
    case 0x516B, 0x634C: self = .digit(8)  // 八 捌
    case 0x4E5D, 0x7396: self = .digit(9)  // 九 玖
    case 0x5341, 0x62FE: self = .unit(1)  // 十 拾
    case 0x767E, 0x4F70: self = .unit(2)  // 百 佰
    case 0x5343, 0x4EDF: self = .unit(3)  // 千 仟
    case 0x4E07, 0x842C: self = .group(4)  // 万 萬
    case 0x4EBF, 0x5104: self = .group(8)  // 亿 億
    case 0x5146: self = .group(12)  // 兆
    case 0x5EFF: self = .tens(20)  // 廿
    case 0x5345: self = .tens(30)  // 卅
    case 0x6570, 0x51E0: self = .several  // 数 几
    default: return nil
    }
  }

  /// Whether the character is a common word or name unless a numeral goes on behind it: 陆, 伍.
  static func isWeak(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x9646, 0x4F0D, 0x62FE, 0x67D2, 0x8086, 0x634C, 0x7396, 0x53C1, 0x58F9, 0x8D30, 0x4F70,
      0x4EDF, 0x96F6, 0x3007, 0x5EFF, 0x5345:
      true
    default: false
    }
  }
}
