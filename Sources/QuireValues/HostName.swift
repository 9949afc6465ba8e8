import QuireText

/// A host name in a text, by the rules of RFC 1123 with letters of any script (RFC 5890) and `[.]` or `(dot)` for a dot.
struct HostName {
  /// Where it lies; a dot at its end is not part of it.
  var range: ByteRange
  /// The number of labels.
  var labelCount = 0
  /// The last label.
  var top: ByteRange
  /// Whether a dot is written `[.]` or alike, so that nobody follows the address by mistake.
  var isDefanged = false
  /// Whether all labels are of digits.
  var isNumeric = true
}

extension TextWindow {
  /// The longest host name that begins at `start`, or `nil` where none does.
  ///
  /// With `allowsUnderscore` labels may hold `_`, as they do in the wild though not in the RFC.
  func hostName(at start: Int, allowsUnderscore: Bool) -> HostName? {
    var name = HostName(range: start..<start, top: start..<start)
    var position = start
    while position - start <= 253, let label = hostLabel(at: position, allowsUnderscore: allowsUnderscore) {
      name.labelCount += 1
      name.top = label
      name.range = start..<label.upperBound
      name.isNumeric = name.isNumeric && label.allSatisfy { isDigit(self[$0]) }
      position = label.upperBound
      let width = dotWidth(at: position)
      guard width > 0 else { break }
      position += width
      name.isDefanged = name.isDefanged || width > 1 && isWord(at: position)
    }
    return name.labelCount > 0 && name.range.count <= 253 ? name : nil
  }

  private func hostLabel(at start: Int, allowsUnderscore: Bool) -> ByteRange? {
    var position = start
    while position - start <= 63 {
      let byte = self[position]
      if isLetterOrDigit(byte) || (byte == UInt8(ascii: "-") && position > start) {
        position += 1
      } else if byte == UInt8(ascii: "_"), allowsUnderscore {
        position += 1
      } else if byte >= 0xC0, isWord(at: position) {
        position += 1
        while self[position] & 0xC0 == 0x80 { position += 1 }
      } else {
        break
      }
    }
    // A label does not end with a hyphen; "see abc.com-based" ends before it.
    while position > start, self[position - 1] == UInt8(ascii: "-"), self[position] != UInt8(ascii: ".") {
      position -= 1
    }
    return position > start && position - start <= 63 ? start..<position : nil
  }

  /// Whether a label can be a top-level domain: letters only, at least two, or an encoded label.
  func isTopLevelShape(_ label: ByteRange) -> Bool {
    guard label.count >= 2 else { return false }
    if matches(encodedPrefix, at: label.lowerBound) { return label.count > encodedPrefix.count }
    return label.allSatisfy { isLetter(self[$0]) || self[$0] >= 0x80 }
  }

  /// The text of an address with `[.]` as a dot, in lower case up to `lowercaseEnd`.
  ///
  /// Behind it `[.]` stays as it is, but for `refangsRest`.
  func addressText(_ range: ByteRange, lowercaseEnd: Int, refangsRest: Bool = false) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = self[position]
      let width = position < lowercaseEnd || refangsRest ? dotWidth(at: position) : 0
      if width > 1 {
        result.append(UInt8(ascii: "."))
        position += width
        continue
      }
      result.append(position < lowercaseEnd ? lowercased(byte) : byte)
      position += 1
    }
    return result
  }
}

private let encodedPrefix = Array("xn--".utf8)
