import QuireText

/// Finds what is known by its form in one pass: addresses of all sorts, identifiers, coordinates, ranks and units.
///
/// The pass stops only at bytes that a value can't do without: `@`, `:`, `.`, `#`, `+`, brackets, digits, and for
/// ranks and units capital letters. What stands around such a byte is looked at within the bounds that the formats set
/// (64 bytes before `@`, 253 for a host name), so that no text takes more than linear time.
struct ContactScanner {
  let text: TextWindow
  let kinds: ValueKindSet
  /// Whose telephone numbers are meant where a number names no country.
  let region: PhoneRegion?
  private let triggers: [Bool]
  private let openings = MilitaryWords.openings

  /// The kinds that are found here.
  static let kinds = ValueKindSet([
    .url, .email, .cidr, .ip, .mac, .hash, .uuid, .cve, .citation, .coordinates, .phone, .militaryUnit, .rank, .handle,
    .hashtag,
  ])

  /// The kinds that a word with digits may be or begin.
  private static let wordKinds = ValueKindSet([.mac, .hash, .uuid, .cve, .citation, .coordinates, .militaryUnit])

  init(_ text: TextWindow, kinds: ValueKindSet, region: PhoneRegion? = nil) {
    self.text = text
    self.region = region
    self.kinds = kinds
    triggers = triggerTable(kinds)
  }

  /// Calls `body` for every value; values of different kinds may overlap.
  func scan(_ body: (RecognizedValue) -> Void) {
    var position = text.start
    // Where the last word with digits ends; each is looked at once.
    var wordEnd = text.start
    let hasWords = !kinds.isDisjoint(with: ContactScanner.wordKinds)
    while position < text.end {
      guard triggers[Int(text.bytes[position])] else {
        position += 1
        continue
      }
      let word = hasWords && position >= wordEnd && isDigit(text[position]) ? text.asciiWord(around: position) : nil
      wordEnd = word?.upperBound ?? wordEnd
      if let value = value(at: position, word) {
        body(value)
        position = max(value.range.upperBound, position + 1)
      } else {
        position += 1
        // A run of digits is looked at once.
        if isDigit(text[position - 1]) { while isDigit(text[position]) { position += 1 } }
      }
    }
  }

  private func value(at position: Int, _ word: ByteRange?) -> RecognizedValue? {
    switch text[position] {
    case UInt8(ascii: "@"): email(around: position) ?? handle(at: position)
    case UInt8(ascii: "#"): hashtag(at: position)
    case UInt8(ascii: ":"):
      url(aroundColon: position) ?? hardwareAddress(aroundColon: position) ?? internetAddress6(aroundColon: position)
    case UInt8(ascii: "."): url(aroundDot: position)
    case UInt8(ascii: "+"): phone(at: position)
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): defanged(at: position) ?? phone(at: position)
    case let byte where isUppercase(byte):
      openings.mayBegin(at: position, in: text) ? rank(at: position) ?? militaryUnit(at: position) : nil
    default:
      internetAddress4(at: position) ?? word.flatMap { identifier($0) } ?? coordinates(at: position)
        ?? phone(at: position)
    }
  }

  /// An address around a dot or an `@` in brackets.
  private func defanged(at open: Int) -> RecognizedValue? {
    guard ".da@".utf8.contains(lowercased(text[open + 1])) else { return nil }
    return email(around: open) ?? (kinds.contains(.url) ? url(aroundDot: open) : nil)
  }

  /// What the word is or begins, by the length of it and what stands around.
  private func identifier(_ word: ByteRange) -> RecognizedValue? {
    guard !text.isWord(before: word.lowerBound), !text.isWord(at: word.upperBound) else { return nil }
    if let value = hash(word) ?? uuid(word) ?? hardwareAddress(word) ?? citation(word) ?? gridReference(word) {
      return value
    }
    return militaryUnit(atNumber: word)
  }
}

private func triggerTable(_ kinds: ValueKindSet) -> [Bool] {
  var table = [Bool](repeating: false, count: 256)
  func set(_ bytes: String, for wanted: ValueKind...) {
    guard wanted.contains(where: { kinds.contains($0) }) else { return }
    for byte in bytes.utf8 { table[Int(byte)] = true }
  }
  set("@", for: .email, .handle)
  set("#", for: .hashtag)
  set(":", for: .url, .ip, .cidr, .mac)
  set(".", for: .url)
  set("[({", for: .url, .email)
  set("+(0123456789", for: .phone)
  set("0123456789", for: .ip, .cidr, .mac, .hash, .uuid, .cve, .citation, .coordinates, .militaryUnit)
  set("ABCDEFGHIJKLMNOPQRSTUVWXYZ", for: .militaryUnit, .rank)
  return table
}

extension TextWindow {
  /// The letters and digits of ASCII around `offset`.
  ///
  /// Of a word that is longer than any identifier, only what lies from `offset` on.
  fileprivate func asciiWord(around offset: Int) -> ByteRange {
    var lower = offset
    while isLetterOrDigit(self[lower - 1]), offset - lower < 160 { lower -= 1 }
    var upper = offset
    while isLetterOrDigit(self[upper]) { upper += 1 }
    return isLetterOrDigit(self[lower - 1]) ? offset..<upper : lower..<upper
  }
}

/// A set of kinds, for tests in a loop.
struct ValueKindSet: Sendable {
  private var bits: UInt64 = 0

  init(_ kinds: some Sequence<ValueKind>) {
    for kind in kinds { bits |= 1 << UInt64(kind.rawValue) }
  }

  func contains(_ kind: ValueKind) -> Bool {
    bits & (1 << UInt64(kind.rawValue)) != 0
  }

  func isDisjoint(with kinds: ValueKind...) -> Bool {
    kinds.allSatisfy { !contains($0) }
  }

  func isDisjoint(with other: ValueKindSet) -> Bool {
    bits & other.bits == 0
  }
}
