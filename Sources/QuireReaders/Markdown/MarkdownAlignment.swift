import QuireHTML
import QuireText

/// Finds the text of a Markdown node in the bytes of its document: escapes and references are decoded in the one and
/// stand in the other.
struct MarkdownAlignment {
  /// A part of the text and the bytes it stands for.
  struct Part: Equatable {
    let source: ByteRange
    /// What stands in the text instead of these bytes; `nil` where they stand for themselves, none where for nothing.
    let replacement: [UInt8]?
  }

  private let bytes: [UInt8]
  private let literals: [UInt8]
  /// How many bytes may still be compared, so that no document makes the search long.
  private var budget: Int

  init(_ bytes: [UInt8], literals: [UInt8]) {
    self.bytes = bytes
    self.literals = literals
    budget = 64 * (bytes.count + 1024)
  }

  /// The first place in `range` from which on the text `literal` stands there; `nil` where there is none.
  mutating func first(_ literal: ByteRange, in range: ByteRange, isCode: Bool) -> [Part]? {
    var place = range.lowerBound
    while place < range.upperBound, budget > 0 {
      if let parts = match(literal, at: place, end: range.upperBound, isCode: isCode) { return parts }
      place += 1
    }
    return nil
  }

  /// The parts of the text `literal`, if it stands at `start`.
  mutating func match(_ literal: ByteRange, at start: Int, end: Int, isCode: Bool) -> [Part]? {
    guard !literal.isEmpty, start < end, couldBegin(bytes[start], literals[literal.lowerBound]) else {
      budget -= 1
      return nil
    }
    var parts: [Part] = []
    var (place, wanted, copied) = (start, literal.lowerBound, start)
    func flush() { if copied < place { parts.append(Part(source: copied..<place, replacement: nil)) } }
    while wanted < literal.upperBound {
      budget -= 1
      guard place < end, budget > 0 else { return nil }
      let rest = literals[wanted..<literal.upperBound]
      if let (length, replacement) = decoded(at: place, end: end, isCode: isCode, rest) {
        flush()
        parts.append(Part(source: place..<(place + length), replacement: replacement))
        place += length
        copied = place
        wanted += replacement.count
      } else if bytes[place] == literals[wanted] {
        place += 1
        wanted += 1
      } else {
        return nil
      }
    }
    flush()
    return parts
  }

  private func couldBegin(_ byte: UInt8, _ wanted: UInt8) -> Bool {
    byte == wanted || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "&") || byte == 0x0A || byte == 0x0D
  }

  /// What stands at `place` for other bytes, where these are the next ones that are wanted.
  private func decoded(
    at place: Int,
    end: Int,
    isCode: Bool,
    _ wanted: ArraySlice<UInt8>
  ) -> (length: Int, replacement: [UInt8])? {
    guard let next = wanted.first else { return nil }
    switch bytes[place] {
    case UInt8(ascii: "\\"):
      // Within code only the bar of a table is escaped.
      guard place + 1 < end, bytes[place + 1] == next, Self.isPunctuation(next), !isCode || next == 0x7C,
        !(isCode && wanted.starts(with: [0x5C, 0x7C]))
      else { return nil }
      return (2, [next])
    case UInt8(ascii: "&") where !isCode:
      let longest = place..<min(end, place + 40)
      guard let semicolon = firstPlace(of: UInt8(ascii: ";"), in: bytes, longest) else { return nil }
      let range = place..<(semicolon + 1)
      let replacement = CharacterReferences.decoded(bytes, in: range)
      guard !replacement.elementsEqual(bytes[range]), wanted.starts(with: replacement) else { return nil }
      return (range.count, replacement)
    case 0x0A, 0x0D:
      // A line break within code is a blank; marks of quotes and blanks may stand before the next line.
      guard isCode, next == 0x20 else { return nil }
      let following = wanted.dropFirst().first
      var after = place + 1
      while after < end, bytes[after] != following, [0x0A, 0x20, 0x09, UInt8(ascii: ">")].contains(bytes[after]) {
        after += 1
      }
      return (after - place, [0x20])
    default: return nil
    }
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
