// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Reads whole files.
enum FileBytes {
  /// Returns the bytes of a file.
  static func read(_ path: String) throws(Folder.Fault) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .current(path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &piece, piece.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw .current(path)
      }
      bytes += piece[..<count]
    }
  }

  /// Whether there is such a file.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}

/// Paths as a data set names them: relative to its own folder, so that it can be moved with what
/// it was built of.
enum RelativePath {
  /// Returns the way from one folder to another; both must be there.
  static func path(to target: String, from folder: String) throws(Folder.Fault) -> String {
    let target = try real(target).split(separator: "/")
    let folder = try real(folder).split(separator: "/")
    var common = 0
    while common < min(target.count, folder.count), target[common] == folder[common] {
      common += 1
    }
    let ups = Array(repeating: Substring(".."), count: folder.count - common)
    let parts = ups + target[common...]
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }

  /// Returns the path that a relative one means, seen from `folder`.
  static func resolve(_ path: String, from folder: String) -> String {
    path.hasPrefix("/") ? path : folder + "/" + path
  }

  private static func real(_ path: String) throws(Folder.Fault) -> String {
    guard let resolved = realpath(path, nil) else { throw .current(path) }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
