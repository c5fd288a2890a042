// SPDX-License-Identifier: Apache-2.0

import Foundation
import Yams

/// The case files of `Corpus/Cases`: lists of inputs with what is expected of them.
public enum CaseFile {
  /// Returns the cases of a file, such as `times.yaml`.
  ///
  /// - Throws: what the file system or Yams says where the file is missing or malformed.
  public static func cases<Case: Decodable>(_ name: String, as type: Case.Type) throws -> [Case] {
    let path = Repository.root + "/Corpus/Cases/" + name
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return try YAMLDecoder().decode([Case].self, from: text)
  }
}
