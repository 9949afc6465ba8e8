import QuireDocument
import QuireText

/// The mentions of one entity.
struct MentionChain {
  let type: EntityType
  var name: String
  var rule: String
  var mentions: [Mention]

  /// What is known of the entity from all its mentions, the first that knows it winning.
  var attributes: [JSONValue.Member] {
    var result: [JSONValue.Member] = []
    for member in mentions.flatMap(\.attributes) where member.name != "alternatives" {
      if !result.contains(where: { $0.name == member.name }) { result.append(member) }
    }
    return result
  }
}

/// Ties mentions into chains.
struct MentionChains {
  private struct Key: Hashable {
    let type: EntityType
    let form: [UInt8]
  }

  private static let placePrepositions: Set<String> = [
    "in", "at", "near", "from", "to", "into", "of", "around", "outside",
  ]
  private static let smallWords: Set<String> = [
    "of", "the", "and", "for", "in", "de", "la", "du", "des", "et", "on", "&",
  ]

  private let text: [UInt8]
  private var chains: [MentionChain?] = []
  private var byKey: [Key: Int] = [:]

  init(text: [UInt8]) { self.text = text }

  /// The chains, in the order of their first mentions.
  var finished: [MentionChain] {
    chains.compactMap { $0 }.sorted { left, right in
      (left.mentions.first?.range.lowerBound ?? 0) < (right.mentions.first?.range.lowerBound ?? 0)
    }
  }

  /// Adds a mention to the chain of its normal form or its letters.
  mutating func add(_ mention: Mention) {
    let form = Array((mention.normal ?? name(of: mention)).utf8)
    let key = Key(type: mention.type, form: Self.folded(form))
    if let index = byKey[key] {
      chains[index]?.mentions.append(mention)
      return
    }
    byKey[key] = chains.count
    let name = mention.normal ?? name(of: mention)
    chains.append(MentionChain(type: mention.type, name: name, rule: "same-name", mentions: [mention]))
  }

  /// Ties a person's surname to the full name that holds it: the last one that was named before it, else the only one.
  ///
  /// A place or an organisation of that name is taken for the person unless a preposition of place stands before it.
  mutating func tieSurnames() {
    var fullNames: [[UInt8]: [Int]] = [:]
    for (index, chain) in chains.enumerated() {
      guard let chain, chain.type == .person else { continue }
      let words = chain.name.split(separator: " ")
      guard words.count > 1, let last = words.last else { continue }
      fullNames[Self.folded(Array(last.utf8)), default: []].append(index)
    }
    guard !fullNames.isEmpty else { return }
    for (index, chain) in chains.enumerated() {
      guard let chain, chain.mentions.count > 0, let owners = owners(of: chain, fullNames) else { continue }
      if chain.type != .person {
        // "UK" is no surname, whoever is called "Smith UK" somewhere.
        guard let first = chain.mentions.first, BuiltinLists.names.entry(text, first.range)?.surname != nil,
          chain.mentions.allSatisfy({ !followsPreposition($0) })
        else { continue }
      }
      guard let owner = owners.last(where: { start(of: $0) < start(of: index) }) ?? only(owners), owner != index else {
        continue
      }
      merge(index, into: owner, rule: "surname")
    }
  }

  /// Ties an acronym to the organisation whose initials it is.
  mutating func tieAcronyms() {
    var byInitials: [String: Int] = [:]
    for (index, chain) in chains.enumerated() {
      guard let chain, chain.type == .organization, let initials = Self.initials(of: chain.name) else { continue }
      if byInitials[initials] == nil { byInitials[initials] = index }
    }
    guard !byInitials.isEmpty else { return }
    for (index, chain) in chains.enumerated() {
      guard let chain, chain.type == .organization, let owner = byInitials[chain.name.replacing(".", with: "")],
        owner != index
      else { continue }
      merge(index, into: owner, rule: "acronym")
    }
  }

  private func owners(of chain: MentionChain, _ fullNames: [[UInt8]: [Int]]) -> [Int]? {
    guard [.person, .place, .organization].contains(chain.type), let first = chain.mentions.first else { return nil }
    let words = text[first.range]
    guard !words.contains(0x20) else { return nil }
    return fullNames[Self.folded(Array(words))]
  }

  private func only(_ owners: [Int]) -> Int? { owners.count == 1 ? owners.first : nil }

  private func start(of index: Int) -> Int { chains[index]?.mentions.first?.range.lowerBound ?? 0 }

  private mutating func merge(_ index: Int, into owner: Int, rule: String) {
    guard let chain = chains[index], var target = chains[owner] else { return }
    target.mentions += chain.mentions
    target.mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
    target.rule = rule
    if chain.name.utf8.count > target.name.utf8.count { target.name = chain.name }
    chains[owner] = target
    chains[index] = nil
  }

  /// Whether the word before the mention is a preposition of place.
  private func followsPreposition(_ mention: Mention) -> Bool {
    var end = mention.range.lowerBound
    while end > 0, text[end - 1] == 0x20 { end -= 1 }
    var start = end
    while start > 0, end - start < 12, (0x41...0x7A).contains(text[start - 1]) { start -= 1 }
    return Self.placePrepositions.contains(String(decoding: text[start..<end], as: UTF8.self).lowercased())
  }

  private func name(of mention: Mention) -> String {
    let words = text[mention.range].split { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }

  /// Letters alone count: case, accents and hyphens don't.
  private static func folded(_ bytes: [UInt8]) -> [UInt8] {
    let plain = bytes.map { $0 == UInt8(ascii: "-") ? 0x20 : $0 }
    return CaseFolding.folded(plain, [.fullCase, .accents])
  }

  /// The initials of a name of two to eight words, small words left out; `nil` where there are none.
  private static func initials(of name: String) -> String? {
    let words = name.split(separator: " ").filter { !smallWords.contains($0.lowercased()) }
    guard (2...8).contains(words.count) else { return nil }
    let letters = words.compactMap(\.first)
    guard letters.allSatisfy(\.isUppercase) else { return nil }
    return String(letters)
  }
}
