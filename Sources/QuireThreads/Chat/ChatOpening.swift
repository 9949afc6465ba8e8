import QuireText

/// The first word of a message, up to a space, a colon or a comma.
struct ChatOpening {
  let name: ByteRange
  let hash: UInt64

  /// Whether a colon or a comma follows, as behind the name of whom one speaks to.
  let isMarked: Bool

  /// Whether the first sign behind it is a colon.
  let hasColon: Bool

  /// Where the words behind it begin.
  let end: Int

  /// Reads the beginning of `body`; `nil` where no word stands there.
  ///
  /// Complexity: linear in the longest name.
  init?(_ text: [UInt8], _ body: ByteRange) {
    let start = text[body].first == UInt8(ascii: "@") ? body.lowerBound + 1 : body.lowerBound
    let limit = min(body.upperBound, start + ChatLineReader.longestName)
    var index = start
    while index < limit, !Self.ends.contains(text[index]) { index += 1 }
    guard index > start else { return nil }
    name = start..<index
    while index < body.upperBound, text[index] == 0x20 { index += 1 }
    let sign = index
    while index < body.upperBound, text[index] == UInt8(ascii: ":") || text[index] == UInt8(ascii: ",") { index += 1 }
    isMarked = index > sign && (index == body.upperBound || text[index] == 0x20 || text[index] == 0x09)
    hasColon = sign < body.upperBound && text[sign] == UInt8(ascii: ":")
    hash = ChatWords.hash(text, in: name)
    end = index
  }

  private static let ends = Array(" \t:,".utf8)
}
