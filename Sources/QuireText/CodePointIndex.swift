/// Converts between byte offsets and code point offsets of a text.
///
/// One mark for every 256 bytes, so that a text of a megabyte needs 32 kilobytes; none at all for ASCII.
public struct CodePointIndex: Sendable {
  private static let step = 256

  private let bytes: [UInt8]
  /// The number of code points that begin before each multiple of the step; empty where every byte is one.
  private let marks: [Int]

  /// The number of code points of the text.
  public let count: Int

  /// Creates an index of `bytes`, which are valid UTF-8; linear.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var marks: [Int] = []
    marks.reserveCapacity(bytes.count / Self.step + 1)
    var count = 0
    var start = 0
    while start < bytes.count {
      marks.append(count)
      let end = min(bytes.count, start + Self.step)
      count += Self.beginnings(bytes, start..<end)
      start = end
    }
    self.count = count
    self.marks = count == bytes.count ? [] : marks
  }

  /// The number of code points before the byte at `offset`, which is clamped to the text.
  ///
  /// Complexity: O(1).
  public func codePoint(atByte offset: Int) -> Int {
    let offset = max(0, min(offset, bytes.count))
    guard !marks.isEmpty else { return offset }
    let mark = min(offset / Self.step, marks.count - 1)
    return marks[mark] + Self.beginnings(bytes, (mark * Self.step)..<offset)
  }

  /// The byte at which code point `offset` begins, clamped to the text.
  ///
  /// Complexity: O(log *bytes*).
  public func byte(atCodePoint offset: Int) -> Int {
    let offset = max(0, min(offset, count))
    guard !marks.isEmpty else { return offset }
    guard offset < count else { return bytes.count }
    var low = 0
    var high = marks.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if marks[middle] <= offset { low = middle } else { high = middle }
    }
    var left = offset - marks[low]
    var index = low * Self.step
    while index < bytes.count {
      if bytes[index] & 0xC0 != 0x80 {
        if left == 0 { return index }
        left -= 1
      }
      index += 1
    }
    return bytes.count
  }

  private static func beginnings(_ bytes: [UInt8], _ range: ByteRange) -> Int {
    let span = bytes.span
    var count = 0
    for index in range where span[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
