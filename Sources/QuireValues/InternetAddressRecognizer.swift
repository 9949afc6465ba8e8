import QuireText

// IPv4 addresses in dotted form and IPv6 addresses (RFC 4291 section 2.2), checked and written as RFC 5952 wants.
extension ContactScanner {
  /// The IPv4 address whose first digit is at `start`.
  func internetAddress4(at start: Int) -> RecognizedValue? {
    guard !text.isWord(before: start), text[start - 1] != UInt8(ascii: ".") || text[start - 2] == UInt8(ascii: "."),
      let address = text.internetAddress4(at: start)
    else { return nil }
    let normal = address.parts.map { String($0) }.joined(separator: ".")
    return block(address.range, normal, bits: 32) ?? self.address(address.range, normal, "ip.version-4", 0.9)
  }

  private func address(_ range: ByteRange, _ normal: String, _ rule: String, _ score: Double) -> RecognizedValue? {
    guard kinds.contains(.ip) else { return nil }
    return RecognizedValue(range: range, kind: .ip, normal: normal, rule: rule, score: score)
  }

  /// The block of addresses (CIDR, RFC 4632) that an address and the length of a prefix behind it name.
  private func block(_ range: ByteRange, _ normal: String, bits: Int) -> RecognizedValue? {
    var end = range.upperBound
    guard kinds.contains(.cidr), text[end] == UInt8(ascii: "/") else { return nil }
    end += 1
    var length = 0
    while isDigit(text[end]), end - range.upperBound < 5 {
      length = length * 10 + Int(text[end] - 0x30)
      end += 1
    }
    let isLonger = text.isWord(at: end) || "/.".utf8.contains(text[end]) && text.isWord(at: end + 1)
    guard end > range.upperBound + 1, length <= bits, !isLonger else { return nil }
    return RecognizedValue(
      range: range.lowerBound..<end,
      kind: .cidr,
      normal: normal + "/\(length)",
      rule: bits == 32 ? "cidr.version-4" : "cidr.version-6",
      score: 0.95
    )
  }

  /// The IPv6 address whose first colon is at `colon`.
  func internetAddress6(aroundColon colon: Int) -> RecognizedValue? {
    guard kinds.contains(.ip) || kinds.contains(.cidr) else { return nil }
    var start = colon
    while isHexDigit(text[start - 1]), colon - start < 5 { start -= 1 }
    guard !text.isWord(before: start), text[start - 1] != UInt8(ascii: ":"), text[start - 1] != UInt8(ascii: "."),
      let range = text.internetAddress6(at: start), let groups = text.groups6(range)
    else { return nil }
    // "::" in source code, "a::b": names, not addresses.
    let hasDigit = range.contains { isDigit(text[$0]) }
    let isAlone = range.count == 2 && text[start - 1] <= 0x20 && text[range.upperBound] <= 0x20
    guard hasDigit || isAlone || groups.filter({ $0 > 0xFFF }).count >= 2 else { return nil }
    let normal = canonical6(groups)
    return block(range, normal, bits: 128) ?? address(range, normal, "ip.version-6", hasDigit ? 0.95 : 0.4)
  }
}

extension TextWindow {
  /// Four numbers up to 255 with dots between them, defanged or not, and no more of the kind after them.
  func internetAddress4(at start: Int) -> (range: ByteRange, parts: [Int])? {
    var parts: [Int] = []
    var position = start
    while parts.count < 4 {
      var value = 0
      let first = position
      while isDigit(self[position]), position - first < 4 {
        value = value * 10 + Int(self[position] - 0x30)
        position += 1
      }
      guard position > first, position - first <= 3, value <= 255 else { return nil }
      parts.append(value)
      guard parts.count < 4 else { break }
      let dot = dotWidth(at: position)
      guard dot > 0 else { return nil }
      position += dot
    }
    let isLonger = isWord(at: position) || (self[position] == UInt8(ascii: ".") && isDigit(self[position + 1]))
    return isLonger ? nil : (start..<position, parts)
  }

  /// The IPv6 address that begins at `start`.
  func internetAddress6(at start: Int) -> ByteRange? {
    var end = start
    while end - start < 46, isHexDigit(self[end]) || self[end] == UInt8(ascii: ":") || self[end] == UInt8(ascii: ".") {
      end += 1
    }
    // The end of a sentence or of a clause is not part of the address; `1::` is one.
    while end > start, self[end - 1] == UInt8(ascii: ".") { end -= 1 }
    guard end - start <= 45, !isWord(at: end) else { return nil }
    if self[end - 1] == UInt8(ascii: ":"), self[end - 2] != UInt8(ascii: ":") { end -= 1 }
    return groups6(start..<end) == nil ? nil : start..<end
  }

  /// The eight groups of an IPv6 address, or `nil` where `range` does not hold one.
  func groups6(_ range: ByteRange) -> [Int]? {
    var groups: [Int] = []
    var gap: Int?
    var position = range.lowerBound
    if self[position] == UInt8(ascii: ":") {
      guard self[position + 1] == UInt8(ascii: ":") else { return nil }
    }
    while position < range.upperBound {
      if self[position] == UInt8(ascii: ":") {
        if self[position + 1] == UInt8(ascii: ":"), position + 1 < range.upperBound {
          guard gap == nil else { return nil }
          gap = groups.count
          position += 2
          continue
        }
        guard !groups.isEmpty, gap != groups.count else { return nil }
        position += 1
      }
      if groups.count <= 6, let tail = internetAddress4(at: position), tail.range.upperBound == range.upperBound {
        groups += [tail.parts[0] << 8 | tail.parts[1], tail.parts[2] << 8 | tail.parts[3]]
        position = range.upperBound
        break
      }
      guard let group = hexGroup(at: &position), groups.count < 8 else { return nil }
      groups.append(group)
    }
    guard let gap else { return groups.count == 8 ? groups : nil }
    guard groups.count <= 7 else { return nil }
    return groups[..<gap] + [Int](repeating: 0, count: 8 - groups.count) + groups[gap...]
  }

  private func hexGroup(at position: inout Int) -> Int? {
    let first = position
    var value = 0
    while isHexDigit(self[position]), position - first < 5 {
      let byte = self[position]
      value = value << 4 | Int(isDigit(byte) ? byte - 0x30 : (byte | 0x20) - 0x57)
      position += 1
    }
    return position > first && position - first <= 4 ? value : nil
  }
}

/// RFC 5952: lower case, no leading zeros, `::` for the first longest run of two zero groups or more.
private func canonical6(_ groups: [Int]) -> String {
  var best = 0..<0
  var index = 0
  while index < groups.count {
    var end = index
    while end < groups.count, groups[end] == 0 { end += 1 }
    if end - index > max(best.count, 1) { best = index..<end }
    index = max(end, index + 1)
  }
  func text(_ part: ArraySlice<Int>) -> String {
    part.map { String($0, radix: 16) }.joined(separator: ":")
  }
  guard !best.isEmpty else { return text(groups[...]) }
  return text(groups[..<best.lowerBound]) + "::" + text(groups[best.upperBound...])
}
