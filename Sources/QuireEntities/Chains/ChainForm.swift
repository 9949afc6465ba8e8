import QuireDocument
import QuireText

/// One way in which the document writes a name: the same words with the same type, whatever the case and the accents.
struct ChainForm {
  let type: EntityType
  /// The words, possessives, stops and quotes left out.
  let words: [Int32]
  /// The words that a mention of the same thing must have: without titles, legal forms and articles.
  var core: [Int32]
  /// How many titles stand before the core.
  var titleCount = 0
  /// The number of the name that a list gives it; -1 where none does.
  let listed: Int32
  /// The first mention, as its place among the mentions.
  let first: Int
  /// Whether it is written like an acronym.
  let isAcronym: Bool
  /// Whether the surname stood first, before a comma.
  var isInverted = false
  /// The rule that ties it to a fuller form, where it is no form of the same words.
  var rule: String?
}

/// Takes the words of names apart.
struct ChainFormReader {
  private let text: [UInt8]
  private(set) var words = ChainWords()
  private(set) var forms: [ChainForm] = []
  private var bySurface: [[UInt8]: Int32] = [:]
  private var byWords: [[Int32]: Int32] = [:]
  private var listNames: [String: Int32] = [:]
  private var typeNumbers: [EntityType: Int32] = [:]

  init(text: [UInt8]) { self.text = text }

  /// The form of a mention; `place` is the mention's place among all.
  mutating func form(of mention: Mention, at place: Int) -> Int32 {
    let name = Self.listName(of: mention)
    let type = number(of: mention.type)
    var surface = Array(text[mention.range])
    surface.append(0)
    surface.append(UInt8(truncatingIfNeeded: type))
    if let name { surface.append(contentsOf: name.utf8) }
    if let known = bySurface[surface] { return known }
    let form = newForm(of: mention, name: name, type: type, at: place)
    bySurface[surface] = form
    return form
  }

  /// The number of a name that no mention has, as a word of the tables.
  mutating func word(_ letters: [UInt8]) -> Int32 { words.id(letters) }

  /// The name that a list gives, which says more than the words; a rule's normal form of a person is a guess.
  private static func listName(of mention: Mention) -> String? {
    mention.type == .person && mention.origin > .list ? nil : mention.normal
  }

  private mutating func number(of type: EntityType) -> Int32 {
    if let known = typeNumbers[type] { return known }
    let number = Int32(typeNumbers.count)
    typeNumbers[type] = number
    return number
  }

  private mutating func newForm(of mention: Mention, name: String?, type: Int32, at place: Int) -> Int32 {
    var listed: Int32 = -1
    if let name {
      listed = listNames[name] ?? Int32(listNames.count)
      listNames[name] = listed
    }
    let raw = text[mention.range]
    var reading = ChainWordScanner(raw)
    let read = reading.words.map { words.id($0) }
    var form = ChainForm(
      type: mention.type,
      words: read,
      core: read,
      listed: listed,
      first: place,
      isAcronym: read.count == 1 && Self.isAcronym(raw)
    )
    if mention.type == .person { trimPerson(&form, &reading) } else { trimThing(&form) }
    let key = [type, listed, Int32(form.titleCount), form.isInverted ? 1 : 0, form.isAcronym ? 1 : 0] + read
    if let known = byWords[key] { return known }
    byWords[key] = Int32(forms.count)
    forms.append(form)
    return Int32(forms.count - 1)
  }

  private func trimPerson(_ form: inout ChainForm, _ reading: inout ChainWordScanner) {
    var core: [Int32] = []
    var end = form.words.count
    while end > 1, words.isIn(ChainWordLists.personSuffixes, form.words[end - 1]) { end -= 1 }
    form.titleCount = titleCount(form.words[..<end])
    for index in form.titleCount..<max(form.titleCount, end) {
      // "al-Assad" and "Assad"; but "Al Gore".
      let isArticle = words.isIn(ChainWordLists.articles, form.words[index])
      if isArticle, index + 1 < end, reading.hyphens.contains(index) || index > form.titleCount { continue }
      core.append(form.words[index])
    }
    if let comma = reading.comma, comma >= form.titleCount, comma < end, end == form.words.count {
      let split = min(comma - form.titleCount, core.count)
      if split > 0, split < core.count {
        core = Array(core[split...] + core[..<split])
        form.isInverted = true
      }
    }
    if !core.isEmpty { form.core = core }
  }

  /// How many words at the beginning are titles, the name behind them not counted.
  private func titleCount(_ read: ArraySlice<Int32>) -> Int {
    var count = 0
    for index in read.indices.dropLast() {
      if words.isIn(ChainWordLists.titles, read[index]) {
        count = index + 1
      } else if !words.isIn(ChainWordLists.titleParts, read[index]) {
        break
      }
    }
    return count
  }

  private func trimThing(_ form: inout ChainForm) {
    var core = form.words
    if core.count > 1, words.spellings[Int(core[0])].elementsEqual("the".utf8) { core.removeFirst() }
    if form.type == .organization {
      while core.count > 1, let last = core.last, words.isIn(ChainWordLists.legalForms, last) { core.removeLast() }
    }
    form.core = core.map { words[$0].expanded }
  }

  /// Two to eight letters, most of them capitals: "ICRC", "U.N.", "MoD".
  private static func isAcronym(_ raw: ArraySlice<UInt8>) -> Bool {
    var capitals = 0
    var small = 0
    for byte in raw {
      switch byte {
      case 0x41...0x5A: capitals += 1
      case 0x61...0x7A: small += 1
      case UInt8(ascii: "."): break
      default: return false
      }
    }
    return capitals >= 2 && capitals + small <= 8 && small < capitals
  }
}
