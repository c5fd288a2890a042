// SPDX-License-Identifier: Apache-2.0

import Export
import Foundation
import Testing

@Suite struct OutputFileTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")

  private func withFolder(_ body: (String) throws -> Void) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  @Test func appearsWholeAtTheCommit() throws {
    try withFolder { folder in
      let path = folder + "/records.jsonl"
      let output = try OutputFile(path: path)
      try output.write(Array("一\n".utf8))
      try output.flush()
      #expect(!FileManager.default.fileExists(atPath: path))
      try output.write(Array("二\n".utf8))
      try output.commit()
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "一\n二\n")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["records.jsonl"])
    }
  }

  @Test func leavesNothingWithoutACommit() throws {
    try withFolder { folder in
      let path = folder + "/records.jsonl"
      try Data("old".utf8).write(to: URL(fileURLWithPath: path))
      do {
        let output = try OutputFile(path: path)
        try output.write(Array("new".utf8))
      }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["records.jsonl"])
    }
  }

  @Test func saysWhichFileCannotBeWritten() throws {
    let path = "/nonexistent-folder/records.jsonl"
    #expect { _ = try OutputFile(path: path) } throws: { error in
      "\(error)".hasPrefix(path + ": ")
    }
  }

  @Test func pipesAreWrittenAndNotReplaced() throws {
    try withFolder { folder in
      let path = folder + "/pipe"
      #expect(mkfifo(path, 0o600) == 0)
      let reader = open(path, O_RDONLY | O_NONBLOCK)
      defer { close(reader) }
      let output = try OutputFile(path: path)
      try output.write(Array("一\n".utf8))
      try output.commit()
      var bytes = [UInt8](repeating: 0, count: 16)
      let count = read(reader, &bytes, bytes.count)
      #expect(String(decoding: bytes[..<max(0, count)], as: UTF8.self) == "一\n")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["pipe"])
      let kind = try FileManager.default.attributesOfItem(atPath: path)[.type]
      #expect(kind as? FileAttributeType != .typeRegular)
    }
  }
}
