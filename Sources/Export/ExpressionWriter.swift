// SPDX-License-Identifier: Apache-2.0

public import JSON
public import TextModel

/// Writes all readings of a text's dates and numbers, as `mailuo expressions` prints them.
public enum ExpressionWriter {
  /// Appends the record of one text, without a newline.
  public static func append(
    _ views: [ExpressionView], of document: Document, to json: inout JSONWriter
  ) {
    let spans = SpanPrinter(document)
    json.beginObject()
    json.key("id")
    json.string(document.article.source)
    json.key("expressions")
    json.beginArray()
    for view in views {
      json.beginObject()
      json.key("family")
      json.string(view.family.rawValue)
      spans.append(view.range, to: &json)
      if let type = view.type {
        json.key("type")
        json.string(type)
      }
      json.key("value")
      json.string(view.value)
      if let upper = view.upper {
        json.key("upper")
        json.string(upper)
      }
      if let unit = view.unit {
        json.key("unit")
        json.string(unit)
      }
      if let interval = view.interval {
        json.key("interval")
        append(interval, to: &json)
      }
      if !view.readings.isEmpty {
        json.key("readings")
        json.beginArray()
        for reading in view.readings { append(reading, to: &json) }
        json.endArray()
      }
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }

  private static func append(_ interval: TimeMention.Interval, to json: inout JSONWriter) {
    json.beginArray()
    if let begin = interval.begin { json.string(begin) } else { json.null() }
    if let end = interval.end { json.string(end) } else { json.null() }
    json.endArray()
  }
}
