/// A character that does harm in text, and the ASCII that takes its place, if any.
public struct CharacterRepair: Sendable, Equatable {
  /// What is wrong with the character; each kind is looked for on demand.
  public struct Kinds: OptionSet, Sendable {
    public let rawValue: UInt16

    /// Creates a set.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// No-break spaces (U+00A0, U+202F).
    public static let noBreakSpace = Kinds(rawValue: 1)

    /// The other spaces above ASCII: of typography, of Ogham, of East Asia.
    public static let exoticSpace = Kinds(rawValue: 1 << 1)

    /// Zero width spaces, joiners and invisible operators, except where a script or an emoji needs them.
    public static let zeroWidth = Kinds(rawValue: 1 << 2)

    /// U+FEFF.
    public static let byteOrderMark = Kinds(rawValue: 1 << 3)

    /// C0 and C1 controls but tab, line feed and carriage return.
    public static let control = Kinds(rawValue: 1 << 4)

    /// U+00AD; at a line end it is a hyphen that shows, and becomes one.
    public static let softHyphen = Kinds(rawValue: 1 << 5)

    /// Line and paragraph separators, NEL, vertical tab and form feed: a line feed takes their place.
    public static let lineSeparator = Kinds(rawValue: 1 << 6)

    /// Marks that set the direction of writing.
    public static let bidiControl = Kinds(rawValue: 1 << 7)

    /// Invisible tag characters, except in the flags of regions.
    public static let tag = Kinds(rawValue: 1 << 8)

    /// Latin ligatures (U+FB00 to U+FB06): their letters take their place.
    public static let ligature = Kinds(rawValue: 1 << 9)

    /// Typographic quotation marks and apostrophes: straight ones take their place.
    public static let quote = Kinds(rawValue: 1 << 10)

    /// Hyphens, dashes and minus signs above ASCII: one hyphen takes their place, two that of an em dash.
    public static let dash = Kinds(rawValue: 1 << 11)
  }

  /// Where the character stands, in bytes.
  public let range: ByteRange

  /// What is wrong with it; one kind.
  public let kind: Kinds

  /// The bytes that take its place: their number in the high byte, the bytes themselves from the lowest up.
  private let packed: UInt32

  init(_ start: Int, _ length: Int, _ kind: Kinds, _ replacement: StaticString = "") {
    range = start..<start + length
    self.kind = kind
    packed = Self.pack(replacement)
  }

  private init(_ other: Self, packed: UInt32) {
    range = other.range
    kind = other.kind
    self.packed = packed
  }

  /// The number of bytes that take the character's place, 0 to 3.
  public var replacementCount: Int { Int(packed >> 24) }

  /// The first byte that takes the character's place, where there is one.
  public var firstReplacementByte: UInt8 { UInt8(truncatingIfNeeded: packed) }

  /// The ASCII bytes that take the character's place.
  public var replacement: [UInt8] {
    (0..<replacementCount).map { UInt8(truncatingIfNeeded: packed >> (8 * UInt32($0))) }
  }

  /// Whether nothing takes the character's place.
  var isRemoval: Bool { packed == 0 }

  /// Whether a space takes the character's place.
  var isBlank: Bool { packed == 1 << 24 | 0x20 }

  /// The same repair with nothing put in the character's place.
  func removing() -> Self { Self(self, packed: 0) }

  private static func pack(_ text: StaticString) -> UInt32 {
    text.withUTF8Buffer { bytes in
      var packed = UInt32(bytes.count) << 24
      for (index, byte) in bytes.prefix(3).enumerated() { packed |= UInt32(byte) << (8 * UInt32(index)) }
      return packed
    }
  }
}

extension CharacterRepair {
  /// The characters of `bytes` that are of one of `kinds`, in order.
  ///
  /// A no-break or other exotic space becomes a space, each its own; but where it touches ordinary blanks within a line,
  /// those are the word boundary, and it is removed. Text without any such character costs one pass and no memory.
  ///
  /// Complexity: linear in the text.
  public static func find(_ kinds: Kinds, in bytes: [UInt8]) -> [CharacterRepair] {
    bytes.withUnsafeBufferPointer { text in
      var finder = CharacterRepairFinder(text: text, kinds: kinds)
      finder.run()
      return finder.repairs
    }
  }

  /// `bytes` with all of `repairs`, which were found in them, made.
  public static func apply(_ repairs: [CharacterRepair], to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var copied = 0
    for repair in repairs {
      result += bytes[copied..<repair.range.lowerBound]
      if repair.replacementCount > 0 { result += repair.replacement }
      copied = repair.range.upperBound
    }
    return result + bytes[copied...]
  }
}
