// SPDX-License-Identifier: Apache-2.0

import ICU
import TextModel

/// How well a sample reads in one encoding.
struct EncodingScore {
  private(set) var commonCount = 0
  private(set) var foreignCount = 0
  private(set) var invalidCount = 0
  private(set) var otherScore = 0

  /// The larger, the likelier.
  var total: Int { commonCount * 3 - foreignCount - invalidCount * 4 + otherScore }

  /// Whether what it reads hardly looks like Chinese.
  var isDoubtful: Bool { commonCount < foreignCount + invalidCount * 2 }

  /// Decodes a sample and counts.
  init(of sample: ArraySlice<UInt8>, in encoding: String) {
    guard let text = EncodingScore.decoded(sample, encoding) else {
      invalidCount = sample.count
      return
    }
    invalidCount = text.invalidOffsets.count
    let span = text.bytes.span
    var index = 0
    while index < span.count {
      let scalar = span.scalar(at: index)
      count(scalar.value)
      index += scalar.count
    }
  }

  private static func decoded(_ sample: ArraySlice<UInt8>, _ encoding: String) -> DecodedText? {
    if encoding == TextEncoding.utf8 { return UTF8Repair.repair(Array(sample), from: 0) }
    return try? Converter(name: encoding)?.decode(sample)
  }

  private mutating func count(_ scalar: UInt32) {
    switch scalar {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E: otherScore += 1
    case 0x00...0x1F, 0x7F...0x9F: otherScore -= 2
    case 0x3000...0x303F, 0xFF00...0xFF5E, 0x2010...0x203F: otherScore += 1
    case 0x4E00...0x9FFF: if CommonCharacters.contain(scalar) { commonCount += 1 }
    case 0xFFFD: break
    case 0xE000...0xF8FF: foreignCount += 2
    case 0x3400...0x4DBF, 0x20000...0x3FFFF, 0xA0...0x200F: foreignCount += 1
    default: foreignCount += 1
    }
  }
}

/// The characters that make up half of all Chinese text, in both scripts.
///
/// Counted on the articles of the Linux China translation project; their traditional forms are
/// those of ICU.  Enough to tell an encoding; words live in the dictionaries.
enum CommonCharacters {
  private static let text =
    "的一用个在是你以这可我有件了中们使它不行和如要文到来为下上能器会时程于令开命数面发系些统并将本作多过安所需后果更或"
    + "务对工方理就目分新现户其应动出装置者进成大也内定通运服看最但很提包设而建式地机接然加他人样同自入示何版之序码存据选网"
    + "代当问容间项前么实都因常单从管录好经源关软具解种那法点想编名配已制得重该部任端还性被没意创试例题说只信像全标表里图输"
    + "主持此生供做查完计基且让量改启列及相正息字变许比认库载去密支功注保化备指类特与显简每模情非区操"
    + "箇個這瞭們來為爲會時於開數麵發係繫統並併將過後務對現戶應動裝進內運設機樣碼據選網當問間項麼實單從錄経經關軟點種編製該"
    + "還沒創試題說標錶裏裡圖輸計讓啓啟變許認庫載註備類與顯簡區年月日国國家公司业業产產市场場智能技术術"

  private static let members = Set(text.unicodeScalars.map(\.value))

  static func contain(_ scalar: UInt32) -> Bool { members.contains(scalar) }
}
