// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Reads the bytes of articles from files, folders and standard input, one after the other.
///
///     var reader = InputReader(inputs: ["news/", "more.jsonl", "-"], format: .auto)
///     while let unit = reader.next() { … }
///
/// It only reads; decoding is ``ArticleDecoder``'s, and can be done on other threads.  What
/// cannot be read comes as a unit in its place, and the reading goes on.  Lines and JSON Lines are
/// streamed: memory holds one line, not one file.
///
/// Blank lines of JSON Lines are skipped.  A JSON Lines file whose first line is nothing but `{` is
/// one object over several lines, as people write by hand, and is read whole.  A copy of a reader
/// shares the file that is open: use one of them only.
public struct InputReader: Sendable {
  /// The number of bytes that an article may have where nothing else is said: 256 MiB.
  public static let defaultSizeLimit = 1 << 28

  private let format: InputFormat
  private let sizeLimit: Int
  private var walk: FolderWalk
  /// The file whose lines are being read.
  private var open: OpenLines?

  private struct OpenLines: Sendable {
    var lines: LineSource
    let name: String
    let isJSON: Bool
    let encoding: String?
    let modified: CalendarDate?
    var number = 0
  }

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - inputs: the paths of files and folders; `-` is standard input.
  ///   - format: how files are cut into articles.
  ///   - sizeLimit: the number of bytes that an article may have.
  public init(
    inputs: [String], format: InputFormat = .auto,
    sizeLimit: Int = InputReader.defaultSizeLimit
  ) {
    self.format = format
    self.sizeLimit = sizeLimit
    walk = FolderWalk(inputs)
  }

  /// Whether ``next()`` can return a unit without waiting for bytes.
  ///
  /// True only inside of lines that were read already.
  public var hasBufferedUnit: Bool { open?.lines.hasBufferedLine ?? false }

  /// Returns the next unit, or null when all is read.
  public mutating func next() -> InputUnit? {
    while true {
      if open != nil {
        if let unit = nextLine() { return unit }
        open = nil
      }
      switch walk.next() {
      case nil: return nil
      case .failure(let failure):
        return InputUnit(source: failure.source, content: .failure(failure))
      case .file(let path):
        do throws(SystemFault) {
          if let unit = try start(path) { return unit }
        } catch {
          return unreadable(path.baseName, error.message)
        }
      }
    }
  }

  /// Opens a file, and returns its one unit, or null where its lines are to come.
  private mutating func start(_ path: FilePath) throws(SystemFault) -> InputUnit? {
    let isStandardInput = path.bytes == [UInt8(ascii: "-")]
    let name = path.baseName
    var lines = LineSource(
      isStandardInput ? .standardInput : try OpenFile(path), limit: sizeLimit)
    let format = try format(of: path, &lines)
    guard format != .text else {
      return try whole(&lines, name: name) { .text($0) }
    }
    let start = try lines.peek(4)
    let encoding = TextEncoding.wide(start)
    if let encoding {
      lines.unitCount = 2
      lines.isBigEndian = encoding == TextEncoding.utf16BigEndian
    }
    if format == .jsonl, encoding == nil, try isOneObject(&lines) {
      return try whole(&lines, name: name) { .json($0) }
    }
    open = OpenLines(
      lines: lines, name: name, isJSON: format == .jsonl, encoding: encoding,
      modified: lines.modified)
    return nil
  }

  private func format(
    of path: FilePath, _ lines: inout LineSource
  ) throws(SystemFault) -> InputFormat {
    guard format == .auto else { return format }
    switch FolderWalk.fileExtension(path) {
    case "jsonl", "ndjson": return .jsonl
    case "html", "htm", "md", "markdown": return .text
    default: break
    }
    if let encoding = TextEncoding.wide(try lines.peek(4)) {
      // The brace is the second unit behind a mark, else the first one.
      let isBigEndian = encoding == TextEncoding.utf16BigEndian
      let units = Array(try lines.peek(4))
      return stride(from: isBigEndian ? 1 : 0, to: units.count, by: 2).contains {
        units[$0] == UInt8(ascii: "{")
      } ? .jsonl : .text
    }
    return try lines.peekContent()?.byte == UInt8(ascii: "{") ? .jsonl : .text
  }

  /// Returns whether the first line that is not blank is nothing but `{`.
  private func isOneObject(_ lines: inout LineSource) throws(SystemFault) -> Bool {
    guard let (offset, byte) = try lines.peekContent(), byte == UInt8(ascii: "{") else {
      return false
    }
    var index = offset + 1
    while true {
      let known = try lines.peek(index + 1)
      guard index < known.count else { return false }
      switch known[known.startIndex + index] {
      case 0x0A: return true
      case 0x09, 0x0D, 0x20: index += 1
      default: return false
      }
    }
  }

  private func whole(
    _ lines: inout LineSource, name: String, _ content: ([UInt8]) -> InputUnit.Content
  ) throws(SystemFault) -> InputUnit {
    guard let bytes = try lines.rest() else { return tooLarge(name) }
    return InputUnit(source: name, content: content(bytes), modified: lines.modified)
  }

  /// Returns the unit of the next line, or null at the end of the file.
  private mutating func nextLine() -> InputUnit? {
    guard var file = open else { return nil }
    // The buffer must not be shared with the copy, or each line would copy it.
    open = nil
    var unit: InputUnit?
    var isEnded = false
    while unit == nil, !isEnded {
      do throws(SystemFault) {
        if let line = try file.lines.nextLine() {
          file.number += 1
          unit = makeUnit(line, of: file)
        } else {
          isEnded = true
        }
      } catch {
        return unreadable(file.name, error.message)
      }
    }
    if !isEnded { open = file }
    return unit
  }

  /// Returns a line's unit, or null for a blank line of JSON Lines.
  private func makeUnit(_ line: LineSource.Line, of file: OpenLines) -> InputUnit? {
    let source = "\(file.name):\(file.number)"
    guard case .bytes(var bytes) = line else { return tooLarge(source) }
    if file.isJSON {
      let isBlank = bytes.allSatisfy {
        $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || (file.encoding != nil && $0 == 0)
      }
      return isBlank
        ? nil
        : InputUnit(
          source: source, content: .json(bytes), encoding: file.encoding, modified: file.modified)
    }
    // The carriage return of CRLF ends the line with the line feed.
    if file.encoding == nil {
      if bytes.last == 0x0D { bytes.removeLast() }
    } else if bytes.count >= 2 {
      let isBigEndian = file.encoding == TextEncoding.utf16BigEndian
      if bytes.suffix(2).elementsEqual(isBigEndian ? [0, 0x0D] : [0x0D, 0]) {
        bytes.removeLast(2)
      }
    }
    return InputUnit(
      source: source, content: .text(bytes), encoding: file.encoding, modified: file.modified)
  }

  private func unreadable(_ source: String, _ message: String) -> InputUnit {
    InputUnit(
      source: source,
      content: .failure(IngestionFailure(source: source, kind: "unreadable", message: message)))
  }

  private func tooLarge(_ source: String) -> InputUnit {
    InputUnit(
      source: source,
      content: .failure(
        IngestionFailure(
          source: source, kind: "too-large",
          message: "the article is larger than \(sizeLimit) bytes")))
  }
}
