/// A stretch between two word boundaries, and what it is.
public struct WordSegment: Sendable, Equatable {
  /// What a segment holds, told by the classes of its characters.
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

  private let endAndKind: Int

  /// Where the segment ends, in bytes.
  public var upperBound: Int { endAndKind >> 3 }

  /// The bytes of the segment.
  public var range: ByteRange { lowerBound..<upperBound }

  /// What the segment is.
  public var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: endAndKind & 7)) ?? .other }

  init(_ lowerBound: Int, _ upperBound: Int, _ kind: Kind) {
    self.lowerBound = lowerBound
    endAndKind = upperBound << 3 | Int(kind.rawValue)
  }
}

/// The words, numbers, spaces and marks of a text, by the word boundaries of UAX #29 without tailoring.
///
/// The segments cover the range without gaps. A line end is a segment of its own; "can't", "3.14" and "e.g" are one
/// segment each. Linear in the text.
///
/// ```swift
/// for segment in WordSegmenter(text) where segment.kind == .word { … }
/// ```
public struct WordSegmenter: Sequence, IteratorProtocol, Sendable {
  private let bytes: [UInt8]
  private let end: Int
  private var position: Int

  /// Prepares to segment `range` of `bytes`, or all of them; the range is taken as a text of its own.
  public init(_ bytes: [UInt8], in range: ByteRange? = nil) {
    let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  public mutating func next() -> WordSegment? {
    guard position < end else { return nil }
    let start = position
    let segment = bytes.withUnsafeBufferPointer { all in
      WordScanner(text: UnsafeBufferPointer(rebasing: all[..<end])).segment(at: start)
    }
    position = segment.upperBound
    return segment
  }

  /// All segments at once; quicker than one after the other.
  public static func segments(of bytes: [UInt8], in range: ByteRange? = nil) -> [WordSegment] {
    let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
    return bytes.withUnsafeBufferPointer { all in
      let scanner = WordScanner(text: UnsafeBufferPointer(rebasing: all[..<range.upperBound]))
      var segments: [WordSegment] = []
      segments.reserveCapacity(range.count / 3)
      var start = range.lowerBound
      while start < range.upperBound {
        let segment = scanner.segment(at: start)
        segments.append(segment)
        start = segment.upperBound
      }
      return segments
    }
  }
}
