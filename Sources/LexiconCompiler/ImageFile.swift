// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Writes image files.
public enum ImageFile {
  /// Writes `bytes` to the file at `path`, which appears whole or not at all.
  ///
  /// A program that has the former file mapped keeps seeing that one.
  ///
  /// - Throws: an error of the file system.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
