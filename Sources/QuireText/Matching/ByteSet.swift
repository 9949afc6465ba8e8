/// A set of byte values.
public struct ByteSet: Sendable, Hashable {
  private(set) var words: SIMD4<UInt64> = .zero

  /// Creates the empty set.
  public init() {}

  /// Creates the set of one byte.
  public init(_ byte: UInt8) { insert(byte) }

  /// Creates the set of the bytes of a range.
  public init(_ range: ClosedRange<UInt8>) {
    for byte in range { insert(byte) }
  }

  /// Whether no byte is in the set.
  public var isEmpty: Bool { words == .zero }

  /// The number of bytes in the set.
  public var count: Int {
    words[0].nonzeroBitCount + words[1].nonzeroBitCount + words[2].nonzeroBitCount + words[3].nonzeroBitCount
  }

  /// The bytes of the set, in ascending order.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for word in 0..<4 {
      var left = words[word]
      while left != 0 {
        bytes.append(UInt8(word << 6 | left.trailingZeroBitCount))
        left &= left &- 1
      }
    }
    return bytes
  }

  /// The bytes that are not in the set.
  public var complement: ByteSet {
    var result = self
    result.words = ~words
    return result
  }

  /// Whether `byte` is in the set.
  public func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] >> (byte & 63) & 1 != 0 }

  /// Adds a byte.
  public mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

  /// Adds the bytes of another set.
  public mutating func formUnion(_ other: ByteSet) { words |= other.words }

  /// The bytes of this set and of another.
  public func union(_ other: ByteSet) -> ByteSet {
    var result = self
    result.formUnion(other)
    return result
  }

  /// The bytes that are in this set and in another.
  public func intersection(_ other: ByteSet) -> ByteSet {
    var result = self
    result.words &= other.words
    return result
  }

  /// The part of the bytes of ordinary text that is in the set, from 0 to 1; a rough estimate.
  public var frequency: Double {
    let table = Self.tenThousandths
    var sum = 0
    for word in 0..<4 {
      var left = words[word]
      while left != 0 {
        sum += Int(table[word << 6 | left.trailingZeroBitCount])
        left &= left &- 1
      }
    }
    return min(1, Double(sum) / 10_000)
  }

  /// How often each byte occurs in ten thousand bytes of English prose with some markup; at least once, since other
  /// texts are searched too.
  private static let tenThousandths: [UInt16] = {
    var table = [UInt16](repeating: 1, count: 256)
    for byte in 0x80...0xBF { table[byte] = 3 }
    for byte in 0x30...0x39 { table[byte] = 22 }
    for byte in 0x41...0x5A { table[byte] = 14 }
    let common: [(Character, UInt16)] = [
      (" ", 1650), ("e", 970), ("t", 710), ("a", 640), ("o", 600), ("i", 570), ("n", 560), ("s", 520), ("r", 490),
      ("h", 400), ("l", 330), ("d", 310), ("c", 240), ("u", 220), ("m", 190), ("f", 170), ("p", 160), ("g", 160),
      ("y", 150), ("w", 140), ("b", 120), ("v", 80), ("k", 60), ("x", 16), ("j", 12), ("z", 8), ("q", 8), ("\n", 130),
      (",", 95), (".", 95), ("-", 25), ("'", 20), ("\"", 30), (":", 12), ("/", 12), ("(", 10), (")", 10), ("=", 5),
    ]
    for (character, count) in common { table[Int(character.asciiValue ?? 0)] = count }
    return table
  }()
}
