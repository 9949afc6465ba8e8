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

/// Base64 as in RFC 4648, section 4.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(of bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var group = UInt32(bytes[start]) << 16
      if count > 1 { group |= UInt32(bytes[start + 1]) << 8 }
      if count > 2 { group |= UInt32(bytes[start + 2]) }
      for place in 0..<4 {
        result.append(place <= count ? alphabet[Int(group >> (18 - 6 * UInt32(place))) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
