/// Which charset bytes are in, and how that is known.
public struct CharsetGuess: Sendable, Equatable {
  /// What the guess rests on.
  public enum How: String, Sendable {
    /// A byte order mark.
    case bom

    /// What the source says of itself, not refuted by its bytes.
    case declared

    /// What the transport says of a page, such as an HTTP header; not refuted by the bytes.
    case transport

    /// What a page says in a `meta` element, not refuted by its bytes.
    case meta

    /// What a page says in its XML declaration, not refuted by its bytes.
    case xmlDeclaration = "xml-declaration"

    /// The bytes are UTF-8 and would hardly be it by chance; a few broken ones are allowed.
    case utf8Valid = "utf8-valid"

    /// The pattern or the frequencies of the bytes.
    case detected
  }

  /// The charset to decode with.
  public let charset: Charset

  /// What the guess rests on.
  public let how: How

  /// How sure the guess is, from 0 to 1.
  public let confidence: Double

  /// The declaration, where there was one that was not followed: unknown, or refuted by the bytes.
  public let refusedDeclaration: String?

  /// Creates a guess.
  public init(_ charset: Charset, _ how: How, confidence: Double, refusedDeclaration: String? = nil) {
    self.charset = charset
    self.how = how
    self.confidence = confidence
    self.refusedDeclaration = refusedDeclaration
  }
}

/// Tells in which charset bytes are.
///
/// In this order: a byte order mark; UTF-16 by its zero bytes; the declaration, unless the bytes speak for UTF-8, which
/// text in another charset does not resemble by chance; UTF-8, also with a few broken bytes, when they are fewer than
/// the whole characters; the escape sequences of ISO-2022-JP; at last the frequencies of characters in the languages
/// that use each legacy charset, and windows-1252 where nothing can be told.
///
/// - Parameters:
///   - bytes: The source's bytes; of long ones the first part decides.
///   - declared: The label that the source or its transport gives, as it stands there.
/// - Returns: The charset with the reason.
///
/// Complexity: O(*n*), and mostly the cost of one UTF-8 check.
public func detectCharset(_ bytes: [UInt8], declared: String? = nil) -> CharsetGuess {
  bytes.withUnsafeBufferPointer { source in
    let declaredCharset = declared.flatMap(Charset.init(label:))
    let marked = byteOrderMark(source).map { CharsetGuess($0, .bom, confidence: 1) }
    let guess = marked ?? guessWithoutMark(source, declaredCharset)
    let refused = declared != nil && guess.charset != declaredCharset ? declared : nil
    return CharsetGuess(guess.charset, guess.how, confidence: guess.confidence, refusedDeclaration: refused)
  }
}

private func guessWithoutMark(_ source: UnsafeBufferPointer<UInt8>, _ declared: Charset?) -> CharsetGuess {
  let wide = wideCharset(source)
  if let wide {
    return CharsetGuess(wide, wide == declared ? .declared : .detected, confidence: 0.95)
  }
  let evidence = UTF8Evidence(source)
  if let declared, declared != .utf16LE, declared != .utf16BE, !evidence.refutes(declared) {
    return CharsetGuess(declared, .declared, confidence: 0.95)
  }
  if hasJapaneseEscapes(source), evidence.characters == 0, evidence.broken == 0 {
    return CharsetGuess(.iso2022JP, .detected, confidence: 0.95)
  }
  if evidence.speaksForUTF8 { return CharsetGuess(.utf8, .utf8Valid, confidence: evidence.confidence) }
  return legacyGuess(source)
}

/// The charset that a byte order mark names.
private func byteOrderMark(_ source: UnsafeBufferPointer<UInt8>) -> Charset? {
  if source.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
  if source.starts(with: [0xFF, 0xFE]) { return .utf16LE }
  return source.starts(with: [0xFE, 0xFF]) ? .utf16BE : nil
}

/// UTF-16 without a mark: zero bytes stand in one half of the pairs and hardly in the other.
private func wideCharset(_ source: UnsafeBufferPointer<UInt8>) -> Charset? {
  let pairs = min(source.count, 4096) / 2
  guard pairs >= 2 else { return nil }
  var evenZeros = 0
  var oddZeros = 0
  for pair in 0..<pairs {
    if source[pair * 2] == 0 { evenZeros += 1 }
    if source[pair * 2 + 1] == 0 { oddZeros += 1 }
  }
  // Spaces and line ends alone give one in ten in any script that has them.
  let many = max(1, pairs / 10)
  if oddZeros >= many, evenZeros * 10 <= oddZeros { return .utf16LE }
  if evenZeros >= many, oddZeros * 10 <= evenZeros { return .utf16BE }
  return nil
}

/// Whether there is a switch to kanji and one back, within the first bytes.
private func hasJapaneseEscapes(_ source: UnsafeBufferPointer<UInt8>) -> Bool {
  var toKanji = false
  let end = min(source.count, 1 << 16)
  var place = 0
  while place + 2 < end {
    if source[place] == 0x1B {
      let (second, third) = (source[place + 1], source[place + 2])
      if second == 0x24, third == 0x40 || third == 0x42 { toKanji = true }
      if second == 0x28, third == 0x42 || third == 0x4A, toKanji { return true }
    }
    place += 1
  }
  return false
}

/// How well bytes read as UTF-8.
struct UTF8Evidence {
  /// The well-formed characters of more than one byte, in the part that was counted.
  private(set) var characters = 0

  /// What the characters weigh: a long one is hardly ever chance.
  private var weight = 0

  /// The maximal ill-formed subparts.
  private(set) var broken = 0

  /// Whether the source ends amid a character.
  private var isCut = false

  /// Whether all bytes are valid, beyond the counted part too.
  private let isValid: Bool

  /// Counts within the first part of `source`.
  init(_ source: UnsafeBufferPointer<UInt8>) {
    isValid = isValidUTF8(source)
    // Text in UTF-8 shows it early; where it begins late, the rest is counted only when the bytes are not all valid.
    let limit = min(source.count, isValid ? 1 << 16 : 1 << 22)
    var place = endOfASCII(source, from: 0, end: limit)
    while place < limit {
      let step = utf8Step(source, at: place, end: source.count)
      if step.isValid {
        characters += 1
        weight += step.count * 2 - 3
      } else if place + step.count < source.count {
        broken += 1
      } else {
        // A character that the end of the source cuts off is not broken, but one byte of it says nothing.
        isCut = step.count > 1
      }
      place = endOfASCII(source, from: place + step.count, end: limit)
    }
    if place < source.count, isValid, characters == 0 {
      characters = endOfASCII(source, from: place, end: source.count) < source.count ? 1 : 0
    }
  }

  /// Whether the bytes are better taken as UTF-8 than as any legacy charset.
  ///
  /// In legacy text by chance at most one in four of the sequences is well-formed (EUC-KR), in the Latin ones hardly any.
  var speaksForUTF8: Bool { isValid || (broken == 0 && isCut) || (characters > 0 && weight >= 2 * broken) }

  /// Whether text in `charset` would not look like this.
  func refutes(_ charset: Charset) -> Bool {
    switch charset {
    // Declared UTF-8 stays, whatever a few bytes say; only text that is clearly something else is not.
    case .utf8: !speaksForUTF8 && broken > 2
    case .iso2022JP: characters > 0 || broken > 0
    // Pairs of bytes are UTF-8 by chance more often than runs of letters are.
    case .gbk, .gb18030, .big5, .eucKR, .eucJP, .shiftJIS: isValid && characters >= 4
    default: speaksForUTF8 && characters > 0
    }
  }

  /// How sure UTF-8 is, given that the bytes speak for it.
  var confidence: Double {
    guard characters > 0 else { return 1 }
    let share = Double(characters) / Double(characters + broken)
    return characters < 3 ? 0.9 * share : 0.99 * share
  }
}
