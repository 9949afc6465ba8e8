/// Reads the tokens of a structured field (RFC 5322, section 3.2): atoms, quoted strings, comments.
struct HeaderScanner {
  let bytes: [UInt8]
  private(set) var place = 0

  /// Creates a scanner of an unfolded value.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next byte, not taken.
  var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  /// Takes the next byte where it is `byte`, white space and comments before it passed over.
  mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard next == byte else { return false }
    place += 1
    return true
  }

  /// Passes over the next byte.
  mutating func skip() { place = min(place + 1, bytes.count) }

  /// Passes over everything before the next `byte`.
  mutating func skip(to byte: UInt8) {
    while let next, next != byte { place += 1 }
  }

  /// Passes over white space and comments.
  mutating func skipSpace() {
    while let next {
      if next == 0x20 || next == 0x09 {
        place += 1
      } else if next == 0x28 {
        _ = comment()
      } else {
        return
      }
    }
  }

  /// Takes a comment, which begins here; returns what is in it.
  mutating func comment() -> [UInt8] {
    var content: [UInt8] = []
    var depth = 0
    while let byte = next {
      place += 1
      switch byte {
      case 0x28:
        depth += 1
        if depth > 1 { content.append(byte) }
      case 0x29:
        depth -= 1
        if depth == 0 { return content }
        content.append(byte)
      case 0x5C where next != nil:
        content.append(bytes[place])
        place += 1
      default: content.append(byte)
      }
    }
    return content
  }

  /// Takes a quoted string, which begins here; returns what is in it, escapes undone.
  mutating func quotedString() -> [UInt8] {
    var content: [UInt8] = []
    place += 1
    while let byte = next {
      place += 1
      switch byte {
      case 0x22: return content
      case 0x5C where next != nil:
        content.append(bytes[place])
        place += 1
      default: content.append(byte)
      }
    }
    return content
  }

  /// Takes the bytes up to white space or one of `ends`.
  mutating func token(until ends: [UInt8]) -> [UInt8] {
    let start = place
    while let byte = next, byte > 0x20, !ends.contains(byte) { place += 1 }
    return Array(bytes[start..<place])
  }
}
