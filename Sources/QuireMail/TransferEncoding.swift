public import QuireText

/// How the bytes of a part are written into a mail (RFC 2045, section 6).
public enum TransferEncoding: String, Sendable, CaseIterable {
  /// As they are: 7bit, 8bit and binary.
  case identity
  case quotedPrintable = "quoted-printable"
  case base64

  /// The encoding that the value of a Content-Transfer-Encoding field names, or `nil` where it is none of these.
  public init?(label: String) {
    switch label.lowercased().filter({ $0 != " " && $0 != "\t" && $0 != "\"" }) {
    case "7bit", "8bit", "binary", "", "7-bit", "8-bit": self = .identity
    case "quoted-printable": self = .quotedPrintable
    case "base64": self = .base64
    default: return nil
    }
  }

  /// Undoes the encoding of `range` of `bytes`.
  ///
  /// - Parameters:
  ///   - bytes: The mail.
  ///   - range: The part's body.
  ///   - unquotesFrom: Whether one `>` goes from lines such as `>From `, which mailboxes put there.
  /// - Returns: The bytes with the way back.
  ///
  /// Complexity: linear in the range.
  public func decoded(_ bytes: [UInt8], _ range: ByteRange, unquotesFrom: Bool = false) -> TransferDecoding {
    switch self {
    case .identity: TransferDecoding(identity: bytes, range, unquotesFrom: unquotesFrom)
    case .quotedPrintable: TransferDecoding(quotedPrintable: bytes, range, unquotesFrom: unquotesFrom)
    case .base64: TransferDecoding(base64: bytes, range)
    }
  }
}

/// Bytes whose transfer encoding is undone, and the way back.
public struct TransferDecoding: Sendable {
  /// The bytes.
  public private(set) var bytes: [UInt8] = []

  /// From the bytes to those of the mail.
  public private(set) var map = OffsetMap()

  /// How many bytes of the mail are against the encoding's rules.
  public private(set) var brokenCount = 0

  /// The first place that is.
  public private(set) var firstBroken: Int?

  // MARK: Identity

  init(identity source: [UInt8], _ range: ByteRange, unquotesFrom: Bool) {
    var start = range.lowerBound
    var place = start
    while unquotesFrom, let found = firstPlace(of: Array("From ".utf8), in: source, from: place, end: range.upperBound)
    {
      place = found + 1
      var line = found
      while line > range.lowerBound, source[line - 1] == 0x3E { line -= 1 }
      guard line < found, line >= start, line == range.lowerBound || source[line - 1] == 0x0A else { continue }
      append(source, start..<line)
      start = line + 1
    }
    append(source, start..<range.upperBound)
  }

  private mutating func append(_ source: [UInt8], _ range: ByteRange) {
    bytes.append(contentsOf: source[range])
    map.append(units: range.count, decodedUnit: 1, sourceUnit: 1, sourceStart: range.lowerBound)
  }

  // MARK: Quoted-printable

  init(quotedPrintable source: [UInt8], _ range: ByteRange, unquotesFrom: Bool) {
    var line = range.lowerBound
    while line < range.upperBound {
      let feed = firstPlace(of: 0x0A, in: source, line..<range.upperBound) ?? range.upperBound
      var end = feed
      if end > line, source[end - 1] == 0x0D { end -= 1 }
      let lineEnd = end
      // Blanks at the end of a line were put there on the way.
      while end > line, source[end - 1] == 0x20 || source[end - 1] == 0x09 { end -= 1 }
      let isSoft = end > line && source[end - 1] == 0x3D
      let start = unquotesFrom && Self.isQuotedFrom(source, line..<end) ? line + 1 : line
      appendLine(source, start..<(isSoft ? end - 1 : end))
      if !isSoft { append(source, lineEnd..<min(feed + 1, range.upperBound)) }
      line = feed + 1
    }
  }

  private mutating func appendLine(_ source: [UInt8], _ line: ByteRange) {
    var place = line.lowerBound
    while let sign = firstPlace(of: 0x3D, in: source, place..<line.upperBound) {
      append(source, place..<sign)
      if sign + 2 < line.upperBound, let byte = hexByte(source[sign + 1], source[sign + 2]) {
        bytes.append(byte)
        map.append(units: 1, decodedUnit: 1, sourceUnit: 3, sourceStart: sign)
        place = sign + 3
      } else {
        noteBroken(sign)
        append(source, sign..<(sign + 1))
        place = sign + 1
      }
    }
    append(source, place..<line.upperBound)
  }

  private static func isQuotedFrom(_ source: [UInt8], _ line: ByteRange) -> Bool {
    let rest = source[line].drop { $0 == 0x3E }
    return rest.startIndex > line.lowerBound && rest.starts(with: "From ".utf8)
  }

  private mutating func noteBroken(_ place: Int) {
    brokenCount += 1
    firstBroken = firstBroken ?? place
  }

  // MARK: Base64

  init(base64 source: [UInt8], _ range: ByteRange) {
    bytes.reserveCapacity(range.count / 4 * 3)
    var quartet = Quartet()
    for place in range {
      let byte = source[place]
      let value = Self.base64Values[Int(byte)]
      if value < 64 {
        quartet.add(value, at: place)
        if quartet.count == 4 { append(&quartet) }
      } else if byte == 0x3D {
        finish(&quartet)
      } else if byte > 0x20 {
        noteBroken(place)
      }
    }
    finish(&quartet)
  }

  /// Characters of base64 that are not yet bytes, and their places.
  private struct Quartet {
    var count = 0
    var bits: UInt32 = 0
    var places = (0, 0, 0, 0)

    mutating func add(_ value: UInt8, at place: Int) {
      switch count {
      case 0: places.0 = place
      case 1: places.1 = place
      case 2: places.2 = place
      default: places.3 = place
      }
      bits = bits << 6 | UInt32(value)
      count += 1
    }
  }

  private mutating func append(_ quartet: inout Quartet) {
    bytes.append(UInt8(truncatingIfNeeded: quartet.bits >> 16))
    bytes.append(UInt8(truncatingIfNeeded: quartet.bits >> 8))
    bytes.append(UInt8(truncatingIfNeeded: quartet.bits))
    let places = quartet.places
    if places.3 - places.0 == 3 {
      map.append(quartets: 1, sourceStart: places.0)
    } else {
      appendUnit(places.0..<(places.1 + 1))
      appendUnit(places.2..<(places.2 + 1))
      appendUnit(places.3..<(places.3 + 1))
    }
    quartet = Quartet()
  }

  /// What an end of the data, such as padding, completes: two characters are a byte, three are two.
  private mutating func finish(_ quartet: inout Quartet) {
    let places = quartet.places
    switch quartet.count {
    case 2:
      bytes.append(UInt8(truncatingIfNeeded: quartet.bits >> 4))
      appendUnit(places.0..<(places.1 + 1))
    case 3:
      bytes.append(UInt8(truncatingIfNeeded: quartet.bits >> 10))
      bytes.append(UInt8(truncatingIfNeeded: quartet.bits >> 2))
      appendUnit(places.0..<(places.1 + 1))
      appendUnit(places.2..<(places.2 + 1))
    case 1: noteBroken(places.0)
    default: break
    }
    quartet = Quartet()
  }

  private mutating func appendUnit(_ source: ByteRange) {
    map.append(
      units: 1,
      decodedUnit: 1,
      sourceUnit: UInt8(clamping: source.count),
      sourceStart: source.lowerBound
    )
  }

  private static let base64Values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, byte) in alphabet.utf8.enumerated() { values[Int(byte)] = UInt8(value) }
    return values
  }()
}
