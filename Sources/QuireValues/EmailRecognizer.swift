import QuireText

// E-mail addresses: the dot-atom form of RFC 5321 section 4.1.2 with the characters that people use, a host with a
// top-level domain or an address literal.
extension ContactScanner {
  /// The address around the `@` at `sign`, or around `[at]` or `(at)` whose bracket is there.
  func email(around sign: Int) -> RecognizedValue? {
    guard kinds.contains(.email) else { return nil }
    let isDefanged = text[sign] != UInt8(ascii: "@")
    let sign = isDefanged ? text.defangedStart(sign) : sign
    let width = text.atWidth(at: sign)
    guard width > 0, let start = localPartStart(before: sign), let domain = mailDomain(at: sign + width) else {
      return nil
    }
    guard !isDefanged || text.hasKnownTop(domain) else { return nil }
    // "a@b.com@c" and "a@new_type.com" are something else, not an address with a rest.
    let next = text[domain.upperBound]
    guard next != UInt8(ascii: "@"), next != UInt8(ascii: "_"), !text.isWord(at: domain.upperBound) else { return nil }
    let name = text.bytes[start..<sign]
    let normal = name + [UInt8(ascii: "@")] + text.addressText(domain, lowercaseEnd: domain.upperBound)
    return RecognizedValue(
      range: start..<domain.upperBound,
      kind: .email,
      normal: String(decoding: normal, as: UTF8.self),
      rule: isDefanged ? "email.defanged" : "email.address",
      score: isDefanged ? 0.9 : 0.99
    )
  }

  private func localPartStart(before sign: Int) -> Int? {
    var start = sign
    while start > text.start, isLocalPartByte(text[start - 1]) {
      start -= 1
      if sign - start > 64 { return nil }
    }
    // Quotes and marks of emphasis stand around an address, not in it.
    while start < sign, isMark(text[start]) { start += 1 }
    guard start < sign, text[start] != UInt8(ascii: "."), text[sign - 1] != UInt8(ascii: ".") else { return nil }
    for offset in start..<sign where text[offset] == UInt8(ascii: ".") && text[offset + 1] == UInt8(ascii: ".") {
      return nil
    }
    return start
  }

  private func mailDomain(at start: Int) -> ByteRange? {
    if text[start] == UInt8(ascii: "[") {
      guard let address = text.internetAddress4(at: start + 1), text[address.range.upperBound] == UInt8(ascii: "]")
      else { return nil }
      return start..<address.range.upperBound + 1
    }
    guard let host = text.hostName(at: start, allowsUnderscore: false), host.labelCount >= 2 else { return nil }
    return text.isTopLevelShape(host.top) ? host.range : nil
  }
}

extension TextWindow {
  /// Whether a host name has a defanged dot or ends with a top-level domain that is no English word.
  fileprivate func hasKnownTop(_ host: ByteRange) -> Bool {
    var start = host.upperBound
    while start > host.lowerBound, isLetter(self[start - 1]) { start -= 1 }
    return host.contains { "[({".utf8.contains(self[$0]) }
      || TopLevelDomains.kind(of: bytes[start..<host.upperBound]) == .clear
  }
}

private func isLocalPartByte(_ byte: UInt8) -> Bool {
  if isLetterOrDigit(byte) { return true }
  switch byte {
  case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "%"),
    UInt8(ascii: "'"), UInt8(ascii: "&"), UInt8(ascii: "~"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "*"):
    return true
  default: return false
  }
}

private func isMark(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "'") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "~") || byte == UInt8(ascii: "!")
    || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "-")
}
