// SPDX-License-Identifier: Apache-2.0

import TextModel

/// Decides which reports speak of the same event: a function of the set of reports alone.
///
/// 1. Reports of one type with the same participants and identifying texts are candidates.
/// 2. Among them times part: a day joins the month and the year that hold it, as long as these
///    hold no other day.  A report without a time joins the event that is told nearest to it in
///    time, within ``nearDays``; those that are left are one event in each stretch of so many days.
/// 3. A report that leaves out who acts joins the one event that has all that it names.
struct EventClustering {
  /// How many days apart two articles may be that tell of one event without naming its time.
  static let nearDays = 31

  /// What is known of an article.
  struct ArticleFacts {
    /// The first of the articles that it is a reprint of or that are reprints of it.
    var group: String
    /// The day on which it was published.
    var published: Int?
  }

  /// Reports of one event.
  struct Cluster {
    var identity: EventIdentity
    var reports: [EventReport]
    /// The shortest of their times.
    var span: DaySpan?
  }

  let articles: [String: ArticleFacts]

  /// Returns the events, each with its reports in order.
  ///
  /// - Complexity: O(*n* log *n*) in the number of reports, and quadratic in that of one event.
  func clusters(of reports: Set<EventReport>) -> [Cluster] {
    let sorted = reports.map { (key: $0.orderKey, report: $0) }
      .sorted { $0.key < $1.key }.map(\.report)
    var order: [EventIdentity] = []
    var groups: [EventIdentity: [EventReport]] = [:]
    for report in sorted {
      let identity = EventIdentity(report)
      if groups[identity] == nil { order.append(identity) }
      groups[identity, default: []].append(report)
    }
    let clusters = order.flatMap { identity in
      clustersByTime(groups[identity] ?? [], identity)
    }
    return joinedParts(clusters)
  }

  // MARK: Time

  private func clustersByTime(_ reports: [EventReport], _ identity: EventIdentity) -> [Cluster] {
    var timed: [DaySpan: [EventReport]] = [:]
    var untimed: [EventReport] = []
    for report in reports {
      if let span = report.time.flatMap(DaySpan.init(value:)) {
        timed[span, default: []].append(report)
      } else {
        untimed.append(report)
      }
    }
    let spans = timed.keys.sorted { ($0.first, $0.last) < ($1.first, $1.last) }
    let leaves = spans.filter { span in !spans.contains { $0 != span && span.contains($0) } }
    var members = leaves.map { timed[$0] ?? [] }
    var others: [Cluster] = []
    for span in spans where !leaves.contains(span) {
      let inside = leaves.indices.filter { span.contains(leaves[$0]) }
      if inside.count == 1 {
        members[inside[0]] += timed[span] ?? []
      } else {
        others.append(Cluster(identity: identity, reports: timed[span] ?? [], span: span))
      }
    }
    var clusters = zip(leaves, members).map { span, reports in
      Cluster(identity: identity, reports: reports, span: span)
    }
    let anchors = clusters
    var alone: [EventReport] = []
    for report in untimed {
      let distances = anchors.map { distance(from: report, to: $0) }
      let least = distances.compactMap { $0 }.min()
      let nearest = distances.indices.filter { distances[$0] != nil && distances[$0] == least }
      if nearest.count == 1 {
        clusters[nearest[0]].reports.append(report)
      } else {
        alone.append(report)
      }
    }
    clusters +=
      others
      + stretches(alone).map { reports in
        Cluster(identity: identity, reports: reports, span: nil)
      }
    return clusters
  }

  /// Returns how many days lie between the article of a report and those of an event, or null where
  /// they are not near, or not known.
  private func distance(from report: EventReport, to cluster: Cluster) -> Int? {
    guard let own = articles[report.article] else { return nil }
    var least: Int?
    for other in cluster.reports {
      guard let facts = articles[other.article] else { continue }
      if facts.group == own.group { return 0 }
      guard let day = own.published else { continue }
      let days = facts.published.map { abs($0 - day) } ?? cluster.span?.distance(to: day)
      if let days, days <= EventClustering.nearDays { least = min(least ?? days, days) }
    }
    return least
  }

  /// Returns reports without a time in stretches that are no longer than ``nearDays``.
  private func stretches(_ reports: [EventReport]) -> [[EventReport]] {
    var sets = UnionFind(count: reports.count)
    var firstOfGroup: [String: Int] = [:]
    var dated: [(day: Int, index: Int)] = []
    for (index, report) in reports.enumerated() {
      guard let facts = articles[report.article] else { continue }
      if let first = firstOfGroup[facts.group] {
        sets.join(first, index)
      } else {
        firstOfGroup[facts.group] = index
      }
      if let day = facts.published { dated.append((day, index)) }
    }
    dated.sort { $0.day < $1.day }
    // Stretches, not chains: else what is told every month would be one event for years.
    var first = dated.first
    for next in dated {
      if let start = first, next.day - start.day <= EventClustering.nearDays {
        sets.join(start.index, next.index)
      } else {
        first = next
      }
    }
    var result: [Int: [EventReport]] = [:]
    for (index, report) in reports.enumerated() {
      result[sets.root(of: index), default: []].append(report)
    }
    return result.sorted { $0.key < $1.key }.map(\.value)
  }

  // MARK: Parts

  private func joinedParts(_ clusters: [Cluster]) -> [Cluster] {
    var byFeature: [String: [Int]] = [:]
    for (index, cluster) in clusters.enumerated() {
      for feature in cluster.identity.features {
        byFeature[cluster.identity.type + " " + feature, default: []].append(index)
      }
    }
    var sets = UnionFind(count: clusters.count)
    for (index, cluster) in clusters.enumerated() where cluster.identity.hasObject {
      guard
        let rarest = cluster.identity.features.sorted().map({ feature in
          byFeature[cluster.identity.type + " " + feature] ?? []
        }).min(by: { $0.count < $1.count })
      else { continue }
      let wholes = rarest.filter { other in
        cluster.identity.isPart(of: clusters[other].identity)
          && areCompatible(cluster, clusters[other])
      }
      // Of what is itself a part of another one only the whole counts.
      let maximal = wholes.filter { other in
        !wholes.contains { clusters[other].identity.isPart(of: clusters[$0].identity) }
      }
      if maximal.count == 1 { sets.join(index, maximal[0]) }
    }
    var joined: [Int: Cluster] = [:]
    for (index, cluster) in clusters.enumerated() {
      let root = sets.root(of: index)
      guard var whole = joined[root] else {
        joined[root] = cluster
        continue
      }
      if cluster.identity.features.count > whole.identity.features.count {
        whole.identity = cluster.identity
      }
      whole.span = [whole.span, cluster.span].compactMap { $0 }
        .min { ($0.last - $0.first, $0.first) < ($1.last - $1.first, $1.first) }
      whole.reports += cluster.reports
      joined[root] = whole
    }
    return joined.sorted { $0.key < $1.key }.map(\.value)
  }

  private func areCompatible(_ part: Cluster, _ whole: Cluster) -> Bool {
    if let span = part.span, let other = whole.span {
      return span.contains(other) || other.contains(span)
    }
    return part.reports.contains { distance(from: $0, to: whole) != nil }
  }
}
