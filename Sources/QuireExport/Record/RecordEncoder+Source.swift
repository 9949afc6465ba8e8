import QuireDocument
import QuireText

/// The fields about the document as a whole.
extension RecordEncoder {
  mutating func writeFirstSource() {
    guard let source = document.sources.first else { return writer.null() }
    write(source)
  }

  mutating func writeAllSources() {
    writer.beginArray()
    for source in document.sources { write(source) }
    writer.endArray()
  }

  private mutating func write(_ source: Source) {
    writer.beginObject()
    writer.field("uri", source.locator.uri)
    writer.field("media_type", source.mediaType)
    writer.field("bytes", source.bytes.count)
    writer.field("sha256", source.digest)
    writer.field("charset", source.charset)
    writer.key("codecs")
    writer.beginArray()
    for codec in source.locator.codecs { writer.string(codec) }
    writer.endArray()
    writer.key("record")
    if let number = source.locator.record {
      writer.beginObject()
      writer.field("number", number)
      writer.field("offset", source.locator.offset)
      writer.endObject()
    } else {
      writer.null()
    }
    writer.endObject()
  }

  mutating func writeMetadata() {
    writer.beginObject()
    for (key, value) in document.metadata.entries {
      writer.key(key)
      writer.beginObject()
      writer.field("value", value.value)
      writer.field("rule", value.rule)
      writer.field("by", value.by)
      if !value.source.isEmpty {
        writer.key("source")
        writeSource(value.source)
      }
      if let score = value.score { writer.field("score", score) }
      if let precision = value.precision { writer.field("precision", precision) }
      writer.endObject()
    }
    writer.endObject()
  }

  mutating func writeSignals() {
    writer.beginObject()
    for (name, value) in document.signals {
      // Most signals count something.
      if let count = Int(exactly: value) { writer.field(name, count) } else { writer.field(name, value) }
    }
    writer.endObject()
  }

  mutating func writeDrop() {
    guard let drop = document.drop else { return writer.null() }
    writer.beginObject()
    writer.field("by", drop.by)
    writer.field("rule", drop.rule)
    writer.field("reason", drop.reason)
    writer.field("value", drop.value)
    writer.endObject()
  }
}
