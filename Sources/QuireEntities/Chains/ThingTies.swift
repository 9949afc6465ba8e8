import QuireDocument
import QuireText

/// Ties the forms of organisations, places and other things: legal forms, abbreviations, the order of words, acronyms,
/// first words, and authorities whose country is said once.
struct ThingTies {
  private enum Kind {
    static let whole: Int32 = 20
    static let sorted: Int32 = 21
    static let acronym: Int32 = 22
    static let first: Int32 = 23
    static let behindCountry: Int32 = 24
    static let sound: Int32 = 25
    /// Kinds are told apart by the type, too.
    static let step: Int32 = 16
  }
  private static let longest = 10

  private var words: ChainWords
  private var keys = ChainKeys()
  private var wholes: [Int32: Int32] = [:]
  private var types: [EntityType: Int32] = [:]
  private let text: [UInt8]
  private let mentions: [Mention]
  private(set) var short = ChainShortForms()

  init(words: ChainWords, mentions: [Mention], text: [UInt8]) {
    self.words = words
    self.mentions = mentions
    self.text = text
  }

  /// Ties what is no person among the forms of `ties`; what stays open is left to ``short``.
  mutating func tie(in ties: inout ChainTies) {
    let things = ties.forms.indices.filter { ties.forms[$0].type != .person }.map { Int32($0) }
    for form in things { tieWhole(form, in: &ties) }
    for form in things where ties.forms[Int(form)].core.count <= Self.longest { addParts(of: form, in: ties) }
    for form in things { tieShort(form, in: &ties) }
  }

  private mutating func key(_ kind: Int32, _ type: EntityType, _ words: [Int32]) -> Int32 {
    let number = types[type] ?? Int32(types.count)
    types[type] = number
    return keys.key(kind + Kind.step * number, words)
  }

  private func isSmall(_ word: Int32) -> Bool { words.isIn(ChainWordLists.small, word) }

  /// The same words but for legal forms, abbreviations and articles; the same words in another order.
  private mutating func tieWhole(_ form: Int32, in ties: inout ChainTies) {
    let (type, core) = (ties.forms[Int(form)].type, ties.forms[Int(form)].core)
    guard !core.isEmpty else { return }
    let whole = key(Kind.whole, type, core.filter { words.spellings[Int($0)] != Array("and".utf8) })
    if let other = wholes[whole] {
      ties.tie(form, to: other, rule: Self.sameRule(ties.forms[Int(form)], ties.forms[Int(other)]))
      return
    }
    wholes[whole] = form
    tieSound(form, type, core, in: &ties)
    guard type == .organization || type == .facility || type == .event, core.count > 1 else { return }
    let sorted = key(Kind.sorted, type, core.filter { !isSmall($0) }.sorted())
    if let other = wholes[sorted] { ties.tie(form, to: other, rule: "word-order") } else { wholes[sorted] = form }
  }

  private static func sameRule(_ form: ChainForm, _ other: ChainForm) -> String? {
    if form.words == other.words { return nil }
    return form.words.count == other.words.count ? "abbreviation" : "legal-form"
  }

  /// "Raqqa" and "Raqqah", "al-Qusayr" and "Qusair".
  private mutating func tieSound(_ form: Int32, _ type: EntityType, _ core: [Int32], in ties: inout ChainTies) {
    let named = core.filter { !words.isIn(ChainWordLists.articles, $0) }
    guard type == .place || type == .organization || type == .facility, !named.isEmpty else { return }
    let sound = key(Kind.sound, type, named.map { words[$0].sound })
    guard let other = wholes[sound] else {
      wholes[sound] = form
      return
    }
    if isTransliterated(core) || isTransliterated(ties.forms[Int(other)].core) {
      ties.tie(form, to: other, rule: "spelling")
    }
  }

  private func isTransliterated(_ core: [Int32]) -> Bool {
    core.contains { words[$0].isTransliterated } || (core.count > 1 && words.isIn(ChainWordLists.articles, core[0]))
  }

  /// Enters a form under its initials, its first words, and what stands behind its country.
  private mutating func addParts(of form: Int32, in ties: ChainTies) {
    let entry = ties.forms[Int(form)]
    let type = entry.type
    guard entry.core.count > 1 else { return }
    for initials in [entry.core.filter { !isSmall($0) }, entry.core, entry.words] where initials.count > 1 {
      let letters = initials.compactMap { words.spellings[Int($0)].first }
      guard letters.count <= 8 else { continue }
      short.add(form, to: key(Kind.acronym, type, [words.id(letters)]))
    }
    guard type == .organization else { return }
    // What is left away must be all heads: "Goldman Sachs" is the group, the "United Nations" no "… Security Council".
    var end = entry.core.count - 1
    while end > 0, words.isIn(ChainWordLists.droppedHeads, entry.core[end]) {
      short.add(form, to: key(Kind.first, type, Array(entry.core[..<end])))
      end -= 1
    }
    if startsWithCountry(entry) {
      short.add(form, to: key(Kind.behindCountry, type, entry.core.dropFirst().filter { !isSmall($0) }.sorted()))
    }
  }

  /// Whether the first word is that of a country or of its people: "Russian Ministry of Defence".
  private func startsWithCountry(_ form: ChainForm) -> Bool {
    // "Syrian Airlines" is no name behind a country.
    guard form.core.count > 1, !words.isIn(ChainWordLists.droppedHeads, form.core[1]) else { return false }
    let range = mentions[form.first].range
    let end = text[range].firstIndex { $0 == 0x20 } ?? range.upperBound
    return BuiltinLists.gazetteer.matches(in: text, range: range.lowerBound..<end).contains { match in
      let entry = BuiltinLists.gazetteer.entry(of: match)
      return entry.type == "NATIONALITY" || entry.subtype == "country"
    }
  }

  private mutating func tieShort(_ form: Int32, in ties: inout ChainTies) {
    let entry = ties.forms[Int(form)]
    guard !entry.core.isEmpty, entry.core.count <= Self.longest else { return }
    if entry.isAcronym, short.settle(form, by: key(Kind.acronym, entry.type, entry.words), rule: "acronym", in: &ties) {
      return
    }
    guard entry.type == .organization else { return }
    if entry.core.count > 1 || isName(entry.core[0]),
      short.settle(form, by: key(Kind.first, entry.type, entry.core), rule: "first-words", in: &ties)
    {
      return
    }
    let rest = entry.core.filter { !isSmall($0) }.sorted()
    guard rest.count > 1, !startsWithCountry(entry) else { return }
    _ = short.settle(form, by: key(Kind.behindCountry, entry.type, rest), rule: "country-left-away", in: &ties)
  }

  /// Whether a lone word can stand for an organisation: "the university" can't.
  private func isName(_ word: Int32) -> Bool {
    words.spellings[Int(word)].count > 2 && !words.isIn(ChainWordLists.droppedHeads, word) && !isSmall(word)
  }
}
