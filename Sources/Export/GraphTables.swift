// SPDX-License-Identifier: Apache-2.0

public import EventGraph
import TextModel

/// Writes a merged graph as two tables, one of nodes and one of edges.
public enum GraphTables {
  /// Returns the table of nodes, with its head.
  public static func nodes(of graph: MergedGraph, _ format: TableWriter.Format) -> [UInt8] {
    table(GraphElementRows.nodeColumns, GraphElementRows(graph: graph).nodes, format)
  }

  /// Returns the table of edges, with its head.
  public static func edges(of graph: MergedGraph, _ format: TableWriter.Format) -> [UInt8] {
    table(GraphElementRows.edgeColumns, GraphElementRows(graph: graph).edges, format)
  }

  private static func table(
    _ head: [String], _ rows: [[String]], _ format: TableWriter.Format
  ) -> [UInt8] {
    let writer = TableWriter(format)
    var bytes: [UInt8] = []
    writer.append(head, to: &bytes)
    for row in rows { writer.append(row, to: &bytes) }
    return bytes
  }
}
