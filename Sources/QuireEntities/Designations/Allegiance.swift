import QuireDocument
import QuireText

/// A country or a people before a word for what it does to a group: "US-led", "Iranian-backed".
enum Allegiance {
  private static let relations = Set(
    """
    led backed allied aligned supported sponsored funded financed trained armed equipped controlled held occupied
    administered brokered mediated born made built based owned run dominated majority
    """.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
  )

  /// The compound around the hyphen at `hyphen`, if it is one.
  static func candidate(at hyphen: Int, in text: [UInt8]) -> MentionCandidate? {
    var end = hyphen + 1
    while end < text.count, end - hyphen < 16, (0x61...0x7A).contains(text[end]) { end += 1 }
    guard end == text.count || !isLetter(text[end]), relations.contains(Array(text[hyphen + 1..<end])) else {
      return nil
    }
    var start = hyphen
    while start > 0, hyphen - start < 40, isLetter(text[start - 1]) || text[start - 1] == UInt8(ascii: ".") {
      start -= 1
    }
    guard start < hyphen, (0x41...0x5A).contains(text[start]),
      start == 0 || text[start - 1] != UInt8(ascii: "-")
    else { return nil }
    let words = Array(text[start..<hyphen])
    for match in BuiltinLists.gazetteer.matches(in: words) where match.range == words.indices {
      let entry = BuiltinLists.gazetteer.entry(of: match)
      guard entry.type == "NATIONALITY" || entry.subtype == "country" else { continue }
      let country = entry.attributes.filter { $0.name == "country" }
      let relation = String(decoding: text[hyphen + 1..<end], as: UTF8.self)
      return MentionCandidate(
        range: start..<end,
        type: .nationality,
        normal: "\(entry.name)-\(relation)",
        attributes: [.init("kind", .string("allegiance"))] + country + [.init("relation", .string(relation))],
        rule: "country-\(relation)",
        score: 0.9
      )
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80 }
}
