// SPDX-License-Identifier: Apache-2.0

/// Where the files of this repository lie, for tests that read `Corpus/` and `Sources/`.
public enum Repository {
  /// The absolute path of the repository's root, without a slash at its end.
  public static let root: String = {
    // Tests/MailuoTestSupport/Repository.swift lies three levels down.
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/")
  }()
}
