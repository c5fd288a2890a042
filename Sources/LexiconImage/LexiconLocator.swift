// SPDX-License-Identifier: Apache-2.0

import Glibc
public import Lexicon

/// Finds the compiled lexicon image that belongs to the program.
///
/// The build writes the image beside the program as a resource of this module.  The generated
/// `Bundle.module` is not used: it remembers the build's absolute path, and stops the program where
/// the resource is gone.
public enum LexiconLocator {
  /// The environment variable that names the image.
  public static let environmentVariable = "MAILUO_LEXICON"

  /// Returns the path of the image, or null where there is none.
  ///
  /// In this order: what the user gave with `--lexicon`, as it is; the environment variable
  /// `MAILUO_LEXICON`, as it is; beside the program; in `../share/mailuo` from there.
  public static func path(explicit: String? = nil) -> String? {
    path(
      explicit: explicit, environment: getenv(environmentVariable).map { String(cString: $0) },
      programDirectory: programDirectory())
  }

  /// The environment variable that names the weights of words and parts of speech.
  public static let weightsVariable = "MAILUO_WEIGHTS"

  /// Returns the path of the weights of words and parts of speech, or null where there are none:
  /// what the environment variable `MAILUO_WEIGHTS` names, or the file beside the image.
  public static func weightsPath() -> String? {
    path(
      explicit: nil, environment: getenv(weightsVariable).map { String(cString: $0) },
      programDirectory: programDirectory(), fileName: weightsFileName)
  }

  /// Opens the image.
  ///
  /// - Throws: ``LexiconError`` where there is none, or it cannot be used.
  public static func open(explicit: String? = nil) throws(LexiconError) -> Lexicon {
    guard let path = path(explicit: explicit) else {
      throw LexiconError(
        path: fileName,
        reason:
          "was not found beside the program; name one with --lexicon or \(environmentVariable)")
    }
    return try Lexicon.open(path: path)
  }

  static let fileName = "mailuo.lexicon"
  /// The name of the file of weights.
  public static let weightsFileName = "words.weights"

  static func path(
    explicit: String?, environment: String?, programDirectory: String?,
    fileName: String = LexiconLocator.fileName
  ) -> String? {
    if let explicit { return explicit }
    if let environment, !environment.isEmpty { return environment }
    guard let programDirectory else { return nil }
    let places = [
      "\(programDirectory)/\(fileName)",
      "\(programDirectory)/Mailuo_LexiconImage.resources/\(fileName)",
      "\(programDirectory)/../share/mailuo/\(fileName)",
    ]
    return places.first { access($0, R_OK) == 0 }
  }

  /// Returns the directory of the running program, symbolic links followed, or null.
  public static func programDirectory() -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let length = readlink("/proc/self/exe", &buffer, buffer.count)
    guard length > 0, length < buffer.count,
      let slash = buffer[..<length].lastIndex(of: CChar(UInt8(ascii: "/")))
    else { return nil }
    return String(decoding: buffer[..<slash].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
