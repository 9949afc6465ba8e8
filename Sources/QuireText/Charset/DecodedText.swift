/// Text that was decoded from bytes, with the way back to them and what could not be decoded.
public struct DecodedText: Sendable, Equatable {
  /// The most problems that are kept one by one; beyond it they are only counted.
  public static let maximumProblems = 1000

  /// The text: valid UTF-8.
  public internal(set) var bytes: [UInt8] = []

  /// Which source bytes each part of the text stands for.
  public internal(set) var map = OffsetMap()

  /// The first problems, ascending in the source, at most ``maximumProblems``.
  public internal(set) var problems: [DecodingProblem] = []

  /// The number of all problems.
  public internal(set) var problemCount = 0

  /// Creates an empty text.
  public init() {}

  /// Text that is its own decoding: `bytes`, which must be valid UTF-8, beginning at `sourceStart` of the source.
  public init(validUTF8 bytes: [UInt8], sourceStart: Int = 0) {
    self.bytes = bytes
    map = .identity(count: bytes.count, sourceStart: sourceStart)
  }
}

/// A place of the source that could not be decoded; U+FFFD stands for it in the text, as one unit of the map.
public struct DecodingProblem: Sendable, Equatable {
  /// What is wrong with the bytes.
  public enum Kind: String, Sendable {
    /// The bytes mean nothing in the charset.
    case undecodable

    /// A JSON escape names half of a surrogate pair.
    case loneSurrogate

    /// A JSON escape that there is not.
    case invalidEscape
  }

  /// What is wrong.
  public let kind: Kind

  /// The bytes, in the source.
  public let range: ByteRange

  /// Creates a problem.
  public init(_ kind: Kind, _ range: ByteRange) {
    self.kind = kind
    self.range = range
  }
}

extension DecodedText {
  /// Appends source bytes that are valid UTF-8 and stand for themselves.
  mutating func appendVerbatim(_ source: UnsafeBufferPointer<UInt8>, _ range: ByteRange, sourceStart: Int) {
    guard !range.isEmpty else { return }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[range]))
    map.append(units: range.count, decodedUnit: 1, sourceUnit: 1, sourceStart: sourceStart + range.lowerBound)
  }

  /// Appends one character that stands for `count` source bytes.
  mutating func append(_ scalar: UInt32, for count: Int, at sourceStart: Int) {
    let length = bytes.appendUTF8(scalar)
    map.append(units: 1, decodedUnit: UInt8(length), sourceUnit: UInt8(clamping: count), sourceStart: sourceStart)
  }

  /// Appends U+FFFD for source bytes that could not be decoded, at most 255.
  mutating func appendReplacement(_ kind: DecodingProblem.Kind, _ range: ByteRange) {
    append(0xFFFD, for: range.count, at: range.lowerBound)
    addProblem(kind, range)
  }

  /// Counts a problem, and keeps it while there are few.
  mutating func addProblem(_ kind: DecodingProblem.Kind, _ range: ByteRange) {
    problemCount += 1
    if problems.count < Self.maximumProblems { problems.append(DecodingProblem(kind, range)) }
  }

  /// Appends source bytes that should be UTF-8, each maximal ill-formed subpart as one U+FFFD.
  ///
  /// Complexity: O(*n*); valid stretches are checked and copied in blocks.
  mutating func appendRepairing(_ source: UnsafeBufferPointer<UInt8>, _ range: ByteRange, sourceStart: Int) {
    var place = range.lowerBound
    while place < range.upperBound {
      let end = endOfValidUTF8(source, from: place, end: range.upperBound)
      appendVerbatim(source, place..<end, sourceStart: sourceStart)
      place = end
      // A hostile text alternates good and bad bytes: stay in this small loop while the bytes are bad.
      while place < range.upperBound {
        let step = utf8Step(source, at: place, end: range.upperBound)
        if step.isValid { break }
        let lower = sourceStart + place
        appendReplacement(.undecodable, lower..<lower + step.count)
        place += step.count
      }
    }
  }
}

extension [UInt8] {
  /// Appends the UTF-8 form of a Unicode scalar value (not a surrogate, at most U+10FFFF) and returns its length.
  @discardableResult
  mutating func appendUTF8(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0..<0x80:
      append(UInt8(truncatingIfNeeded: scalar))
      return 1
    case 0x80..<0x800:
      append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
      append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
      return 2
    case 0x800..<0x10000:
      append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
      append(0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F))
      append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
      return 3
    default:
      append(0xF0 | UInt8(truncatingIfNeeded: scalar >> 18))
      append(0x80 | UInt8(truncatingIfNeeded: scalar >> 12 & 0x3F))
      append(0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F))
      append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
      return 4
    }
  }
}
