// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Validates JSON by the part of JSON Schema (draft 2020-12) that `docs/schema` uses.
///
/// A keyword that it does not know is a fault of the schema, so that none is passed over.
public struct SchemaValidator {
  private let root: [String: Any]

  /// What is wrong with a schema itself.
  public struct SchemaFault: Error, CustomStringConvertible {
    /// One sentence.
    public let description: String
  }

  /// Reads `docs/schema/<name>.schema.json`.
  public init(schema name: String) throws {
    let path = Repository.root + "/docs/schema/\(name).schema.json"
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    guard let root = try JSONSerialization.jsonObject(with: data) as? [String: Any] else {
      throw SchemaFault(description: "\(path): is no object")
    }
    self.root = root
  }

  /// Returns what is wrong with a value, a line each, with its place.
  public func faults(of value: Any) throws -> [String] {
    try faults(of: value, schema: root, place: "$")
  }

  private func faults(of value: Any, schema: [String: Any], place: String) throws -> [String] {
    var faults: [String] = []
    for (keyword, rule) in schema.sorted(by: { $0.key < $1.key }) {
      switch (keyword, rule) {
      case ("$schema", _), ("$id", _), ("$defs", _), ("title", _), ("description", _): break
      case ("$ref", let path as String):
        faults += try self.faults(of: value, schema: try definition(path), place: place)
      case ("allOf", let schemas as [[String: Any]]):
        for schema in schemas { faults += try self.faults(of: value, schema: schema, place: place) }
      case ("anyOf", let schemas as [[String: Any]]):
        let all = try schemas.map { try self.faults(of: value, schema: $0, place: place) }
        if !all.contains(where: \.isEmpty) { faults += all.last ?? [] }
      case ("type", let name as String):
        if !isOf(value, [name]) { faults.append("\(place): is no \(name)") }
      case ("type", let names as [String]):
        if !isOf(value, names) { faults.append("\(place): is none of \(names)") }
      case ("const", let text as String):
        if value as? String != text { faults.append("\(place): is not '\(text)'") }
      case ("enum", let texts as [String]):
        if !texts.contains(where: { $0 == value as? String }) {
          faults.append("\(place): is none of \(texts)")
        }
      case ("pattern", let pattern as String):
        if let text = value as? String, try text.firstMatch(of: Regex(pattern)) == nil {
          faults.append("\(place): '\(text)' does not match \(pattern)")
        }
      case ("minimum", let least as Int):
        if let number = value as? Int, number < least { faults.append("\(place): below \(least)") }
      case ("maximum", let most as Int):
        if let number = value as? Int, number > most { faults.append("\(place): above \(most)") }
      case ("minItems", let least as Int):
        if let list = value as? [Any], list.count < least { faults.append("\(place): too short") }
      case ("maxItems", let most as Int):
        if let list = value as? [Any], list.count > most { faults.append("\(place): too long") }
      case ("items", let schema as [String: Any]):
        for (index, element) in ((value as? [Any]) ?? []).enumerated() {
          faults += try self.faults(of: element, schema: schema, place: "\(place)[\(index)]")
        }
      case ("required", let names as [String]):
        guard let object = value as? [String: Any] else { break }
        for name in names where object[name] == nil { faults.append("\(place): has no '\(name)'") }
      case ("properties", let schemas as [String: [String: Any]]):
        guard let object = value as? [String: Any] else { break }
        for (name, schema) in schemas {
          guard let member = object[name] else { continue }
          faults += try self.faults(of: member, schema: schema, place: "\(place).\(name)")
        }
      case ("additionalProperties", let isAllowed as Bool) where !isAllowed:
        let known = schema["properties"] as? [String: Any] ?? [:]
        for name in ((value as? [String: Any]) ?? [:]).keys where known[name] == nil {
          faults.append("\(place): has a '\(name)'")
        }
      default: throw SchemaFault(description: "the keyword '\(keyword)' is unknown or malformed")
      }
    }
    return faults
  }

  private func definition(_ path: String) throws -> [String: Any] {
    guard path.hasPrefix("#/$defs/"),
      let definitions = root["$defs"] as? [String: [String: Any]],
      let definition = definitions[String(path.dropFirst(8))]
    else { throw SchemaFault(description: "'\(path)' leads nowhere") }
    return definition
  }

  private func isOf(_ value: Any, _ names: [String]) -> Bool {
    names.contains { name in
      switch name {
      case "object": value is [String: Any]
      case "array": value is [Any]
      case "string": value is String
      case "integer": value is Int
      case "null": value is NSNull
      default: false
      }
    }
  }
}
