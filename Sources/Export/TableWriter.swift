// SPDX-License-Identifier: Apache-2.0

/// Writes rows of a table, as CSV (RFC 4180, lines end with a line feed) or with tabs.
public struct TableWriter: Sendable {
  /// How fields are parted.
  public enum Format: String, CaseIterable, Sendable {
    /// Commas; a field is quoted where it must be.
    case csv
    /// Tabs; a tab or line break inside of a field becomes a space.
    case tsv
  }

  private let format: Format

  /// Makes a writer.
  public init(_ format: Format) {
    self.format = format
  }

  /// Appends a row with its line end.
  public func append(_ fields: [String], to bytes: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(format == .csv ? UInt8(ascii: ",") : 0x09) }
      switch format {
      case .csv: appendQuoted(field, to: &bytes)
      case .tsv:
        for byte in field.utf8 {
          bytes.append(byte == 0x09 || byte == 0x0A || byte == 0x0D ? 0x20 : byte)
        }
      }
    }
    bytes.append(0x0A)
  }

  private func appendQuoted(_ field: String, to bytes: inout [UInt8]) {
    let needsQuotes = field.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    guard needsQuotes else {
      bytes += field.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in field.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
