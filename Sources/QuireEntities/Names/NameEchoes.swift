import QuireDocument
import QuireText

/// Finds again what the document has named in full: a person's surname, an organisation's acronym.
struct NameEchoes {
  /// What was found again.
  private(set) var candidates: [MentionCandidate] = []

  init(_ runs: NameRuns, of names: [MentionCandidate]) {
    var surnames: [[UInt8]: [MentionCandidate]] = [:]
    var acronyms: [[UInt8]: MentionCandidate] = [:]
    let text = runs.words.text
    for name in names {
      let words = text[name.range].split(separator: 0x20)
      if name.type == .person, words.count > 1, let last = words.last, Self.isSurname(last, text) {
        surnames[Array(last), default: []].append(name)
      } else if name.type == .organization, let acronym = Self.acronym(behind: name.range, text) {
        acronyms[Array(text[acronym])] = name
      }
    }
    guard !surnames.isEmpty || !acronyms.isEmpty else { return }
    for (index, token) in runs.words.tokens.enumerated() where token.isCapital {
      let word = Array(text[token.range])
      if let people = surnames[word], let person = Self.person(of: people, at: token.range),
        !Self.hasNameBefore(runs, index), !Self.isPlace(token.range, text)
      {
        add(token.range, person, rule: "surname-again", text)
      } else if let organization = acronyms[word] {
        add(token.range, organization, rule: "acronym", text)
      }
    }
  }

  /// Whom a surname at `range` means: of two people of one surname the one named last; `nil` where it is a part of a
  /// full name.
  ///
  /// `people` ascend. Complexity: O(log *people*).
  private static func person(of people: [MentionCandidate], at range: ByteRange) -> MentionCandidate? {
    var low = 0
    var high = people.count
    while low < high {
      let middle = (low + high) / 2
      if people[middle].range.lowerBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return people.first }
    return isInside(range, people[low - 1].range) ? nil : people[low - 1]
  }

  /// Whether the last word of a name can stand for the person: three letters at least, and no everyday word.
  private static func isSurname(_ word: ArraySlice<UInt8>, _ text: [UInt8]) -> Bool {
    guard word.count >= 3 else { return false }
    let entry = BuiltinLists.names.entry(text, word.startIndex..<word.endIndex)
    return entry.map { $0.surname != nil || !$0.isWord } ?? !NameRuns.isFunctionWord(text, word.indices)
  }

  private mutating func add(_ range: ByteRange, _ name: MentionCandidate, rule: String, _ text: [UInt8]) {
    let normal = name.normal ?? String(decoding: text[name.range], as: UTF8.self)
    candidates.append(
      MentionCandidate(range: range, type: name.type, normal: normal, rule: rule, score: min(0.95, name.score + 0.05))
    )
  }

  /// Whether a word of a name stands directly before: then the surname is a part of another name.
  private static func hasNameBefore(_ runs: NameRuns, _ index: Int) -> Bool {
    index > 0 && runs.words.tokens[index].isJoined && runs.isNameWord(index - 1) && !runs.isStarter(index - 1)
      && runs.lexiconMatch(at: index - 1, ["RANK", "TITLE", "HONORIFIC"]) == nil
  }

  /// Whether a place of that name is meant: the list has one, and a preposition of place stands before it.
  private static func isPlace(_ range: ByteRange, _ text: [UInt8]) -> Bool {
    BuiltinLists.names.entry(text, range)?.isPlace == true && NameEvidence(text: text, range: range).speaksForPlace
  }

  private static func isInside(_ inner: ByteRange, _ outer: ByteRange) -> Bool {
    outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
  }

  /// The capitals in brackets directly behind a name: " (VT)".
  private static func acronym(behind name: ByteRange, _ text: [UInt8]) -> ByteRange? {
    let start = name.upperBound + 2
    guard start < text.count, text[name.upperBound] == 0x20, text[start - 1] == UInt8(ascii: "(") else { return nil }
    var end = start
    while end < text.count, end - start < 10, (0x41...0x5A).contains(text[end]) { end += 1 }
    guard end - start >= 2, end < text.count, text[end] == UInt8(ascii: ")") else { return nil }
    return start..<end
  }
}
