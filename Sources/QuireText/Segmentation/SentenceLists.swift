/// Items of lists, and the small signs that people put behind a sentence.
extension SentenceScanner {
  /// How a list item is marked, and so what the next one looks like.
  enum ListItem {
    case bullet(UInt32)
    case number(Int, Style)
    case letter(UInt8, Style)

    /// A marker that does not tell the next one: a dash, a Roman numeral, the number of a section.
    case other
  }

  /// What stands behind the number or letter of an item.
  enum Style {
    case stop
    case parenthesis
    case both
  }

  /// The marker of a list item at `place`: what kind it is, and where its text begins; `place` where there is none.
  ///
  /// The stop of such a marker ends no sentence. An initial ("J. Smith") is passed over likewise, but begins no list.
  func listMarker(at place: Int) -> (item: ListItem?, end: Int) {
    guard place < text.count else { return (nil, place) }
    let scalar = text.scalar(at: place)
    if isBullet(scalar.value) {
      let behind = skipBlanks(from: place + scalar.length)
      return (.bullet(scalar.value), enumeration(at: behind).end)
    }
    if scalar.value == 0x2A || scalar.value == 0x2D || scalar.value == 0x2B, isBlank(at: place + 1) {
      return (.other, enumeration(at: skipBlanks(from: place + 1)).end)
    }
    return enumeration(at: place)
  }

  private func enumeration(at place: Int) -> (item: ListItem?, end: Int) {
    var end = place
    while end < text.count, end - place < 8, isASCIIDigit(text[end]) || (end > place && text[end] == 0x2E) { end += 1 }
    // A marker "1.2." was taken with its last stop.
    while end > place, text[end - 1] == 0x2E { end -= 1 }
    if end > place {
      guard let style = style(at: end), end - place < 3 || text[place..<end].contains(0x2E) else { return (nil, place) }
      let digits = text[place..<end]
      let behind = end + (style == .both ? 2 : 1)
      guard !digits.contains(0x2E) else { return (.other, behind) }
      return (.number(digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }, style), behind)
    }
    while end < text.count, end - place < 5, isASCIILetter(text[end]) { end += 1 }
    guard end > place, let style = style(at: end) else { return (nil, place) }
    let behind = end + (style == .both ? 2 : 1)
    if end - place > 1 {
      let isRoman =
        text[place..<end].allSatisfy { [0x69, 0x76, 0x78].contains($0) }
        || text[place..<end].allSatisfy { [0x49, 0x56, 0x58].contains($0) }
      return isRoman ? (.other, behind) : (nil, place)
    }
    let isInitial = style == .stop && text[place] < 0x61
    return (isInitial ? nil : .letter(text[place], style), behind)
  }

  /// The style of the marker whose number or letter ends at `place`; white space and text must follow it.
  private func style(at place: Int) -> Style? {
    guard place < text.count else { return nil }
    let style: Style
    switch text[place] {
    case 0x29: style = .parenthesis
    case 0x2E: style = place + 1 < text.count && text[place + 1] == 0x29 ? .both : .stop
    default: return nil
    }
    let behind = place + (style == .both ? 2 : 1)
    guard isBlank(at: behind) else { return nil }
    let next = skipBlanks(from: behind)
    return next < text.count && text[next] != 0x0A && text[next] != 0x0D ? style : nil
  }

  /// Whether the item that follows `item` begins at `place`; the sentence so far ends at `end`.
  func isNextItem(_ item: ListItem, at place: Int, behind end: Int) -> Bool {
    guard end > start else { return false }
    switch item {
    case .other: return false
    case .bullet(let bullet):
      return text.scalar(at: place).value == bullet
    case .number(let number, let style):
      guard isASCIIDigit(text[place]), case .number(number + 1, style)? = enumeration(at: place).item else {
        return false
      }
      return isItemBreak(at: place, behind: end, style)
    case .letter(let letter, let style):
      guard text[place] == letter + 1, case .letter(letter + 1, style)? = enumeration(at: place).item else {
        return false
      }
      return isItemBreak(at: place, behind: end, style)
    }
  }

  /// Whether a list with small letters begins at `place`, behind a terminator: `a. one`, `x) one`, `ii) two`.
  func isFirstItem(at place: Int) -> Bool {
    switch enumeration(at: place).item {
    case .letter(let letter, let style): style != .stop || letter == 0x61
    case .other: enumeration(at: place).end > place && !isASCIIDigit(text[place])
    default: false
    }
  }

  /// Items that a sentence counts up ("1) this, 2) that and 3) more") are no sentences.
  private func isItemBreak(at place: Int, behind end: Int, _ style: Style) -> Bool {
    let last = text[end - 1]
    if last == 0x2C || last == 0x3B { return false }
    let word = tokenRange(before: end)
    guard !word.elementsEqual(text, "and"), !word.elementsEqual(text, "or") else { return false }
    guard style == .stop, isASCIIDigit(text[place]) else { return true }
    let next = skipBlanks(from: place + 2)
    return !isLower(at: next) && !(next < text.count && isASCIIDigit(text[next]))
  }

  private func isBullet(_ point: UInt32) -> Bool {
    switch point {
    case 0x2022, 0x2023, 0x2043, 0x2219, 0x25A0, 0x25AA, 0x25B6, 0x25B8, 0x25BA, 0x25CB, 0x25CF, 0x25E6: true
    default: false
    }
  }

  private func isBlank(at place: Int) -> Bool {
    guard place < text.count else { return false }
    let scalar = text.scalar(at: place).value
    return scalar == 0x20 || scalar == 0x09 || scalar == 0xA0
  }

  private func skipBlanks(from place: Int) -> Int {
    var end = place
    while isBlank(at: end) { end += text.scalar(at: end).length }
    return end
  }

  /// The end of an emoji or an emoticon such as ":-)" at `place`, which belongs to the sentence before it.
  func emoticonEnd(at place: Int, afterSpace: Bool) -> Int? {
    guard place < text.count else { return nil }
    let eyes = text[place]
    if eyes >= 0x80 { return emojiEnd(at: place) }
    guard afterSpace, eyes == 0x3A || eyes == 0x3B || eyes == 0x3D else { return nil }
    var end = place + 1
    if end < text.count, text[end] == 0x2D || text[end] == 0x27 { end += 1 }
    let mouth = end
    while end < text.count, "()DPpOo/|*".utf8.contains(text[end]) { end += 1 }
    return end > mouth && (end == text.count || text[end] <= 0x20) ? end : nil
  }

  private func emojiEnd(at place: Int) -> Int? {
    var end = place
    while end < text.count, text[end] >= 0x80 {
      let scalar = text.scalar(at: end)
      let isPart = CodePoint.graphemeBreak(scalar.value) == .extend || scalar.value == 0x200D
      guard CodePoint.isExtendedPictographic(scalar.value) && scalar.value > 0x2100 || (end > place && isPart) else {
        break
      }
      end += scalar.length
    }
    return end > place ? end : nil
  }
}

extension Range<Int> {
  /// Whether the bytes of `text` here are those of `word`.
  fileprivate func elementsEqual(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { $0.elementsEqual(text[self]) }
  }
}
