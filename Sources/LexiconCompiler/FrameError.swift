// SPDX-License-Identifier: Apache-2.0

import Yams

/// What Yams says about a file that it cannot read, as a line and a reason.
enum FrameError {
  static func line(of error: any Error) -> Int {
    switch error as? YamlError {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    case .duplicatedKeysInMapping(_, let context):
      context.mark.line
    default:
      0
    }
  }

  static func reason(of error: any Error) -> String {
    switch error as? YamlError {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _):
      problem + "."
    case .duplicatedKeysInMapping(let keys, _):
      "the key \(keys.joined(separator: ", ")) stands there twice."
    default:
      "it cannot be read."
    }
  }
}
