// SPDX-License-Identifier: Apache-2.0

/// A function of a source file, found by its braces.
struct Function {
  let name: String
  /// The label of its first parameter, empty for `_`, null where it has none.
  let label: String?
  let body: Substring

  /// Whether its body calls a function of its name and first label, on nothing or on `self`.
  var callsItself: Bool {
    var rest = body
    while let range = rest.firstRange(of: name + "(") {
      let before = rest[..<range.lowerBound]
      let after = rest[range.upperBound...]
      rest = after
      if let previous = before.last {
        if previous.isLetter || previous.isNumber || previous == "_" { continue }
        if previous == "." && !before.hasSuffix("self.") { continue }
      }
      if before.hasSuffix("func ") { continue }
      if Function.label(ofCall: after) == label { return true }
    }
    return false
  }

  /// All functions with a body in `code`, nested ones included.
  static func all(in code: String) -> [Function] {
    var result: [Function] = []
    for match in code.matches(of: /func\s+(\w+)\s*(?:<[^>]*>)?\(/) {
      guard let open = opening(in: code[match.range.upperBound...]),
        let close = closing(in: code[open...])
      else { continue }
      result.append(
        Function(
          name: String(match.1), label: label(ofDeclaration: code[match.range.upperBound...]),
          body: code[open..<close]))
    }
    return result
  }

  private static func label(ofDeclaration text: Substring) -> String? {
    let trimmed = text.drop { $0.isWhitespace }
    if trimmed.first == ")" { return nil }
    let word = trimmed.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return word == "_" ? "" : String(word)
  }

  private static func label(ofCall text: Substring) -> String? {
    let trimmed = text.drop { $0.isWhitespace }
    if trimmed.first == ")" { return nil }
    let word = trimmed.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return !word.isEmpty && trimmed.dropFirst(word.count).first == ":" ? String(word) : ""
  }

  /// The first brace behind the parameter list, unless a declaration without a body ends before.
  private static func opening(in text: Substring) -> Substring.Index? {
    var depth = 1
    var index = text.startIndex
    while index < text.endIndex {
      switch text[index] {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case "{" where depth == 0: return index
      case "}" where depth == 0: return nil
      default: break
      }
      index = text.index(after: index)
    }
    return nil
  }

  private static func closing(in text: Substring) -> Substring.Index? {
    var depth = 0
    var index = text.startIndex
    while index < text.endIndex {
      switch text[index] {
      case "{": depth += 1
      case "}":
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
      index = text.index(after: index)
    }
    return nil
  }
}
