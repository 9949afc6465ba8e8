import QuireText

/// Small questions about the bytes of attributes.
enum MarkupBytes {
  /// Where `part` begins in `bytes`.
  static func index(of part: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = part.first, bytes.count >= part.count else { return nil }
    var index = bytes.startIndex
    while index + part.count <= bytes.endIndex {
      if bytes[index] == first, bytes[index..<(index + part.count)].elementsEqual(part) { return index }
      index += 1
    }
    return nil
  }

  /// The whole number, with a sign or without, that `bytes` begin with; `nil` for none and for more than 18 digits.
  static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    var rest = bytes.drop { $0 <= 0x20 || $0 == UInt8(ascii: "+") }
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    let digits = rest.prefix { isDigit($0) }
    guard !digits.isEmpty, digits.count <= 18 else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return isNegative ? -value : value
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// Whether a byte can stand in an id.
  static func isIDByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || isLetter(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  /// `bytes` without white space at the ends.
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes.drop { $0 <= 0x20 }
    while let last = bytes.last, last <= 0x20 { bytes = bytes.dropLast() }
    return bytes
  }

  static func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: trimmed(bytes), as: UTF8.self) }
}

extension MarkupBytes {
  /// Where `part` begins in `bytes`, the last time.
  static func lastIndex(of part: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = part.first, bytes.count >= part.count else { return nil }
    var index = bytes.endIndex - part.count
    while index >= bytes.startIndex {
      if bytes[index] == first, bytes[index..<(index + part.count)].elementsEqual(part) { return index }
      index -= 1
    }
    return nil
  }

  /// Where `part` begins a word of `bytes`.
  static func wordIndex(of part: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      if bytes[start...].starts(with: part) { return start }
      guard let end = bytes[start...].firstIndex(where: { $0 <= 0x20 }) else { return nil }
      start = end + 1
    }
    return nil
  }
}
