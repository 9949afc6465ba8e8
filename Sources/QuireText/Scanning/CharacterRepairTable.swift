extension CharacterRepairFinder {
  /// The repair of the character at `index`, of whatever kind; `nil` where it does no harm.
  func character(at index: Int) -> CharacterRepair? {
    let byte = text[index]
    if byte < 0x80 { return control(byte, at: index, length: 1) }
    let left = text.count - index
    guard left > 1 else { return nil }
    let second = text[index + 1]
    switch byte {
    case 0xC2: return afterC2(second, at: index)
    case 0xD8: return second == 0x9C ? CharacterRepair(index, 2, .bidiControl) : nil
    default: break
    }
    guard left > 2 else { return nil }
    let third = text[index + 2]
    switch byte {
    case 0xE1: return second == 0x9A && third == 0x80 ? CharacterRepair(index, 3, .exoticSpace, " ") : nil
    case 0xE2: return afterE2(second, third, at: index)
    case 0xE3: return second == 0x80 && third == 0x80 ? CharacterRepair(index, 3, .exoticSpace, " ") : nil
    case 0xEF: return afterEF(second, third, at: index)
    case 0xF3:
      guard left > 3, second == 0xA0, third == 0x80 || third == 0x81 else { return nil }
      return CharacterRepair(index, 4, .tag)
    default: return nil
    }
  }

  private func control(_ byte: UInt8, at index: Int, length: Int) -> CharacterRepair? {
    switch byte {
    case 0x09, 0x0A, 0x0D: nil
    case 0x0B, 0x0C: CharacterRepair(index, length, .lineSeparator, "\n")
    // Separators of files, groups, records and units stand between words.
    case 0x1C...0x1F: CharacterRepair(index, length, .control, " ")
    case 0...0x1F, 0x7F...0x9F: CharacterRepair(index, length, .control)
    default: nil
    }
  }

  private func afterC2(_ second: UInt8, at index: Int) -> CharacterRepair? {
    switch second {
    case 0x85: CharacterRepair(index, 2, .lineSeparator, "\n")
    case 0x80...0x9F: CharacterRepair(index, 2, .control)
    case 0xA0: CharacterRepair(index, 2, .noBreakSpace, " ")
    case 0xAB, 0xBB: CharacterRepair(index, 2, .quote, "\"")
    case 0xAD: CharacterRepair(index, 2, .softHyphen)
    default: nil
    }
  }

  private func afterE2(_ second: UInt8, _ third: UInt8, at index: Int) -> CharacterRepair? {
    switch (second, third) {
    case (0x80, 0x80...0x8A): CharacterRepair(index, 3, .exoticSpace, " ")
    case (0x80, 0x8B...0x8D): CharacterRepair(index, 3, .zeroWidth)
    case (0x80, 0x8E...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA6...0xA9): CharacterRepair(index, 3, .bidiControl)
    case (0x80, 0x90...0x93), (0x88, 0x92): CharacterRepair(index, 3, .dash, "-")
    case (0x80, 0x94...0x95): CharacterRepair(index, 3, .dash, "--")
    case (0x80, 0x98...0x9B), (0x80, 0xB9...0xBA): CharacterRepair(index, 3, .quote, "'")
    case (0x80, 0x9C...0x9F): CharacterRepair(index, 3, .quote, "\"")
    case (0x80, 0xA8...0xA9): CharacterRepair(index, 3, .lineSeparator, "\n")
    case (0x80, 0xAF): CharacterRepair(index, 3, .noBreakSpace, " ")
    case (0x81, 0x9F): CharacterRepair(index, 3, .exoticSpace, " ")
    case (0x81, 0xA0...0xA4): CharacterRepair(index, 3, .zeroWidth)
    default: nil
    }
  }

  private func afterEF(_ second: UInt8, _ third: UInt8, at index: Int) -> CharacterRepair? {
    switch (second, third) {
    case (0xBB, 0xBF): CharacterRepair(index, 3, .byteOrderMark)
    case (0xAC, 0x80): CharacterRepair(index, 3, .ligature, "ff")
    case (0xAC, 0x81): CharacterRepair(index, 3, .ligature, "fi")
    case (0xAC, 0x82): CharacterRepair(index, 3, .ligature, "fl")
    case (0xAC, 0x83): CharacterRepair(index, 3, .ligature, "ffi")
    case (0xAC, 0x84): CharacterRepair(index, 3, .ligature, "ffl")
    case (0xAC, 0x85...0x86): CharacterRepair(index, 3, .ligature, "st")
    default: nil
    }
  }
}

/// What a zero width character needs to know of its neighbours.
enum JoiningContext {
  /// Whether `point` is a letter or mark of a script in which U+200C and U+200D change how letters join.
  ///
  /// The Unicode Standard, section 23.2, names the scripts with cursive joining and the Indic ones; told here by
  /// exclusion, so that a script which no list has yet keeps what it may need.
  static func joins(_ point: UInt32) -> Bool {
    guard point >= 0x300 else { return false }
    switch CodePoint.script(point) {
    case .unknown, .common, .latin, .greek, .cyrillic, .armenian, .georgian, .hebrew, .han, .hiragana, .katakana,
      .hangul, .bopomofo:
      return false
    default:
      let group = CodePoint.category(point).group
      return group == .letter || group == .mark
    }
  }

  /// Whether `point` is a letter or mark of a script whose words only a zero width space tells apart.
  static func isWrittenWithoutSpaces(_ point: UInt32) -> Bool {
    guard point >= 0xE00 else { return false }
    switch CodePoint.script(point) {
    case .thai, .lao, .khmer, .myanmar, .taiLe, .newTaiLue, .taiTham, .taiViet, .javanese, .balinese, .tibetan:
      return true
    default: return false
    }
  }

  /// Whether a sequence of emoji can go on after `point`: an emoji, a skin tone, a variation selector.
  static func isEmojiEnd(_ point: UInt32) -> Bool {
    point == 0xFE0F || (0x1F3FB...0x1F3FF).contains(point) || CodePoint.isExtendedPictographic(point)
  }
}
