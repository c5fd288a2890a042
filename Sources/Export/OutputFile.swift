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

  /// The path and the reason, for a reader.
  public var description: String { "\(path): \(reason)" }
}

/// Where records go: standard output, or a file that appears whole or not at all.
///
/// A file is written under a temporary name in its folder; ``commit()`` syncs it and gives it its
/// name.  Without a commit the temporary file is removed.
public final class OutputFile {
  private static let bufferSize = 1 << 16

  private let path: String?
  private let temporaryPath: String?
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isOpen = true

  /// Opens the file at `path`, or standard output where it is null.
  public init(path: String?) throws(OutputError) {
    self.path = path
    if let path {
      let temporary = path + ".\(getpid()).partial"
      temporaryPath = temporary
      descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw OutputError(path: path, code: errno) }
    } else {
      temporaryPath = nil
      descriptor = STDOUT_FILENO
      // A closed pipe is to be an error of write(2), not a signal.
      signal(SIGPIPE, SIG_IGN)
    }
    buffer.reserveCapacity(OutputFile.bufferSize * 2)
  }

  deinit {
    guard isOpen, let temporaryPath else { return }
    close(descriptor)
    unlink(temporaryPath)
  }

  /// Appends bytes; they may stay in a buffer until ``flush()``.
  public func write(_ bytes: [UInt8]) throws(OutputError) {
    buffer += bytes
    if buffer.count >= OutputFile.bufferSize { try flush() }
  }

  /// Writes out what is in the buffer.
  public func flush() throws(OutputError) {
    var written = 0
    while written < buffer.count {
      let (count, code) = buffer.withUnsafeBytes { bytes in
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
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes out everything and lets a file appear under its name.
  public func commit() throws(OutputError) {
    try flush()
    guard let path, let temporaryPath else { return }
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
