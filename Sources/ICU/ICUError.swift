// SPDX-License-Identifier: Apache-2.0

import CICUShims

/// A call of ICU that failed.
public struct ICUError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was asked of ICU, such as `opening the encoding 'x'`.
  public var task: String
  /// ICU's name of the fault, such as `U_FILE_ACCESS_ERROR`.
  public var status: String

  init(_ task: String, status: Int32) {
    self.task = task
    self.status = String(cString: mailuo_icu_error_name(status))
  }

  /// One sentence for a reader.
  public var description: String { "\(task) failed: \(status)" }
}

/// The ICU that this program runs with.
public enum ICULibrary {
  /// Its version, such as `72.1`.
  public static let version: String = {
    var text = [CChar](repeating: 0, count: 20)
    mailuo_icu_version(&text)
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }()
}
