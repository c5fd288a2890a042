// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import JSON
import TextModel

/// The articles of a file of JSON Lines whose objects have `text`, and perhaps `source` and
/// `published`.
enum ArticleLines {
  /// Calls `body` with each article in order, and its number from 0 on.
  ///
  /// An article without a `source` has its number from 1 on for one.
  ///
  /// - Throws: what is wrong with the file or an object of it, and what `body` throws.
  static func forEach(of file: String, _ body: (Int, Article) throws -> Void) throws {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw ValidationError("\(file) cannot be read.")
    }
    for (number, line) in Array(data).split(separator: 0x0A).enumerated() {
      let value = try JSONParser.parse(Array(line))
      guard let text = value["text"]?.string else {
        throw ValidationError("Object \(number + 1) of \(file) has no text.")
      }
      var article = Article(
        source: value["source"]?.string?.text ?? "\(number + 1)", bytes: text.bytes)
      article.givenPublished = value["published"]?.string.flatMap {
        CalendarDate(iso8601: $0.text)
      }
      try body(number, article)
    }
  }
}
