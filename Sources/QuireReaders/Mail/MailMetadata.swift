import QuireDocument
import QuireMail
import QuireText

/// What the header of a mail says about it, each value with the bytes of its field.
struct MailMetadata {
  let bytes: [UInt8]
  let structure: MailStructure

  /// The fields of the mail itself.
  private let fields: MailFieldValues

  /// How many parts are listed.
  private static let listLimit = 1_000

  init(bytes: [UInt8], structure: MailStructure) {
    self.bytes = bytes
    self.structure = structure
    fields = MailFieldValues(bytes: bytes, headers: structure.parts[0].headers)
  }

  /// Sets `message_id`, `in_reply_to`, `references`, `title`, `from`, `to`, `cc`, `published`, `list_id`,
  /// `attachments` and `messages`, as far as they are there.
  ///
  /// `sections` are those of the mails within the mail, by their parts.
  func write(sections: [Int: ElementID], to builder: inout DocumentBuilder) {
    for value in fields.values {
      let (field, place) = (value.field, value.field.value.isEmpty ? value.field.range : value.field.value)
      builder.set(
        value.key,
        MetadataValue(value.value, rule: field.name, source: [SourceRange(place)], precision: value.precision)
      )
    }
    let attachments = structure.parts.filter { !$0.isContainer && $0.fileName != nil }.prefix(Self.listLimit)
    list("attachments", attachments.map { ($0, Self.json($0)) }, rule: "file-name", &builder)
    let messages = structure.parts.indices.dropFirst().filter { structure.parts[$0].isMail }.prefix(Self.listLimit)
    list("messages", messages.map { message($0, sections) }, rule: "inner-mail", &builder)
  }

  private func list(
    _ key: String,
    _ items: [(part: MailPart, value: JSONValue)],
    rule: String,
    _ builder: inout DocumentBuilder
  ) {
    guard !items.isEmpty else { return }
    let places = items.map { SourceRange($0.part.headers.range) }
    builder.set(key, MetadataValue(.array(items.map(\.value)), rule: rule, source: places))
  }

  /// A mail within the mail: how deep it lies, its section, and what its header says.
  private func message(_ index: Int, _ sections: [Int: ElementID]) -> (part: MailPart, value: JSONValue) {
    let part = structure.parts[index]
    var members: [JSONValue.Member] = [.init("depth", .integer(Int64(structure.mails(around: index))))]
    if let section = sections[index] { members.append(.init("section", .integer(Int64(section.raw)))) }
    for value in MailFieldValues(bytes: bytes, headers: part.headers).values {
      members.append(.init(value.key, value.value))
    }
    return (part, .object(members))
  }

  /// Sets `delivered`, the time of a `From ` line.
  func write(_ line: FromLine, range: ByteRange, to builder: inout DocumentBuilder) {
    let value = JSONValue.string(line.date.iso8601)
    builder.set(
      "delivered",
      MetadataValue(value, rule: "from-line", source: [SourceRange(range)], precision: line.date.precision)
    )
  }

  private static func json(_ part: MailPart) -> JSONValue {
    .object([
      .init("name", .string(part.fileName ?? "")), .init("type", .string(part.type.value)),
      .init("encoded_bytes", .integer(Int64(part.body.count))),
    ])
  }
}
