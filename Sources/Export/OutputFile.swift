// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Why output could not be written.
public struct OutputError: Error, CustomStringConvertible {
  /// The file's path, or `standard output`.
  public let path: String
  /// What the system said.
  public let reason: String
  /// Whether the reader of a pipe went away, which is no fault of ours.
  public let isClosedPipe: Bool

  init(path: String, code: Int32) {
    self.path = path
    reason = String(cString: strerror(code))
    isClosedPipe = code == EPIPE
  }

  /// Makes an error of a reason of our own.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
    isClosedPipe = false
  }

  /// The path and the reason, for a reader.
  public var description: String { "\(path): \(reason)" }
}

/// Where records go: standard output, or a file that appears whole or not at all.
///
/// A file is written under a temporary name in its folder, its own with `.partial` behind it;
/// ``commit()`` syncs it and gives it its name.  Without a commit the temporary file is removed,
/// unless the run was ended from outside: then it stays, and a further run can go on with it. What
/// is no file, such as `/dev/null` or a named pipe, is written as it is.  A program that wants an
/// error where the reader of a pipe is gone ignores the signal `SIGPIPE`.
public final class OutputFile {
  private static let bufferSize = 1 << 16

  private let path: String?
  private let temporaryPath: String?
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isOpen = true

  /// Where the lines stand that an earlier run wrote, where this one goes on with them.
  public let resumedPath: String?

  /// Opens the file at `path`, or standard output where it is null.
  ///
  /// - Parameters:
  ///   - path: the file's path.
  ///   - isResumed: whether the whole lines that an interrupted run left are kept; a last line
  ///     without its end is cut.
  /// - Throws: ``OutputError`` where the file cannot be made, or another run is writing it.
  public init(path: String?, isResumed: Bool = false) throws(OutputError) {
    self.path = path
    if let path, OutputFile.isStream(path) {
      resumedPath = nil
      temporaryPath = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw OutputError(path: path, code: errno) }
    } else if let path {
      let temporary = path + ".partial"
      temporaryPath = temporary
      resumedPath = isResumed ? temporary : nil
      if isResumed, access(temporary, F_OK) != 0, access(path, F_OK) == 0 {
        guard rename(path, temporary) == 0 else { throw OutputError(path: path, code: errno) }
      }
      descriptor = open(temporary, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw OutputError(path: path, code: errno) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        close(descriptor)
        throw code == EWOULDBLOCK
          ? OutputError(path: path, reason: "another run is writing it")
          : OutputError(path: path, code: code)
      }
      try truncate(to: isResumed ? try wholeLineCount() : 0)
    } else {
      resumedPath = nil
      temporaryPath = nil
      descriptor = STDOUT_FILENO
    }
    buffer.reserveCapacity(OutputFile.bufferSize)
  }

  deinit {
    guard isOpen, path != nil else { return }
    close(descriptor)
    if let temporaryPath, resumedPath == nil { unlink(temporaryPath) }
  }

  /// Whether something stands at `path` that is written to and never replaced: a device, a pipe.
  private static func isStream(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    let kind = status.st_mode & S_IFMT
    return kind != S_IFREG && kind != S_IFDIR
  }

  /// Cuts the file to its first bytes, and goes on behind them.
  public func truncate(to byteCount: Int) throws(OutputError) {
    guard ftruncate(descriptor, byteCount) == 0, lseek(descriptor, byteCount, SEEK_SET) >= 0 else {
      throw OutputError(path: path ?? "standard output", code: errno)
    }
  }

  /// Returns the number of bytes up to the last line feed.
  private func wholeLineCount() throws(OutputError) -> Int {
    var piece = [UInt8](repeating: 0, count: OutputFile.bufferSize)
    var offset = 0
    var end = 0
    while true {
      let count = read(descriptor, &piece, piece.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw OutputError(path: path ?? "standard output", code: errno)
      }
      guard count > 0 else { return end }
      if let last = piece[..<count].lastIndex(of: 0x0A) { end = offset + last + 1 }
      offset += count
    }
  }

  /// Appends bytes; they may stay in a buffer until ``flush()``.
  public func write(_ bytes: [UInt8]) throws(OutputError) {
    guard buffer.count + bytes.count >= OutputFile.bufferSize else {
      buffer += bytes
      return
    }
    try flush()
    try put(bytes)
  }

  /// Writes out what is in the buffer.
  public func flush() throws(OutputError) {
    try put(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes bytes to the file.
  private func put(_ bytes: [UInt8]) throws(OutputError) {
    var written = 0
    while written < bytes.count {
      let (count, code) = bytes.withUnsafeBytes { bytes in
        let slice = UnsafeRawBufferPointer(rebasing: bytes[written...])
        let count = Glibc.write(descriptor, slice.baseAddress, slice.count)
        return (count, errno)
      }
      if count < 0 {
        if code == EINTR { continue }
        throw OutputError(path: path ?? "standard output", code: code)
      }
      written += count
    }
  }

  /// Writes out everything and lets a file appear under its name.
  public func commit() throws(OutputError) {
    try flush()
    guard let path else { return }
    guard let temporaryPath else {
      isOpen = false
      close(descriptor)
      return
    }
    guard fsync(descriptor) == 0 else { throw OutputError(path: path, code: errno) }
    isOpen = false
    close(descriptor)
    guard rename(temporaryPath, path) == 0 else {
      let code = errno
      unlink(temporaryPath)
      throw OutputError(path: path, code: code)
    }
  }
}
