/// What the bytes of one token say: hashes of its letters and of its shape.
///
/// The hash is FNV-1a of 64 bits (Fowler, Noll, Vo), which is quick on the few bytes of a word.
enum TokenForm {
  static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01B3

  /// The kinds of characters in a shape.
  private static let upper: UInt8 = 0x58
  private static let lower: UInt8 = 0x78
  private static let digit: UInt8 = 0x64

  @inline(__always)
  static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* prime }

  /// The hash of some bytes as they are.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(basis, step) }

  /// The hash of some bytes, folded.
  static func foldedHash(_ bytes: [UInt8]) -> UInt64 {
    var hash = basis
    var previous: UInt8 = 0
    for byte in bytes {
      hash = step(hash, fold(byte, after: previous))
      previous = byte
    }
    return hash
  }

  /// A byte in lower case: ASCII, and Latin-1 by its second byte.
  @inline(__always)
  static func fold(_ byte: UInt8, after previous: UInt8) -> UInt8 {
    if byte &- 0x41 < 26 { return byte | 0x20 }
    if previous == 0xC3, byte >= 0x80, byte <= 0x9E, byte != 0x97 { return byte | 0x20 }
    return byte
  }

  /// Fills in what follows from the bytes of a token; `isUpperFirst` says whether its first character is a capital.
  static func fill(_ token: inout TaggingToken, from text: [UInt8], isUpperFirst: Bool) {
    var word = basis
    var folded = basis
    var shape = basis
    var shortShape = basis
    var head: UInt64 = 0
    var tail: UInt64 = 0
    var last: UInt8 = 0
    var previous: UInt8 = 0
    var marks = token.marks
    var uppers = 0
    var lowers = 0
    for index in token.start..<token.end {
      let byte = text[index]
      let small = fold(byte, after: previous)
      word = step(word, byte)
      folded = step(folded, small)
      let place = index - token.start
      if place < 8 { head |= UInt64(small) << UInt64(8 * place) }
      tail = tail << 8 | UInt64(small)
      let kind: UInt8
      if byte &- 0x61 < 26 || (byte >= 0x80 && small == byte) {
        kind = lower
        lowers += 1
      } else if byte &- 0x41 < 26 || byte >= 0x80 {
        kind = upper
        uppers += 1
      } else if byte &- 0x30 < 10 {
        kind = digit
        marks.insert(.digit)
      } else {
        kind = byte
        if byte == 0x2D { marks.insert(.hyphen) }
        if byte == 0x2E { marks.insert(.stop) }
        if byte == 0x27 { marks.insert(.apostrophe) }
      }
      if place < 12 { shape = step(shape, kind) }
      if kind != last { shortShape = step(shortShape, kind) }
      last = kind
      previous = byte
    }
    if isUpperFirst { marks.insert(.capital) }
    if uppers > 0, lowers == 0 { marks.insert(.allCapitals) }
    if uppers + lowers > 0 || marks.contains(.digit) { marks.insert(.word) }
    (token.word, token.folded, token.shape, token.shortShape) = (word, folded, shape, shortShape)
    (token.head, token.tail, token.marks) = (head, tail, marks)
    token.length = UInt8(clamping: token.end - token.start)
  }
}
