import QuireDocument
import QuireText

/// Finds the phrases around the names of a text.
struct WidePhrases {
  private let text: [UInt8]
  private let phrases: Set<WidenNames.Phrase>
  /// Where each title, rank or role ends that the lexicon knows, with where it begins.
  private let titles: [Int: Int]

  init(_ text: [UInt8], _ phrases: Set<WidenNames.Phrase>) {
    self.text = text
    self.phrases = phrases
    var titles: [Int: Int] = [:]
    if phrases.contains(.titles) {
      let table = BuiltinLists.lexicon
      for match in table.matches(in: text)
      where ["RANK", "TITLE", "HONORIFIC", "ROLE"].contains(table.entry(of: match).type) {
        titles[match.range.upperBound] = match.range.lowerBound
      }
    }
    self.titles = titles
  }

  /// The phrases of those of `mentions`, which ascend, that have one.
  func widened(_ mentions: [Mention]) -> [WidePhrase] {
    let nations = Dictionary(
      mentions.filter { $0.type == .nationality || $0.type == .place }.map {
        ($0.range.upperBound, $0.range.lowerBound)
      }
    ) { first, _ in first }
    var found: [WidePhrase] = []
    for (index, mention) in mentions.enumerated() {
      let next = index + 1 < mentions.count ? mentions[index + 1] : nil
      if let phrase = phrase(of: mention, nations, next: next) { found.append(phrase) }
    }
    return found
  }

  private func phrase(of mention: Mention, _ nations: [Int: Int], next: Mention?) -> WidePhrase? {
    var range = mention.range
    var type = mention.type
    var rule = "article"
    if phrases.contains(.groups), let end = groupEnd(behind: mention) {
      (range, type, rule) = (range.lowerBound..<end, .organization, "group")
    } else if mention.type == .person {
      guard phrases.contains(.titles) else { return nil }
      range = withTitles(range, nations)
      rule = "titles"
    } else if mention.type == .organization {
      if phrases.contains(.groups), let nation = nations[range.lowerBound - 1], text[range.lowerBound - 1] == 0x20 {
        range = nation..<range.upperBound
        rule = "nation"
      }
    } else if mention.type == .place {
      if phrases.contains(.regions) { (range, rule) = (region(range, next: next), "region") }
    } else {
      return nil
    }
    let isThing = type == .organization || type == .place
    if phrases.contains(.articles), isThing, word(before: range.lowerBound)?.lowercased == "the" {
      range = range.lowerBound - 4..<range.upperBound
    }
    guard range != mention.range else { return nil }
    return WidePhrase(range: range, type: type, rule: rule, source: mention)
  }

  /// Where the words of a group end behind a name that can have one: "Cypriot security forces".
  private func groupEnd(behind mention: Mention) -> Int? {
    guard [.nationality, .organization, .place, "GROUP"].contains(mention.type) else { return nil }
    var end = mention.range.upperBound
    var last: Int?
    for _ in 0..<3 {
      guard let next = word(behind: end), PhraseWords.groups.contains(next.lowercased) else { break }
      end = next.range.upperBound
      if PhraseWords.groupEnds.contains(next.lowercased) { last = end }
    }
    return last
  }

  /// The name with all titles, ranks and roles before it, and the nation that they are of.
  private func withTitles(_ name: ByteRange, _ nations: [Int: Int]) -> ByteRange {
    var start = name.lowerBound
    while start > 1, text[start - 1] == 0x20 {
      if let title = titles[start - 1] {
        start = title
      } else if text[start - 2] == UInt8(ascii: "."), let title = titles[start - 2] {
        start = title
      } else {
        break
      }
    }
    guard start < name.lowerBound else { return name }
    if start > 0, text[start - 1] == 0x20, let nation = nations[start - 1] { start = nation }
    return start..<name.upperBound
  }

  /// The name of a place with its direction, its noun, and the larger place behind a comma.
  private func region(_ name: ByteRange, next: Mention?) -> ByteRange {
    var range = name
    if let noun = word(behind: range.upperBound), PhraseWords.placeNouns.contains(noun.lowercased) {
      range = range.lowerBound..<noun.range.upperBound
    } else if let next, next.type == .place, next.range.lowerBound == range.upperBound + 2,
      text[range.upperBound] == UInt8(ascii: ","), text[range.upperBound + 1] == 0x20
    {
      range = range.lowerBound..<next.range.upperBound
    }
    if let direction = word(before: range.lowerBound), PhraseWords.directions.contains(direction.lowercased) {
      range = direction.range.lowerBound..<range.upperBound
    } else if let of = word(before: range.lowerBound), of.lowercased == "of",
      let noun = word(before: of.range.lowerBound), PhraseWords.placeNouns.contains(noun.lowercased)
    {
      range = noun.range.lowerBound..<range.upperBound
    }
    return range
  }

  /// The word behind one blank at `end`.
  private func word(behind end: Int) -> (range: ByteRange, lowercased: String)? {
    guard end < text.count, text[end] == 0x20 else { return nil }
    var last = end + 1
    while last < text.count, last - end < 24, isLetter(text[last]) { last += 1 }
    return last > end + 1 ? word(end + 1..<last) : nil
  }

  /// The word before one blank at `start`.
  private func word(before start: Int) -> (range: ByteRange, lowercased: String)? {
    guard start > 1, text[start - 1] == 0x20 else { return nil }
    var first = start - 1
    while first > 0, start - first < 24, isLetter(text[first - 1]) { first -= 1 }
    return first < start - 1 ? word(first..<start - 1) : nil
  }

  private func word(_ range: ByteRange) -> (range: ByteRange, lowercased: String) {
    (range, String(decoding: text[range], as: UTF8.self).lowercased())
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "-")
  }
}

/// Finds groups that stand without a name beside them: "the coalition", "government forces".
enum LoneGroups {
  private static let matcher: PhraseMatcher = {
    var builder = PhraseMatcher.Builder(options: PhraseMatcher.Options())
    for phrase in PhraseWords.lone { builder.add(Array(phrase.utf8), payload: 0, caseMode: .fold) }
    return builder.build()
  }()

  static func mentions(in text: [UInt8]) -> [WidePhrase] {
    matcher.matches(in: text).map { WidePhrase(range: $0.range, type: .organization, rule: "lone-group", source: nil) }
  }
}
