/// The endings that are tokens of their own: "'s", "'re", "n't" and their kin, with either apostrophe.
enum Clitics {
  /// Where the ending of the word in `start..<end` begins; its end where it has none.
  static func start(in text: [UInt8], _ start: Int, _ end: Int) -> Int {
    // One of the last letters must be an apostrophe: ' or the last byte of ’.
    guard end - start > 2 else { return end }
    for back in 2...min(4, end - start - 1) {
      let index = end - back
      let byte = text[index]
      if byte == 0x27 { return cut(text, start, index, end, width: 1) }
      if byte == 0x99, index - 2 > start, text[index - 1] == 0x80, text[index - 2] == 0xE2 {
        return cut(text, start, index - 2, end, width: 3)
      }
    }
    return end
  }

  private static func cut(_ text: [UInt8], _ start: Int, _ mark: Int, _ end: Int, width: Int) -> Int {
    let first = text[mark + width] | 0x20
    switch end - mark - width {
    case 1:
      if first == UInt8(ascii: "t"), mark - start > 1, text[mark - 1] | 0x20 == UInt8(ascii: "n") { return mark - 1 }
      return [UInt8(ascii: "s"), UInt8(ascii: "d"), UInt8(ascii: "m")].contains(first) ? mark : end
    case 2:
      let second = text[mark + width + 1] | 0x20
      let pairs: [(UInt8, UInt8)] = [(0x72, 0x65), (0x76, 0x65), (0x6C, 0x6C)]
      return pairs.contains { $0 == (first, second) } ? mark : end
    default: return end
    }
  }
}
