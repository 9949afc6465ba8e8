/// How much running text a range has, for weighing one part of a page against another.
@frozen
public struct ProseCount: Sendable, Equatable {
  /// How many words there are: runs of letters, digits and underscores; of writing without blanks between words, ten
  /// characters count as six words.
  public var words = 0

  /// How many marks end a sentence or a part of one, with a blank or nothing behind them: `.`, `!`, `?`, `:`, `;`, `…`
  /// and those of East Asia.
  public var stops = 0

  /// Creates a count of nothing.
  @inlinable public init() {}

  /// Counts in the bytes `range` of `text`, which is valid UTF-8.
  ///
  /// Complexity: linear in the range.
  public init(_ text: [UInt8], in range: ByteRange) {
    text.withUnsafeBufferPointer { bytes in
      let range = range.clamped(to: 0..<bytes.count)
      count(UnsafeBufferPointer(rebasing: bytes[range]))
    }
  }

  private mutating func count(_ bytes: UnsafeBufferPointer<UInt8>) {
    var isInWord = false
    var unparted = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        let isWord = Self.isWordByte(byte)
        if isWord, !isInWord { words += 1 }
        isInWord = isWord
        if !isWord, Self.isStop(byte), Self.endsClause(bytes, index + 1) { stops += 1 }
        index += 1
        continue
      }
      let length = Self.length(of: byte)
      switch Self.kind(bytes, at: index, length) {
      case .letter:
        if !isInWord { words += 1 }
        isInWord = true
      case .unparted:
        unparted += 1
        isInWord = false
      case .stop:
        stops += 1
        isInWord = false
      case .other: isInWord = false
      }
      index += length
    }
    words += (unparted * 6 + 9) / 10
  }

  private enum Kind { case letter, unparted, stop, other }

  /// What the character of `length` bytes at `index` is, as far as its block tells.
  private static func kind(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ length: Int) -> Kind {
    guard length > 1, index + length <= bytes.count else { return .other }
    let first = bytes[index]
    guard length == 3 else {
      // U+0080...00BF are signs; so are most characters beyond the first plane, but for rare Han.
      if length == 2 { return first == 0xC2 ? .other : .letter }
      return first == 0xF0 && bytes[index + 1] & 0x30 == 0x20 ? .unparted : .other
    }
    let point = Int(first & 0x0F) << 12 | Int(bytes[index + 1] & 0x3F) << 6 | Int(bytes[index + 2] & 0x3F)
    switch point {
    case 0x2026, 0x3002, 0xFF01, 0xFF1F: return .stop
    case 0x2000...0x2BFF, 0x3000...0x3020, 0xE000...0xF8FF, 0xFF00...0xFF0F, 0xFF1A...0xFF20: return .other
    case 0x0E00...0x0EFF, 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF: return .unparted
    default: return .letter
    }
  }

  /// Whether closing marks and then a blank or nothing follow from `start` on.
  private static func endsClause(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case 0x22, 0x27, 0x29, 0x5D: index += 1
      case 0xE2: index += 3
      default: return bytes[index] <= 0x20
      }
    }
    return true
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
  }

  private static func isStop(_ byte: UInt8) -> Bool {
    byte == 0x2E || byte == 0x21 || byte == 0x3F || byte == 0x3A || byte == 0x3B
  }

  private static func length(of byte: UInt8) -> Int { byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4 }
}
