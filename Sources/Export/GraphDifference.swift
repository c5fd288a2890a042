// SPDX-License-Identifier: Apache-2.0

/// What changed between two graphs, read from their texts: which events came, went, changed.
public struct GraphDifference: Sendable {
  /// An event's line.
  private struct Event {
    let fields: [String]

    static let names = [
      "", "type", "time", "id", "modality", "participants", "details", "conflicts", "sources",
      "files",
    ]

    init?(_ line: Substring) {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == Event.names.count, fields[0] == "event" else { return nil }
      self.fields = fields
    }

    var id: String { fields[3] }

    /// The event in a line for a reader.
    var summary: String {
      [1, 2, 5, 6].map { fields[$0] }.filter { !$0.isEmpty && $0 != "-" }.joined(separator: "  ")
        + "  [\(fields[9])]"
    }

    /// What differs in `other`, the id aside.
    func changes(to other: Event) -> String {
      Event.names.indices.filter { $0 != 3 && fields[$0] != other.fields[$0] }.map { index in
        "\(Event.names[index]) “\(fields[index])” → “\(other.fields[index])”"
      }.joined(separator: "; ")
    }
  }

  /// A line each, to be read: `came`, `went` or `changed`, and the event.
  public private(set) var lines: [String] = []
  /// The lines of articles, entities, relations and reports that stand in one text alone: `-`
  /// before those of the old one, `+` before those of the new one.
  public private(set) var otherLines: [String] = []

  /// Compares two texts that ``GraphTextWriter`` wrote.
  public init(old: String, new: String) {
    let oldLines = Set(old.split(separator: "\n"))
    let newLines = Set(new.split(separator: "\n"))
    let wentLines = oldLines.subtracting(newLines).sorted()
    let cameLines = newLines.subtracting(oldLines).sorted()
    var went = wentLines.compactMap(Event.init)
    var came = cameLines.compactMap(Event.init)
    otherLines =
      wentLines.filter { !$0.hasPrefix("event\t") }.map { "- " + $0 }
      + cameLines.filter { !$0.hasPrefix("event\t") }.map { "+ " + $0 }
    // A line that changed stands before what became of it.
    otherLines.sort { ($0.dropFirst(2), $0) < ($1.dropFirst(2), $1) }
    // The same event; else one of the same type with the same participants, or in the same files.
    let keys: [(Event) -> String] = [
      { $0.id }, { $0.fields[1] + "\t" + $0.fields[5] + "\t" + $0.fields[9] },
      { $0.fields[1] + "\t" + $0.fields[5] }, { $0.fields[1] + "\t" + $0.fields[9] },
    ]
    for key in keys {
      var rest: [Event] = []
      for event in went {
        let matches = came.indices.filter { key(came[$0]) == key(event) }
        guard matches.count == 1, went.count(where: { key($0) == key(event) }) == 1 else {
          rest.append(event)
          continue
        }
        let other = came.remove(at: matches[0])
        lines.append("changed  \(event.summary): \(event.changes(to: other))")
      }
      went = rest
    }
    lines += came.map { "came     \($0.summary)" } + went.map { "went     \($0.summary)" }
    lines.sort()
  }
}
