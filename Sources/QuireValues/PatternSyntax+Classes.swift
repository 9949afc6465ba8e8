import QuireText

extension PatternSyntax {
  /// An escape outside of a class; the index stands at the backslash.
  mutating func escape() throws(NotRead) -> PatternShape {
    guard index + 1 < source.count else { throw NotRead() }
    let letter = source[index + 1]
    switch letter {
    case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "Z"), UInt8(ascii: "z"):
      index += 2
      return .nothing
    case UInt8(ascii: "R"), UInt8(ascii: "X"):
      index += 2
      return .anything
    case UInt8(ascii: "N"):
      index += 2
      // `\N{` names a character.
      if peek() == UInt8(ascii: "{") { throw NotRead() }
      return PatternShape(PatternCharacters(ascii: ByteSet(0x0A)).complement)
    case UInt8(ascii: "1")...UInt8(ascii: "9"):
      // A group's text again; several digits may mean a character, which is something, too.
      index += 2
      while let byte = peek(), (0x30...0x39).contains(byte) { index += 1 }
      return .anything
    default: break
    }
    if let characters = try escapedCharacters() {
      return PatternShape(flags.ignoresCase ? characters.caseless : characters)
    }
    return literal(try escapedScalar())
  }

  /// What `\d` and its like stand for; `nil` where the escape is one character.
  private mutating func escapedCharacters() throws(NotRead) -> PatternCharacters? {
    let letter = source[index + 1]
    var characters = PatternCharacters()
    switch letter | 0x20 {
    case UInt8(ascii: "d"): characters = Self.digits
    case UInt8(ascii: "w"): characters = Self.word
    case UInt8(ascii: "s"): characters = Self.space
    case UInt8(ascii: "h"): characters = PatternCharacters(ascii: Self.set(" \t"), leads: Self.space.leads)
    case UInt8(ascii: "v"): characters = PatternCharacters(ascii: ByteSet(0x0A...0x0D), leads: Self.space.leads)
    case UInt8(ascii: "p"):
      index += 2
      return try property(isNegated: letter == UInt8(ascii: "P"))
    default: return nil
    }
    index += 2
    let isAlwaysUnicode = letter | 0x20 == UInt8(ascii: "h") || letter | 0x20 == UInt8(ascii: "v")
    if asciiClasses, !isAlwaysUnicode { characters.leads = ByteSet() }
    return letter & 0x20 == 0 ? characters.complement : characters
  }

  /// The one character that an escape stands for.
  private mutating func escapedScalar() throws(NotRead) -> Unicode.Scalar {
    index += 1
    guard let letter = peek() else { throw NotRead() }
    let plain: [UInt8: Unicode.Scalar] = [
      UInt8(ascii: "n"): "\n", UInt8(ascii: "t"): "\t", UInt8(ascii: "r"): "\r", UInt8(ascii: "f"): "\u{C}",
      UInt8(ascii: "e"): "\u{1B}", UInt8(ascii: "a"): "\u{7}",
    ]
    if let scalar = plain[letter] {
      index += 1
      return scalar
    }
    if letter == UInt8(ascii: "x") { return try hexadecimal() }
    guard !isWordByte(letter), letter < 0x80, let scalar = nextScalar() else { throw NotRead() }
    return scalar
  }

  /// `\x41` or `\x{2014}`.
  private mutating func hexadecimal() throws(NotRead) -> Unicode.Scalar {
    index += 1
    let isBraced = peek() == UInt8(ascii: "{")
    if isBraced { index += 1 }
    var value: UInt32 = 0
    var digits = 0
    while digits < (isBraced ? 6 : 2), let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue {
      value = value << 4 | UInt32(digit)
      digits += 1
      index += 1
    }
    if isBraced {
      guard peek() == UInt8(ascii: "}") else { throw NotRead() }
      index += 1
    }
    guard digits > 0, let scalar = Unicode.Scalar(value) else { throw NotRead() }
    return scalar
  }

  /// `\p{Lu}` and the like; those of letters and digits are known, all others may be any character.
  private mutating func property(isNegated: Bool) throws(NotRead) -> PatternCharacters {
    let any = PatternCharacters(ascii: PatternCharacters.asciiBytes, leads: PatternCharacters.anyLead)
    isWide = true
    var name: [UInt8] = []
    if peek() == UInt8(ascii: "{") {
      guard let end = source[index...].firstIndex(of: UInt8(ascii: "}")) else { throw NotRead() }
      name = Array(source[(index + 1)..<end])
      index = end + 1
    } else {
      guard let byte = peek() else { throw NotRead() }
      name = [byte]
      index += 1
    }
    guard !isNegated else { return any }
    switch String(decoding: name, as: UTF8.self) {
    case "L", "Lu", "Ll", "L&": return PatternCharacters(ascii: Self.letters, leads: PatternCharacters.anyLead)
    case "N", "Nd": return PatternCharacters(ascii: Self.digits.ascii, leads: PatternCharacters.anyLead)
    default: return any
    }
  }

  /// A class in brackets; the index stands at the opening one.
  mutating func characterClass() throws(NotRead) -> PatternCharacters {
    index += 1
    let isNegated = peek() == UInt8(ascii: "^")
    if isNegated { index += 1 }
    var characters = PatternCharacters()
    var isFirst = true
    isWide = false
    while let byte = peek(), isFirst || byte != UInt8(ascii: "]") {
      isFirst = false
      if byte == UInt8(ascii: "["), index + 1 < source.count, [0x3A, 0x2E, 0x3D].contains(source[index + 1]) {
        characters.formUnion(try namedClass())
        continue
      }
      if byte == UInt8(ascii: "\\"), index + 1 < source.count, let set = try escapedCharacters() {
        characters.formUnion(set)
        continue
      }
      let first = try classScalar()
      var last = first
      if peek() == UInt8(ascii: "-"), index + 1 < source.count, source[index + 1] != UInt8(ascii: "]") {
        index += 1
        // `[a-\d]` is three things to PCRE2; it need not be read.
        if peek() == UInt8(ascii: "["), index + 1 < source.count, source[index + 1] == 0x3A { throw NotRead() }
        if peek() == UInt8(ascii: "\\"), index + 1 < source.count, try escapedCharacters() != nil { throw NotRead() }
        last = try classScalar()
      }
      guard first.value <= last.value else { throw NotRead() }
      characters.formUnion(Self.range(first, last))
    }
    guard peek() == UInt8(ascii: "]") else { throw NotRead() }
    index += 1
    if !isNegated { return flags.ignoresCase ? characters.caseless : characters }
    return negated(characters)
  }

  /// What a negated class matches.
  ///
  /// A character that is in the class for sure is not matched; for those outside of ASCII
  /// that is not known.
  private func negated(_ characters: PatternCharacters) -> PatternCharacters {
    if isWide { return PatternCharacters(ascii: PatternCharacters.asciiBytes, leads: PatternCharacters.anyLead) }
    let certain = PatternCharacters(ascii: characters.ascii)
    return (flags.ignoresCase ? certain.caseless : certain).complement
  }

  private mutating func classScalar() throws(NotRead) -> Unicode.Scalar {
    guard peek() == UInt8(ascii: "\\") else {
      guard let scalar = nextScalar() else { throw NotRead() }
      return scalar
    }
    if index + 1 < source.count, source[index + 1] == UInt8(ascii: "b") {
      index += 2
      return "\u{8}"
    }
    return try escapedScalar()
  }

  /// `[:alpha:]`.
  private mutating func namedClass() throws(NotRead) -> PatternCharacters {
    guard let end = source[index...].firstIndex(of: UInt8(ascii: "]")), end - index > 3, source[index + 1] == 0x3A,
      source[end - 1] == 0x3A
    else { throw NotRead() }
    let name = String(decoding: source[(index + 2)..<(end - 1)], as: UTF8.self)
    index = end + 1
    let leads = asciiClasses ? ByteSet() : PatternCharacters.anyLead
    switch name {
    case "alpha": return PatternCharacters(ascii: Self.letters, leads: leads)
    case "lower", "upper":
      isWide = true
      return PatternCharacters(ascii: Self.letters, leads: leads)
    case "digit": return PatternCharacters(ascii: Self.digits.ascii, leads: leads)
    case "alnum", "word": return PatternCharacters(ascii: Self.word.ascii, leads: leads)
    case "space": return PatternCharacters(ascii: Self.space.ascii, leads: leads)
    case "xdigit": return PatternCharacters(ascii: Self.set("0123456789ABCDEFabcdef"), leads: leads)
    default: throw NotRead()
    }
  }

  private func isWordByte(_ byte: UInt8) -> Bool { Self.word.ascii.contains(byte) }

  private static func set(_ characters: String) -> ByteSet {
    var set = ByteSet()
    for byte in characters.utf8 { set.insert(byte) }
    return set
  }

  private static func range(_ first: Unicode.Scalar, _ last: Unicode.Scalar) -> PatternCharacters {
    var result = PatternCharacters()
    if first.isASCII { result.ascii = ByteSet(UInt8(first.value)...UInt8(min(last.value, 0x7F))) }
    guard !last.isASCII else { return result }
    let lowest = first.isASCII ? 0xC2 : String(first).utf8.first ?? 0xC2
    result.leads = ByteSet(lowest...(String(last).utf8.first ?? 0xF4))
    return result
  }

  private static let letters = ByteSet(0x41...0x5A).union(ByteSet(0x61...0x7A))

  /// Decimal digits: those of other scripts begin with these bytes (Arabic, N'Ko, India and beyond, full width).
  private static let digits: PatternCharacters = {
    var leads = ByteSet(0xEA)
    for byte: UInt8 in [0xD9, 0xDB, 0xDF, 0xE0, 0xE1, 0xEF, 0xF0] { leads.insert(byte) }
    return PatternCharacters(ascii: ByteSet(0x30...0x39), leads: leads)
  }()

  private static let word = PatternCharacters(
    ascii: letters.union(ByteSet(0x30...0x39)).union(ByteSet(UInt8(ascii: "_"))),
    leads: PatternCharacters.anyLead
  )

  /// White space: no-break space, those of U+1680, U+2000 and on, U+3000, next line.
  private static let space: PatternCharacters = {
    var leads = ByteSet(0xC2)
    for byte: UInt8 in [0xE1, 0xE2, 0xE3] { leads.insert(byte) }
    return PatternCharacters(ascii: ByteSet(0x09...0x0D).union(ByteSet(0x20)), leads: leads)
  }()
}
