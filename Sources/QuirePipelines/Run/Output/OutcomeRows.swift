import QuireDocument
import QuireText

extension DocumentOutcome {
  /// The line that says why the document was rejected.
  func rejectRow(_ drop: Drop) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("id", id)
    write(locator, to: &writer)
    writer.field("by", drop.by)
    writer.field("rule", drop.rule)
    writer.field("reason", drop.reason)
    writer.field("value", drop.value)
    writer.field("metadata", .object(metadata.entries.map { .init($0.key, $0.value.value) }))
    writer.field("text", utf8: text)
    writer.endObject()
    return writer.take() + [0x0A]
  }

  /// The line that says what failed, with the source so that nothing is lost.
  func quarantineRow(_ failure: Failure) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("id", id)
    write(locator, to: &writer)
    writer.field("by", failure.by)
    writer.field("code", failure.code)
    writer.field("message", failure.message)
    writer.field("line", failure.line)
    writer.field("at", failure.offset)
    if UTF8Validation.isValid(record, in: 0..<record.count) {
      writer.field("source", utf8: record)
    } else {
      writer.field("source_base64", Base64.text(of: record))
    }
    writer.endObject()
    return writer.take() + [0x0A]
  }

  private func write(_ locator: Locator, to writer: inout JSONWriter) {
    writer.field("uri", locator.uri)
    writer.field("codecs", .array(locator.codecs.map { .string($0) }))
    writer.field("record", locator.record)
    writer.field("offset", locator.offset)
  }
}
