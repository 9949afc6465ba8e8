extension PublishedWordSplitter {
  /// Whether `word` is an address of the web, which stays whole: perhaps a scheme and a user, then host names and a top
  /// level domain in lower case, then perhaps a port and a path (the pattern of spaCy, from Diego Perini's).
  func isURL(_ word: ByteRange) -> Bool {
    guard word.count >= 4, text[word].contains(0x2E) else { return false }
    var start = word.lowerBound
    if let colon = text[word].firstIndex(of: 0x3A), colon + 2 < word.upperBound,
      text[colon + 1] == 0x2F, text[colon + 2] == 0x2F, colon - start >= 2
    {
      guard text[start..<colon].allSatisfy({ isSchemeByte($0) }) else { return false }
      start = colon + 3
    }
    if isHostAndPath(start..<word.upperBound) { return true }
    // Hosts may stand behind a user; a hostile text has thousands of such marks, so that few are looked at.
    var tries = 4
    var index = start
    while index < word.upperBound, tries > 0 {
      if text[index] == 0x40, index > start {
        if isHostAndPath((index + 1)..<word.upperBound) { return true }
        tries -= 1
      }
      index += 1
    }
    return false
  }

  private func isSchemeByte(_ byte: UInt8) -> Bool {
    isHostByte(byte) || byte == 0x2B || byte == 0x2E
  }

  private func isHostByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F || byte == 0x2D
  }

  private func isHostAndPath(_ range: ByteRange) -> Bool {
    var label = range.lowerBound
    var index = label
    var labels = 0
    while index < range.upperBound {
      let byte = text[index]
      if byte == 0x2E {
        guard isLabel(label..<index) else { return false }
        labels += 1
        label = index + 1
      } else if !isHostByte(byte) {
        break
      }
      index += 1
    }
    guard labels > 0, isTopLevel(label..<index) else { return false }
    if index < range.upperBound, text[index] == 0x3A {
      let digits = text[(index + 1)..<range.upperBound].prefix { $0 &- 0x30 < 10 }.count
      guard (2...5).contains(digits) else { return false }
      index += 1 + digits
    }
    return index == range.upperBound || text[index] == 0x2F || text[index] == 0x3F || text[index] == 0x23
  }

  /// A letter or digit at both ends, at most 64 characters.
  private func isLabel(_ label: ByteRange) -> Bool {
    guard let first = text[label].first, let last = text[label].last, label.count <= 256 else { return false }
    func isEnd(_ byte: UInt8) -> Bool { byte != 0x5F && byte != 0x2D }
    return isEnd(first) && isEnd(last) && text.characterCount(label.lowerBound, label.upperBound) <= 64
  }

  /// Lower-case letters, 2 to 63.
  private func isTopLevel(_ label: ByteRange) -> Bool {
    guard label.count <= 256, (2...63).contains(text.characterCount(label.lowerBound, label.upperBound)) else {
      return false
    }
    var index = label.lowerBound
    while index < label.upperBound {
      let scalar = text.scalar(at: index)
      let category = CodePoint.category(scalar.value)
      guard category == .lowercaseLetter || category == .otherLetter else { return false }
      index += scalar.length
    }
    return true
  }
}
