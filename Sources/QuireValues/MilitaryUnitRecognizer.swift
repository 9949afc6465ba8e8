import QuireText

// Units of armed forces: "3rd Battalion, 75th Ranger Regiment", "82nd Airborne", "XVIII Airborne Corps", "Task Force
// 141". A unit has a number or a letter; those that have names only are a matter of lists.
extension ContactScanner {
  /// The unit whose number, "75th" or "617", is the word `word`.
  func militaryUnit(atNumber word: ByteRange) -> RecognizedValue? {
    guard kinds.contains(.militaryUnit), word.count <= 6, isDigit(text[word.lowerBound]),
      text[word.upperBound] == 0x20, !".,$-/#".utf8.contains(text[word.lowerBound - 1])
    else { return nil }
    return chain(from: word.lowerBound)
  }

  /// The unit that begins with the capital letter at `start`: "First …", "V Corps", "Task Force 141", "Alpha Company".
  func militaryUnit(at start: Int) -> RecognizedValue? {
    guard kinds.contains(.militaryUnit), !text.isWord(before: start) else { return nil }
    return chain(from: start)
  }

  /// A unit and the units above it.
  private func chain(from start: Int) -> RecognizedValue? {
    guard var unit = link(at: start) else { return nil }
    var normal = unit.normal
    var count = 1
    while count < 6, let next = nextLink(after: unit.end), next.level > unit.level {
      normal += ", " + next.normal
      unit = next
      count += 1
    }
    // "B Company" alone could be any company.
    guard count > 1 || unit.score > 0.5 else { return nil }
    return RecognizedValue(
      range: start..<unit.end,
      kind: .militaryUnit,
      normal: normal,
      rule: count > 1 ? "military-unit.chain" : "military-unit.number",
      score: count > 1 ? 0.97 : unit.score
    )
  }

  private struct Link {
    var normal: String
    var end: Int
    var score: Double
    /// How large it is, a team 1 and an army 8; in a chain each is larger than the one before.
    var level: Int
  }

  private func nextLink(after end: Int) -> Link? {
    for separator in separators where text.matches(separator, at: end) {
      let next = end + separator.count
      guard isUppercase(text[next]) || isDigit(text[next]) else { continue }
      if let link = link(at: next), link.score > 0.3 { return link }
    }
    return nil
  }

  private func link(at start: Int) -> Link? {
    let word = text.militaryWord(at: start)
    guard !word.isEmpty else { return nil }
    if isDigit(text[start]) { return numbered(word) }
    let key = text.militaryKey(word)
    if let number = MilitaryWords.ordinals[key] {
      return unit(after: word.upperBound, number: ordinal(number), isSpelled: true)
    }
    if text.matches(taskForceName, at: start) { return taskForce(at: start, prefix: "") }
    if text.matches(joint, at: start) {
      return taskForce(at: start + joint.count - taskForceName.count, prefix: "Joint ")
    }
    if text.matches(sealTeam, at: start) { return team(at: start) }
    if let company = company(word, key) { return company }
    guard word.count <= 6, word.allSatisfy({ "IVXL".utf8.contains(text[$0]) }),
      let unit = unit(after: word.upperBound, number: text.string(word), isSpelled: true)
    else { return nil }
    return unit.normal.hasSuffix("Corps") || unit.normal.hasSuffix("Force") ? unit : nil
  }

  /// "75th Ranger Regiment"; without an ending only what is surely a unit, "617 Squadron".
  private func numbered(_ word: ByteRange) -> Link? {
    var digits = word.lowerBound
    var number = 0
    while isDigit(text[digits]), digits - word.lowerBound < 5 {
      number = number * 10 + Int(text[digits] - 0x30)
      digits += 1
    }
    guard number > 0 else { return nil }
    if digits == word.upperBound {
      guard number < 1000, let unit = unit(after: digits, number: "\(number)", isSpelled: true) else { return nil }
      return unit.score > 0.85 ? unit : nil
    }
    let ending = text.string(digits..<word.upperBound).lowercased()
    guard ["st", "nd", "rd", "th", "d"].contains(ending) else { return nil }
    return unit(after: word.upperBound, number: ordinal(number), isSpelled: number < 4)
  }

  /// The words of a unit behind its number.
  private func unit(after end: Int, number: String, isSpelled: Bool) -> Link? {
    var normal = number
    var best: Link?
    var position = end
    var (known, unknown, level) = (0, 0, 0)
    func link(_ score: Double) -> Link { Link(normal: normal, end: position, score: score, level: level) }
    for _ in 0..<7 {
      guard text[position] == 0x20, isUppercase(text[position + 1]) else { break }
      let word = text.militaryWord(at: position + 1)
      guard word.count > 1 else { break }
      position = word.upperBound
      let entry = MilitaryWords.unitWords[text.militaryKey(word)]
      let isShort = entry.map { $0.name.utf8.count != word.count } ?? false
      normal += " " + (entry?.name ?? text.string(word))
      if isShort, text[position] == UInt8(ascii: ".") { position += 1 }
      level = max(level, entry?.level ?? 0)
      switch entry?.role {
      case .unit where unknown <= 2:
        best = link(unknown == 0 ? 0.95 : 0.8)
      case .looseUnit where known > 0 && unknown <= 1:
        best = link(unknown == 0 ? 0.9 : 0.7)
      case .looseUnit where known == 0 && unknown == 0 && level > 1 && level < 8:
        // "4th Division" may be one of football.
        best = link(0.4)
      case .force where unknown == 0:
        best = link(isSpelled && known == 0 ? 0.75 : 0.9)
      case .arm where unknown == 0 && !isSpelled:
        best = link(0.75)
        known += 1
      case .modifier, .arm: known += 1
      case .force, .looseUnit, .unit: known += 1
      case nil:
        unknown += 1
        if unknown > 2 { return best }
      }
    }
    return best
  }

  // MARK: Units without an ordinal

  private func taskForce(at start: Int, prefix: String) -> Link? {
    let number = text.militaryWord(at: start + taskForceName.count)
    guard !number.isEmpty, number.count <= 4, number.allSatisfy({ isDigit(text[$0]) }) else { return nil }
    return Link(normal: prefix + "Task Force " + text.string(number), end: number.upperBound, score: 0.95, level: 9)
  }

  private func team(at start: Int) -> Link? {
    let number = text.militaryWord(at: start + sealTeam.count)
    guard !number.isEmpty else { return nil }
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    let written = text.string(number).lowercased()
    let value = Int(written) ?? words.firstIndex(of: written).map { $0 + 1 }
    return value.map { Link(normal: "SEAL Team \($0)", end: number.upperBound, score: 0.95, level: 9) }
  }

  /// "Bravo Company", "B Company", "Company B".
  private func company(_ word: ByteRange, _ key: UInt64) -> Link? {
    guard word.count <= 9, text[word.upperBound] == 0x20 else { return nil }
    let next = text.militaryWord(at: word.upperBound + 1)
    let isLetterWord = MilitaryWords.letters.contains(key)
    if isLetterWord || word.count == 1 {
      guard companies.contains(where: { $0.count == next.count && text.matches($0, at: next.lowerBound) }),
        isUppercase(text[next.lowerBound])
      else { return nil }
      // "East India Company"
      let isAlone = text[word.lowerBound - 1] != 0x20 || !text.isCapitalized(before: word.lowerBound - 1)
      let normal = text.string(word.lowerBound..<next.upperBound)
      return Link(normal: normal, end: next.upperBound, score: isLetterWord && isAlone ? 0.6 : 0.4, level: 2)
    }
    guard next.count == 1, isUppercase(text[next.lowerBound]), text.matches(companies[0], at: word.lowerBound),
      word.count == companies[0].count
    else { return nil }
    return Link(normal: text.string(next) + " Company", end: next.upperBound, score: 0.4, level: 2)
  }
}

extension TextWindow {
  /// Whether a word with a capital letter ends at `end`.
  fileprivate func isCapitalized(before end: Int) -> Bool {
    var start = end
    while isLetter(self[start - 1]), end - start < 24 { start -= 1 }
    return start < end && isUppercase(self[start])
  }
}

/// "3rd" for 3.
private func ordinal(_ number: Int) -> String {
  let isTeen = (11...13).contains(number % 100)
  let ending = isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
  return "\(number)" + ending
}

private let separators = [", ", " of the ", ", of the ", " of ", " / ", " "].map { Array($0.utf8) }
private let taskForceName = Array("task force ".utf8)
private let joint = Array("joint task force ".utf8)
private let sealTeam = Array("seal team ".utf8)
private let companies = ["company", "battery", "troop"].map { Array($0.utf8) }
