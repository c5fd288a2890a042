// SPDX-License-Identifier: Apache-2.0

import Foundation
import Lexicon
import LexiconCompiler

/// Compiles the dictionaries into an image file: the build's own tool.
///
/// Faults go to standard error as `file:line: error: sentence`, which editors and the build system
/// understand; the exit code is 1 where there are any, 2 where the arguments are wrong.
@main
enum LexiconCompilerCommand {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      if arguments.count >= 3, arguments[0] == "--images" {
        try writeImages(of: arguments[2...], base: arguments[1])
      } else if arguments.count == 3, arguments[0] == "--copy" {
        let bytes = try Data(contentsOf: URL(filePath: arguments[1]))
        try ImageFile.write(Array(bytes), to: arguments[2])
      } else if arguments.count == 2 {
        let image = try LexiconCompiler.image(directory: arguments[0])
        try ImageFile.write(image.bytes, to: arguments[1])
      } else {
        report("usage: lexicon-compiler DICTIONARIES_DIR OUTPUT_FILE")
        report("       lexicon-compiler --copy FILE OUTPUT_FILE")
        report("       lexicon-compiler --images BASE_LEXICON DICTIONARIES_DIR… > IMAGES")
        exit(2)
      }
    } catch {
      report("\(error)")
      exit(1)
    }
  }

  /// Writes an image for each directory to standard output, each to lie upon those before it, and
  /// the first upon the lexicon `base`, or upon nothing where that is empty.
  private static func writeImages(of directories: ArraySlice<String>, base: String) throws {
    var lexicon = base.isEmpty ? nil : try Lexicon.open(path: base)
    var bytes: [UInt8] = []
    for directory in directories {
      let image = try LexiconCompiler.image(directory: directory, base: lexicon)
      image.append(to: &bytes)
      lexicon = lexicon?.overlaid(by: image)
    }
    try FileHandle.standardOutput.write(contentsOf: Data(bytes))
  }

  private static func report(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}
