/// What a character is to phrase matching.
enum PhraseCharacter: UInt8 {
  /// A letter or digit of a script that is written with spaces between words; runs of these are words.
  case word

  /// A character of a script that is written without spaces: a token of its own.
  case single

  /// A mark that belongs to the character before it.
  case mark

  case space
  case lineEnd
  case paragraphEnd

  /// A zero-width space: it parts words and is nothing itself.
  case boundary

  /// A soft hyphen, a direction mark, a variation selector: nothing, also inside a word.
  case invisible

  case punctuation

  /// Classifies a scalar, after Unicode 16's general categories, scripts and line breaks.
  init(_ scalar: UInt32) {
    if scalar < 0x80 {
      self = PhraseCharacter(ascii: UInt8(truncatingIfNeeded: scalar))
    } else if scalar >= 0xC0, scalar < 0x2B9 {
      self = scalar == 0xD7 || scalar == 0xF7 ? .punctuation : .word
    } else if scalar >= 0x3A3, scalar < 0x482 {
      self = .word
    } else if scalar >= 0x4E00, scalar < 0xA48D {
      self = .single
    } else {
      self = PhraseCharacter.inTable(scalar)
    }
  }

  private init(ascii byte: UInt8) {
    if isASCIIWord(byte) {
      self = .word
    } else {
      switch byte {
      case 0x09, 0x0B, 0x20: self = .space
      case 0x0A, 0x0C, 0x0D: self = .lineEnd
      default: self = .punctuation
      }
    }
  }

  private static func inTable(_ scalar: UInt32) -> PhraseCharacter {
    runs.withUnsafeBufferPointer { runs in
      // The first run begins at 0x80 and no scalar below comes here, so the search always ends on a run.
      var low = 0
      var high = runs.count
      while high - low > 1 {
        let middle = (low + high) / 2
        if runs[middle].start <= scalar { low = middle } else { high = middle }
      }
      return runs[low].character
    }
  }
}

extension PhraseCharacter {
  private typealias Run = (start: UInt32, character: PhraseCharacter)

  private static let runs = ContiguousArray<Run>(latinToArabic + asian + symbolsAndEastAsian + upperPlanes)

  private static let latinToArabic: [Run] = [
    (0x80, .punctuation), (0x85, .lineEnd), (0x86, .punctuation), (0xA0, .space), (0xA1, .punctuation), (0xAA, .word),
    (0xAB, .punctuation), (0xAD, .invisible), (0xAE, .punctuation), (0xB2, .word), (0xB4, .punctuation), (0xB5, .word),
    (0xB6, .punctuation), (0xB9, .word), (0xBB, .punctuation), (0xBC, .word), (0xBF, .punctuation), (0xC0, .word),
    (0xD7, .punctuation), (0xD8, .word), (0xF7, .punctuation), (0xF8, .word), (0x2B9, .punctuation), (0x2C0, .word),
    (0x2C2, .punctuation), (0x2C6, .word), (0x2D2, .punctuation), (0x2E0, .word), (0x2E5, .punctuation), (0x2EC, .word),
    (0x2ED, .punctuation), (0x2EE, .word), (0x2EF, .punctuation), (0x300, .mark), (0x370, .word), (0x375, .punctuation),
    (0x376, .word), (0x37E, .punctuation), (0x37F, .word), (0x384, .punctuation), (0x386, .word), (0x387, .punctuation),
    (0x388, .word), (0x482, .punctuation), (0x483, .mark), (0x48A, .word), (0x55A, .punctuation), (0x560, .word),
    (0x589, .punctuation), (0x591, .mark), (0x5BE, .punctuation), (0x5BF, .mark), (0x5C0, .punctuation), (0x5C1, .mark),
    (0x5C3, .punctuation), (0x5C4, .mark), (0x5C6, .punctuation), (0x5C7, .mark), (0x5D0, .word), (0x5F3, .punctuation),
    (0x610, .mark), (0x61B, .punctuation), (0x61C, .invisible), (0x61D, .punctuation), (0x620, .word), (0x64B, .mark),
    (0x660, .word), (0x66A, .punctuation), (0x66E, .word), (0x670, .mark), (0x671, .word), (0x6D4, .punctuation),
    (0x6D5, .word), (0x6D6, .mark), (0x6DD, .punctuation), (0x6DF, .mark), (0x6E5, .word), (0x6E7, .mark),
    (0x6E9, .punctuation), (0x6EA, .mark), (0x6EE, .word), (0x6FD, .punctuation), (0x6FF, .word), (0x700, .punctuation),
    (0x710, .word), (0x711, .mark), (0x712, .word), (0x730, .mark), (0x74B, .word), (0x7A6, .mark), (0x7B1, .word),
    (0x7EB, .mark), (0x7F4, .word), (0x7F6, .punctuation), (0x7FA, .word), (0x7FD, .mark), (0x7FE, .punctuation),
    (0x800, .word), (0x816, .mark), (0x82E, .punctuation), (0x840, .word), (0x859, .mark), (0x85C, .punctuation),
    (0x860, .word), (0x888, .punctuation), (0x889, .word), (0x897, .mark), (0x8A0, .word), (0x8CA, .mark),
    (0x8E2, .punctuation), (0x8E3, .mark),
  ]

  /// In Indic scripts vowel signs stand inside words and are taken with the letters.
  private static let asian: [Run] = [
    (0x904, .word), (0x964, .punctuation), (0x966, .word), (0x970, .punctuation), (0x971, .word), (0xDF4, .punctuation),
    (0xE01, .single), (0xE31, .mark), (0xE32, .single), (0xE34, .mark), (0xE3B, .punctuation), (0xE40, .single),
    (0xE47, .mark), (0xE4F, .punctuation), (0xE50, .word), (0xE5A, .punctuation), (0xE81, .single), (0xEB1, .mark),
    (0xEB2, .single), (0xEB4, .mark), (0xEBD, .single), (0xEC8, .mark), (0xED0, .word), (0xEDA, .single),
    (0xF00, .word), (0xF01, .punctuation), (0xF18, .mark), (0xF1A, .punctuation), (0xF20, .word), (0xF34, .punctuation),
    (0xF35, .mark), (0xF36, .punctuation), (0xF37, .mark), (0xF38, .punctuation), (0xF39, .mark), (0xF3A, .punctuation),
    (0xF3E, .mark), (0xF40, .word), (0xF71, .mark), (0xF85, .punctuation), (0xF86, .mark), (0xF88, .word),
    (0xF8D, .mark), (0xFBE, .punctuation), (0xFC6, .mark), (0xFC7, .punctuation), (0x1000, .single), (0x102B, .mark),
    (0x103F, .single), (0x1040, .word), (0x104A, .punctuation), (0x1050, .single), (0x1056, .mark), (0x105A, .single),
    (0x105E, .mark), (0x1061, .single), (0x1062, .mark), (0x1065, .single), (0x1067, .mark), (0x106E, .single),
    (0x1071, .mark), (0x1075, .single), (0x1082, .mark), (0x108E, .single), (0x108F, .mark), (0x1090, .word),
    (0x109A, .mark), (0x109E, .punctuation), (0x10A0, .word), (0x10FB, .punctuation), (0x10FC, .word), (0x135D, .mark),
    (0x1360, .punctuation), (0x1369, .word), (0x1390, .word), (0x1400, .punctuation), (0x1401, .word),
    (0x166D, .punctuation), (0x166F, .word), (0x1680, .space), (0x1681, .word), (0x169B, .punctuation), (0x16A0, .word),
    (0x16EB, .punctuation), (0x16EE, .word), (0x1735, .punctuation), (0x1740, .word), (0x1780, .single),
    (0x17B4, .mark), (0x17D4, .punctuation), (0x17D7, .single), (0x17D8, .punctuation), (0x17DC, .single),
    (0x17DD, .mark), (0x17E0, .word), (0x17F0, .word), (0x1800, .punctuation), (0x180B, .invisible), (0x1810, .word),
    (0x1940, .punctuation), (0x1946, .word), (0x1950, .single), (0x19D0, .word), (0x19DE, .punctuation),
    (0x1A00, .word), (0x1A1E, .punctuation), (0x1A20, .single), (0x1A55, .mark), (0x1A80, .word),
    (0x1AA0, .punctuation), (0x1AA7, .single), (0x1AA8, .punctuation), (0x1AB0, .mark), (0x1B00, .word),
    (0x1B5A, .punctuation), (0x1B6B, .mark), (0x1B74, .punctuation), (0x1B80, .word), (0x1BFC, .punctuation),
    (0x1C00, .word), (0x1C3B, .punctuation), (0x1C40, .word), (0x1C7E, .punctuation), (0x1C80, .word),
    (0x1CC0, .punctuation), (0x1CD0, .mark), (0x1CE9, .word), (0x1DC0, .mark), (0x1E00, .word), (0x1FBD, .punctuation),
    (0x1FBE, .word), (0x1FBF, .punctuation), (0x1FC2, .word), (0x1FCD, .punctuation), (0x1FD0, .word),
    (0x1FDD, .punctuation), (0x1FE0, .word), (0x1FED, .punctuation), (0x1FF0, .word), (0x1FFD, .punctuation),
  ]

  private static let symbolsAndEastAsian: [Run] = [
    (0x2000, .space), (0x200B, .boundary), (0x200C, .mark), (0x200E, .invisible), (0x2010, .punctuation),
    (0x2028, .lineEnd), (0x2029, .paragraphEnd), (0x202A, .invisible), (0x202F, .space), (0x2030, .punctuation),
    (0x205F, .space), (0x2060, .invisible), (0x2070, .word), (0x207A, .punctuation), (0x207F, .word),
    (0x208A, .punctuation), (0x2090, .word), (0x20A0, .punctuation), (0x20D0, .mark), (0x2100, .punctuation),
    (0x2102, .word), (0x2103, .punctuation), (0x210A, .word), (0x2114, .punctuation), (0x2115, .word),
    (0x2116, .punctuation), (0x2119, .word), (0x211E, .punctuation), (0x2124, .word), (0x2125, .punctuation),
    (0x2126, .word), (0x2127, .punctuation), (0x2128, .word), (0x2129, .punctuation), (0x212A, .word),
    (0x212E, .punctuation), (0x212F, .word), (0x213A, .punctuation), (0x213C, .word), (0x2140, .punctuation),
    (0x2145, .word), (0x214A, .punctuation), (0x214E, .word), (0x214F, .punctuation), (0x2150, .word),
    (0x218A, .punctuation), (0x2C00, .word), (0x2CE5, .punctuation), (0x2CEB, .word), (0x2CEF, .mark), (0x2CF2, .word),
    (0x2CF9, .punctuation), (0x2D00, .word), (0x2D70, .punctuation), (0x2D7F, .mark), (0x2D80, .word), (0x2DE0, .mark),
    (0x2E00, .punctuation), (0x2E80, .single), (0x2FE0, .punctuation), (0x3000, .space), (0x3001, .punctuation),
    (0x3005, .single), (0x3008, .punctuation), (0x3021, .single), (0x302A, .mark), (0x3030, .punctuation),
    (0x3031, .single), (0x3036, .punctuation), (0x3038, .single), (0x303D, .punctuation), (0x3041, .single),
    (0x3099, .mark), (0x309B, .punctuation), (0x309D, .single), (0x30A0, .punctuation), (0x30A1, .single),
    (0x30FB, .punctuation), (0x30FC, .mark), (0x30FD, .single), (0x3105, .single), (0x3130, .word), (0x3190, .single),
    (0x31C0, .punctuation), (0x31F0, .single), (0x3200, .punctuation), (0x3400, .single), (0x4DC0, .punctuation),
    (0x4E00, .single), (0xA490, .punctuation), (0xA4D0, .word), (0xA4FE, .punctuation), (0xA500, .word),
    (0xA60D, .punctuation), (0xA610, .word), (0xA66F, .mark), (0xA673, .punctuation), (0xA674, .mark),
    (0xA67E, .punctuation), (0xA67F, .word), (0xA69E, .mark), (0xA6A0, .word), (0xA6F0, .mark), (0xA6F2, .punctuation),
    (0xA717, .word), (0xA720, .punctuation), (0xA722, .word), (0xA789, .punctuation), (0xA78B, .word),
    (0xA828, .punctuation), (0xA830, .word), (0xA836, .punctuation), (0xA840, .word), (0xA874, .punctuation),
    (0xA880, .word), (0xA8CE, .punctuation), (0xA8D0, .word), (0xA8E0, .mark), (0xA8F2, .word), (0xA8F8, .punctuation),
    (0xA8FB, .word), (0xA92E, .punctuation), (0xA930, .word), (0xA95F, .punctuation), (0xA960, .word),
    (0xA9C1, .punctuation), (0xA9CF, .word), (0xA9DE, .punctuation), (0xA9E0, .single), (0xAA00, .word),
    (0xAA5C, .punctuation), (0xAA60, .single), (0xAA7B, .mark), (0xAA7E, .single), (0xAADE, .punctuation),
    (0xAAE0, .word), (0xAAF0, .punctuation), (0xAAF2, .word), (0xAB5B, .punctuation), (0xAB5C, .word),
    (0xAB6A, .punctuation), (0xAB70, .word), (0xABEB, .punctuation), (0xABEC, .word), (0xE000, .punctuation),
    (0xF900, .single), (0xFB00, .word), (0xFB1E, .mark), (0xFB1F, .word), (0xFB29, .punctuation), (0xFB2A, .word),
    (0xFBB2, .punctuation), (0xFBD3, .word), (0xFD3E, .punctuation), (0xFD50, .word), (0xFDFC, .punctuation),
    (0xFE00, .invisible), (0xFE10, .punctuation), (0xFE20, .mark), (0xFE30, .punctuation), (0xFE70, .word),
    (0xFEFF, .invisible), (0xFF00, .punctuation), (0xFF10, .word), (0xFF1A, .punctuation), (0xFF21, .word),
    (0xFF3B, .punctuation), (0xFF41, .word), (0xFF5B, .punctuation), (0xFF66, .single), (0xFF70, .mark),
    (0xFF71, .single), (0xFF9E, .mark), (0xFFA0, .word), (0xFFE0, .punctuation),
  ]

  private static let upperPlanes: [Run] = [
    (0x1_0000, .word), (0x1_0100, .punctuation), (0x1_0140, .word), (0x1_0175, .punctuation), (0x1_0280, .word),
    (0x1_6FE0, .single), (0x1_8D80, .punctuation), (0x1_AFF0, .single), (0x1_B300, .punctuation), (0x1_BC00, .word),
    (0x1_BC9C, .punctuation), (0x1_D165, .mark), (0x1_D16A, .punctuation), (0x1_D400, .word), (0x1_D800, .punctuation),
    (0x1_E000, .word), (0x1_F000, .punctuation), (0x1_F3FB, .mark), (0x1_F400, .punctuation), (0x2_0000, .single),
    (0x4_0000, .punctuation), (0xE_0000, .invisible), (0xE_01F0, .punctuation),
  ]
}
