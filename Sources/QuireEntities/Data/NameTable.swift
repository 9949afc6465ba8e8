internal import QuireText

/// Given names and surnames, in the two columns that `generate.py` explains.
struct NameTable: Sendable {
  /// What is known of a word as a person's name.
  struct Use: Sendable, Equatable {
    /// How common it is as a given name in the USA, from 0 (rare or unknown there) to 9; `nil` where it is none.
    let given: Int?

    /// How common it is as a surname in the USA, from 0 to 9; `nil` where it is none.
    let surname: Int?

    /// Whether it is a word of everyday English, too.
    let isWord: Bool

    /// Whether it is a place's name, too.
    let isPlace: Bool
  }

  private let matcher: PhraseMatcher

  /// Reads a list; lines without a second column are passed over.
  ///
  /// Complexity: linear.
  init(_ bytes: [UInt8]) {
    var builder = PhraseMatcher.Builder(options: .init(foldsTypography: true, foldsAccents: true))
    builder.reserve(phraseCount: bytes.count / 11, byteCount: bytes.count)
    var line = 0
    while line < bytes.count {
      let lineEnd = bytes[line...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      if bytes[line] != UInt8(ascii: "#"), let tab = bytes[line..<lineEnd].firstIndex(of: UInt8(ascii: "\t")) {
        let use = NameTable.packed(bytes[(tab + 1)..<lineEnd])
        builder.add(from: bytes, range: line..<tab, payload: use, caseMode: .exactOrCapitals)
      }
      line = lineEnd + 1
    }
    matcher = builder.build()
  }

  /// What is known of a range of text as a name, with a capital at its beginning or wholly in capitals.
  func use(of text: [UInt8], range: ByteRange) -> Use? {
    // Spellings that differ in accents alone are kept as they are and found together: the commonest counts.
    let found = matcher.payloads(ofWhole: text, range: range)
    guard !found.isEmpty else { return nil }
    return Use(
      given: NameTable.commonest(found.map { $0 & 0xF }),
      surname: NameTable.commonest(found.map { $0 >> 4 & 0xF }),
      isWord: found.contains { $0 & 0x100 != 0 },
      isPlace: found.contains { $0 & 0x200 != 0 }
    )
  }

  private static func commonest(_ stored: [Int32]) -> Int? {
    stored.max().flatMap { $0 > 0 ? Int($0) - 1 : nil }
  }

  /// Four bits each for given name and surname, the digit plus one; then a bit each for word and place.
  private static func packed(_ letters: ArraySlice<UInt8>) -> Int32 {
    var result: Int32 = 0
    var shift: Int32 = 0
    for letter in letters {
      switch letter {
      case UInt8(ascii: "g"): shift = 0
      case UInt8(ascii: "s"): shift = 4
      case UInt8(ascii: "0")...UInt8(ascii: "9"): result |= Int32(letter - UInt8(ascii: "0") + 1) << shift
      case UInt8(ascii: "w"): result |= 0x100
      case UInt8(ascii: "p"): result |= 0x200
      default: break
      }
    }
    return result
  }
}
