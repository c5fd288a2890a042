// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A folder that output goes to.
struct Folder {
  /// What the system said instead of making or finding it.
  struct Fault: Error, CustomStringConvertible {
    let description: String

    static func current(_ path: String) -> Fault {
      Fault(description: "\(path): \(String(cString: strerror(errno)))")
    }
  }

  let path: String

  /// Makes the folder, and those above it, where they are missing.
  init(making path: String) throws(Fault) {
    self.path = path
    var made = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      made += part.isEmpty ? "/" : made.isEmpty || made.hasSuffix("/") ? String(part) : "/\(part)"
      guard mkdir(made, 0o777) != 0, errno != EEXIST, errno != EISDIR else { continue }
      throw .current(made)
    }
    var status = stat()
    guard stat(path, &status) == 0 else { throw .current(path) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw Fault(description: "\(path): is no folder")
    }
  }

  /// Makes an empty folder for a while, among the system's temporary ones.
  static func temporary() throws(Fault) -> Folder {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/mailuo.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .current(base) }
    let bytes = template.dropLast().map { UInt8(bitPattern: $0) }
    return try Folder(making: String(decoding: bytes, as: UTF8.self))
  }

  /// The path of a file in it.
  func file(_ name: String) -> String { path.hasSuffix("/") ? path + name : path + "/" + name }

  /// Removes files of it, and then itself where it is empty.
  func remove(files: [String]) {
    for name in files { unlink(file(name)) }
    rmdir(path)
  }
}
