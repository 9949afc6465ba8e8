/// Tells text from what is none, by the first bytes.
enum TextSniffer {
  /// The marks of common containers, which are no text whatever follows.
  private static let marks: [[UInt8]] = [
    Array("%PDF-".utf8), [0x50, 0x4B, 0x03, 0x04], [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8),
    [0x7F, 0x45, 0x4C, 0x46], [0xD0, 0xCF, 0x11, 0xE0], [0xFD, 0x37, 0x7A, 0x58, 0x5A], [0x28, 0xB5, 0x2F, 0xFD],
    [0x37, 0x7A, 0xBC, 0xAF], Array("Rar!\u{1A}\u{7}".utf8), Array("SQLite format 3\0".utf8),
  ]

  /// Whether `bytes` begin as no text does: with the mark of a container, with NUL bytes in no pattern of UTF-16, or
  /// with more control characters than a damaged text has (random bytes have 9 of 100).
  static func isBinary(_ bytes: [UInt8]) -> Bool {
    if marks.contains(where: { bytes.starts(with: $0) }) { return true }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return false }
    var zeros = 0
    var oddZeros = 0
    var controls = 0
    let count = min(bytes.count, 8_192)
    for index in 0..<count {
      if bytes[index] == 0 {
        zeros += 1
        oddZeros += index & 1
      } else if isControl(bytes[index]) {
        controls += 1
      }
    }
    if controls > 16, controls * 100 > count * 7 { return true }
    guard zeros * 10 > count else { return false }
    return min(oddZeros, zeros - oddZeros) * 20 > zeros
  }

  /// Whether `byte` is a control character that text has no use for: none that moves the cursor, no escape, no mark of
  /// a file's end.
  private static func isControl(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x01...0x07, 0x0E...0x19, 0x1C...0x1F, 0x7F: true
    default: false
    }
  }
}
