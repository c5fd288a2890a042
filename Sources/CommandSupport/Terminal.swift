// SPDX-License-Identifier: Apache-2.0

import Glibc

/// What the program's outputs are connected to.
public enum Terminal {
  /// Whether output may hold colours: it goes to a terminal, and `NO_COLOR` is not set.
  ///
  /// - Parameter output: The path of the output file, or null for standard output.
  /// - Returns: Whether escape sequences may be printed.
  public static func isColored(output: String?) -> Bool {
    output == nil && isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil
  }

  /// Whether a line that is written again and again can be shown beside the output: standard error
  /// is a terminal, and the output goes elsewhere.
  static func hasRoomForProgress(output: String?) -> Bool {
    isatty(STDERR_FILENO) == 1 && (output != nil || isatty(STDOUT_FILENO) == 0)
  }
}
