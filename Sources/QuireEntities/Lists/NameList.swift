import QuireText

/// Given names and surnames, found by binary search in the list as it is embedded: nothing is built for it.
struct NameList: Sendable {
  /// What the list says of a name.
  struct Entry {
    /// How common it is as a given name, from 0 to 9; `nil` where it is none.
    var given: Int?
    /// How common it is as a surname, from 0 to 9; `nil` where it is none.
    var surname: Int?
    /// Whether it is a word of everyday language, too.
    var isWord = false
    /// Whether it is a place's name, too.
    var isPlace = false
  }

  private let bytes: [UInt8]
  /// Where the sorted lines begin, behind the comment lines.
  private let start: Int

  /// Takes a list: sorted lines of a name, a tab, and letters with digits; comment lines first.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var start = 0
    while start < bytes.count, bytes[start] == UInt8(ascii: "#") {
      start = (bytes[start...].firstIndex(of: 0x0A) ?? bytes.count - 1) + 1
    }
    self.start = start
  }

  /// What the list says of the name in `range` of `text`, in the letters of the list; `nil` where it is not in it.
  ///
  /// Complexity: O(log *list*).
  func entry(_ text: [UInt8], _ range: ByteRange) -> Entry? {
    var low = start
    var high = bytes.count
    while low < high {
      var middle = (low + high) / 2
      while middle > low, bytes[middle - 1] != 0x0A { middle -= 1 }
      let tab = bytes[middle..<high].firstIndex(of: 0x09) ?? high
      let end = bytes[tab..<high].firstIndex(of: 0x0A) ?? high
      if bytes[middle..<tab].elementsEqual(text[range]) { return Self.entry(bytes[min(tab + 1, end)..<end]) }
      if bytes[middle..<tab].lexicographicallyPrecedes(text[range]) { low = end + 1 } else { high = middle }
    }
    return nil
  }

  private static func entry(_ codes: ArraySlice<UInt8>) -> Entry {
    var entry = Entry()
    var letter: UInt8 = 0
    for code in codes {
      switch code {
      case UInt8(ascii: "w"): entry.isWord = true
      case UInt8(ascii: "p"): entry.isPlace = true
      case 0x30...0x39 where letter == UInt8(ascii: "g"): entry.given = Int(code) - 0x30
      case 0x30...0x39 where letter == UInt8(ascii: "s"): entry.surname = Int(code) - 0x30
      default: break
      }
      letter = code
    }
    return entry
  }
}
