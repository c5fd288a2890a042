// SPDX-License-Identifier: Apache-2.0

import Foundation
import MailuoTestSupport
import Testing

/// A Swift file of `Sources/`, with comments and string literals blanked out.
struct SourceFile: CustomTestStringConvertible {
  let module: String
  let path: String
  let text: String
  let code: String

  var testDescription: String { path }

  static let all: [SourceFile] = {
    let root = Repository.root + "/Sources"
    let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      guard let text = try? String(contentsOfFile: root + "/" + path, encoding: .utf8),
        let module = path.split(separator: "/").first
      else { return nil }
      return SourceFile(
        module: String(module), path: "Sources/" + path, text: text, code: blanked(text))
    }
  }()

  /// The modules that the file imports.
  var imports: [String] {
    code.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), index <= 2, index + 1 < words.count else {
        return nil
      }
      return String(words[index + 1])
    }
  }

  /// Whether `word` stands in the code, not as a part of a longer name.
  func uses(_ word: String) -> Bool {
    func isPart(_ character: Character?) -> Bool {
      character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
    }
    var rest = code[...]
    while let range = rest.firstRange(of: word) {
      let continues = isPart(word.first) && isPart(code[..<range.lowerBound].last)
      let goesOn = isPart(word.last) && isPart(code[range.upperBound...].first)
      if !continues && !goesOn { return true }
      rest = rest[range.upperBound...]
    }
    return false
  }

  /// Replaces comments and the contents of string literals by spaces; line breaks stay.
  private static func blanked(_ text: String) -> String {
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    func starts(_ pattern: String) -> Bool {
      bytes[index...].starts(with: pattern.utf8)
    }
    func skip(to end: String) {
      while index < bytes.count && !starts(end) {
        if bytes[index] == UInt8(ascii: "\\") && end.hasSuffix("\"") { index += 1 }
        if index < bytes.count && bytes[index] == 0x0A { result.append(0x0A) }
        index += 1
      }
      if end != "\n" { index += end.utf8.count }
    }
    while index < bytes.count {
      if starts("//") {
        skip(to: "\n")
      } else if starts("/*") {
        skip(to: "*/")
      } else if starts("\"\"\"") {
        index += 3
        skip(to: "\"\"\"")
        result += Array("\"\"".utf8)
      } else if starts("\"") {
        index += 1
        skip(to: "\"")
        result += Array("\"\"".utf8)
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
