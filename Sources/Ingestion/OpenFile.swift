// SPDX-License-Identifier: Apache-2.0

import Glibc
import TextModel

/// A path as the file system has it: bytes that need not be UTF-8.
struct FilePath: Hashable, Sendable {
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }
  init(_ text: String) { bytes = Array(text.utf8) }

  /// The path of an entry of this folder.
  func appending(_ name: [UInt8]) -> FilePath {
    FilePath(bytes: bytes + (bytes.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]) + name)
  }

  /// The last component; all of it where there is none.
  var baseName: String {
    var end = bytes.count
    while end > 1, bytes[end - 1] == UInt8(ascii: "/") { end -= 1 }
    let start = bytes[..<end].lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    return String(decoding: start < end ? bytes[start..<end] : bytes[..<end], as: UTF8.self)
  }

  /// The path as C wants it.
  var terminated: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
}

/// What the file system says of a path.
struct FileStatus {
  enum Kind {
    case file, directory, other
  }

  /// What tells a folder from every other one.
  struct Identity: Hashable, Sendable {
    let device: UInt64
    let number: UInt64
  }

  let kind: Kind
  let identity: Identity
  let size: Int

  /// Asks for the status of a path, through symbolic links.
  init(_ path: FilePath) throws(SystemFault) {
    var status = stat()
    guard stat(path.terminated, &status) == 0 else { throw SystemFault.current }
    self.init(status)
  }

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .directory
    default: kind = .other
    }
    identity = Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    size = Int(status.st_size)
  }
}

/// What the operating system answered instead.
struct SystemFault: Error {
  let message: String

  static var current: SystemFault { SystemFault(message: String(cString: strerror(errno))) }
}

/// A file that is read from start to end, closed when the last copy goes.
final class OpenFile: Sendable {
  private let descriptor: Int32
  private let isOwned: Bool

  /// Standard input, which stays open.
  static var standardInput: OpenFile { OpenFile(descriptor: 0, isOwned: false) }

  private init(descriptor: Int32, isOwned: Bool) {
    self.descriptor = descriptor
    self.isOwned = isOwned
  }

  /// Opens a file.
  convenience init(_ path: FilePath) throws(SystemFault) {
    let descriptor = open(path.terminated, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFault.current }
    self.init(descriptor: descriptor, isOwned: true)
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  /// The size of a regular file, or 0.
  var size: Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 0 }
    return Int(status.st_size)
  }

  /// The day in UTC on which a regular file was last changed, or null.
  var modified: CalendarDate? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let seconds = Int(status.st_mtim.tv_sec)
    return CalendarDate(dayNumber: (seconds - (seconds < 0 ? 86_399 : 0)) / 86_400)
  }

  /// Reads some bytes into `piece`, and returns how many: 0 at the end of the file.
  func read(into piece: inout [UInt8]) throws(SystemFault) -> Int {
    while true {
      let result = piece.withUnsafeMutableBytes { bytes in
        Glibc.read(descriptor, bytes.baseAddress, bytes.count)
      }
      if result >= 0 { return result }
      guard errno == EINTR else { throw SystemFault.current }
    }
  }
}

/// The C library's search for a byte, many times faster than a loop.
enum ByteSearch {
  /// Returns where `byte` stands first in `bytes` from `offset` on, or null.
  static func first(_ byte: UInt8, in bytes: [UInt8], from offset: Int) -> Int? {
    guard offset < bytes.count else { return nil }
    return bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress,
        let found = memchr(base + offset, Int32(byte), buffer.count - offset)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}
