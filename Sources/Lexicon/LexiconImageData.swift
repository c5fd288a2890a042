// SPDX-License-Identifier: Apache-2.0

/// One compiled lexicon image: its bytes, and where its sections lie.
///
/// Opening checks the header and that all sections lie inside; what the sections hold is checked
/// access by access, and as a whole by ``verify()``.
public struct LexiconImageData: Sendable {
  private struct Section {
    var tag: UInt64
    var offset: Int
    var length: Int
    var checksum: UInt64
  }

  private let file: MappedFile
  /// The sections, so few that they are gone through.
  private let sections: [Section]
  /// Where the image came from: a path, or `memory`.
  public let path: String
  /// A hash of what the image holds.
  public let contentHash: UInt64

  /// Maps the image file at `path`.
  ///
  /// - Throws: ``LexiconError`` where it cannot be read or its header is wrong.
  public init(path: String) throws(LexiconError) {
    try self.init(file: MappedFile(path: path), path: path)
  }

  /// Takes the bytes of an image.
  ///
  /// - Throws: ``LexiconError`` where the header is wrong.
  public init(bytes: [UInt8]) throws(LexiconError) {
    try self.init(file: MappedFile(bytes: bytes), path: "memory")
  }

  /// Appends the image to `bytes`, behind its length: what ``images(in:)`` reads.
  public func append(to bytes: inout [UInt8]) {
    let image = self.bytes
    LexiconImageData.append(UInt64(image.count), to: &bytes)
    bytes.append(contentsOf: image)
  }

  /// Takes images that were written one behind the other by ``append(to:)``.
  ///
  /// - Throws: ``LexiconError`` where one is cut off or its header is wrong.
  public static func images(in bytes: [UInt8]) throws(LexiconError) -> [LexiconImageData] {
    var images: [LexiconImageData] = []
    var place = 0
    while place < bytes.count {
      let end = min(place + 8, bytes.count)
      let length = bytes[place..<end].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      guard length <= UInt64(bytes.count - end) else {
        throw LexiconError(path: "memory", reason: "ends within an image")
      }
      place = end + Int(length)
      images.append(try LexiconImageData(bytes: Array(bytes[end..<place])))
    }
    return images
  }

  private init(file: MappedFile, path: String) throws(LexiconError) {
    func fault(_ reason: String) -> LexiconError { LexiconError(path: path, reason: reason) }
    let header = file.array(of: UInt64.self, at: 0, count: ImageFormat.headerSize / 8)
    guard header[0] == ImageFormat.magic else { throw fault("is not a lexicon image") }
    guard header[1] == ImageFormat.version else {
      throw fault(
        "has format version \(header[1]), not \(ImageFormat.version); "
          + "it must be compiled anew by this program")
    }
    guard header[2] <= ImageFormat.maximalSectionCount else {
      throw fault("has a damaged header")
    }
    guard header[4] == UInt64(file.count) else {
      throw fault("has \(file.count) bytes instead of \(header[4])")
    }
    let tableSize = Int(header[2]) * ImageFormat.sectionSize
    let rows = file.array(
      of: UInt64.self, at: ImageFormat.headerSize, count: tableSize / 8)
    guard rows.count * 8 == tableSize, tableSize > 0 else { throw fault("has a damaged header") }
    // The checksum covers the header up to itself, and the section table.
    var covered: [UInt8] = []
    covered.reserveCapacity(40 + tableSize)
    for index in 0..<5 { LexiconImageData.append(header[index], to: &covered) }
    for index in 0..<rows.count { LexiconImageData.append(rows[index], to: &covered) }
    guard ImageFormat.checksum(covered.span) == header[5] else {
      throw fault("has a damaged header")
    }
    var sections: [Section] = []
    sections.reserveCapacity(Int(header[2]))
    for row in 0..<Int(header[2]) {
      let offset = rows[row * 4 + 1]
      let length = rows[row * 4 + 2]
      let size = UInt64(file.count)
      guard offset <= size, length <= size - offset else { throw fault("has a damaged header") }
      sections.append(
        Section(
          tag: rows[row * 4], offset: Int(offset), length: Int(length),
          checksum: rows[row * 4 + 3]))
    }
    self.file = file
    self.path = path
    self.sections = sections
    contentHash = header[3]
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    for place in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * place))) }
  }

  /// All bytes, such as are written to a file.
  public var bytes: [UInt8] { file.array(of: UInt8.self, at: 0, count: file.count).copy() }

  /// Checks the checksums of all sections.
  ///
  /// - Throws: ``LexiconError`` that names the first damaged section.
  public func verify() throws(LexiconError) {
    for section in ImageFormat.Section.allCases {
      guard let place = place(of: section) else {
        throw LexiconError(path: path, reason: "lacks the section \(section.rawValue)")
      }
      let body = file.array(of: UInt8.self, at: place.offset, count: place.length).copy()
      guard ImageFormat.checksum(body.span) == place.checksum else {
        throw LexiconError(path: path, reason: "has a damaged section \(section.rawValue)")
      }
    }
  }

  /// Where a section lies, the last one where there are several; null where the image has none.
  private func place(of section: ImageFormat.Section) -> Section? {
    let tag = section.tag
    return sections.last { $0.tag == tag }
  }

  /// Returns a section as numbers of one type; empty where the image has none.
  package func array<Element: BitwiseCopyable & ExpressibleByIntegerLiteral>(
    _ section: ImageFormat.Section, of type: Element.Type
  ) -> ImageArray<Element> {
    guard let place = place(of: section) else { return ImageArray() }
    return file.array(
      of: type, at: place.offset, count: place.length / MemoryLayout<Element>.stride)
  }

  /// Returns `count` elements from number `first` on of a section.
  package func array<Element: BitwiseCopyable & ExpressibleByIntegerLiteral>(
    _ section: ImageFormat.Section, of type: Element.Type, from first: Int, count: Int
  ) -> ImageArray<Element> {
    let stride = MemoryLayout<Element>.stride
    guard let place = place(of: section), first >= 0, count > 0,
      first <= place.length / stride, count <= place.length / stride - first
    else { return ImageArray() }
    return file.array(of: type, at: place.offset + first * stride, count: count)
  }
}
