import QuireText

// Handles and hashtags: a sign, then letters of any script, digits and low lines.
extension ContactScanner {
  /// The handle whose `@` is at `sign`: `@name`, or `@name@host` as federated services write it.
  func handle(at sign: Int) -> RecognizedValue? {
    guard kinds.contains(.handle), !text.isWord(before: sign), text[sign - 1] != UInt8(ascii: "@") else { return nil }
    let name = tagName(at: sign + 1, limit: 64)
    // A time after `@` ("@08:25PM") is no name.
    guard !name.isEmpty, !isDigit(text[name.lowerBound]) else { return nil }
    var end = name.upperBound
    if text[end] == UInt8(ascii: "@"), let host = text.hostName(at: end + 1, allowsUnderscore: false) {
      guard host.labelCount >= 2, text.isTopLevelShape(host.top) else { return nil }
      end = host.range.upperBound
    }
    return tag(sign..<end, .handle, rule: "handle.at-name", score: 0.9)
  }

  /// The hashtag whose `#` is at `sign`; "#1" is a rank and "&#39;" a character reference.
  func hashtag(at sign: Int) -> RecognizedValue? {
    let before = text[sign - 1]
    guard kinds.contains(.hashtag), !text.isWord(before: sign), before != UInt8(ascii: "&"),
      before != UInt8(ascii: "#"), before != UInt8(ascii: "/")
    else { return nil }
    let name = tagName(at: sign + 1, limit: 140)
    guard !name.isEmpty, !name.allSatisfy({ isDigit(text[$0]) || text[$0] == UInt8(ascii: "_") }) else { return nil }
    return tag(sign..<name.upperBound, .hashtag, rule: "hashtag.word", score: 0.9)
  }

  private func tagName(at start: Int, limit: Int) -> ByteRange {
    var end = start
    while end - start < limit {
      if text[end] == UInt8(ascii: "_") {
        end += 1
      } else if text.isWord(at: end) {
        end += 1
        while text[end] & 0xC0 == 0x80 { end += 1 }
      } else {
        break
      }
    }
    // A longer run is no name.
    return text.isWord(at: end) ? start..<start : start..<end
  }

  private func tag(_ range: ByteRange, _ kind: ValueKind, rule: String, score: Double) -> RecognizedValue {
    RecognizedValue(range: range, kind: kind, normal: text.string(range), rule: rule, score: score)
  }
}
