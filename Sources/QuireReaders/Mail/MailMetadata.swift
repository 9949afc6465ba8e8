import QuireDocument
import QuireMail
import QuireText

/// What the header of a mail says about it, each value with the bytes of its field.
struct MailMetadata {
  let bytes: [UInt8]
  let structure: MailStructure

  private var headers: MailHeaders { structure.parts[0].headers }

  init(bytes: [UInt8], structure: MailStructure) {
    self.bytes = bytes
    self.structure = structure
  }

  /// Sets `message_id`, `in_reply_to`, `references`, `title`, `from`, `to`, `cc`, `published`, `list_id` and
  /// `attachments`, as far as they are there.
  func write(to builder: inout DocumentBuilder) {
    if let (field, value) = unfolded("message-id"), let id = MessageID.first(value) {
      set("message_id", .string(id), field, &builder)
    }
    for (key, name) in [("in_reply_to", "in-reply-to"), ("references", "references")] {
      guard let (field, value) = unfolded(name) else { continue }
      let ids = MessageID.list(value)
      if !ids.isEmpty { set(key, .array(ids.map { .string($0) }), field, &builder) }
    }
    if let field = headers["subject"] {
      set("title", .string(HeaderText.decoded(bytes, field.value)), field, &builder)
    }
    for name in ["from", "to", "cc"] {
      guard let (field, value) = unfolded(name) else { continue }
      let addresses = MailAddress.list(value)
      if !addresses.isEmpty { set(name, .array(addresses.map(Self.json)), field, &builder) }
    }
    if let (field, value) = unfolded("date"), let date = MailDate(value) {
      set("published", .string(date.iso8601), field, precision: date.precision, &builder)
    }
    if let (field, value) = unfolded("list-id") {
      let id = MessageID.list(value).first ?? HeaderText.decoded(bytes, field.value)
      set("list_id", .string(id), field, &builder)
    }
    let attachments = structure.parts.filter { !$0.isMultipart && $0.fileName != nil }.prefix(1_000)
    guard !attachments.isEmpty else { return }
    let places = attachments.map { SourceRange($0.headers.range) }
    let value = JSONValue.array(attachments.map(Self.json))
    builder.set("attachments", MetadataValue(value, rule: "file-name", source: places))
  }

  /// Sets `delivered`, the time of a `From ` line.
  func write(_ line: FromLine, range: ByteRange, to builder: inout DocumentBuilder) {
    let value = JSONValue.string(line.date.iso8601)
    builder.set(
      "delivered",
      MetadataValue(value, rule: "from-line", source: [SourceRange(range)], precision: line.date.precision)
    )
  }

  private func unfolded(_ name: String) -> (MailField, [UInt8])? {
    headers[name].map { ($0, HeaderText.unfolded(bytes, $0.value)) }
  }

  private func set(
    _ key: String,
    _ value: JSONValue,
    _ field: MailField,
    precision: String? = nil,
    _ builder: inout DocumentBuilder
  ) {
    let source = field.value.isEmpty ? field.range : field.value
    let name = field.name
    builder.set(key, MetadataValue(value, rule: name, source: [SourceRange(source)], precision: precision))
  }

  private static func json(_ address: MailAddress) -> JSONValue {
    .object([.init("name", .string(address.name)), .init("address", .string(address.address))])
  }

  private static func json(_ part: MailPart) -> JSONValue {
    .object([
      .init("name", .string(part.fileName ?? "")), .init("type", .string(part.type.value)),
      .init("encoded_bytes", .integer(Int64(part.body.count))),
    ])
  }
}
