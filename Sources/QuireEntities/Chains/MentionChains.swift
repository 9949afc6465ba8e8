import QuireDocument
import QuireText

/// Ties mentions into chains: first the ways in which names are written, then each mention that is open to several.
struct MentionChains {
  /// To which chain a mention belongs, and why.
  struct Membership {
    /// The form that stands for the chain; -1 where the mention is in none.
    var root: Int32
    /// The rule that tied it to the chain's name, where it is not the same name.
    var rule: String?
    /// The other chains that it could belong to as well.
    var others: [Int32] = []
    /// The type that it gets, where the chain has another than it.
    var type: EntityType?
  }

  let text: [UInt8]
  let mentions: [Mention]
  private(set) var reader: ChainFormReader
  private(set) var ties: ChainTies
  /// The form of each mention; -1 where its type is not tied.
  let forms: [Int32]
  private var people: PersonTies
  private var things: ThingTies
  private var memory = ChainMemory()

  init(_ mentions: [Mention], of types: Set<EntityType>, in text: [UInt8]) {
    self.mentions = mentions
    self.text = text
    var reader = ChainFormReader(text: text)
    forms = mentions.indices.map { types.contains(mentions[$0].type) ? reader.form(of: mentions[$0], at: $0) : -1 }
    self.reader = reader
    ties = ChainTies(reader.forms)
    people = PersonTies(words: reader.words)
    things = ThingTies(words: reader.words, mentions: mentions, text: text)
  }

  /// The membership of each mention.
  ///
  /// Complexity: linear in the mentions and their words, but for the look-ups of names in lists.
  mutating func memberships() -> [Membership] {
    tieListed()
    tieBrackets()
    people.tie(in: &ties)
    things.tie(in: &ties)
    var result: [Membership] = []
    result.reserveCapacity(mentions.count)
    for place in mentions.indices { result.append(membership(of: place)) }
    ChainVote(self).settle(&result)
    return result
  }

  /// The names of one thing in a list.
  private mutating func tieListed() {
    var owners: [String: Int32] = [:]
    for form in ties.forms.indices where ties.forms[form].listed >= 0 {
      let key = "\(ties.forms[form].listed) \(ties.forms[form].type)"
      if let owner = owners[key] {
        ties.tie(Int32(form), to: owner, rule: ties.forms[form].core == ties.forms[Int(owner)].core ? nil : "list")
      } else {
        owners[key] = Int32(form)
      }
    }
  }

  /// A short form in brackets directly behind the name: "Organisation for … (OPCW)".
  private mutating func tieBrackets() {
    for place in mentions.indices.dropLast() {
      let (name, short) = (mentions[place].range, mentions[place + 1].range)
      guard forms[place] >= 0, forms[place + 1] >= 0, short.lowerBound == name.upperBound + 2,
        text[name.upperBound] == 0x20, text[name.upperBound + 1] == UInt8(ascii: "("), short.upperBound < text.count,
        text[short.upperBound] == UInt8(ascii: ")"), mentions[place].type == mentions[place + 1].type,
        mentions[place].type != .person, ties.forms[Int(forms[place + 1])].isAcronym,
        isShort(ties.forms[Int(forms[place + 1])], for: ties.forms[Int(forms[place])])
      else { continue }
      ties.tie(forms[place + 1], to: forms[place], rule: "acronym-in-brackets")
    }
  }

  /// Whether the letters of an acronym come in a name in this order; a name of three words may have one of another
  /// language: "Doctors Without Borders (MSF)".
  private func isShort(_ acronym: ChainForm, for name: ChainForm) -> Bool {
    guard let word = acronym.words.first, name.words.count > 1 || !name.isAcronym else { return false }
    if name.words.count > 2 { return true }
    var letters = reader.words.spellings[Int(word)][...]
    for letter in name.words.flatMap({ reader.words.spellings[Int($0)] }) where letter == letters.first {
      letters = letters.dropFirst()
    }
    return letters.isEmpty
  }

  private mutating func membership(of place: Int) -> Membership {
    let form = forms[place]
    guard form >= 0 else { return Membership(root: -1) }
    let isPerson = mentions[place].type == .person
    let short = isPerson ? people.short : things.short
    if let choice = short.choices[form] {
      return memory.choose(choice, for: title(of: place), isPerson, short.owners[choice.bucket] ?? [], &ties)
    }
    if let person = surname(at: place) { return person }
    let root = ties.root(form)
    memory.note(root, short.keys[form] ?? [], title(of: place), isPerson)
    return Membership(root: root, rule: ties.forms[Int(form)].rule)
  }

  /// The person whose surname a place's or an organisation's mention is, unless a preposition of place stands before it.
  private mutating func surname(at place: Int) -> Membership? {
    let mention = mentions[place]
    let form = ties.forms[Int(forms[place])]
    guard mention.type == .place || mention.type == .organization, form.words.count == 1, !form.isAcronym,
      mention.origin != .own, let key = people.surnameKey(form.words[0]),
      // "UK" is no surname, whoever is called "Smith UK" somewhere.
      BuiltinLists.names.entry(text, mention.range)?.surname != nil,
      !mention.attributes.contains(where: { $0.name == "kind" && $0.value == .string("country") }),
      !PlaceWords.precedes(mention.range, in: text)
    else { return nil }
    let choice = ChainShortForms.Choice(bucket: key, rule: "surname")
    let owners = people.short.owners[key] ?? []
    guard let owner = memory.last(key, isPerson: true) ?? owners.first else { return nil }
    var result = memory.choose(choice, for: nil, true, owners, &ties)
    if result.root < 0 { result.root = ties.root(owner) }
    result.type = .person
    return result
  }

  /// The title in or before a person's mention, in small letters and without stops.
  private func title(of place: Int) -> [UInt8]? {
    guard mentions[place].type == .person else { return nil }
    let form = reader.forms[Int(forms[place])]
    if form.titleCount > 0 { return reader.words.spellings[Int(form.words[form.titleCount - 1])] }
    let known = mentions[place].attributes.first { $0.name == "title" || $0.name == "rank" }
    guard let title = known?.value.stringValue else { return nil }
    return ChainWordScanner(Array(title.utf8)[...]).words.last
  }
}

/// Whether words before a name speak for a place.
enum PlaceWords {
  private static let prepositions = Set(
    "in at near from to into of around outside inside across towards toward".split(separator: " ").map {
      Array($0.utf8)
    }
  )

  /// Whether the word before `range` is a preposition of place.
  static func precedes(_ range: ByteRange, in text: [UInt8]) -> Bool {
    var end = range.lowerBound
    while end > 0, range.lowerBound - end < 3, text[end - 1] == 0x20 { end -= 1 }
    guard end < range.lowerBound else { return false }
    var start = end
    while start > 0, end - start < 12, (0x41...0x5A).contains(text[start - 1] & 0xDF) { start -= 1 }
    return prepositions.contains(text[start..<end].map { $0 | 0x20 })
  }
}
