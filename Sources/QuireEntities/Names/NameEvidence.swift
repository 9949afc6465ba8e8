import QuireText

/// What stands beside a name and speaks for or against a reading of it; looks at a few words, never further than 40 bytes.
struct NameEvidence {
  private static let placePrepositions: Set<String> = [
    "in", "at", "near", "from", "to", "into", "around", "outside", "inside", "via", "across", "towards", "toward",
    "through", "throughout", "between", "around", "off", "leaving", "visit", "visited",
  ]
  private static let organizationVerbs: Set<String> = [
    "said", "says", "reported", "reports", "announced", "announces", "told", "claimed", "claims", "confirmed", "denied",
    "added", "wrote", "tweeted", "spokesman", "spokeswoman", "spokesperson", "reporter", "correspondent", "executives",
    "employees", "shares",
  ]
  private static let organizationPrepositions: Set<String> = ["by", "with", "against", "for", "joined", "joining"]

  private let text: [UInt8]
  private let range: ByteRange

  init(text: [UInt8], range: ByteRange) {
    self.text = text
    self.range = range
  }

  /// Whether "the" stands before it.
  var followsThe: Bool { previousWord == "the" }

  /// Whether a preposition of place stands before it, or a comma and another name behind it ("Mobile, Alabama").
  var speaksForPlace: Bool {
    if Self.placePrepositions.contains(previousWord) { return true }
    guard range.upperBound + 2 < text.count, text[range.upperBound] == UInt8(ascii: ",") else { return false }
    return text[range.upperBound + 1] == 0x20 && isUpper(text[range.upperBound + 2]) && previousWord == "of"
  }

  /// Whether it speaks, or is acted with, as organisations are.
  var speaksForOrganization: Bool {
    Self.organizationVerbs.contains(nextWord)
      || (Self.organizationPrepositions.contains(previousWord) && !(nextByteIsSpace && nextIsCapital))
  }

  /// Whether it is a part of a longer name: another capitalised word stands directly beside it.
  ///
  /// A title, an initial or a nationality before a place does no harm ("President Assad" is none of both; "US").
  func isInsideName(isPlace: Bool) -> Bool {
    guard isPlace else { return false }
    return nextByteIsSpace && nextIsCapital && isPersonLike(wordBehind)
  }

  private var nextByteIsSpace: Bool { range.upperBound < text.count && text[range.upperBound] == 0x20 }

  private var nextIsCapital: Bool { range.upperBound + 1 < text.count && isUpper(text[range.upperBound + 1]) }

  /// Whether a capitalised word is a surname and nothing else.
  private func isPersonLike(_ word: ByteRange) -> Bool {
    guard let entry = BuiltinLists.names.entry(text, word), let surname = entry.surname else { return false }
    return surname >= 4 && !entry.isWord && !entry.isPlace
      && BuiltinLists.names.entry(text, range)?.given != nil
  }

  private var wordBehind: ByteRange {
    let start = range.upperBound + 1
    var end = start
    while end < text.count, end - start < 40, isLetter(text[end]) { end += 1 }
    return start..<max(start, end)
  }

  private var nextWord: String {
    guard nextByteIsSpace else { return "" }
    return String(decoding: text[wordBehind], as: UTF8.self).lowercased()
  }

  private var previousWord: String {
    var end = range.lowerBound
    while end > 0, range.lowerBound - end < 3, text[end - 1] == 0x20 { end -= 1 }
    guard end < range.lowerBound else { return "" }
    var start = end
    while start > 0, end - start < 40, isLetter(text[start - 1]) { start -= 1 }
    return String(decoding: text[start..<end], as: UTF8.self).lowercased()
  }

  private func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

  private func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80 }
}
