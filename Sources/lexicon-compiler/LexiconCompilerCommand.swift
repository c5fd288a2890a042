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
    let arguments = CommandLine.arguments
    guard arguments.count == 3 || (arguments.count == 4 && arguments[1] == "--copy") else {
      report("usage: lexicon-compiler DICTIONARIES_DIR OUTPUT_FILE")
      report("       lexicon-compiler --copy FILE OUTPUT_FILE")
      exit(2)
    }
    do {
      if arguments.count == 4 {
        let bytes = try Data(contentsOf: URL(filePath: arguments[2]))
        return try ImageFile.write(Array(bytes), to: arguments[3])
      }
      let image = try LexiconCompiler.image(directory: arguments[1])
      try ImageFile.write(image.bytes, to: arguments[2])
    } catch {
      report("\(error)")
      exit(1)
    }
  }

  private static func report(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}
