import QuireText

/// Recognises the notes that editors and moderators put below or into comments: "[Editor's note: …]", "Mod note: …".
///
/// A comment that is such a note from its first word to its last is one, whoever signs it; a comment by somebody called
/// Editor is none for that alone. A note in brackets within somebody's comment leaves it what it is.
enum EditorsNote {
  private static let openings = [
    "editor's note", "editor’s note", "editors' note", "editors’ note", "editor note", "ed. note", "ed note",
    "eds. note", "note from the editor", "moderator's note", "moderator’s note", "moderator note", "mod note",
    "admin note",
    "anmerkung der redaktion", "anm. der redaktion", "anm. d. red.", "note de la rédaction", "ndlr",
    "nota del editor", "nota de la redacción", "nota della redazione", "ndr",
  ].map { Array($0.utf8) }

  private static let longest = 40

  /// Whether the whole of `range` is a note: it begins as one, and brackets that open there close at its end.
  static func isNote(_ text: [UInt8], _ range: ByteRange) -> Bool {
    guard let mark = text[range].first(where: { $0 > 0x20 }) else { return false }
    guard isBracket(mark) else { return begins(text[range]) }
    guard begins(text[range].drop { !isBracket($0) }.dropFirst()) else { return false }
    let closing = mark == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: ")")
    guard let end = text[range].firstIndex(of: closing) else { return true }
    return WhiteSpace.trimmed(text, (end + 1)..<range.upperBound).count <= 2
  }

  /// The bracketed notes within `range`, brackets included; at most ten.
  static func notes(_ text: [UInt8], in range: ByteRange) -> [ByteRange] {
    var notes: [ByteRange] = []
    var index = range.lowerBound
    while notes.count < 10, let start = text[index..<range.upperBound].firstIndex(of: UInt8(ascii: "[")) {
      index = start + 1
      guard begins(text[index..<range.upperBound]),
        let end = text[index..<range.upperBound].firstIndex(of: UInt8(ascii: "]"))
      else { continue }
      notes.append(start..<(end + 1))
      index = end + 1
    }
    return notes
  }

  private static func isBracket(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") }

  /// Whether the first words are those of a note, with a colon, a dash or a comma behind them.
  private static func begins(_ words: ArraySlice<UInt8>) -> Bool {
    let start = words.prefix(longest + 8).drop { $0 <= 0x20 || $0 == UInt8(ascii: "*") }
    let small = start.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    for opening in openings where small.starts(with: opening) {
      let rest = small[opening.count...].drop { $0 == 0x20 || $0 == UInt8(ascii: "*") }
      guard let next = rest.first else { return false }
      return [UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: ","), 0xE2].contains(next)
    }
    return false
  }
}
