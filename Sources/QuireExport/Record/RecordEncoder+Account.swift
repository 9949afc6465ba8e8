import QuireDocument
import QuireText

/// The fields that say what was done to the document.
extension RecordEncoder {
  mutating func writeRemovals() {
    writer.beginArray()
    for removal in document.removals {
      writer.beginObject()
      let last = removal.attributions.first
      writer.field("by", last?.by ?? "")
      writer.field("rule", last?.rule ?? "")
      writer.field("reason", last?.reason ?? "")
      writer.field("text", utf8: removal.text)
      writer.key("source")
      writeSource(removal.source)
      writeEarlier(removal.attributions.dropFirst())
      writer.endObject()
    }
    writer.endArray()
  }

  /// Writes what had been done to removed bytes before, latest first.
  private mutating func writeEarlier(_ attributions: ArraySlice<Attribution>) {
    guard !attributions.isEmpty else { return }
    writer.key("earlier")
    writer.beginArray()
    for attribution in attributions {
      writer.beginObject()
      writer.field("by", attribution.by)
      writer.field("rule", attribution.rule)
      writer.field("reason", attribution.reason)
      writer.endObject()
    }
    writer.endArray()
  }

  mutating func writeDiagnostics() {
    writer.beginArray()
    for diagnostic in document.diagnostics {
      writer.beginObject()
      writer.field("severity", diagnostic.severity.rawValue)
      writer.field("by", diagnostic.by)
      writer.field("code", diagnostic.code)
      writer.field("message", diagnostic.message)
      writer.key("source")
      writeSource(diagnostic.source)
      writer.endObject()
    }
    writer.endArray()
  }

  mutating func writeTrace() {
    writer.beginArray()
    for entry in document.trace {
      writer.beginObject()
      writer.field("by", entry.by)
      writer.field("edits", entry.edits)
      writer.field("bytes_removed", entry.bytesRemoved)
      writer.field("bytes_written", entry.bytesWritten)
      writer.field("added", entry.added)
      writer.field("withdrawn", entry.withdrawn)
      writer.endObject()
    }
    writer.endArray()
  }
}
