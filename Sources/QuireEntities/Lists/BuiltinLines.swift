import QuireDocument
import QuireText

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

/// Lines of the lists that come with Quire: type, subtype, canonical name, phrases between bars, attributes.
///
/// Letters behind a phrase's tilde are its flags.
struct BuiltinLines: ListFormat {
  let hasComments = true

  func phrases(of line: ByteRange, in bytes: [UInt8], _ body: (ListPhrase) throws(ListProblem) -> Void)
    throws(ListProblem)
  {
    var start = line.lowerBound
    for _ in 0..<3 {
      guard let tab = firstPlace(of: 0x09, in: bytes, start..<line.upperBound) else { return }
      start = tab + 1
    }
    var position = start
    while position < line.upperBound {
      switch bytes[position] {
      case UInt8(ascii: "|"), UInt8(ascii: "~"), 0x09:
        if start < position { try body(.range(start..<position)) }
        while position < line.upperBound, bytes[position] != UInt8(ascii: "|") {
          if bytes[position] == 0x09 { return }
          position += 1
        }
        start = position + 1
      default: break
      }
      position += 1
    }
    if start < line.upperBound { try body(.range(start..<line.upperBound)) }
  }

  /// The flags of the phrase that begins at `start`.
  static func flags(_ bytes: [UInt8], ofPhraseAt start: Int) -> PhraseFlags {
    var flags: PhraseFlags = []
    var isBehindTilde = false
    for byte in bytes[start...] {
      switch byte {
      case UInt8(ascii: "|"), 0x09, 0x0A: return flags
      case UInt8(ascii: "~"): isBehindTilde = true
      case UInt8(ascii: "w") where isBehindTilde: flags.insert(.everydayWord)
      case UInt8(ascii: "n") where isBehindTilde: flags.insert(.personName)
      case UInt8(ascii: "s") where isBehindTilde: flags.insert(.shortForm)
      case UInt8(ascii: "t") where isBehindTilde: flags.insert(.afterThe)
      default: break
      }
    }
    return flags
  }

  func entry(of line: ByteRange, in bytes: [UInt8]) -> ListEntry {
    let columns = bytes.columns(of: line, separator: 0x09, limit: 5)
    func text(_ column: Int) -> String { column < columns.count ? bytes.text(columns[column]) : "" }
    return ListEntry(type: text(0), subtype: text(1), name: text(2), attributes: Self.attributes(text(4)))
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
