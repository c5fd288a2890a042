// SPDX-License-Identifier: Apache-2.0

/// A function of a source file, found by its braces.
struct Function {
  let name: String
  /// The labels of its parameters, `_` where there is none.
  let labels: [String]
  let body: Substring

  /// Whether its body calls a function of its name and labels, on nothing or on `self`.
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
      if Function.labels(in: after, isDeclaration: false) == labels { return true }
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
          name: String(match.1),
          labels: labels(in: code[match.range.upperBound...], isDeclaration: true),
          body: code[open..<close]))
    }
    return result
  }

  /// The labels of the list whose opening parenthesis stands right before `text`.
  private static func labels(in text: Substring, isDeclaration: Bool) -> [String] {
    var parts: [String] = [""]
    var depth = 0
    loop: for character in text {
      switch character {
      case "(", "[", "{": depth += 1
      case ")", "]", "}":
        if depth == 0 { break loop }
        depth -= 1
      case "," where depth == 0:
        parts.append("")
        continue
      default: break
      }
      parts[parts.count - 1].append(character)
    }
    if parts.count == 1, parts[0].allSatisfy(\.isWhitespace) { return [] }
    return parts.map { part in
      let trimmed = part.drop { $0.isWhitespace }
      let word = trimmed.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      if isDeclaration { return String(word) }
      return !word.isEmpty && trimmed.dropFirst(word.count).first == ":" ? String(word) : "_"
    }
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
