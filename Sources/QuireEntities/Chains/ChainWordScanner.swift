import QuireText

/// The words of one name in small letters and without accents, stops, quotes and possessives.
struct ChainWordScanner {
  private(set) var words: [[UInt8]] = []
  /// The words behind which a hyphen stands.
  private(set) var hyphens: Set<Int> = []
  /// How many words stand before the only comma.
  private(set) var comma: Int?

  private static let bound = 24

  init(_ raw: ArraySlice<UInt8>) {
    let folded = CaseFolding.folded(Array(raw), [.fullCase, .accents])
    var word: [UInt8] = []
    var index = 0
    var commas = 0
    while index < folded.count {
      let length = Self.length(folded, at: index)
      switch Self.role(folded, at: index, length) {
      case .letter: word.append(contentsOf: folded[index..<index + length])
      case .nothing: break
      case .mark where Self.isPossessive(folded, at: index + length): index += 1
      case .mark: break
      case .and: word.append(contentsOf: "and".utf8)
      case .space: close(&word)
      case .hyphen:
        close(&word)
        if !words.isEmpty { hyphens.insert(words.count - 1) }
      case .comma:
        close(&word)
        commas += 1
        comma = words.count
      case .stop:
        // "J.K. Rowling" has two initials, "U.S." is one word.
        if word.count == 1, index + 1 < folded.count, folded[index + 1] == 0x20 { close(&word) }
      }
      index += length
    }
    close(&word)
    if commas != 1 { comma = nil }
  }

  private mutating func close(_ word: inout [UInt8]) {
    if !word.isEmpty, words.count < Self.bound { words.append(word) }
    word.removeAll(keepingCapacity: true)
  }

  private enum Role { case letter, space, hyphen, comma, stop, mark, and, nothing }

  private static func role(_ bytes: [UInt8], at index: Int, _ length: Int) -> Role {
    switch bytes[index] {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "/"): return .space
    case UInt8(ascii: "-"): return .hyphen
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: "."): return .stop
    case UInt8(ascii: "'"), UInt8(ascii: "`"): return .mark
    case UInt8(ascii: "&"): return .and
    case 0x00..<0x30, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7F: return .nothing
    case 0xC2 where length == 2 && bytes[index + 1] == 0xA0: return .space
    case 0xE2 where length == 3 && bytes[index + 1] == 0x80:
      switch bytes[index + 2] {
      case 0x90...0x95: return .hyphen
      case 0x98, 0x99: return .mark
      case 0x9C, 0x9D: return .nothing
      case 0x80...0x8A, 0xAF: return .space
      default: return .letter
      }
    default: return .letter
    }
  }

  /// Whether the mark before `index` is that of a possessive at the end: "Assad's", "the Joneses'".
  private static func isPossessive(_ bytes: [UInt8], at index: Int) -> Bool {
    index + 1 == bytes.count && bytes[index] == UInt8(ascii: "s")
  }

  private static func length(_ bytes: [UInt8], at index: Int) -> Int {
    let lead = bytes[index]
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    return min(length, bytes.count - index)
  }
}
