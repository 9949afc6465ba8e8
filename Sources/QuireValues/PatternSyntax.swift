import QuireText

/// Reads a pattern's syntax as far as it takes to say what every match must hold.
///
/// It need not understand everything: what it does not know ends the reading, and nothing is said. What it says holds
/// for every match of PCRE2 with the same options: sets of bytes are as wide as the pattern's or wider, lengths too.
struct PatternSyntax {
  /// Something that is not read; the pattern is then searched without help.
  struct NotRead: Error {}

  private static let deepestNesting = 60

  private(set) var source: [UInt8]
  var index = 0
  private var depth = 0

  /// Whether a set that was read since this was last cleared is wider than the pattern's.
  var isWide = false

  /// Switches that may change inside of a pattern, `(?i)`.
  struct Flags {
    var ignoresCase = false
    var dotMatchesLineFeed = false
    var isVerbose = false
  }

  var flags: Flags
  let asciiClasses: Bool

  private init(_ source: [UInt8], _ options: Pattern.Options) {
    self.source = source
    flags = Flags(
      ignoresCase: options.contains(.caseInsensitive),
      dotMatchesLineFeed: options.contains(.dotMatchesLineFeed),
      isVerbose: options.contains(.verbose)
    )
    asciiClasses = options.contains(.asciiClasses)
  }

  /// What every match of the pattern is; `PatternShape.anything` where its syntax is not read.
  ///
  /// Complexity: linear in the pattern for a bounded nesting.
  static func shape(of source: String, options: Pattern.Options) -> PatternShape {
    var syntax = PatternSyntax(Array(source.utf8), options)
    do throws(NotRead) {
      if options.contains(.literal) {
        var sequence = PatternShapeSequence()
        while let scalar = syntax.nextScalar() { sequence.append(syntax.literal(scalar)) }
        return sequence.shape
      }
      let shape = try syntax.alternation()
      return syntax.index == syntax.source.count ? shape : .anything
    } catch {
      return .anything
    }
  }

  /// The branches up to a closing bracket or the end.
  private mutating func alternation() throws(NotRead) -> PatternShape {
    depth += 1
    guard depth < Self.deepestNesting else { throw NotRead() }
    var branches: [PatternShape] = []
    var sequence = PatternShapeSequence()
    while true {
      try skipTrivia()
      guard let byte = peek(), byte != UInt8(ascii: ")") else { break }
      if byte == UInt8(ascii: "|") {
        index += 1
        branches.append(sequence.shape)
        sequence = PatternShapeSequence()
      } else if let item = try item() {
        sequence.append(try quantified(item))
      }
    }
    depth -= 1
    return .either(branches + [sequence.shape])
  }

  /// One item before its quantifier; `nil` where it only sets switches.
  private mutating func item() throws(NotRead) -> PatternShape? {
    switch peek() {
    case UInt8(ascii: "("): return try group()
    case UInt8(ascii: "["): return PatternShape(try characterClass())
    case UInt8(ascii: "\\"): return try escape()
    case UInt8(ascii: "^"), UInt8(ascii: "$"):
      index += 1
      return .nothing
    case UInt8(ascii: "."):
      index += 1
      var any = PatternCharacters(ascii: PatternCharacters.asciiBytes, leads: PatternCharacters.anyLead)
      if !flags.dotMatchesLineFeed { any.ascii = ByteSet(0x0A).complement.intersection(any.ascii) }
      return PatternShape(any)
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): throw NotRead()
    default:
      guard let scalar = nextScalar() else { throw NotRead() }
      return literal(scalar)
    }
  }

  /// The shape of a character that stands for itself.
  func literal(_ scalar: Unicode.Scalar) -> PatternShape {
    let bytes = Array(String(scalar).utf8)
    guard flags.ignoresCase else { return PatternShape(extent: length(bytes), exact: [bytes.map { ByteSet($0) }]) }
    guard scalar.isASCII else {
      // Its other case may be of another length, and of ASCII.
      return PatternShape(extent: PatternExtent(least: 1, most: 4))
    }
    let both = PatternCharacters(ascii: ByteSet(bytes[0])).caseless
    var exact = [[both.ascii]]
    var extent = length(bytes)
    if both.ascii.contains(UInt8(ascii: "k")) {
      exact.append([ByteSet(0xE2), ByteSet(0x84), ByteSet(0xAA)])
      extent.most = 3
    }
    if both.ascii.contains(UInt8(ascii: "s")) {
      exact.append([ByteSet(0xC5), ByteSet(0xBF)])
      extent.most = 2
    }
    return PatternShape(extent: extent, exact: exact)
  }

  private func length(_ bytes: [UInt8]) -> PatternExtent {
    PatternExtent(least: bytes.count, most: bytes.count, mayHoldLineFeed: bytes == [0x0A])
  }

  private mutating func group() throws(NotRead) -> PatternShape? {
    index += 1
    let outer = flags
    var isLookaround = false
    if peek() == UInt8(ascii: "*") { throw NotRead() }
    if peek() == UInt8(ascii: "?") {
      index += 1
      switch try groupKind() {
      case .plain: break
      case .lookaround: isLookaround = true
      case .switches: return nil
      }
    }
    let shape = try alternation()
    guard peek() == UInt8(ascii: ")") else { throw NotRead() }
    index += 1
    flags = outer
    return isLookaround ? .nothing : shape
  }

  private enum GroupKind {
    case plain
    case lookaround
    /// `(?i)`, which holds up to the end of the group around it.
    case switches
  }

  /// What stands behind `(?`.
  private mutating func groupKind() throws(NotRead) -> GroupKind {
    guard let byte = peek() else { throw NotRead() }
    let next = index + 1 < source.count ? source[index + 1] : 0
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: "|"), UInt8(ascii: ">"):
      index += 1
      return .plain
    case UInt8(ascii: "="), UInt8(ascii: "!"):
      index += 1
      return .lookaround
    case UInt8(ascii: "<") where next == UInt8(ascii: "=") || next == UInt8(ascii: "!"):
      index += 2
      return .lookaround
    case UInt8(ascii: "<"), UInt8(ascii: "'"):
      return try name(upTo: byte == UInt8(ascii: "<") ? UInt8(ascii: ">") : byte)
    case UInt8(ascii: "P") where next == UInt8(ascii: "<"):
      index += 1
      return try name(upTo: UInt8(ascii: ">"))
    default: return try switches()
    }
  }

  private mutating func name(upTo end: UInt8) throws(NotRead) -> GroupKind {
    index += 1
    while let byte = peek(), byte != end { index += 1 }
    guard peek() == end else { throw NotRead() }
    index += 1
    return .plain
  }

  private mutating func switches() throws(NotRead) -> GroupKind {
    var isOn = true
    while let byte = peek() {
      index += 1
      switch byte {
      case UInt8(ascii: "-") where isOn: isOn = false
      case UInt8(ascii: "i"): flags.ignoresCase = isOn
      case UInt8(ascii: "s"): flags.dotMatchesLineFeed = isOn
      case UInt8(ascii: "x") where peek() != byte: flags.isVerbose = isOn
      case UInt8(ascii: "m"), UInt8(ascii: "J"), UInt8(ascii: "U"), UInt8(ascii: "n"): break
      case UInt8(ascii: ":"): return .plain
      case UInt8(ascii: ")"): return .switches
      default: throw NotRead()
      }
    }
    throw NotRead()
  }
}

extension PatternSyntax {
  func peek() -> UInt8? { index < source.count ? source[index] : nil }

  /// The character here; the index moves behind it.
  mutating func nextScalar() -> Unicode.Scalar? {
    guard index < source.count else { return nil }
    var end = index + 1
    while end < source.count, source[end] & 0xC0 == 0x80 { end += 1 }
    defer { index = end }
    return String(decoding: source[index..<end], as: UTF8.self).unicodeScalars.first
  }

  /// Skips comments and, in verbose mode, white space: they stand between an item and its quantifier, too.
  mutating func skipTrivia() throws(NotRead) {
    while let byte = peek() {
      if source[index...].starts(with: "(?#".utf8) {
        guard let end = source[index...].firstIndex(of: UInt8(ascii: ")")) else { throw NotRead() }
        index = end + 1
      } else if flags.isVerbose, byte == 0x20 || (0x09...0x0D).contains(byte) {
        index += 1
      } else if flags.isVerbose, byte == UInt8(ascii: "#") {
        while let byte = peek(), byte != 0x0A { index += 1 }
      } else if flags.isVerbose, byte >= 0x80 {
        // Some of Unicode's white space is skipped, too.
        throw NotRead()
      } else {
        return
      }
    }
  }

  /// The item with the quantifiers that follow it.
  fileprivate mutating func quantified(_ item: PatternShape) throws(NotRead) -> PatternShape {
    try skipTrivia()
    var least = 0
    var most: Int?
    switch peek() {
    case UInt8(ascii: "*"): break
    case UInt8(ascii: "+"): least = 1
    case UInt8(ascii: "?"): most = 1
    case UInt8(ascii: "{"):
      guard let bounds = try bounds() else { return item }
      (least, most) = bounds
      index -= 1
    default: return item
    }
    index += 1
    try skipTrivia()
    // Lazy or possessive: what may be matched stays the same.
    if let byte = peek(), byte == UInt8(ascii: "?") || byte == UInt8(ascii: "+") { index += 1 }
    return item.repeated(least: least, most: most)
  }

  /// `{2}`, `{2,}` or `{2,5}`; any other brace stops the reading, since versions of PCRE2 differ.
  private mutating func bounds() throws(NotRead) -> (Int, Int?)? {
    index += 1
    guard let least = number() else { throw NotRead() }
    var most: Int? = least
    if peek() == UInt8(ascii: ",") {
      index += 1
      most = number()
    }
    guard peek() == UInt8(ascii: "}"), most ?? least >= least else { throw NotRead() }
    index += 1
    return (least, most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let byte = peek(), (0x30...0x39).contains(byte), (value ?? 0) < 100_000 {
      value = (value ?? 0) * 10 + Int(byte & 15)
      index += 1
    }
    return value
  }
}
