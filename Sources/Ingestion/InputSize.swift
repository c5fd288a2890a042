// SPDX-License-Identifier: Apache-2.0

/// How much there is to read, for those who wait.
public enum InputSize {
  /// Returns the number of bytes of all files, or null where one is no regular file, as a pipe is.
  ///
  /// - Complexity: O(*n*) in the number of files; none is opened.
  public static func bytes(of paths: [String]) -> Int? {
    guard !paths.isEmpty else { return nil }
    var walk = FolderWalk(paths)
    var sum = 0
    while let step = walk.next() {
      guard case .file(let path) = step else { continue }
      guard let status = try? FileStatus(path), status.kind == .file else { return nil }
      sum += status.size
    }
    return sum
  }
}
