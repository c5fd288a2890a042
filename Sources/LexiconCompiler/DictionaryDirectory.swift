// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads the dictionary files of a directory.
enum DictionaryDirectory {
  /// Returns all `.tsv` and `.yaml` files below `directory`, sorted by path.
  static func files(in directory: String) throws(DictionaryFaults) -> [DictionaryFile] {
    let root = directory.hasSuffix("/") ? String(directory.dropLast()) : directory
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: root, isDirectory: &isDirectory),
      isDirectory.boolValue, let names = FileManager.default.enumerator(atPath: root)
    else {
      throw DictionaryFaults([
        DictionaryFault(file: directory, line: 0, reason: "The directory cannot be read.")
      ])
    }
    var files: [DictionaryFile] = []
    var faults: [DictionaryFault] = []
    for case let name as String in names where name.hasSuffix(".tsv") || name.hasSuffix(".yaml") {
      guard let data = FileManager.default.contents(atPath: root + "/" + name) else {
        faults.append(
          DictionaryFault(
            file: root + "/" + name, line: 0, reason: "The file cannot be read."))
        continue
      }
      files.append(DictionaryFile(path: name, displayPath: root + "/" + name, bytes: [UInt8](data)))
    }
    guard faults.isEmpty else { throw DictionaryFaults(faults) }
    return files
  }
}
