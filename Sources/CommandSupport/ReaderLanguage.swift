// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import Glibc

/// The language in which the program explains itself; what it finds is the same in any.
public enum ReaderLanguage {
  /// Whether the reader wants Chinese, as `LC_ALL`, `LC_MESSAGES` or `LANG` says, the first that is
  /// set.
  static let isChinese: Bool = {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = getenv(name), value.pointee != 0 else { continue }
      return String(cString: value).utf8.starts(with: "zh".utf8)
    }
    return false
  }()
}

/// Returns a text in the reader's language.
public func spoken(_ english: String, _ chinese: String) -> String {
  ReaderLanguage.isChinese ? chinese : english
}

/// Returns the help of an argument in the reader's language.
public func help(_ english: String, _ chinese: String) -> ArgumentHelp {
  ArgumentHelp(spoken(english, chinese))
}
