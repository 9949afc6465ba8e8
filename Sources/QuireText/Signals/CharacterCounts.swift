/// How many code points of a text are letters, numbers, white space and so on.
public struct CharacterCounts: Sendable, Equatable {
  /// All code points.
  public private(set) var all = 0

  /// Those of the categories L.
  public private(set) var letters = 0

  /// Those of the categories N.
  public private(set) var numbers = 0

  /// Those with the property White_Space.
  public private(set) var whiteSpace = 0

  /// Those with the property Uppercase.
  public private(set) var uppercase = 0

  /// Counts in `text`, which is valid UTF-8.
  ///
  /// Complexity: one look at each byte; runs of ASCII cost one look into a table of 128 bytes each.
  public init(_ text: [UInt8]) {
    // How often each kind of ASCII character comes, by the bits of its class.
    var classes = [Int](repeating: 0, count: 16)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        classes[Int(Self.asciiClasses[Int(byte)])] += 1
        index += 1
      } else if let next = UTF8Scalars.decode(text, at: index) {
        add(next.value)
        index += next.length
      } else {
        index += 1
      }
    }
    for (bits, count) in classes.enumerated() where count > 0 {
      all += count
      if bits & Self.letter != 0 { letters += count }
      if bits & Self.number != 0 { numbers += count }
      if bits & Self.space != 0 { whiteSpace += count }
      if bits & Self.upper != 0 { uppercase += count }
    }
  }

  private mutating func add(_ point: UInt32) {
    all += 1
    switch CodePoint.category(point).group {
    case .letter: letters += 1
    case .number: numbers += 1
    default: break
    }
    if CodePoint.isWhiteSpace(point) { whiteSpace += 1 }
    if CodePoint.isUppercase(point) { uppercase += 1 }
  }

  private static let letter = 1
  private static let number = 2
  private static let space = 4
  private static let upper = 8

  private static let asciiClasses: [UInt8] = (UInt32(0)..<128).map { point in
    var bits = 0
    if CodePoint.isLetter(point) { bits |= letter }
    if CodePoint.isNumber(point) { bits |= number }
    if CodePoint.isWhiteSpace(point) { bits |= space }
    if CodePoint.isUppercase(point) { bits |= upper }
    return UInt8(bits)
  }
}
