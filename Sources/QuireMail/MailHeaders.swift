public import QuireText

/// A field of a mail's header and where it stands.
public struct MailField: Sendable, Equatable {
  /// The name in lower case.
  public let name: String

  /// The whole field with its line ends, in bytes.
  public internal(set) var range: ByteRange

  /// The value without the blanks before it and without the last line end; a folded one has line ends inside.
  public internal(set) var value: ByteRange
}

/// The header of a mail or of one of its parts (RFC 5322, section 2.2).
///
/// Every input has a header, if an empty one: it ends with the first blank line, or before the first line that is no
/// field, so that no words of a damaged mail are taken for a header. Lines that begin with `From ` or `>From `, which
/// some programs leave there, are passed over.
public struct MailHeaders: Sendable {
  /// The first fields, at most ``fieldLimit``, in order.
  public private(set) var fields: [MailField] = []

  /// From the header's first byte to the body's, the blank line included.
  public private(set) var range: ByteRange

  /// Whether no blank line stands between the header and what follows it.
  public private(set) var lacksBlankLine = false

  /// How many fields are kept; the others only count as a part of the header.
  public static let fieldLimit = 10_000

  /// How many bytes a name has at most.
  private static let nameLimit = 255

  /// Reads the header that begins where `range` of `bytes` does; linear in the header.
  public init(_ bytes: [UInt8], in range: ByteRange) {
    self.range = range.lowerBound..<range.lowerBound
    var place = range.lowerBound
    var hasField = false
    while place < range.upperBound {
      let feed = firstPlace(of: 0x0A, in: bytes, place..<range.upperBound)
      let next = feed.map { $0 + 1 } ?? range.upperBound
      let line = place..<Self.endOfContent(bytes, place..<(feed ?? range.upperBound))
      if line.isEmpty {
        self.range = range.lowerBound..<next
        return
      }
      if bytes[place] == 0x20 || bytes[place] == 0x09, hasField {
        extend(to: next, value: line.upperBound)
      } else if let field = Self.field(bytes, line, end: next) {
        if fields.count < Self.fieldLimit { fields.append(field) }
        hasField = true
      } else if !Self.isEnvelope(bytes, line) {
        break
      }
      place = next
    }
    self.range = range.lowerBound..<place
    lacksBlankLine = true
  }

  /// The first field called `name`, which is in lower case.
  public subscript(name: String) -> MailField? { fields.first { $0.name == name } }

  /// All fields called `name`, which is in lower case.
  public func all(_ name: String) -> [MailField] { fields.filter { $0.name == name } }

  private mutating func extend(to end: Int, value: Int) {
    // Beyond the limit the last field that is kept is not the one that goes on.
    guard fields.count < Self.fieldLimit, let last = fields.indices.last else { return }
    fields[last].range = fields[last].range.lowerBound..<end
    fields[last].value = fields[last].value.lowerBound..<value
  }

  private static func field(_ bytes: [UInt8], _ line: ByteRange, end: Int) -> MailField? {
    let reach = line.clamped(to: line.lowerBound..<(line.lowerBound + nameLimit + 1))
    guard let colon = firstPlace(of: 0x3A, in: bytes, reach) else { return nil }
    var nameEnd = colon
    // Old mails have blanks before the colon.
    while nameEnd > line.lowerBound, bytes[nameEnd - 1] == 0x20 || bytes[nameEnd - 1] == 0x09 { nameEnd -= 1 }
    let name = bytes[line.lowerBound..<nameEnd]
    guard !name.isEmpty, name.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
    var start = colon + 1
    while start < line.upperBound, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    return MailField(
      name: String(decoding: name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self),
      range: line.lowerBound..<end,
      value: start..<line.upperBound
    )
  }

  private static func isEnvelope(_ bytes: [UInt8], _ line: ByteRange) -> Bool {
    let start = bytes[line].prefix(6)
    return start.starts(with: "From ".utf8) || start.elementsEqual(">From ".utf8)
  }

  /// The end of a line's content, without a CR before the line end.
  private static func endOfContent(_ bytes: [UInt8], _ line: ByteRange) -> Int {
    !line.isEmpty && bytes[line.upperBound - 1] == 0x0D ? line.upperBound - 1 : line.upperBound
  }
}
