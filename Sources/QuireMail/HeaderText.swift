public import QuireText

/// The text of header fields: unfolded, with the encoded words of RFC 2047 undone.
public enum HeaderText {
  /// How many bytes of a value are looked at; what is behind them is no use as a title or a name.
  public static let valueLimit = 1 << 16

  /// The bytes of a value without the line ends of folding, at most ``valueLimit``.
  public static func unfolded(_ bytes: [UInt8], _ value: ByteRange) -> [UInt8] {
    bytes[value.clamped(to: value.lowerBound..<(value.lowerBound + valueLimit))].filter { $0 != 0x0A && $0 != 0x0D }
  }

  /// The text of a field's value: valid UTF-8 with white space collapsed.
  ///
  /// Bytes beyond ASCII that no charset is named for are UTF-8 where they are valid in it, else what they look like.
  public static func decoded(_ bytes: [UInt8], _ value: ByteRange) -> String {
    string(decoding: unfolded(bytes, value))
  }

  /// The text of an unfolded value or of a part of one.
  public static func string(decoding value: [UInt8]) -> String {
    var text: [UInt8] = []
    var place = 0
    var plainStart = 0
    var open: (charset: String, bytes: [UInt8])?
    func flush() {
      if let words = open { text += utf8(words.bytes, charset: words.charset) }
      open = nil
    }
    while let start = firstPlace(of: [0x3D, 0x3F], in: value, from: place) {
      guard let word = encodedWord(value, at: start) else {
        place = start + 2
        continue
      }
      // White space between two encoded words is only there to keep them apart.
      let between = value[plainStart..<start]
      if open == nil || !between.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
        flush()
        text += utf8(Array(between), charset: nil)
      }
      // Some writers cut a character between two words, so that those of one charset are joined first.
      if open?.charset == word.charset {
        open?.bytes += word.bytes
      } else {
        flush()
        open = (word.charset, word.bytes)
      }
      place = word.end
      plainStart = word.end
    }
    flush()
    text += utf8(Array(value[plainStart...]), charset: nil)
    return collapsed(text)
  }

  /// `bytes` as UTF-8.
  private static func utf8(_ bytes: [UInt8], charset: String?) -> [UInt8] {
    if let charset = charset.flatMap(Charset.init(label:)) { return decode(bytes, as: charset).bytes }
    if UTF8Validation.isValid(bytes) { return bytes }
    return decode(bytes, as: detectCharset(bytes).charset).bytes
  }

  /// One space for each run of white space and control characters, none at the ends.
  private static func collapsed(_ text: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for byte in text {
      if byte > 0x20, byte != 0x7F {
        result.append(byte)
      } else if result.last != 0x20, !result.isEmpty {
        result.append(0x20)
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }

  private static let wordLimit = 1_000

  /// The encoded word that begins at `start` of `value`: `=?charset?B?…?=` or `=?charset?Q?…?=`.
  private static func encodedWord(_ value: [UInt8], at start: Int) -> (charset: String, bytes: [UInt8], end: Int)? {
    let reach = min(value.count, start + wordLimit)
    guard let mark = firstPlace(of: 0x3F, in: value, (start + 2)..<reach), mark + 2 < reach, value[mark + 2] == 0x3F
    else { return nil }
    let charset = value[(start + 2)..<mark]
    guard !charset.isEmpty, charset.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
    let content = mark + 3
    guard let end = firstPlace(of: [0x3F, 0x3D], in: value, from: content, end: reach) else { return nil }
    let decoded: [UInt8]
    switch value[mark + 1] | 0x20 {
    case 0x62: decoded = TransferEncoding.base64.decoded(value, content..<end).bytes
    case 0x71: decoded = words(value[content..<end])
    default: return nil
    }
    // RFC 2231 puts the language behind the charset.
    let label = charset.prefix { $0 != 0x2A }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return (String(decoding: label, as: UTF8.self), decoded, end + 2)
  }

  /// The Q encoding: quoted-printable with `_` for a space.
  private static func words(_ content: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var place = content.startIndex
    while place < content.endIndex {
      if content[place] == 0x3D, place + 2 < content.endIndex,
        let byte = hexByte(content[place + 1], content[place + 2])
      {
        result.append(byte)
        place += 3
      } else {
        result.append(content[place] == 0x5F ? 0x20 : content[place])
        place += 1
      }
    }
    return result
  }
}

/// The byte that two hexadecimal digits name.
func hexByte(_ high: UInt8, _ low: UInt8) -> UInt8? {
  func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
  guard let high = digit(high), let low = digit(low) else { return nil }
  return high << 4 | low
}
