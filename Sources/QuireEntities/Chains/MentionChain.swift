import QuireDocument
import QuireText

/// The mentions of one entity, and what they say of it together.
struct MentionChain {
  /// The attributes that speak of one mention and not of what it names.
  private static let own: Set<String> = [
    MentionAlternative.attribute, "tie", "aliases", "evidence", "check", "context",
  ]
  private static let aliasBound = 16
  private static let possessives = ["'s", "’s"].map { Array($0.utf8) }

  let type: EntityType
  /// The fullest name, without titles.
  let name: String
  /// The mentions, in the order of the text, as places among all.
  private(set) var places: [Int] = []
  private(set) var aliases: [String] = []
  private(set) var attributes: [JSONValue.Member] = []
  private var rules: [(rule: String, count: Int)] = []
  private var others: [Int32] = []

  init(_ places: [Int], _ memberships: [MentionChains.Membership], in chains: MentionChains) {
    let root = memberships[places[0]].root
    type = chains.ties.forms[Int(root)].type
    self.places = places
    name = Self.name(of: places, type, in: chains)
    var seen: Set<String> = [name]
    for place in places {
      let mention = chains.mentions[place]
      if aliases.count < Self.aliasBound {
        let words = Self.words(of: mention, in: chains.text)
        if seen.insert(words).inserted { aliases.append(words) }
      }
      for member in mention.attributes where !Self.own.contains(member.name) {
        if !attributes.contains(where: { $0.name == member.name }) { attributes.append(member) }
      }
      if let rule = memberships[place].rule { count(rule) }
      for other in memberships[place].others where !others.contains(other) { others.append(other) }
    }
  }

  private mutating func count(_ rule: String) {
    if let place = rules.firstIndex(where: { $0.rule == rule }) {
      rules[place].count += 1
    } else {
      rules.append((rule, 1))
    }
  }

  /// Where the chain came from: the rule that tied most of it, and how often each did.
  func provenance(naming names: [Int32: String]) -> Provenance {
    guard let first = rules.max(by: { $0.count < $1.count }) else { return Provenance(rule: "same-name") }
    var reason = "tied by " + rules.map { "\($0.rule) (\($0.count))" }.joined(separator: ", ")
    let rivals = others.prefix(4).compactMap { names[$0] }
    if !rivals.isEmpty { reason += "; some may be of " + rivals.joined(separator: ", ") }
    return Provenance(rule: first.rule, reason: reason)
  }

  /// The name of a list, else the fullest form of the text.
  private static func name(of places: [Int], _ type: EntityType, in chains: MentionChains) -> String {
    var best: (place: Int, rank: Int, bytes: Int)?
    for place in places {
      let form = chains.ties.forms[Int(chains.forms[place])]
      if form.type == type, form.listed >= 0, let normal = chains.mentions[place].normal { return normal }
      let length = type == .person ? form.core.count : form.words.count
      let words = chains.text[chains.mentions[place].range]
      let isMixed = words.contains { (0x61...0x7A).contains($0) || $0 >= 0x80 }
      let flags = (form.type == type ? 64 : 0) + (form.isAcronym ? 0 : 32)
      let rank = flags + min(length, 7) * 4 + (form.isInverted ? 0 : 2) + (isMixed ? 1 : 0)
      let bytes = type == .person ? 0 : words.count
      if best.map({ ($0.rank, $0.bytes) < (rank, bytes) }) ?? true { best = (place, rank, bytes) }
    }
    guard let best else { return "" }
    return plainName(of: best.place, type, in: chains)
  }

  /// The words of a mention without titles before a person's name, and with a surname that stood first at the end.
  private static func plainName(of place: Int, _ type: EntityType, in chains: MentionChains) -> String {
    let form = chains.ties.forms[Int(chains.forms[place])]
    let name = words(of: chains.mentions[place], in: chains.text)
    guard type == .person, form.titleCount > 0 || form.isInverted else { return name }
    var parts = name.split(separator: " ")
    var left = form.titleCount
    while left > 0, parts.count > 1 {
      left -= max(1, ChainWordScanner(Array(parts.removeFirst().utf8)[...]).words.count)
    }
    let plain = parts.joined(separator: " ")
    guard form.isInverted else { return plain }
    let halves = plain.split(separator: ",", maxSplits: 1).map { $0.drop { $0 == " " } }
    return halves.reversed().joined(separator: " ")
  }

  /// The words of a mention with single spaces between them, without a possessive.
  private static func words(of mention: Mention, in text: [UInt8]) -> String {
    var range = mention.range
    for mark in possessives where range.count > mark.count && text[range].suffix(mark.count).elementsEqual(mark) {
      range = range.lowerBound..<range.upperBound - mark.count
      break
    }
    let words = text[range].split { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    if words.count == 1, let only = words.first { return String(decoding: only, as: UTF8.self) }
    return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }
}
