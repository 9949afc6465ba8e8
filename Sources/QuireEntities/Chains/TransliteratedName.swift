/// One form for the ways in which an Arabic or Russian name is written in Latin letters.
///
/// Letters and pairs of letters that writers choose between become one: Gaddafi, Qadhafi and Khadafy are `kadafi`,
/// Mohammed and Muhamad `muhamad`, Alexander and Aleksandr `alaksandar`. The form is for comparing alone.
enum TransliteratedName {
  private static let pairs: [(from: [UInt8], to: [UInt8])] = [
    ("shch", "sh"), ("tch", "ch"), ("sch", "sh"), ("kh", "k"), ("gh", "k"), ("dh", "d"), ("th", "t"), ("ph", "f"),
    ("dj", "j"), ("dzh", "j"), ("zh", "j"), ("ck", "k"), ("ei", "ai"), ("ey", "ai"), ("ay", "ai"), ("oye", "ai"),
    ("oe", "ai"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("ya", "ia"), ("yu", "iu"), ("ye", "a"),
    ("ks", "x"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// The form of `word`, whose letters are small and without accents; `nil` where it has other letters than those of
  /// ASCII.
  ///
  /// Complexity: linear.
  static func form(of word: [UInt8]) -> [UInt8]? {
    guard word.count >= 2, word.count <= 40, word.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
    var result: [UInt8] = []
    var index = 0
    while index < word.count {
      let pair = pairs.first { word[index...].starts(with: $0.from) }
      let letters = pair?.to ?? [word[index]]
      for letter in letters {
        let plain = one(letter)
        if result.last != plain { result.append(plain) }
      }
      index += pair?.from.count ?? 1
    }
    return ended(result)
  }

  /// Letters that stand for one sound.
  private static func one(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "q"), UInt8(ascii: "g"), UInt8(ascii: "c"): UInt8(ascii: "k")
    case UInt8(ascii: "e"): UInt8(ascii: "a")
    case UInt8(ascii: "o"): UInt8(ascii: "u")
    case UInt8(ascii: "y"): UInt8(ascii: "i")
    case UInt8(ascii: "w"): UInt8(ascii: "v")
    default: letter
    }
  }

  /// The form with the endings that are written in several ways: Abdulla(h), Aleksand(e)r, Zelensky(i).
  private static func ended(_ letters: [UInt8]) -> [UInt8] {
    var result = letters
    if result.count > 3, result.last == UInt8(ascii: "h"), isVowel(result[result.count - 2]) { result.removeLast() }
    if result.count > 3, result.last == UInt8(ascii: "r"), !isVowel(result[result.count - 2]) {
      result.insert(UInt8(ascii: "a"), at: result.count - 1)
    }
    return result
  }

  /// The consonants of a form, which hold where writers differ in a vowel.
  static func skeleton(of form: [UInt8]) -> [UInt8] { form.filter { !isVowel($0) } }

  static func isVowel(_ letter: UInt8) -> Bool {
    letter == UInt8(ascii: "a") || letter == UInt8(ascii: "i") || letter == UInt8(ascii: "u")
  }

  private static func isLatinVowel(_ letter: UInt8) -> Bool {
    isVowel(letter) || letter == UInt8(ascii: "e") || letter == UInt8(ascii: "o")
  }

  /// Whether a word is Arabic or Russian by its letters: it has a pair that English names don't have, or an ending of
  /// Russian surnames, or is a known given name.
  static func isLikely(_ word: [UInt8], form: [UInt8]) -> Bool {
    if names.contains(form) { return true }
    for pair in marks where word.count > 3 && contains(word, pair) { return true }
    // English has "qu" before a vowel only.
    if word.count > 3, let place = word.firstIndex(of: UInt8(ascii: "q")) {
      let behind = word[(place + 1)...].prefix(2)
      if behind.first != UInt8(ascii: "u") || !behind.dropFirst().contains(where: { isLatinVowel($0) }) { return true }
    }
    return endings.contains { word.count > $0.count + 2 && word.suffix($0.count).elementsEqual($0) }
  }

  private static let names = Set(ChainWordLists.transliteratedNames.compactMap { form(of: $0) })
  private static let marks = ["kh", "zh", "dh", "aa", "iyy"].map { Array($0.utf8) }
  private static let endings = [
    "ov", "ova", "ev", "eva", "sky", "skyy", "skiy", "skii", "skaya", "enko", "vich", "ullah", "allah",
  ].map { Array($0.utf8) }

  private static func contains(_ word: [UInt8], _ pair: [UInt8]) -> Bool {
    guard word.count >= pair.count else { return false }
    return (0...(word.count - pair.count)).contains { word[$0...].starts(with: pair) }
  }
}
