// SPDX-License-Identifier: Apache-2.0

import JSON

/// The description of a data set: a Frictionless data package (version 1), `datapackage.json`.
///
/// Beside what the standard knows, the member `mailuo` says what the data set was built of and
/// with, so that it can be built anew.  There is no date in it: the same articles give the same
/// package.
public struct DataPackage: Hashable, Sendable {
  /// One file of the data set.
  public struct Resource: Hashable, Sendable {
    /// The file's name.
    public var path: String
    /// The number of its bytes.
    public var byteCount: Int
    /// The SHA-256 of its bytes, in hexadecimal.
    public var sha256: String

    /// Makes the description of a file.
    public init(path: String, bytes: [UInt8]) {
      self.path = path
      byteCount = bytes.count
      var hash = SHA256()
      hash.update(bytes)
      sha256 = hash.hexadecimal()
    }

    init(path: String, byteCount: Int, sha256: String) {
      self.path = path
      self.byteCount = byteCount
      self.sha256 = sha256
    }
  }

  /// The folder of the articles, relative to that of the data set.
  public var folder: String
  /// The folders of dictionaries on top, relative to that of the data set.
  public var dictionaries: [String]
  /// The versions that made it.
  public var generator: Generator
  /// The number of articles.
  public var documents: Int
  /// The SHA-256 of the dump of the database, whose own bytes depend on SQLite's version.
  public var dumpSHA256: String
  /// The text files.
  public var resources: [Resource]

  /// Makes a description.
  public init(
    folder: String, dictionaries: [String], generator: Generator, documents: Int,
    dumpSHA256: String, resources: [Resource]
  ) {
    self.folder = folder
    self.dictionaries = dictionaries
    self.generator = generator
    self.documents = documents
    self.dumpSHA256 = dumpSHA256
    self.resources = resources
  }

  /// The file's bytes.
  public var bytes: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    for (key, text) in [
      ("profile", "data-package"), ("name", "mailuo-events"),
      ("title", "Events of Chinese tech news"), ("version", generator.mailuo),
    ] {
      json.key(key)
      json.string(text)
    }
    json.key("resources")
    json.beginArray()
    for resource in resources { append(resource, to: &json) }
    json.endArray()
    json.key("mailuo")
    json.beginObject()
    json.key("folder")
    json.string(folder)
    json.key("dictionaries")
    json.beginArray()
    for path in dictionaries { json.string(path) }
    json.endArray()
    json.key("documents")
    json.integer(documents)
    json.key("generator")
    json.beginObject()
    for (key, text) in [
      ("mailuo", generator.mailuo), ("lexicon", generator.lexicon), ("icu", generator.icu),
    ] {
      json.key(key)
      json.string(text)
    }
    json.endObject()
    json.key("dump_sha256")
    json.string(dumpSHA256)
    json.endObject()
    json.endObject()
    return JSONLayout.indented(json.bytes)
  }

  private func append(_ resource: Resource, to json: inout JSONWriter) {
    let isTable = resource.path.hasSuffix(".csv")
    let parts = resource.path.split(separator: ".")
    let mediaTypes = ["csv": "text/csv", "jsonl": "application/x-ndjson"]
    let format = parts.last.map(String.init) ?? ""
    json.beginObject()
    for (key, text) in [
      ("name", parts.first.map(String.init) ?? ""), ("path", resource.path),
      ("profile", isTable ? "tabular-data-resource" : "data-resource"), ("format", format),
      ("mediatype", mediaTypes[format] ?? "text/plain"), ("encoding", "utf-8"),
    ] {
      json.key(key)
      json.string(text)
    }
    if !isTable {
      // Else readers take JSON Lines for a table.
      json.key("type")
      json.string("file")
    }
    json.key("bytes")
    json.integer(resource.byteCount)
    json.key("hash")
    json.string("sha256:" + resource.sha256)
    if isTable {
      json.key("schema")
      EventTable.appendSchema(to: &json)
    }
    json.endObject()
  }

  /// Reads what ``bytes`` wrote.
  ///
  /// - Throws: ``RecordError`` where the text is no such description.
  public static func read(_ bytes: [UInt8]) throws(RecordError) -> DataPackage {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONParser.parse(bytes)
    } catch {
      throw RecordError("\(error) (at byte \(error.offset))")
    }
    let own = try value.member("mailuo")
    let made = try own.member("generator")
    var resources: [Resource] = []
    for resource in try value.list("resources") {
      let hash = try resource.text("hash")
      guard hash.hasPrefix("sha256:") else { throw RecordError("'hash' is no SHA-256") }
      resources.append(
        Resource(
          path: try resource.text("path"), byteCount: try resource.number("bytes"),
          sha256: String(hash.dropFirst(7))))
    }
    return DataPackage(
      folder: try own.text("folder"),
      dictionaries: try own.list("dictionaries").compactMap { $0.string?.text },
      generator: Generator(
        mailuo: try made.text("mailuo"), lexicon: try made.text("lexicon"),
        icu: try made.text("icu")),
      documents: try own.number("documents"), dumpSHA256: try own.text("dump_sha256"),
      resources: resources)
  }
}

extension EventTable {
  /// Appends the table schema of a data package.
  static func appendSchema(to json: inout JSONWriter) {
    json.beginObject()
    json.key("fields")
    json.beginArray()
    for column in columns {
      json.beginObject()
      json.key("name")
      json.string(column.name)
      json.key("type")
      json.string(column.type)
      json.key("description")
      json.string(column.meaning)
      json.endObject()
    }
    json.endArray()
    json.key("missingValues")
    json.beginArray()
    json.string("")
    json.endArray()
    json.key("primaryKey")
    json.beginArray()
    for name in ["article", "event"] { json.string(name) }
    json.endArray()
    json.endObject()
  }
}
