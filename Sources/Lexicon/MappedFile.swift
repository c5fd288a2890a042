// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The bytes of one lexicon image: a file mapped read-only, or a copy of bytes in memory.
///
/// All unsafe code of the lexicon is in this file.  The bytes never change and never move while
/// the object lives; ``ImageArray`` looks at them with a bounds check for each access.  (A file
/// that another process truncates while it is mapped is beyond what a check can see: images are
/// replaced by renaming, never written in place.)
package final class MappedFile: @unchecked Sendable {
  /// Where the bytes begin, aligned to at least 16.
  private let start: UnsafeRawPointer
  /// The number of bytes.
  package let count: Int
  /// Whether the bytes are a mapping, to be unmapped, or were allocated here.
  private let isMapped: Bool

  /// Maps the file at `path`.
  ///
  /// - Throws: ``LexiconError`` where the file cannot be opened, is empty, or is not a file.
  package init(path: String) throws(LexiconError) {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw LexiconError(path: path, reason: "cannot be opened: \(MappedFile.lastFault())")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw LexiconError(path: path, reason: "cannot be examined: \(MappedFile.lastFault())")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw LexiconError(path: path, reason: "is not a regular file")
    }
    guard status.st_size > 0 else { throw LexiconError(path: path, reason: "is empty") }
    let size = Int(status.st_size)
    guard let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0),
      address != MAP_FAILED
    else {
      throw LexiconError(path: path, reason: "cannot be mapped: \(MappedFile.lastFault())")
    }
    start = UnsafeRawPointer(address)
    count = size
    isMapped = true
  }

  /// Copies `bytes`.
  package init(bytes: [UInt8]) {
    let copy = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 16), alignment: 16)
    bytes.withUnsafeBytes { source in
      if let address = source.baseAddress { copy.copyMemory(from: address, byteCount: bytes.count) }
    }
    start = UnsafeRawPointer(copy)
    count = bytes.count
    isMapped = false
  }

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: start), count)
    } else {
      start.deallocate()
    }
  }

  /// The system's words for what went wrong last.
  private static func lastFault() -> String { String(cString: strerror(errno)) }

  /// Returns a view of `count` elements at the byte offset `offset`.
  ///
  /// The view is empty where the elements would not lie inside, or not aligned.
  package func array<Element: BitwiseCopyable & ExpressibleByIntegerLiteral>(
    of type: Element.Type, at offset: Int, count: Int
  ) -> ImageArray<Element> {
    let size = MemoryLayout<Element>.stride
    guard offset >= 0, count > 0, offset <= self.count, offset % size == 0,
      count <= (self.count - offset) / size
    else { return ImageArray() }
    let elements = (start + offset).assumingMemoryBound(to: Element.self)
    return ImageArray(owner: self, elements: elements, count: count)
  }
}

/// A typed view of a part of an image, whose every access is checked.
///
/// An index outside reads as zero, so that a damaged image gives wrong answers, never a crash.
/// Numbers are little-endian, as on every machine that the program is built for.
@usableFromInline
package struct ImageArray<Element: BitwiseCopyable & ExpressibleByIntegerLiteral>:
  @unchecked Sendable
{
  /// What keeps the bytes alive.
  private let owner: MappedFile?
  /// Null only where there are no elements.
  @usableFromInline let elements: UnsafePointer<Element>?
  /// The number of elements.
  @usableFromInline package let count: Int

  /// Makes an empty view.
  package init() {
    owner = nil
    elements = nil
    count = 0
  }

  /// Copies numbers.
  init(copying numbers: [Element]) where Element: FixedWidthInteger {
    let bytes = numbers.withUnsafeBytes { [UInt8]($0) }
    self = MappedFile(bytes: bytes).array(of: Element.self, at: 0, count: numbers.count)
  }

  fileprivate init(owner: MappedFile, elements: UnsafePointer<Element>, count: Int) {
    self.owner = owner
    self.elements = elements
    self.count = count
  }

  /// The element at `index`, or zero where there is none.
  @inlinable
  package subscript(index: Int) -> Element {
    guard UInt(bitPattern: index) < UInt(bitPattern: count) else { return 0 }
    return elements.unsafelyUnwrapped[index]
  }
}

extension ImageArray where Element == UInt8 {
  /// Returns the text of a range, each invalid sequence as U+FFFD; empty where the range is none.
  package func string(_ range: Range<Int>) -> String {
    guard range.lowerBound >= 0, range.upperBound <= count, !range.isEmpty, let elements else {
      return ""
    }
    let bytes = UnsafeBufferPointer(start: elements + range.lowerBound, count: range.count)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Calls `body` with the bytes of a range; with none where the range does not lie inside.
  func withSpan<Result>(_ range: Range<Int>, _ body: (Span<UInt8>) -> Result) -> Result {
    let isInside = range.lowerBound >= 0 && range.upperBound <= count
    let bytes = UnsafeBufferPointer(
      start: elements.map { $0 + (isInside ? range.lowerBound : 0) },
      count: isInside && elements != nil ? range.count : 0)
    return body(bytes.span)
  }

  /// Returns all bytes.
  package func copy() -> [UInt8] { Array(UnsafeBufferPointer(start: elements, count: count)) }
}

extension ImageArray where Element == Int16 {
  /// Returns the four numbers from `index` on, zeros where they do not all lie inside.
  @inlinable
  @inline(__always)
  package func quad(at index: Int) -> SIMD4<Int16> {
    guard index >= 0, index <= count &- 4 else { return .zero }
    return UnsafeRawPointer(elements.unsafelyUnwrapped).loadUnaligned(
      fromByteOffset: index &* 2, as: SIMD4<Int16>.self)
  }

  /// Returns the four numbers from `index` on as one, the first lowest; 0 where they do not all lie
  /// inside.
  @inlinable
  @inline(__always)
  package func bits(at index: Int) -> UInt64 {
    guard index >= 0, index <= count &- 4 else { return 0 }
    return UnsafeRawPointer(elements.unsafelyUnwrapped).loadUnaligned(
      fromByteOffset: index &* 2, as: UInt64.self)
  }

  /// Returns the eight numbers from `index` on, zeros where they do not all lie inside.
  @inlinable
  @inline(__always)
  package func octet(at index: Int) -> SIMD8<Int16> {
    guard index >= 0, index <= count &- 8 else { return .zero }
    return UnsafeRawPointer(elements.unsafelyUnwrapped).loadUnaligned(
      fromByteOffset: index &* 2, as: SIMD8<Int16>.self)
  }

  /// Returns the sixteen numbers from `index` on, zeros where they do not all lie inside.
  @inlinable
  @inline(__always)
  package func row(at index: Int) -> SIMD16<Int16> {
    guard index >= 0, index <= count &- 16 else { return .zero }
    return UnsafeRawPointer(elements.unsafelyUnwrapped).loadUnaligned(
      fromByteOffset: index &* 2, as: SIMD16<Int16>.self)
  }
}

extension ImageArray where Element == UInt32 {
  /// Returns the four numbers from `index` on, zeros where they do not all lie inside.
  @inlinable
  @inline(__always)
  package func quad(at index: Int) -> SIMD4<UInt32> {
    guard index >= 0, index <= count &- 4 else { return .zero }
    return UnsafeRawPointer(elements.unsafelyUnwrapped).loadUnaligned(
      fromByteOffset: index &* 4, as: SIMD4<UInt32>.self)
  }
}
