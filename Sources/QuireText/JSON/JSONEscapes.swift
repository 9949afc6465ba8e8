import Glibc

/// Decodes a JSON string: its escapes, and its bytes as UTF-8.
///
/// Ordinary bytes are 1:1 units of the map, an escape is one unit (`\u00e9` is 2:6, a surrogate pair 4:12). Half a
/// surrogate pair, a broken escape and each maximal ill-formed subpart of UTF-8 become U+FFFD and a problem.
///
/// - Parameters:
///   - token: Where the string stands in `source`, in bytes, with its quotes. Cut to what is there; a missing quote is
///     no error.
///   - source: The bytes that hold the string.
///   - sourceStart: What the source offsets of the map and the problems count `source` from.
/// - Returns: The decoded text with its map and problems.
///
/// Complexity: O(*n*). Without escapes and bad bytes it is one check and one copy.
public func unescape(_ token: ByteRange, in source: [UInt8], sourceStart: Int = 0) -> DecodedText {
  unescape(token, in: source, sourceStart: sourceStart, hasEscapes: true, isValidUTF8: false)
}

func unescape(
  _ token: ByteRange,
  in source: [UInt8],
  sourceStart: Int,
  hasEscapes: Bool,
  isValidUTF8: Bool
) -> DecodedText {
  source.withUnsafeBufferPointer { buffer in
    var inside = token.clamped(to: 0..<buffer.count)
    if let first = inside.first, buffer[first] == 0x22 { inside = first + 1..<inside.upperBound }
    if let last = inside.last, buffer[last] == 0x22 { inside = inside.lowerBound..<last }
    var reader = JSONStringReader(source: buffer, sourceStart: sourceStart, isValidUTF8: isValidUTF8)
    reader.read(inside, hasEscapes: hasEscapes)
    return reader.text
  }
}

/// The decoding of one string's inside.
private struct JSONStringReader {
  let source: UnsafeBufferPointer<UInt8>
  let sourceStart: Int
  let isValidUTF8: Bool
  var text = DecodedText()

  mutating func read(_ range: ByteRange, hasEscapes: Bool) {
    // Decoded text is never longer than its source, but for single bad bytes, which become three.
    text.bytes.reserveCapacity(range.count)
    var place = range.lowerBound
    while hasEscapes, let backslash = indexOfBackslash(source, place..<range.upperBound) {
      plain(place..<backslash)
      place = backslash
      // Escapes often follow each other (text that was made ASCII): no search between them.
      repeat { escape(&place, end: range.upperBound) } while place < range.upperBound && source[place] == 0x5C
    }
    plain(place..<range.upperBound)
  }

  private mutating func plain(_ range: ByteRange) {
    if isValidUTF8 {
      text.appendVerbatim(source, range, sourceStart: sourceStart)
    } else {
      text.appendRepairing(source, range, sourceStart: sourceStart)
    }
  }

  /// Decodes the escape at `place` and steps over it.
  private mutating func escape(_ place: inout Int, end: Int) {
    let start = place
    guard let length = escapeLength(source, at: start, end: end) else {
      // The backslash alone is the problem: what follows it is read as it stands.
      place += 1
      return text.appendReplacement(.invalidEscape, sourceStart + start..<sourceStart + place)
    }
    place += length
    guard length == 6 else {
      return text.append(UInt32(shortEscape(source[start + 1]) ?? 0x3F), for: 2, at: sourceStart + start)
    }
    let unit = hexUnit(source, at: start + 2)
    switch unit {
    case 0xD800...0xDBFF:
      guard let low = lowSurrogate(at: place, end: end) else { fallthrough }
      place += 6
      text.append(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00), for: 12, at: sourceStart + start)
    case 0xDC00...0xDFFF:
      text.appendReplacement(.loneSurrogate, sourceStart + start..<sourceStart + place)
    default:
      text.append(unit, for: 6, at: sourceStart + start)
    }
  }

  private func lowSurrogate(at place: Int, end: Int) -> UInt32? {
    guard escapeLength(source, at: place, end: end) == 6 else { return nil }
    let unit = hexUnit(source, at: place + 2)
    return (0xDC00...0xDFFF).contains(unit) ? unit : nil
  }
}

/// The first backslash of `range`, which lies within the buffer.
func indexOfBackslash(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Int? {
  guard !range.isEmpty, let base = bytes.baseAddress,
    let found = memchr(base + range.lowerBound, 0x5C, range.count)
  else { return nil }
  return UnsafeRawPointer(found) - UnsafeRawPointer(base)
}

/// The length of the escape whose backslash stands at `start`: 2, or 6 with four hexadecimal digits; `nil` where there
/// is no whole escape before `end`.
func escapeLength(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) -> Int? {
  guard start + 2 <= end, bytes[start] == 0x5C else { return nil }
  if shortEscape(bytes[start + 1]) != nil { return 2 }
  guard bytes[start + 1] == 0x75, start + 6 <= end else { return nil }
  for index in start + 2..<start + 6 where hexValue(bytes[index]) == nil { return nil }
  return 6
}

/// The byte that a backslash and `byte` stand for.
private func shortEscape(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x22, 0x5C, 0x2F: byte
  case 0x62: 0x08
  case 0x66: 0x0C
  case 0x6E: 0x0A
  case 0x72: 0x0D
  case 0x74: 0x09
  default: nil
  }
}

/// The value of four hexadecimal digits, checked before.
private func hexUnit(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt32 {
  var unit: UInt32 = 0
  for index in start..<start + 4 { unit = unit << 4 | UInt32(hexValue(bytes[index]) ?? 0) }
  return unit
}

private func hexValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x41 + 10
  case 0x61...0x66: byte - 0x61 + 10
  default: nil
  }
}
