// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import Export
import Lexicon
public import Pipeline

/// Which events are printed.
public struct EventFilterOptions: ParsableArguments {
  /// Types and families of types, parted by commas.
  @Option(
    help: help(
      "Print events of these types alone, such as product.release,business or finance.*.",
      "只打印这些类型的事件，如 product.release,business 或 finance.*。"))
  public var types: String?

  /// A decimal number between 0 and 1.
  @Option(
    help: help(
      "Print events alone whose rule is at least so sure, such as 0.7.", "只打印规则把握不低于此值的事件，如 0.7。"))
  public var minConfidence: String?

  /// Makes options that are still to be parsed.
  public init() {}

  /// Makes the filter, with families of types spelled out.
  ///
  /// - Throws: a `ValidationError` where a type is unknown or the confidence is no number.
  public func filter(for engine: Engine) throws -> EventFilter {
    var filter = EventFilter()
    if let types {
      let known = Set(engine.lexicon.frames.map(\.type))
      var wanted: Set<String> = []
      for name in types.split(separator: ",").map({ $0.filter { $0 != " " } }) {
        let family = name.hasSuffix(".*") ? String(name.dropLast(2)) : name
        let matches = known.filter { $0 == name || $0.hasPrefix(family + ".") }
        guard !matches.isEmpty else {
          throw ValidationError(
            "--types: there are no events of the type '\(name)'; the types are "
              + known.sorted().joined(separator: ", ") + ".")
        }
        wanted.formUnion(matches)
      }
      filter.types = wanted
    }
    if let minConfidence {
      guard let thousandths = EventFilterOptions.thousandths(minConfidence) else {
        throw ValidationError("--min-confidence \(minConfidence) does not lie between 0 and 1.")
      }
      filter.minimumConfidence = thousandths
    }
    return filter
  }

  /// Reads a decimal number between 0 and 1 without floating-point arithmetic.
  static func thousandths(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Int(parts[0].isEmpty ? "0" : parts[0]),
      !text.hasPrefix("-"), !text.hasPrefix("+")
    else { return nil }
    var fraction = 0
    if parts.count == 2 {
      guard !parts[1].isEmpty, parts[1].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
        return nil
      }
      // What lies behind the thousandths asks for a little more than them.
      let digits = Array(parts[1].utf8) + [0x30, 0x30, 0x30]
      for digit in digits[..<3] { fraction = fraction * 10 + Int(digit - 0x30) }
      if digits[3...].contains(where: { $0 != 0x30 }) { fraction += 1 }
    }
    let total = whole.multipliedReportingOverflow(by: 1_000)
    guard !total.overflow, total.partialValue + fraction <= 1_000 else { return nil }
    return total.partialValue + fraction
  }
}
