/// A block of header fields as HTTP, WARC and mail write it: a first line, `Name: value` lines, a blank line.
///
/// Lines end with CR LF or LF. A line that begins with a blank goes on with the value before it. Lines without a colon
/// are counted and passed over.
public struct HeaderBlock: Sendable {
  /// What stands at a place of bytes that may not all be there yet.
  public enum Outcome: Sendable {
    /// A block.
    case complete(HeaderBlock)

    /// No blank line is there yet.
    case incomplete

    /// There is no blank line within the limit.
    case tooLong
  }

  /// The first line without its end.
  public private(set) var startLine = ""

  /// Names in lower case, and values without blanks around them, in order.
  public private(set) var fields: [(name: String, value: String)] = []

  /// How many lines are no fields.
  public private(set) var brokenLines = 0

  /// The place behind the blank line.
  public let end: Int

  /// How long the block is, with the blank line, in bytes.
  public let length: Int

  /// Reads the block that begins at `start`, of at most `limit` bytes; linear in the block.
  public static func read(_ bytes: [UInt8], from start: Int, limit: Int) -> Outcome {
    let stop = min(bytes.count, start + limit)
    var line = start
    while let feed = firstPlace(of: [0x0A], in: bytes, from: line, end: stop) {
      let isBlank = feed == line || (feed == line + 1 && bytes[line] == 0x0D)
      if isBlank { return .complete(HeaderBlock(bytes, start..<line, end: feed + 1)) }
      line = feed + 1
    }
    return bytes.count - start >= limit ? .tooLong : .incomplete
  }

  /// The value of the first field called `name`, which is in lower case.
  public subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  private init(_ bytes: [UInt8], _ range: ByteRange, end: Int) {
    self.end = end
    length = end - range.lowerBound
    var isFirst = true
    for line in bytes[range].split(separator: 0x0A) {
      let content = trimmed(line)
      if isFirst {
        startLine = text(content)
        isFirst = false
      } else if line.first == 0x20 || line.first == 0x09, let last = fields.indices.last {
        fields[last].value += " " + text(content)
      } else if let colon = content.firstIndex(of: 0x3A), colon > content.startIndex {
        let name = content[..<colon].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        fields.append((text(trimmed(name[...])), text(trimmed(content[(colon + 1)...]))))
      } else {
        brokenLines += 1
      }
    }
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let rest = bytes.drop { $0 <= 0x20 }
    guard let last = rest.lastIndex(where: { $0 > 0x20 }) else { return [] }
    return rest[...last]
  }
}
