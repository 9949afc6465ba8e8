import QuireDocument
import QuireMail
import QuireText

/// What the header of a mail says, by the names that metadata have.
struct MailFieldValues {
  /// A value and the field that it comes from.
  struct Item {
    let key: String
    let value: JSONValue
    let field: MailField
    var precision: String?
  }

  /// The values that are there, in the order of metadata.
  private(set) var values: [Item] = []

  private let bytes: [UInt8]
  private let headers: MailHeaders

  /// Reads the fields; linear in them.
  init(bytes: [UInt8], headers: MailHeaders) {
    self.bytes = bytes
    self.headers = headers
    addReferences()
    if let field = headers["subject"] { add("title", .string(HeaderText.decoded(bytes, field.value)), field) }
    for name in ["from", "to", "cc"] {
      guard let (field, value) = unfolded(name) else { continue }
      let addresses = MailAddress.list(value)
      if !addresses.isEmpty { add(name, .array(addresses.map(Self.json)), field) }
    }
    if let (field, value) = unfolded("date"), let date = MailDate(value) {
      values.append(Item(key: "published", value: .string(date.iso8601), field: field, precision: date.precision))
    }
    if let (field, value) = unfolded("list-id") {
      add("list_id", .string(MessageID.list(value).first ?? HeaderText.decoded(bytes, field.value)), field)
    }
  }

  private mutating func addReferences() {
    if let (field, value) = unfolded("message-id"), let id = MessageID.first(value) {
      add("message_id", .string(id), field)
    }
    for (key, name) in [("in_reply_to", "in-reply-to"), ("references", "references")] {
      guard let (field, value) = unfolded(name) else { continue }
      let ids = MessageID.list(value)
      if !ids.isEmpty { add(key, .array(ids.map { .string($0) }), field) }
    }
  }

  private mutating func add(_ key: String, _ value: JSONValue, _ field: MailField) {
    values.append(Item(key: key, value: value, field: field))
  }

  private func unfolded(_ name: String) -> (MailField, [UInt8])? {
    headers[name].map { ($0, HeaderText.unfolded(bytes, $0.value)) }
  }

  private static func json(_ address: MailAddress) -> JSONValue {
    .object([.init("name", .string(address.name)), .init("address", .string(address.address))])
  }
}
