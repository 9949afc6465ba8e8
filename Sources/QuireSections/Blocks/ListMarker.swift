import QuireText

/// The mark before an item of a list.
struct ListMarker {
  /// What marks items of one list alike.
  enum Style: Equatable {
    case bullet(UInt32)
    case number(UInt8)
    case letter(UInt8)
  }

  /// The mark, without the blanks behind it.
  let range: ByteRange

  /// How the mark is written; the closing character of a number or letter.
  let style: Style

  /// The number, or the letter's place in the alphabet.
  let ordinal: Int?

  /// Whether the mark is a dash that dialogue uses too, so that one line alone says nothing.
  var isDoubtful: Bool { style == .bullet(0x2013) || style == .bullet(0x2014) }

  /// The mark at the start of `content`, if there is one and words follow.
  init?(_ text: [UInt8], _ content: ByteRange) {
    guard let found = Self.bullet(text, content) ?? Self.numbered(text, content) else { return nil }
    self = found
  }

  private init(range: ByteRange, style: Style, ordinal: Int? = nil) {
    self.range = range
    self.style = style
    self.ordinal = ordinal
  }

  private static func bullet(_ text: [UInt8], _ content: ByteRange) -> ListMarker? {
    guard let first = UTF8Scalars.decode(text, at: content.lowerBound), first.length < content.count else { return nil }
    switch first.value {
    case 0x2D, 0x2A, 0x2B, 0x2013, 0x2014: break
    case 0xB7, 0x2022, 0x2023, 0x2043, 0x204C, 0x204D, 0x2219, 0x25A0, 0x25AA, 0x25AB, 0x25B6, 0x25B8, 0x25BA, 0x25C6,
      0x25CB, 0x25CF, 0x25E6, 0x2713, 0x2714, 0x27A2, 0x27A4, 0xF0B7:
      break
    default: return nil
    }
    let end = content.lowerBound + first.length
    // The round bullets of word processors may touch the word; a hyphen that does belongs to it.
    guard first.value >= 0x2022 || WhiteSpace.length(text, at: end) > 0 else { return nil }
    guard !WhiteSpace.trimmed(text, end..<content.upperBound).isEmpty else { return nil }
    return ListMarker(range: content.lowerBound..<end, style: .bullet(first.value))
  }

  /// `1.`, `1)`, `(1)`, `[1]`, `a)`, `(a)`: a letter with a stop is an initial as often as not.
  private static func numbered(_ text: [UInt8], _ content: ByteRange) -> ListMarker? {
    var place = content.lowerBound
    let open = text[place]
    if open == 0x28 || open == 0x5B { place += 1 }
    let digits = place
    var number = 0
    while place < content.upperBound, place - digits < 4, text[place] >= 0x30, text[place] <= 0x39 {
      number = number * 10 + Int(text[place] - 0x30)
      place += 1
    }
    var letter: UInt8?
    if place == digits, place < content.upperBound, (text[place] | 0x20) >= 0x61, (text[place] | 0x20) <= 0x7A {
      letter = text[place] | 0x20
      place += 1
    }
    guard place > digits, place - digits <= 3, place + 1 < content.upperBound else { return nil }
    let close = text[place]
    let isClosed = open == 0x28 ? close == 0x29 : open == 0x5B ? close == 0x5D : close == 0x29 || close == 0x2E
    guard isClosed, letter == nil || close != 0x2E else { return nil }
    place += 1
    let touches = WhiteSpace.length(text, at: place) == 0
    guard !touches || (close == 0x29 && letter == nil && text[place] >= 0x41) else { return nil }
    return ListMarker(
      range: content.lowerBound..<place,
      style: letter == nil ? .number(close) : .letter(close),
      ordinal: letter.map { Int($0) - 0x60 } ?? number
    )
  }
}
