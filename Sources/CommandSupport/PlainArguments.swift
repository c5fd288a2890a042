// SPDX-License-Identifier: Apache-2.0

/// A command line of nothing but paths and options with a value each: what a program is called with for
/// one short text after the other.
///
/// Such a line is read without the argument parser, which takes longer than a short article does.
/// Whatever else a line holds is left to the parser, and so are all faults, so that there is one voice
/// that explains them.
public struct PlainArguments {
  /// The paths.
  public fileprivate(set) var paths: [String] = []
  fileprivate var values: [(name: String, value: String)] = []

  /// Reads arguments; null where they hold anything but paths and options among `names`, each at most
  /// once and with its value behind it.
  public static func read(_ arguments: ArraySlice<String>, options names: [String]) -> Self? {
    var result = PlainArguments()
    var name: String?
    for argument in arguments {
      let isDash = argument.utf8.first == UInt8(ascii: "-")
      if let option = name {
        guard !isDash, !argument.isEmpty else { return nil }
        result.values.append((option, argument))
        name = nil
      } else if isDash, argument != "-" {
        guard names.contains(argument), result.value(argument) == nil else { return nil }
        name = argument
      } else {
        // The parser knows what is meant by these.
        guard !argument.isEmpty, argument != "help" else { return nil }
        result.paths.append(argument)
      }
    }
    return name == nil ? result : nil
  }

  /// The value of an option, or null.
  public func value(_ name: String) -> String? { values(name).first }

  /// The values of an option.
  public func values(_ name: String) -> [String] {
    values.filter { $0.name == name }.map(\.value)
  }
}
