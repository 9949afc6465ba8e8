/// What a charset of several bytes a character finds at one place.
enum MultiByteStep {
  /// A code point, and how many bytes it takes.
  case scalar(UInt32, Int)

  /// Two code points that the same bytes stand for.
  case pair(UInt32, UInt32, Int)

  /// Bytes without a meaning.
  case invalid(Int)
}

/// A charset of several bytes a character that agrees with ASCII below 0x80.
protocol MultiByteReader {
  /// The step at `place`, where a byte from 0x80 on stands; it ends within the buffer.
  func step(_ source: UnsafeBufferPointer<UInt8>, at place: Int) -> MultiByteStep
}

extension MultiByteReader {
  /// The step for a lead byte whose trail means nothing with it.
  ///
  /// An ASCII byte is not swallowed: it may be the quote or bracket that ends a string.
  func invalidPair(_ source: UnsafeBufferPointer<UInt8>, at place: Int) -> MultiByteStep {
    .invalid(place + 1 < source.count && source[place + 1] >= 0x80 ? 2 : 1)
  }

  /// The trail byte, or 0, which is no trail byte in any charset.
  func trail(_ source: UnsafeBufferPointer<UInt8>, at place: Int) -> UInt8 {
    place + 1 < source.count ? source[place + 1] : 0
  }
}

extension DecodedText {
  mutating func appendMultiByte(_ source: UnsafeBufferPointer<UInt8>, _ reader: some MultiByteReader) {
    var place = 0
    while place < source.count {
      let end = endOfASCII(source, from: place, end: source.count)
      appendVerbatim(source, place..<end, sourceStart: 0)
      place = end
      while place < source.count, source[place] >= 0x80 {
        switch reader.step(source, at: place) {
        case .scalar(let scalar, let count):
          append(scalar, for: count, at: place)
          place += count
        case .pair(let first, let second, let count):
          let length = bytes.appendUTF8(first) + bytes.appendUTF8(second)
          map.append(units: 1, decodedUnit: UInt8(length), sourceUnit: UInt8(count), sourceStart: place)
          place += count
        case .invalid(let count):
          appendReplacement(.undecodable, place..<place + count)
          place += count
        }
      }
    }
  }
}

/// EUC-KR with its extension, known as windows-949.
struct EUCKRReader: MultiByteReader {
  private let table = PointerTable.eucKR

  func step(_ source: UnsafeBufferPointer<UInt8>, at place: Int) -> MultiByteStep {
    let lead = source[place]
    let trail = trail(source, at: place)
    guard lead >= 0x81, lead <= 0xFE else { return .invalid(1) }
    guard trail >= 0x41, trail <= 0xFE, let scalar = table[(Int(lead) - 0x81) * 190 + Int(trail) - 0x41] else {
      return invalidPair(source, at: place)
    }
    return .scalar(scalar, 2)
  }
}

/// Big5 with the Hong Kong supplement.
struct Big5Reader: MultiByteReader {
  private let table = PointerTable.big5

  func step(_ source: UnsafeBufferPointer<UInt8>, at place: Int) -> MultiByteStep {
    let lead = source[place]
    let trail = trail(source, at: place)
    guard lead >= 0x81, lead <= 0xFE else { return .invalid(1) }
    guard (trail >= 0x40 && trail <= 0x7E) || (trail >= 0xA1 && trail <= 0xFE) else {
      return invalidPair(source, at: place)
    }
    let pointer = (Int(lead) - 0x81) * 157 + Int(trail) - (trail < 0x7F ? 0x40 : 0x62)
    switch pointer {
    case 1133: return .pair(0xCA, 0x304, 2)
    case 1135: return .pair(0xCA, 0x30C, 2)
    case 1164: return .pair(0xEA, 0x304, 2)
    case 1166: return .pair(0xEA, 0x30C, 2)
    default: break
    }
    guard let scalar = table[pointer] else { return invalidPair(source, at: place) }
    return .scalar(PointerTable.isPlane2(big5: pointer) ? 0x20000 + scalar : scalar, 2)
  }
}

/// GB 18030, which reads GBK and GB 2312 too.
struct GB18030Reader: MultiByteReader {
  private let table = PointerTable.gb18030

  func step(_ source: UnsafeBufferPointer<UInt8>, at place: Int) -> MultiByteStep {
    let lead = source[place]
    if lead == 0x80 { return .scalar(0x20AC, 1) }
    guard lead <= 0xFE else { return .invalid(1) }
    let trail = trail(source, at: place)
    if trail >= 0x30, trail <= 0x39 { return fourBytes(source, at: place) }
    guard (trail >= 0x40 && trail <= 0x7E) || (trail >= 0x80 && trail <= 0xFE),
      let scalar = table[(Int(lead) - 0x81) * 190 + Int(trail) - (trail < 0x7F ? 0x40 : 0x41)]
    else { return invalidPair(source, at: place) }
    return .scalar(scalar, 2)
  }

  private func fourBytes(_ source: UnsafeBufferPointer<UInt8>, at place: Int) -> MultiByteStep {
    guard place + 4 <= source.count, (0x81...0xFE).contains(source[place + 2]),
      (0x30...0x39).contains(source[place + 3])
    else { return .invalid(1) }
    let high = (Int(source[place]) - 0x81) * 10 + Int(source[place + 1]) - 0x30
    let low = (Int(source[place + 2]) - 0x81) * 10 + Int(source[place + 3]) - 0x30
    guard let scalar = PointerTable.gb18030(fourByte: high * 1260 + low) else { return .invalid(1) }
    return .scalar(scalar, 4)
  }
}
