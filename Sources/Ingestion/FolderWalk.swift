// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A walk over files and folders in the order of their paths' bytes, with a stack of its own.
///
/// Inside of folders only files with a known extension count, and nothing whose name begins with
/// a point.  A folder is entered once, however many symbolic links lead to it, so that a loop ends.
struct FolderWalk: Sendable {
  /// The extensions of files that are read inside of folders, without the point.
  static let extensions: Set<String> = [
    "txt", "text", "md", "markdown", "html", "htm", "json", "jsonl", "ndjson",
  ]

  /// What the walk came to.
  enum Step: Sendable {
    case file(FilePath)
    case failure(IngestionFailure)
  }

  private struct Entry: Sendable {
    var path: FilePath
    var isNamed: Bool
  }

  /// What is still to be visited, the next one last.
  private var pending: [Entry]
  private var visited: Set<FileStatus.Identity> = []

  /// Makes a walk over paths in the order given.
  init(_ paths: [String]) {
    pending = paths.reversed().map { Entry(path: FilePath($0), isNamed: true) }
  }

  /// Returns the next file, or null at the end.
  mutating func next() -> Step? {
    while let entry = pending.popLast() {
      if entry.isNamed {
        // Each name on the command line is a walk of its own.
        visited.removeAll()
        if entry.path.bytes == [UInt8(ascii: "-")] { return .file(entry.path) }
      }
      let status: FileStatus
      do throws(SystemFault) {
        status = try FileStatus(entry.path)
      } catch {
        // A dangling link without a known extension is nobody's article.
        guard entry.isNamed || FolderWalk.hasKnownExtension(entry.path) else { continue }
        return .failure(unreadable(entry.path, error))
      }
      switch status.kind {
      case .directory:
        guard visited.insert(status.identity).inserted else { continue }
        do throws(SystemFault) {
          try push(FolderWalk.names(in: entry.path), of: entry.path)
        } catch {
          return .failure(unreadable(entry.path, error))
        }
      case .file where entry.isNamed || FolderWalk.hasKnownExtension(entry.path):
        return .file(entry.path)
      case .other where entry.isNamed:
        return .file(entry.path)
      default: break
      }
    }
    return nil
  }

  private func unreadable(_ path: FilePath, _ fault: SystemFault) -> IngestionFailure {
    IngestionFailure(source: path.baseName, kind: "unreadable", message: fault.message)
  }

  /// Adds the entries of a folder; a folder sorts as its name with the slash that follows it.
  private mutating func push(_ names: [[UInt8]], of folder: FilePath) {
    var entries: [(key: [UInt8], path: FilePath)] = []
    for name in names {
      let path = folder.appending(name)
      let isDirectory = (try? FileStatus(path))?.kind == .directory
      entries.append((isDirectory ? name + [UInt8(ascii: "/")] : name, path))
    }
    entries.sort { $1.key.lexicographicallyPrecedes($0.key) }
    pending.append(contentsOf: entries.map { Entry(path: $0.path, isNamed: false) })
  }

  /// Returns the names in a folder that do not begin with a point.
  private static func names(in path: FilePath) throws(SystemFault) -> [[UInt8]] {
    guard let directory = opendir(path.terminated) else { throw SystemFault.current }
    defer { closedir(directory) }
    var names: [[UInt8]] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name.first != UInt8(ascii: ".") { names.append(name) }
    }
    return names
  }

  private static func hasKnownExtension(_ path: FilePath) -> Bool {
    extensions.contains(fileExtension(path))
  }

  /// The extension of a path in lower case, without the point; empty where there is none.
  static func fileExtension(_ path: FilePath) -> String {
    let name = Array(path.baseName.utf8)
    guard let point = name.lastIndex(of: UInt8(ascii: ".")), point > 0 else { return "" }
    return String(
      decoding: name[(point + 1)...].map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 },
      as: UTF8.self)
  }
}
