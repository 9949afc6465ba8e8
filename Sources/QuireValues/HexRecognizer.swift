import QuireText

// Identifiers in hexadecimal digits: hash values, UUIDs (RFC 9562) and MAC addresses (IEEE 802).
extension ContactScanner {
  /// The hash value that is the word `word`: what it is a hash of is told by its length alone.
  func hash(_ word: ByteRange) -> RecognizedValue? {
    guard kinds.contains(.hash), let algorithm = algorithms[word.count], text[word.lowerBound - 1] != UInt8(ascii: "_"),
      text[word.upperBound] != UInt8(ascii: "_")
    else { return nil }
    var letters = 0
    var digits = 0
    for offset in word {
      guard isHexDigit(text[offset]) else { return nil }
      if isDigit(text[offset]) { digits += 1 } else { letters += 1 }
    }
    // A row of digits is a number; words of the letters a to f alone are rare and no hashes.
    guard letters * 8 >= word.count, digits * 8 >= word.count else { return nil }
    return RecognizedValue(
      range: word,
      kind: .hash,
      normal: algorithm + ":" + text.string(word).lowercased(),
      rule: "hash." + algorithm,
      score: word.count == 32 ? 0.8 : 0.9
    )
  }

  /// The UUID whose first eight digits are the word `word`, with `urn:uuid:` before it.
  func uuid(_ word: ByteRange) -> RecognizedValue? {
    guard kinds.contains(.uuid), word.count == 8, text[word.lowerBound - 1] != UInt8(ascii: "-") else { return nil }
    var position = word.lowerBound
    for (number, count) in [8, 4, 4, 4, 12].enumerated() {
      if number > 0 {
        guard text[position] == UInt8(ascii: "-") else { return nil }
        position += 1
      }
      for offset in position..<position + count where !isHexDigit(text[offset]) { return nil }
      position += count
    }
    guard !text.isWord(at: position), text[position] != UInt8(ascii: "-") || !text.isWord(at: position + 1) else {
      return nil
    }
    let start = text.matches(urn, at: word.lowerBound - urn.count) ? word.lowerBound - urn.count : word.lowerBound
    return RecognizedValue(
      range: start..<position,
      kind: .uuid,
      normal: text.string(word.lowerBound..<position).lowercased(),
      rule: "uuid.groups",
      score: 0.97
    )
  }

  /// The MAC address whose first colon is at `colon`.
  func hardwareAddress(aroundColon colon: Int) -> RecognizedValue? {
    guard kinds.contains(.mac), text.hexPair(at: colon - 2) else { return nil }
    return hardwareAddress(pairsFrom: colon - 2, separator: UInt8(ascii: ":"))
  }

  /// The MAC address of which the word `word`, two digits or four, is a part: "00-1A-…" and "001a.2b3c.4d5e".
  func hardwareAddress(_ word: ByteRange) -> RecognizedValue? {
    guard kinds.contains(.mac) else { return nil }
    if word.count == 4, text[word.upperBound] == UInt8(ascii: ".") { return hardwareAddress(dotted: word) }
    guard word.count == 2, text.hexPair(at: word.lowerBound) else { return nil }
    var start = word.lowerBound
    for _ in 0..<5 where text[start - 1] == UInt8(ascii: "-") && text.hexPair(at: start - 3) { start -= 3 }
    return hardwareAddress(pairsFrom: start, separator: UInt8(ascii: "-"))
  }

  private func hardwareAddress(pairsFrom start: Int, separator: UInt8) -> RecognizedValue? {
    guard !text.isWord(before: start), text[start - 1] != separator else { return nil }
    for pair in 0..<6 {
      guard text.hexPair(at: start + 3 * pair), pair == 5 || text[start + 3 * pair + 2] == separator else { return nil }
    }
    let end = start + 17
    guard !text.isWord(at: end), text[end] != separator || !text.isWord(at: end + 1) else { return nil }
    return written(start..<end)
  }

  private func hardwareAddress(dotted word: ByteRange) -> RecognizedValue? {
    let start = word.lowerBound
    guard text[start - 1] != UInt8(ascii: ".") else { return nil }
    for group in 0..<3 {
      let first = start + 5 * group
      guard text.hexPair(at: first), text.hexPair(at: first + 2), group == 2 || text[first + 4] == UInt8(ascii: ".")
      else { return nil }
    }
    let end = start + 14
    guard !text.isWord(at: end), text[end] != UInt8(ascii: ".") || !text.isWord(at: end + 1) else { return nil }
    return written(start..<end)
  }

  private func written(_ range: ByteRange) -> RecognizedValue {
    var normal: [UInt8] = []
    var letters = 0
    for offset in range where isHexDigit(text[offset]) {
      if normal.count % 3 == 2 { normal.append(UInt8(ascii: ":")) }
      normal.append(lowercased(text[offset]))
      if !isDigit(text[offset]) { letters += 1 }
    }
    return RecognizedValue(
      range: range,
      kind: .mac,
      normal: String(decoding: normal, as: UTF8.self),
      rule: "mac.groups",
      score: letters > 0 ? 0.95 : 0.6
    )
  }
}

extension TextWindow {
  fileprivate func hexPair(at offset: Int) -> Bool {
    isHexDigit(self[offset]) && isHexDigit(self[offset + 1])
  }
}

/// Hash algorithms by the number of their hexadecimal digits.
private let algorithms = [32: "md5", 40: "sha1", 56: "sha224", 64: "sha256", 96: "sha384", 128: "sha512"]
private let urn = Array("urn:uuid:".utf8)
