extension DecodedText {
  /// Decodes UTF-16; half a surrogate pair and an odd last byte are problems.
  mutating func appendUTF16(_ source: UnsafeBufferPointer<UInt8>, littleEndian: Bool) {
    let low = littleEndian ? 0 : 1
    func unit(_ place: Int) -> UInt32 { UInt32(source[place + low]) | UInt32(source[place + 1 - low]) << 8 }

    var place = source.count >= 2 && unit(0) == 0xFEFF ? 2 : 0
    while place + 2 <= source.count {
      let first = unit(place)
      if first & 0xF800 != 0xD800 {
        append(first, for: 2, at: place)
        place += 2
      } else if first < 0xDC00, place + 4 <= source.count, unit(place + 2) & 0xFC00 == 0xDC00 {
        append(0x10000 + (first - 0xD800) << 10 + (unit(place + 2) - 0xDC00), for: 4, at: place)
        place += 4
      } else {
        appendReplacement(.undecodable, place..<place + 2)
        place += 2
      }
    }
    if place < source.count { appendReplacement(.undecodable, place..<source.count) }
  }
}
