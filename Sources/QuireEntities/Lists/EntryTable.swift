import QuireDocument
import QuireText

/// What a list says of a phrase.
struct ListEntry: Sendable {
  let type: String
  let subtype: String
  /// The canonical name.
  let name: String
  let attributes: [JSONValue.Member]
}

/// Why a phrase of a list wants evidence beside it before it counts.
struct PhraseFlags: OptionSet, Sendable {
  let rawValue: UInt8

  /// An everyday word, or a word of another meaning, too.
  static let everydayWord = PhraseFlags(rawValue: 1)
  /// A given name or a surname, too.
  static let personName = PhraseFlags(rawValue: 2)
  /// A short form with other readings, too.
  static let shortForm = PhraseFlags(rawValue: 4)
  /// Counts only after "the".
  static let afterThe = PhraseFlags(rawValue: 8)
}

/// A list of phrases and what they mean, as lines of five columns; a line is taken apart only when a phrase of it matches.
struct EntryTable: Sendable {
  /// One match of a phrase.
  struct Match {
    let range: ByteRange
    let flags: PhraseFlags
    let payload: Int32
  }

  private let bytes: [UInt8]
  private let phrases: [(line: Int32, flags: PhraseFlags)]
  private let matcher: PhraseMatcher

  /// Reads a table; lines that begin with `#` are comments.
  ///
  /// `types` are the types that are wanted, all where it is `nil`.
  ///
  /// Complexity: linear in the bytes.
  init(
    _ bytes: [UInt8],
    types: Set<String>? = nil,
    mode: PhraseMatcher.CaseMode = .exact,
    options: PhraseMatcher.Options
  ) {
    var builder = PhraseMatcher.Builder(options: options)
    builder.reserve(phraseCount: bytes.count / 30, byteCount: bytes.count / 2)
    var phrases: [(line: Int32, flags: PhraseFlags)] = []
    phrases.reserveCapacity(bytes.count / 30)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      defer { start = end + 1 }
      guard end > start, bytes[start] != UInt8(ascii: "#") else { continue }
      let columns = Self.columns(bytes, start..<end)
      guard columns.count >= 4 else { continue }
      if let types, !types.contains(String(decoding: bytes[columns[0]], as: UTF8.self)) { continue }
      Self.eachPhrase(bytes, columns[3]) { range, flags in
        guard builder.add(from: bytes, range: range, payload: Int32(phrases.count), caseMode: mode) else { return }
        phrases.append((Int32(start), flags))
      }
    }
    self.bytes = bytes
    self.phrases = phrases
    matcher = builder.build()
  }

  /// The longest phrases of the list in `text`, from left to right.
  func matches(in text: [UInt8], range: ByteRange? = nil) -> [Match] {
    matcher.matches(in: text, range: range).map {
      Match(range: $0.range, flags: phrases[Int($0.payload)].flags, payload: $0.payload)
    }
  }

  /// What the list says of a match.
  func entry(of match: Match) -> ListEntry { entry(ofPayload: match.payload) }

  private func entry(ofPayload payload: Int32) -> ListEntry {
    let start = Int(phrases[Int(payload)].line)
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    let columns = Self.columns(bytes, start..<end)
    func text(_ column: Int) -> String {
      column < columns.count ? String(decoding: bytes[columns[column]], as: UTF8.self) : ""
    }
    return ListEntry(type: text(0), subtype: text(1), name: text(2), attributes: Self.attributes(text(4)))
  }

  private static func columns(_ bytes: [UInt8], _ line: ByteRange) -> [ByteRange] {
    var columns: [ByteRange] = []
    var start = line.lowerBound
    for index in line where bytes[index] == 0x09 {
      columns.append(start..<index)
      start = index + 1
    }
    columns.append(start..<line.upperBound)
    return columns
  }

  private static func eachPhrase(_ bytes: [UInt8], _ column: ByteRange, _ body: (ByteRange, PhraseFlags) -> Void) {
    var start = column.lowerBound
    while start < column.upperBound {
      let end = bytes[start..<column.upperBound].firstIndex(of: UInt8(ascii: "|")) ?? column.upperBound
      let tilde = bytes[start..<end].firstIndex(of: UInt8(ascii: "~"))
      var flags: PhraseFlags = []
      for letter in bytes[(tilde ?? end)..<end] {
        switch letter {
        case UInt8(ascii: "w"): flags.insert(.everydayWord)
        case UInt8(ascii: "n"): flags.insert(.personName)
        case UInt8(ascii: "s"): flags.insert(.shortForm)
        case UInt8(ascii: "t"): flags.insert(.afterThe)
        default: break
        }
      }
      body(start..<(tilde ?? end), flags)
      start = end + 1
    }
  }

  private static let attributeNames = [
    "cc": "country", "id": "geonames_id", "pop": "population", "also": "also", "code": "code", "iso3": "iso3",
  ]

  private static func attributes(_ text: String) -> [JSONValue.Member] {
    text.split(separator: ";").compactMap { pair in
      let parts = pair.split(separator: "=", maxSplits: 1).map { String($0) }
      guard parts.count == 2 else { return nil }
      let (name, value) = (parts[0], parts[1])
      if name == "at" {
        return .init("coordinates", .array(value.split(separator: ",").compactMap { Double($0) }.map { .number($0) }))
      }
      guard let name = attributeNames[name] else { return nil }
      return .init(name, Int64(value).map { .integer($0) } ?? .string(value))
    }
  }
}
