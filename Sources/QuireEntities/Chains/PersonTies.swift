import QuireDocument
import QuireText

/// Ties the forms of people's names: spellings, nicknames, middle names, initials, surnames.
///
/// The rules follow GATE's OrthoMatcher where it has them (first, last and middle tokens, nicknames, titles), over hashed
/// keys in the place of comparisons of every two names.
struct PersonTies {
  private enum Kind { static let whole: Int32 = 10, middle: Int32 = 11, initial: Int32 = 12 }
  private enum Part { static let tail: Int32 = 13, tailSound: Int32 = 14, given: Int32 = 15, skeleton: Int32 = 16 }
  private static let longest = 6

  private var words: ChainWords
  private var keys = ChainKeys()
  private var wholes: [Int32: Int32] = [:]
  private var skeletons: [Int32: [Int32]] = [:]
  private(set) var short = ChainShortForms()

  init(words: ChainWords) { self.words = words }

  /// Ties the people among the forms of `ties`; what stays open is left to ``short``.
  mutating func tie(in ties: inout ChainTies) {
    let people = ties.forms.indices.filter { ties.forms[$0].type == .person }.map { Int32($0) }
    let full = people.filter { ties.forms[Int($0)].core.count > 1 && !startsWithInitial(ties.forms[Int($0)].core) }
    for form in full { tieWhole(form, in: &ties) }
    for form in full { tieAmbiguousNickname(form, in: &ties) }
    for form in full { addParts(of: form, in: ties) }
    for form in full { tieMiddle(form, in: &ties) }
    let initials = people.filter { startsWithInitial(ties.forms[Int($0)].core) && ties.forms[Int($0)].core.count > 1 }
    for form in initials { tieInitial(form, in: &ties) }
    for form in initials where short.choices[form] == nil { addParts(of: form, in: ties) }
    for form in people where ties.forms[Int(form)].core.count <= Self.longest { tieShort(form, in: &ties) }
  }

  /// The key under which a lone word would be somebody's surname.
  mutating func surnameKey(_ word: Int32) -> Int32? {
    let candidates = [keys.key(Part.tail, [word]), keys.key(Part.tailSound, [words[word].sound])]
    return candidates.first { short.owners[$0] != nil }
  }

  private func startsWithInitial(_ core: [Int32]) -> Bool { core.first.map { words[$0].isInitial } ?? false }

  private func isTransliterated(_ core: [Int32]) -> Bool { core.contains { words[$0].isTransliterated } }

  /// A word as a name in another script compares it, else with nicknames resolved at the beginning.
  private func classed(_ core: [Int32]) -> [Int32] {
    if isTransliterated(core) {
      return core.enumerated().map { $0.offset == 0 ? words[words[$0.element].root].sound : words[$0.element].sound }
    }
    return core.enumerated().map { $0.offset == 0 ? words[$0.element].root : $0.element }
  }

  /// The same words, the same sound, the long form of a nickname.
  private mutating func tieWhole(_ form: Int32, in ties: inout ChainTies) {
    let core = ties.forms[Int(form)].core
    let plain = keys.key(Kind.whole, core)
    if let other = wholes[plain] {
      ties.tie(form, to: other, rule: Self.sameRule(ties.forms[Int(form)], ties.forms[Int(other)]))
      return
    }
    wholes[plain] = form
    let key = keys.key(Kind.whole, classed(core))
    if let other = wholes[key] {
      ties.tie(form, to: other, rule: isTransliterated(core) ? "spelling" : "nickname")
    } else {
      wholes[key] = form
    }
    if isTransliterated(core) { tieSkeleton(form, core, in: &ties) }
  }

  private static func sameRule(_ form: ChainForm, _ other: ChainForm) -> String? {
    if form.isInverted != other.isInverted { return "word-order" }
    return form.titleCount != other.titleCount ? "title" : nil
  }

  /// Names in another script that differ in one vowel: "Saleh" and "Salih".
  private mutating func tieSkeleton(_ form: Int32, _ core: [Int32], in ties: inout ChainTies) {
    let key = keys.key(Part.skeleton, core.map { words[$0].skeleton })
    let consonants = core.reduce(0) { $0 + words.spellings[Int(words[$1].skeleton)].count - 1 }
    guard consonants >= 3 else { return }
    for other in skeletons[key, default: []] where differsInOneVowel(core, ties.forms[Int(other)].core) {
      guard !ties.tie(form, to: other, rule: "spelling") else { return }
    }
    if skeletons[key, default: []].count < 4 { skeletons[key, default: []].append(form) }
  }

  private func differsInOneVowel(_ left: [Int32], _ right: [Int32]) -> Bool {
    guard left.count == right.count else { return false }
    var differences = 0
    for (one, other) in zip(left, right) where words[one].sound != words[other].sound {
      let (one, other) = (words.spellings[Int(words[one].sound)], words.spellings[Int(words[other].sound)])
      guard one.count == other.count else { return false }
      for (letter, counterpart) in zip(one, other) where letter != counterpart { differences += 1 }
    }
    return differences <= 1
  }

  /// "Alex Reed" is the Alexander or the Alexandra of the document, if it has one of both.
  private mutating func tieAmbiguousNickname(_ form: Int32, in ties: inout ChainTies) {
    let core = ties.forms[Int(form)].core
    guard let roots = ChainWordLists.nicknames[words.spellings[Int(core[0])]], roots.count > 1 else { return }
    var found: [Int32] = []
    for root in roots {
      let key = keys.key(Kind.whole, [words.id(root)] + core.dropFirst())
      if let other = wholes[key] { found.append(other) }
    }
    if found.count == 1 { ties.tie(form, to: found[0], rule: "nickname") }
  }

  /// Enters a full form under its last words, its first word, and its initial with the surname.
  private mutating func addParts(of form: Int32, in ties: ChainTies) {
    let core = ties.forms[Int(form)].core
    guard core.count <= Self.longest, let last = core.last else { return }
    let sounds = isTransliterated(core) ? core.map { words[$0].sound } : []
    for start in 1..<core.count {
      short.add(form, to: keys.key(Part.tail, core[start...]))
      if !sounds.isEmpty { short.add(form, to: keys.key(Part.tailSound, sounds[start...])) }
    }
    let first = words[core[0]].root
    let letter = words.id(Array(words.spellings[Int(core[0])].prefix(1)))
    if !words[core[0]].isInitial { short.add(form, to: keys.key(Kind.initial, [letter, last])) }
    short.add(form, to: keys.key(Part.given, [first]))
    if core.count > 2 { short.add(form, to: keys.key(Kind.middle, [first, last])) }
  }

  /// Ties a name to one with a middle name or initial; names between that contradict each other make two people.
  private mutating func tieMiddle(_ form: Int32, in ties: inout ChainTies) {
    let core = ties.forms[Int(form)].core
    guard let last = core.last, core.count <= Self.longest else { return }
    let key = keys.key(Kind.middle, [words[core[0]].root, last])
    guard let owners = short.owners[key] else { return }
    guard core.count > 2 else {
      if ties.root(form) == form || owners.allSatisfy({ $0 != form }) {
        _ = short.settle(form, by: key, rule: "middle-name", in: &ties)
      }
      return
    }
    for other in owners.prefix(8) where other < form && agree(core, ties.forms[Int(other)].core) {
      ties.tie(form, to: other, rule: "middle-name")
    }
  }

  /// Whether the names between the first and the last are the same, or one has the other's initials.
  private func agree(_ left: [Int32], _ right: [Int32]) -> Bool {
    guard left.count == right.count, left != right else { return left == right }
    return zip(left.dropFirst().dropLast(), right.dropFirst().dropLast()).allSatisfy { one, other in
      one == other
        || ((words[one].isInitial || words[other].isInitial)
          && words.spellings[Int(one)].first == words.spellings[Int(other)].first)
    }
  }

  private mutating func tieInitial(_ form: Int32, in ties: inout ChainTies) {
    let core = ties.forms[Int(form)].core
    guard let first = core.first, let last = core.last, core.count <= Self.longest else { return }
    let plain = keys.key(Kind.whole, core)
    if let other = wholes[plain] { ties.tie(form, to: other, rule: nil) } else { wholes[plain] = form }
    _ = short.settle(form, by: keys.key(Kind.initial, [first, last]), rule: "initial", in: &ties)
  }

  /// A surname, the last words of a name, or a given name alone.
  private mutating func tieShort(_ form: Int32, in ties: inout ChainTies) {
    let core = ties.forms[Int(form)].core
    guard short.choices[form] == nil, !core.isEmpty, !startsWithInitial(core) else { return }
    let rule = ties.forms[Int(form)].titleCount > 0 ? "title-surname" : "surname"
    if short.settle(form, by: keys.key(Part.tail, core), rule: rule, in: &ties) { return }
    let sounds = core.map { words[$0].sound }
    if short.settle(form, by: keys.key(Part.tailSound, sounds), rule: "\(rule)-spelling", in: &ties) { return }
    guard core.count == 1 else { return }
    _ = short.settle(form, by: keys.key(Part.given, [words[core[0]].root]), rule: "given-name", in: &ties)
  }
}
