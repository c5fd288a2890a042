// SPDX-License-Identifier: Apache-2.0

import CICUShims

/// A transform between scripts, for scripts and tests: far too slow for articles (0.5 MB/s).
///
/// ICU's transform may be used by one thread at a time, so each call opens one of its own.
public struct Transliterator: Sendable {
  /// ICU's id of the transform, such as `Traditional-Simplified`.
  public let id: String

  /// Makes the transform of an id.
  public init(id: String) { self.id = id }

  /// The rules that the transform is made of, as ICU prints them.
  ///
  /// - Throws: ``ICUError`` where ICU knows no such transform.
  public func rules() throws(ICUError) -> String {
    let handle = try open()
    defer { mailuo_transliterator_close(handle) }
    return try ICUText.string(task: "printing the rules of '\(id)'") { buffer, capacity, status in
      mailuo_transliterator_rules(handle, buffer, capacity, status)
    }
  }

  /// Returns what each of `texts` becomes.
  ///
  /// - Throws: ``ICUError`` where ICU knows no such transform.
  public func transform(_ texts: [String]) throws(ICUError) -> [String] {
    let handle = try open()
    defer { mailuo_transliterator_close(handle) }
    var results: [String] = []
    results.reserveCapacity(texts.count)
    for text in texts {
      let units = Array(text.utf16)
      results.append(
        try ICUText.string(task: "transforming by '\(id)'") { buffer, capacity, status in
          mailuo_transliterator_transform(
            handle, units, Int32(units.count), buffer, capacity, status)
        })
    }
    return results
  }

  /// Returns what `text` becomes.
  ///
  /// - Throws: ``ICUError`` where ICU knows no such transform.
  public func transform(_ text: String) throws(ICUError) -> String {
    try transform([text])[0]
  }

  private func open() throws(ICUError) -> OpaquePointer {
    let units = Array(id.utf16)
    var status: Int32 = 0
    guard let handle = mailuo_transliterator_open(units, Int32(units.count), nil, 0, &status)
    else { throw ICUError("opening the transform '\(id)'", status: status) }
    return handle
  }
}

/// ICU's habit of writing UTF-16 to a buffer, and saying how much room it would have needed.
enum ICUText {
  /// `U_BUFFER_OVERFLOW_ERROR`, part of ICU's stable interface.
  private static let overflow: Int32 = 15

  static func string(
    task: String,
    _ write: (UnsafeMutablePointer<UInt16>?, Int32, UnsafeMutablePointer<Int32>) -> Int32
  ) throws(ICUError) -> String {
    var capacity: Int32 = 256
    while true {
      var status: Int32 = 0
      var buffer = [UInt16](repeating: 0, count: Int(capacity))
      let count = buffer.withUnsafeMutableBufferPointer {
        write($0.baseAddress, capacity, &status)
      }
      if status == overflow {
        capacity = max(count, capacity) * 2
        continue
      }
      guard status <= 0 else { throw ICUError(task, status: status) }
      return String(decoding: buffer[..<Int(count)], as: UTF16.self)
    }
  }
}
