// SPDX-License-Identifier: Apache-2.0

public import EventGraph
import TextModel

/// Writes a merged graph as GraphML, for networkx, Gephi, igraph and yEd.
public enum GraphMLWriter {
  /// Returns the document.
  public static func document(of graph: MergedGraph) -> [UInt8] {
    let rows = GraphElementRows(graph: graph)
    var bytes = Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">

      """.utf8)
    // The ids of nodes and the ends of edges are attributes of their elements.
    appendKeys(GraphElementRows.nodeColumns.dropFirst(1), of: "node", to: &bytes)
    appendKeys(GraphElementRows.edgeColumns.dropFirst(2), of: "edge", to: &bytes)
    bytes += "<graph id=\"mailuo\" edgedefault=\"directed\">\n".utf8
    for row in rows.nodes {
      bytes += "<node id=\"\(row[0])\">".utf8
      appendData(row.dropFirst(1), GraphElementRows.nodeColumns, of: "node", to: &bytes)
      bytes += "</node>\n".utf8
    }
    for (number, row) in rows.edges.enumerated() {
      bytes += "<edge id=\"e\(number + 1)\" source=\"\(row[0])\" target=\"\(row[1])\">".utf8
      appendData(row.dropFirst(2), GraphElementRows.edgeColumns, of: "edge", to: &bytes)
      bytes += "</edge>\n".utf8
    }
    bytes += "</graph>\n</graphml>\n".utf8
    return bytes
  }

  private static func appendKeys(
    _ columns: ArraySlice<String>, of element: String, to bytes: inout [UInt8]
  ) {
    for column in columns {
      let type =
        GraphElementRows.integers.contains(column)
        ? "long" : GraphElementRows.truths.contains(column) ? "boolean" : "string"
      bytes +=
        """
        <key id="\(element)-\(column)" for="\(element)" attr.name="\(column)" \
        attr.type="\(type)"/>

        """.utf8
    }
  }

  private static func appendData(
    _ fields: ArraySlice<String>, _ columns: [String], of element: String, to bytes: inout [UInt8]
  ) {
    for (index, field) in zip(fields.indices, fields) where !field.isEmpty {
      bytes += "<data key=\"\(element)-\(columns[index])\">".utf8
      appendEscaped(field, to: &bytes)
      bytes += "</data>".utf8
    }
  }

  /// Appends text; characters that XML 1.0 cannot hold become U+FFFD.
  private static func appendEscaped(_ text: String, to bytes: inout [UInt8]) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: bytes += "&amp;".utf8
      case 0x3C: bytes += "&lt;".utf8
      case 0x3E: bytes += "&gt;".utf8
      case 0x0D: bytes += "&#13;".utf8
      case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0xFFFE, 0xFFFF: bytes += "\u{FFFD}".utf8
      default: bytes += String(scalar).utf8
      }
    }
  }
}
