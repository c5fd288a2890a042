// SPDX-License-Identifier: Apache-2.0

import JSON
import TextModel

/// Where the date of publication of an article is that gives none itself.
public enum PublishedSource: Hashable, Sendable {
  /// In the file's name, such as `2023-04-11-news.txt` or `news_20230411.txt`.
  case fileName
  /// The day in UTC on which the file was last changed.
  case modificationTime
  /// In a field of a JSON Lines object; `meta.date` is the field `date` of the object `meta`.
  case field(String)

  /// Makes a source of what a user wrote: `filename`, `mtime`, or a field.
  public init(name: String) {
    switch name {
    case "filename": self = .fileName
    case "mtime": self = .modificationTime
    default: self = .field(name)
    }
  }

  /// Returns the date of a unit, or null where it has none or it stands in a field.
  func date(of unit: InputUnit) -> CalendarDate? {
    switch self {
    case .fileName: PublishedSource.date(inName: Array(unit.source.utf8))
    case .modificationTime: unit.modified
    case .field: nil
    }
  }

  /// Returns the first date in a file's name: eight digits, or year, month and day parted by one of
  /// `-`, `_` and `.`.
  static func date(inName name: [UInt8]) -> CalendarDate? {
    var runs: [(start: Int, digits: ArraySlice<UInt8>)] = []
    var index = 0
    while index < name.count {
      let start = index
      while index < name.count, name[index] >= 0x30, name[index] <= 0x39 { index += 1 }
      if index > start { runs.append((start, name[start..<index])) }
      index += 1
    }
    func number(_ digits: ArraySlice<UInt8>) -> Int {
      digits.prefix(9).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    for (position, run) in runs.enumerated() {
      if run.digits.count == 8 {
        let value = number(run.digits)
        if let date = CalendarDate(
          year: value / 10_000, month: value / 100 % 100, day: value % 100)
        {
          return date
        }
      }
      guard run.digits.count == 4, position + 2 < runs.count else { continue }
      let month = runs[position + 1]
      let day = runs[position + 2]
      guard month.digits.count <= 2, day.digits.count <= 2,
        month.start == run.digits.endIndex + 1, day.start == month.digits.endIndex + 1
      else { continue }
      let separator = name[month.start - 1]
      guard separator == name[day.start - 1], [0x2D, 0x2E, 0x5F].contains(separator) else {
        continue
      }
      if let date = CalendarDate(
        year: number(run.digits), month: number(month.digits), day: number(day.digits))
      {
        return date
      }
    }
    return nil
  }
}

extension JSONValue {
  /// The member at the end of a path of names parted by points, or the one of that very name.
  func member(at path: String) -> JSONValue? {
    if let value = self[path] { return value }
    var value: JSONValue? = self
    for name in path.split(separator: ".") { value = value?[String(name)] }
    return value
  }
}
