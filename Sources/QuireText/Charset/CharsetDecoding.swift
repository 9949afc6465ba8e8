/// Decodes bytes of a charset, as the Encoding Standard says (https://encoding.spec.whatwg.org/).
///
/// The text is valid UTF-8. Bytes that mean nothing in the charset become U+FFFD and a problem each; a byte order mark
/// of the charset itself and the shift sequences of ISO-2022-JP lie in gaps of the map. Valid UTF-8 is returned without
/// a copy.
///
/// - Parameters:
///   - bytes: The bytes of the source.
///   - charset: What they are taken for.
/// - Returns: The text with its map and problems.
///
/// Complexity: O(*n*). The text is at most three times as long as the bytes.
public func decode(_ bytes: [UInt8], as charset: Charset) -> DecodedText {
  if charset == .utf8, UTF8Validation.isValid(bytes), !bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
    return DecodedText(validUTF8: bytes)
  }
  return bytes.withUnsafeBufferPointer { source in
    var text = DecodedText()
    text.bytes.reserveCapacity(source.count + source.count / 8)
    switch charset {
    case .utf8:
      let mark = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      text.appendRepairing(source, mark..<source.count, sourceStart: 0)
    case .utf16LE: text.appendUTF16(source, littleEndian: true)
    case .utf16BE: text.appendUTF16(source, littleEndian: false)
    case .gbk, .gb18030: text.appendMultiByte(source, GB18030Reader())
    case .big5: text.appendMultiByte(source, Big5Reader())
    case .eucKR: text.appendMultiByte(source, EUCKRReader())
    case .eucJP: text.appendMultiByte(source, EUCJPReader())
    case .shiftJIS: text.appendMultiByte(source, ShiftJISReader())
    case .iso2022JP: text.appendISO2022JP(source)
    default: text = DecodedText(singleByte: source, charset)
    }
    return text
  }
}

/// The first byte from `start` on that is not ASCII, or `end`.
func endOfASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, end: Int) -> Int {
  var place = start
  // Eight bytes at a time; the loads stay inside the buffer: place + 8 <= end.
  if let base = bytes.baseAddress {
    while place + 8 <= end {
      let word = UInt64(littleEndian: UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self))
      let high = word & 0x8080_8080_8080_8080
      if high != 0 { return place + high.trailingZeroBitCount / 8 }
      place += 8
    }
  }
  while place < end, bytes[place] < 0x80 { place += 1 }
  return place
}
