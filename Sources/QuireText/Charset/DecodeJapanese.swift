/// Shift_JIS with the extensions of windows-31J.
struct ShiftJISReader: MultiByteReader {
  private let table = PointerTable.jis0208

  func step(_ source: UnsafeBufferPointer<UInt8>, at place: Int) -> MultiByteStep {
    let lead = source[place]
    switch lead {
    case 0x80: return .scalar(0x80, 1)
    case 0xA1...0xDF: return .scalar(0xFF61 + UInt32(lead) - 0xA1, 1)
    case 0x81...0x9F, 0xE0...0xFC: break
    default: return .invalid(1)
    }
    let trail = trail(source, at: place)
    guard (trail >= 0x40 && trail <= 0x7E) || (trail >= 0x80 && trail <= 0xFC) else {
      return invalidPair(source, at: place)
    }
    let row = Int(lead) - (lead < 0xA0 ? 0x81 : 0xC1)
    let pointer = row * 188 + Int(trail) - (trail < 0x7F ? 0x40 : 0x41)
    if pointer >= 8836, pointer <= 10_715 { return .scalar(UInt32(0xE000 + pointer - 8836), 2) }
    guard let scalar = table[pointer] else { return invalidPair(source, at: place) }
    return .scalar(scalar, 2)
  }
}

/// EUC-JP with JIS X 0212.
struct EUCJPReader: MultiByteReader {
  private let jis0208 = PointerTable.jis0208
  private let jis0212 = PointerTable.jis0212

  func step(_ source: UnsafeBufferPointer<UInt8>, at place: Int) -> MultiByteStep {
    let lead = source[place]
    let trail = trail(source, at: place)
    switch lead {
    case 0x8E:
      guard trail >= 0xA1, trail <= 0xDF else { return invalidPair(source, at: place) }
      return .scalar(0xFF61 + UInt32(trail) - 0xA1, 2)
    case 0x8F:
      guard trail >= 0xA1, trail <= 0xFE else { return invalidPair(source, at: place) }
      return threeBytes(source, at: place)
    case 0xA1...0xFE:
      guard trail >= 0xA1, trail <= 0xFE, let scalar = jis0208[pointer(lead, trail)] else {
        return invalidPair(source, at: place)
      }
      return .scalar(scalar, 2)
    default: return .invalid(1)
    }
  }

  private func threeBytes(_ source: UnsafeBufferPointer<UInt8>, at place: Int) -> MultiByteStep {
    let last = place + 2 < source.count ? source[place + 2] : 0
    guard last >= 0xA1, last <= 0xFE, let scalar = jis0212[pointer(source[place + 1], last)] else {
      return .invalid(last >= 0x80 ? 3 : 2)
    }
    return .scalar(scalar, 3)
  }

  private func pointer(_ row: UInt8, _ cell: UInt8) -> Int { (Int(row) - 0xA1) * 94 + Int(cell) - 0xA1 }
}

extension DecodedText {
  /// The character sets between which escape sequences of ISO-2022-JP switch.
  private enum JapaneseSet {
    case ascii
    case roman
    case katakana
    case jis0208
  }

  /// Decodes ISO-2022-JP; the escape sequences stand for nothing.
  ///
  /// The standard calls an escape sequence right after another one an error, to guard browsers; here it is harmless.
  mutating func appendISO2022JP(_ source: UnsafeBufferPointer<UInt8>) {
    var set = JapaneseSet.ascii
    var place = 0
    while place < source.count {
      let byte = source[place]
      if byte == 0x1B, let next = japaneseSet(source, escapedAt: place) {
        set = next
        place += 3
        continue
      }
      let count = set == .jis0208 && isCell(byte) && place + 1 < source.count && isCell(source[place + 1]) ? 2 : 1
      if let scalar = japaneseScalar(source, at: place, in: set) {
        append(scalar, for: count, at: place)
      } else {
        appendReplacement(.undecodable, place..<place + count)
      }
      place += count
    }
  }

  private func isCell(_ byte: UInt8) -> Bool { byte >= 0x21 && byte <= 0x7E }

  private func japaneseSet(_ source: UnsafeBufferPointer<UInt8>, escapedAt place: Int) -> JapaneseSet? {
    guard place + 2 < source.count else { return nil }
    switch (source[place + 1], source[place + 2]) {
    case (0x28, 0x42): return .ascii
    case (0x28, 0x4A): return .roman
    case (0x28, 0x49): return .katakana
    case (0x24, 0x40), (0x24, 0x42): return .jis0208
    default: return nil
    }
  }

  private func japaneseScalar(_ source: UnsafeBufferPointer<UInt8>, at place: Int, in set: JapaneseSet) -> UInt32? {
    let byte = source[place]
    guard byte < 0x80, byte != 0x0E, byte != 0x0F, byte != 0x1B else { return nil }
    // A line ends every shift in practice, so a control character is itself in each set.
    if byte < 0x21 { return UInt32(byte) }
    switch set {
    case .ascii: return UInt32(byte)
    case .roman: return byte == 0x5C ? 0xA5 : byte == 0x7E ? 0x203E : UInt32(byte)
    case .katakana: return byte <= 0x5F ? 0xFF61 + UInt32(byte) - 0x21 : nil
    case .jis0208:
      guard byte <= 0x7E, place + 1 < source.count, isCell(source[place + 1]) else { return nil }
      return PointerTable.jis0208[(Int(byte) - 0x21) * 94 + Int(source[place + 1]) - 0x21]
    }
  }
}
