import QuireText

extension HeaderParser {
  func number(_ index: Int) -> Int? { index < tokens.count ? tokens[index].number : nil }

  func isMark(_ index: Int, _ scalar: Unicode.Scalar) -> Bool {
    index < tokens.count && tokens[index].isMark(scalar)
  }

  func word(_ index: Int, _ roles: HeaderMeaning.Roles) -> Bool {
    index < tokens.count && tokens[index].kind == .word && tokens[index].meaning.contains(roles)
  }

  /// Whether a stamp begins at `index`, or behind the connectors there.
  func nextIsStamp(_ index: Int) -> Bool {
    var next = index
    while next < min(tokens.count, index + 3) {
      if stamps.stamp(at: next) != nil { return true }
      guard word(next, .connector) || (tokens[next].kind == .mark && !isMark(next, "(")) else { return false }
      next += 1
    }
    return false
  }

  func restIsFurniture(_ index: Int) -> Bool {
    isWhole && tokens.count - index <= 12
      && tokens[index...].allSatisfy { $0.kind != .word || $0.meaning.contains(.furniture) }
  }

  /// `range` without the marks at its ends that are no part of a name.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = tokens[range].first, first.kind == .mark, !Self.opening.contains(first.mark) {
      range = (range.lowerBound + 1)..<range.upperBound
    }
    while let last = tokens[range].last, last.kind == .mark, Self.closing.contains(last.mark) {
      let isInitial =
        last.isMark(".") && range.count > 1 && tokens[range.upperBound - 2].kind == .word
        && tokens[range.upperBound - 2].count <= 3
      if isInitial { break }
      range = range.lowerBound..<(range.upperBound - 1)
    }
    return range
  }

  func bytes(_ range: Range<Int>) -> ByteRange? {
    guard let first = tokens[range].first, let last = tokens[range].last else { return nil }
    return first.range.lowerBound..<last.range.upperBound
  }

  static let bullets: Set<UInt32> = [0x2A, 0x2D, 0x2013, 0x2014, 0x2022, 0xB7, 0xBB, 0x25AA, 0x25CF, 0x7C]
  static let dashes: Set<UInt32> = [0x2D, 0x2013, 0x2014]
  static let separators: Set<UInt32> = [0x7C, 0x2F, 0xB7, 0x2022, 0x25CF]
  static let verbEnds: Set<UInt32> = [0x3A, 0x2C, 0x2E, 0x2026, 0x2D, 0x2013]
  static let opening: Set<UInt32> = [0x28, 0x5B, 0x22, 0x201C, 0x40]
  static let closing: Set<UInt32> = [
    0x2C, 0x2E, 0x3A, 0x3B, 0x2D, 0x2013, 0x2014, 0x7C, 0x2F, 0xB7, 0x2022, 0x28, 0x40, 0x3E, 0xBB, 0x2192,
  ]
}
