/// Says whether characters stand together as they do in mojibake and hardly ever in text that someone wrote.
///
/// The rules are those of ftfy's `badness`; each looks at no more than seven characters.
struct MojibakeEvidence {
  /// Whether mojibake stands somewhere in `points`, the first of which begins its line if it `isStart`.
  ///
  /// Complexity: linear.
  static func isBad(_ points: [UInt32], isStart: Bool) -> Bool {
    let pairs = MojibakePairs.shared
    var place = 0
    while place < points.count {
      let point = points[place]
      let next = place + 1 < points.count ? points[place + 1] : MojibakePairs.end
      if point >= 0x80, pairs.areDoubtful(point, next), isBad(points, at: place, isStart: isStart) { return true }
      place += 1
    }
    return false
  }

  /// Whether a rule holds whose first character above ASCII stands at `place`.
  private static func isBad(_ points: [UInt32], at place: Int, isStart: Bool) -> Bool {
    let window = MojibakeWindow(points, at: place, isStart: isStart)
    return window.first.contains(.control) || window.isOddPair || window.isOddInWord || window.isKnownSequence
  }
}

/// A place in a text, with the characters before and after it.
struct MojibakeWindow {
  private let points: [UInt32]
  private let place: Int
  private let isStart: Bool
  let first: MojibakeSet
  private let second: MojibakeSet

  init(_ points: [UInt32], at place: Int, isStart: Bool) {
    self.points = points
    self.place = place
    self.isStart = isStart
    first = MojibakeTable.shared.set(points[place])
    second = place + 1 < points.count ? MojibakeTable.shared.set(points[place + 1]) : []
  }

  /// The character at a distance from the place, or one that is in no set.
  private func point(_ distance: Int) -> UInt32 {
    let index = place + distance
    return index >= 0 && index < points.count ? points[index] : MojibakePairs.end
  }

  private func set(_ distance: Int) -> MojibakeSet { MojibakeTable.shared.set(point(distance)) }

  private func starts(_ first: MojibakeSet, _ second: MojibakeSet) -> Bool {
    !self.first.isDisjoint(with: first) && !self.second.isDisjoint(with: second)
  }

  /// Whether the two characters don't go together, whatever is around them.
  var isOddPair: Bool {
    MojibakePairs.odd.contains { starts($0.first, $0.second) } || (first.contains(.upperAccented) && point(1) == 0xB0)
  }

  /// Whether they don't go together with what is around them.
  var isOddInWord: Bool {
    let before = point(-1)
    let isAfterSmallLetter = before &- 0x61 < 26
    let isAfterLetter = (before | 0x20) &- 0x61 < 26
    if starts([.lowerCommon, .upperCommon], .bad) { return isAfterLetter }
    if starts(.upperAccented, .currency), isAfterSmallLetter || Self.isBlank(before) { return true }
    if starts(.upperAccented, .opening), isAfterSmallLetter { return true }
    if starts([.accented, .box, .currency, .closing], .opening), set(2).contains(.numeric) { return true }
    if starts([.accented, .currency, .numeric, .box, .law], .closing), set(2).contains(.opening) { return true }
    return starts(.accented, [.opening, .closing]) && Self.isWordCharacter(point(2))
  }

  private static func isBlank(_ point: UInt32) -> Bool {
    point != MojibakePairs.end && (CodePoint.isWhiteSpace(point) || (point >= 0x1C && point <= 0x1F))
  }

  private static func isWordCharacter(_ point: UInt32) -> Bool {
    guard point != MojibakePairs.end else { return false }
    return point == 0x5F || CodePoint.isLetter(point) || CodePoint.isNumber(point)
  }

  /// Whether the characters are a sequence known from mojibake of a certain charset.
  var isKnownSequence: Bool {
    switch point(0) {
    case 0x152, 0x153: return point(1) != MojibakePairs.end && !((point(1) | 0x20) &- 0x61 < 26)
    case 0xC2, 0xC3: return isLatinBeforeSpace || isLatinPair
    case 0xCE, 0xD0: return isLatinPair
    case 0xD8, 0xD9: return isArabic
    case 0x412, 0x413, 0x420, 0x421: return isCyrillic
    case 0x392, 0x393, 0x39E, 0x39F:
      return isAnyOf(point(2), "ΒΓΞΟ")
        && (!second.isDisjoint(with: [.control, .bad, .opening, .closing, .currency]) || point(1) == 0xB0)
    case 0x3B2: return point(1) == 0x20AC && isAnyOf(point(2), "™\u{A0}Ά\u{AD}®°")
    case 0x201A:
      return (point(1) == 0xC4 && isAnyOf(point(2), "ìîïòôúùû†°¢π"))
        || (isAnyOf(point(1), "âó") && isAnyOf(point(2), "àä°ê"))
    default: return Self.pairs.contains { point(0) == $0.first.value && isAnyOf(point(1), $0.second) }
    }
  }

  private static let pairs: [(first: Unicode.Scalar, second: String)] = [
    ("×", "²³"), ("à", "²µ¹¼½¾"), ("√", "±∂†≠®™´≤≥¥µø"), ("≈", "°¢"), ("в", "Ђ"), ("ā", "€"),
  ]

  private func isAnyOf(_ point: UInt32, _ characters: String) -> Bool {
    characters.unicodeScalars.contains { $0.value == point }
  }

  private var isLatinPair: Bool {
    (point(0) == 0xC3 && point(1) == 0xA1) || !second.isDisjoint(with: [.opening, .closing])
      || isAnyOf(point(1), "€œŠš¢£Ÿž\u{A0}\u{AD}®©°·»–—´")
  }

  /// `Ã` or `Â` before a space, where it can't be a word of its own.
  private var isLatinBeforeSpace: Bool {
    let before = point(-1)
    if point(0) == 0xC2, point(1) == 0x20 || !second.isDisjoint(with: [.opening, .closing]) {
      if before &- 0x61 < 26 || isAnyOf(before, ".,?!") || set(-1).contains(.closing) { return true }
    }
    guard point(1) == 0x20 else { return false }
    if place == 0 { return isStart }
    return before &- 0x61 < 26 || (Self.isBlank(before) && point(-2) &- 0x61 < 26)
  }

  private var isArabic: Bool {
    func isAfterLead(_ distance: Int) -> Bool {
      !set(distance).isDisjoint(with: [.common, .currency, .bad, .numeric, .opening])
        || isAnyOf(point(distance), "ŸŠ®°µ»")
    }
    return isAfterLead(1) && isAnyOf(point(2), "ØÙ") && isAfterLead(3)
  }

  private var isCyrillic: Bool {
    let isSecond = !second.isDisjoint(with: [.control, .bad, .opening, .closing, .currency])
    if isSecond || isAnyOf(point(1), "°µ"), isAnyOf(point(2), "ВГРС") { return true }
    let sequence = [0x413, 0x45E, 0x412, 0x402, 0x412]
    guard sequence.indices.allSatisfy({ point($0) == sequence[$0] }), point(5) != 0x0A else { return false }
    let last = point(6)
    return point(5) != MojibakePairs.end && (last == 0x20 || (last | 0x20) &- 0x61 < 26)
  }
}
