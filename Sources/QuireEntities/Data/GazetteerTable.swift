internal import QuireText

/// A list of entries in the five columns that `generate.py` explains, ready to be found in text.
///
/// A payload of the matcher is the place of the entry's line, in bytes, and the flags of the phrase: nothing is kept
/// for an entry but its line, and the line is read when it is asked for.
struct GazetteerTable: Sendable {
  /// What makes a phrase ambiguous, so that it wants evidence beside it.
  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8

    /// An everyday word, or a word of another meaning, too.
    static let word = Flags(rawValue: 1)

    /// A person's given name or surname, too.
    static let personName = Flags(rawValue: 2)

    /// A short form with other readings, too.
    static let shortForm = Flags(rawValue: 4)

    /// Counts only after "the".
    static let afterThe = Flags(rawValue: 8)
  }

  /// One line of the list.
  struct Entry: Sendable, Equatable {
    /// `PLACE`, `ORG`, …, or `RANK`, `TITLE`, … in the lexicon.
    let type: String

    /// What kind of it: `country`, `city`, `media`, ….
    let subtype: String

    /// The canonical name.
    let name: String

    /// What else is known: `cc` (ISO 3166-1), `id` (GeoNames), `pop`, `at` (latitude,longitude), ….
    let attributes: [String: String]
  }

  /// The list as it was read.
  let bytes: [UInt8]

  /// Finds the phrases; ``entry(at:)`` and ``flags(of:)`` take its payloads.
  let matcher: PhraseMatcher

  /// Reads a list; lines that are comments, or have fewer than four columns, are passed over.
  ///
  /// Only the first 8 MiB count: a line's place has 23 bits in a payload. Complexity: linear.
  init(
    _ bytes: [UInt8],
    options: PhraseMatcher.Options = .init(foldsTypography: true, foldsAccents: true, hyphenEqualsSpace: true),
    caseMode: PhraseMatcher.CaseMode = .exactOrCapitals
  ) {
    var builder = PhraseMatcher.Builder(options: options)
    builder.reserve(phraseCount: bytes.count / 40, byteCount: bytes.count / 3)
    var line = 0
    while line < bytes.count, line < 1 << 23 {
      line = GazetteerTable.add(bytes, line, caseMode, to: &builder)
    }
    self.bytes = bytes
    matcher = builder.build()
  }

  /// The entry whose phrase was found.
  func entry(at payload: Int32) -> Entry {
    let fields = bytes[min(Int(payload >> 8), bytes.count)...].prefix { $0 != UInt8(ascii: "\n") }
      .split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    func field(_ index: Int) -> String { index < fields.count ? fields[index] : "" }
    let pairs = field(4).split(separator: ";").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    let attributes = Dictionary(pairs.filter { $0.count == 2 }.map { ($0[0], $0[1]) }) { first, _ in first }
    return Entry(type: field(0), subtype: field(1), name: field(2), attributes: attributes)
  }

  /// The flags of the phrase that was found.
  func flags(of payload: Int32) -> Flags {
    Flags(rawValue: UInt8(truncatingIfNeeded: payload))
  }

  /// Adds the phrases of one line.
  ///
  /// - Returns: where the next line begins.
  private static func add(
    _ bytes: [UInt8],
    _ line: Int,
    _ caseMode: PhraseMatcher.CaseMode,
    to builder: inout PhraseMatcher.Builder
  ) -> Int {
    let lineEnd = bytes[line...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    guard bytes[line] != UInt8(ascii: "#"), let phrases = column(3, of: bytes, in: line..<lineEnd) else {
      return lineEnd + 1
    }
    var start = phrases.lowerBound
    while start < phrases.upperBound {
      let end = bytes[start..<phrases.upperBound].firstIndex(of: UInt8(ascii: "|")) ?? phrases.upperBound
      let mark = bytes[start..<end].firstIndex(of: UInt8(ascii: "~")) ?? end
      let flags = bytes[mark..<end].reduce(into: Flags()) { $0.formUnion(flag($1)) }
      let payload = Int32(line) << 8 | Int32(flags.rawValue)
      builder.add(from: bytes, range: start..<mark, payload: payload, caseMode: caseMode)
      start = end + 1
    }
    return lineEnd + 1
  }

  /// The bytes of a line's column, counted from 0, or `nil` where the line has fewer.
  private static func column(_ index: Int, of bytes: [UInt8], in line: ByteRange) -> ByteRange? {
    var start = line.lowerBound
    for _ in 0..<index {
      guard let tab = bytes[start..<line.upperBound].firstIndex(of: UInt8(ascii: "\t")) else { return nil }
      start = tab + 1
    }
    let end = bytes[start..<line.upperBound].firstIndex(of: UInt8(ascii: "\t")) ?? line.upperBound
    return start..<end
  }

  private static func flag(_ byte: UInt8) -> Flags {
    switch byte {
    case UInt8(ascii: "w"): .word
    case UInt8(ascii: "n"): .personName
    case UInt8(ascii: "s"): .shortForm
    case UInt8(ascii: "t"): .afterThe
    default: []
    }
  }
}
