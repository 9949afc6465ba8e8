/// What was done to text to get it as it was before a program spoiled it.
///
/// The first ten mean that UTF-8 had been read in another charset.
public enum TextRepairKind: UInt8, Sendable, CaseIterable {
  case latin1 = 1
  case windows1252
  case windows1251
  case windows1250
  case windows1253
  case windows1254
  case windows1257
  case iso8859x2
  case macRoman
  case codePage437

  /// A control of U+0080 to U+009F became the character of windows-1252.
  case control

  /// An HTML character reference became what it stands for.
  case characterReference

  /// A command to a terminal was removed.
  case terminalEscape
}

/// What is repaired.
public struct TextRepairOptions: Sendable {
  /// Text in UTF-8 that was read in another charset, once or several times.
  public var mojibake = true

  /// Within mojibake, spaces that were no-break spaces and belong to a character.
  public var lostSpaces = true

  /// Within mojibake, characters that lost some of their bytes, which become U+FFFD.
  public var lostBytes = true

  /// Mojibake in a line that has other text too, so that the line as a whole is no mojibake.
  public var mixedEncodings = true

  /// Controls of U+0080 to U+009F, which become characters of windows-1252.
  public var controls = true

  /// Commands to a terminal, such as those that set colours.
  public var terminalEscapes = true

  /// Whether references are decoded in lines at and after a `<`, where they may be markup's own.
  public var referencesInMarkup = false

  /// What the name of an HTML character reference, without its `&` and `;`, stands for.
  ///
  /// No characters where it is no name; `nil` leaves all references as they are.
  public var references: (@Sendable ([UInt8]) -> [UInt32])?

  /// Everything but references.
  public init() {}
}

/// One place of a text and what belongs there.
public struct TextRepair: Sendable, Equatable {
  /// The bytes that change, between scalar boundaries.
  public let range: ByteRange

  public let kind: TextRepairKind

  /// What takes their place, valid UTF-8; shares the storage of the collection it comes from.
  public let replacement: ArraySlice<UInt8>
}

/// The repairs of a text, ascending and apart from each other; one for each character that comes of it.
public struct TextRepairs: Sendable, RandomAccessCollection {
  private struct Entry {
    let start: Int
    let length: UInt32
    let kind: TextRepairKind
    let replacementEnd: Int
  }

  private var entries: [Entry] = []
  private var replacements: [UInt8] = []

  init() {}

  public var startIndex: Int { 0 }

  public var endIndex: Int { entries.count }

  public subscript(position: Int) -> TextRepair {
    let entry = entries[position]
    let start = position == 0 ? 0 : entries[position - 1].replacementEnd
    return TextRepair(
      range: entry.start..<entry.start + Int(entry.length),
      kind: entry.kind,
      replacement: replacements[start..<entry.replacementEnd]
    )
  }

  /// The text with the repairs made: `bytes` is the text that they were found in.
  public func applied(to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var copied = 0
    for repair in self {
      result += bytes[copied..<repair.range.lowerBound]
      result += repair.replacement
      copied = repair.range.upperBound
    }
    return result + bytes[copied...]
  }

  mutating func append(_ range: ByteRange, _ kind: TextRepairKind, _ points: ArraySlice<UInt32>) {
    for point in points {
      let scalar = Unicode.Scalar(point) ?? "\u{FFFD}"
      replacements.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    entries.append(
      Entry(
        start: range.lowerBound,
        length: UInt32(truncatingIfNeeded: range.count),
        kind: kind,
        replacementEnd: replacements.count
      )
    )
  }
}

extension TextRepairs {
  /// The repairs of `bytes`, which are valid UTF-8.
  ///
  /// The method is that of ftfy 6.3 (Robyn Speer, Apache-2.0), line by line; but every repair is a place of its own, as
  /// long as the character that was spoiled. What the text's own pairs of characters show to be clean costs one pass and
  /// no memory.
  ///
  /// Complexity: linear in the text; lines above a megabyte are taken a megabyte at a time.
  public init(of bytes: [UInt8], _ options: TextRepairOptions = TextRepairOptions()) {
    self = bytes.withUnsafeBufferPointer { text in
      var finder = TextRepairFinder(text: text, options: options)
      finder.run()
      return finder.repairs
    }
  }
}
