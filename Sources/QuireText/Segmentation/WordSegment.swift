/// A stretch between two word boundaries, and what it is.
@frozen
public struct WordSegment: Sendable, Equatable {
  /// What a segment holds, told by the classes of its characters.
  @frozen
  public enum Kind: UInt8, Sendable {
    /// Letters, with digits, marks and apostrophes inside; also kana words and single letters of Thai and its kin.
    case word = 0

    /// Digits and the punctuation between them.
    case number = 1

    /// One ideograph or hiragana: words of Chinese and Japanese are not told apart.
    case ideograph = 2

    /// Spaces, one run of the same kind, or a line end.
    case space = 3

    /// One mark of punctuation.
    case punctuation = 4

    /// A symbol, an emoji sequence, a control character.
    case other = 5
  }

  /// Where the segment begins, in bytes.
  public let lowerBound: Int

  @usableFromInline let endAndKind: Int

  /// Where the segment ends, in bytes.
  @inlinable public var upperBound: Int { endAndKind >> 3 }

  /// The bytes of the segment.
  @inlinable public var range: ByteRange { ByteRange(uncheckedBounds: (lowerBound, upperBound)) }

  /// What the segment is.
  @inlinable public var kind: Kind {
    switch endAndKind & 7 {
    case 0: .word
    case 1: .number
    case 2: .ideograph
    case 3: .space
    case 4: .punctuation
    default: .other
    }
  }

  /// `kind` is the raw value of a kind.
  @inline(__always)
  init(_ lowerBound: Int, _ upperBound: Int, kind: UInt8) {
    self.lowerBound = lowerBound
    endAndKind = upperBound << 3 | Int(kind)
  }
}
