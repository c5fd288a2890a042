// SPDX-License-Identifier: Apache-2.0

import TextModel

extension GraphEvent {
  /// Returns the events of clusters of reports, sorted by id.
  static func events(
    of clusters: [EventClustering.Cluster], groups: [String: String]
  ) -> [GraphEvent] {
    var byID: [String: [EventClustering.Cluster]] = [:]
    for cluster in clusters {
      byID[identifier(of: cluster), default: []].append(cluster)
    }
    var events: [GraphEvent] = []
    for (id, clusters) in byID {
      for cluster in clusters {
        // Events without a time may look alike and be far apart: the first report tells them apart.
        var unique = id
        if clusters.count > 1, let first = cluster.reports.map(\.orderKey).min() {
          var hash = ContentHash()
          hash.combine(id.utf8)
          hash.combine(first.utf8)
          unique = "v" + hash.hexadecimal
        }
        events.append(GraphEvent(id: unique, cluster: cluster, groups: groups))
      }
    }
    return events.sorted { $0.id < $1.id }
  }

  private static func identifier(of cluster: EventClustering.Cluster) -> String {
    var hash = ContentHash()
    for part in [cluster.identity.type, bestTime(of: cluster) ?? ""]
      + cluster.identity.features.sorted()
    {
      hash.combine(part.utf8)
      hash.combine(0)
    }
    return "v" + hash.hexadecimal
  }

  /// The value of the shortest stretch, the longest such text (09:00 says more than the day), the
  /// first in order; a value that names no certain days where there is no other.
  private static func bestTime(of cluster: EventClustering.Cluster) -> String? {
    let values = Set(cluster.reports.compactMap(\.time)).sorted()
    return values.min { left, right in
      rank(left) != rank(right) ? rank(left) < rank(right) : left < right
    }
  }

  private static func rank(_ time: String) -> (Int, Int) {
    guard let span = DaySpan(value: time) else { return (.max, -time.utf8.count) }
    return (span.last - span.first, -time.utf8.count)
  }

  private init(id: String, cluster: EventClustering.Cluster, groups: [String: String]) {
    let reports = cluster.reports.map { (key: $0.orderKey, report: $0) }
      .sorted { $0.key < $1.key }.map(\.report)
    func group(_ report: EventReport) -> String { groups[report.article] ?? report.article }
    self.id = id
    self.reports = reports
    type = EventType(rawValue: cluster.identity.type)
    time = GraphEvent.bestTime(of: cluster)
    sourceCount = Set(reports.map(group)).count
    confidence = reports.map(\.confidence).max() ?? 0
    participants = Set(
      reports.flatMap { report in
        report.arguments.compactMap { argument in
          argument.entity.map { Participant(role: argument.role, entity: $0) }
        }
      }
    ).sorted { ($0.role, $0.entity) < ($1.role, $1.entity) }
    details = GraphEvent.details(of: reports)
    let modalities: [Modality] = [.asserted, .planned, .possible, .negated]
    let votes = modalities.map { modality in
      Set(reports.filter { $0.modality == modality }.map(group)).count
    }
    let most = votes.max() ?? 0
    modality = zip(modalities, votes).first { $0.1 == most }?.0 ?? .asserted
    var conflicts = GraphEvent.conflictingRoles(of: reports)
    if votes[3] > 0 && votes[..<3].contains(where: { $0 > 0 }) { conflicts.insert("modality") }
    self.conflicts = conflicts.sorted()
  }

  private struct DetailKey: Hashable {
    let role: String
    let value: String
    let isQuantity: Bool
  }

  private static func details(of reports: [EventReport]) -> [Detail] {
    var texts: [DetailKey: Set<String>] = [:]
    var articles: [DetailKey: Set<String>] = [:]
    for report in reports {
      for argument in report.arguments where argument.entity == nil {
        let key = DetailKey(
          role: argument.role, value: argument.value ?? argument.text,
          isQuantity: argument.value != nil)
        texts[key, default: []].insert(argument.text)
        articles[key, default: []].insert(report.article)
      }
    }
    return texts.map { key, texts in
      Detail(
        role: key.role, text: texts.min() ?? key.value, value: key.isQuantity ? key.value : nil,
        articles: (articles[key] ?? []).sorted())
    }.sorted { ($0.role, $0.value ?? "", $0.text) < ($1.role, $1.value ?? "", $1.text) }
  }

  /// Returns the roles in which two reports give quantities of one unit and none in common.
  private static func conflictingRoles(of reports: [EventReport]) -> Set<String> {
    var given: [String: [Set<String>]] = [:]
    for report in reports {
      var own: [String: Set<String>] = [:]
      for argument in report.arguments {
        guard let value = argument.value, let space = value.firstIndex(of: " ") else { continue }
        let unit = String(value[value.index(after: space)...])
        own[argument.role + "\u{0}" + unit, default: []].insert(value)
      }
      for (key, values) in own { given[key, default: []].append(values) }
    }
    var roles: Set<String> = []
    for (key, sets) in given {
      let isDisputed = sets.contains { first in sets.contains { first.isDisjoint(with: $0) } }
      if isDisputed { roles.insert(String(key.prefix { $0 != "\u{0}" })) }
    }
    return roles
  }
}
