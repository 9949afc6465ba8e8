import QuireText

/// A line that says something about the comments.
struct NoticeLine {
  var sign: NoticeSign
  var rule: String

  /// The number in it, where it counts something.
  var count: Int?
}

/// Recognises the lines in which a page speaks of its comments.
enum NoticeReader {
  /// The longest line that is read, in bytes.
  static let mostBytes = 200

  /// The most tokens of such a line.
  private static let mostTokens = 40

  /// What the line in `range`, whose tokens are `tokens`, says; `nil` where it is no notice.
  static func read(_ text: [UInt8], _ range: ByteRange, _ tokens: HeaderTokens) -> NoticeLine? {
    guard range.count <= mostBytes, !range.isEmpty, tokens.tokens.count <= mostTokens else { return nil }
    let (elements, tokens) = elements(of: tokens.tokens)
    guard let first = elements.first else { return nil }
    if tokens.count > 1, tokens.allSatisfy({ $0.meaning.contains(.button) }) {
      return NoticeLine(sign: .control, rule: "buttons")
    }
    var candidates: [NoticePattern] = []
    if case .word(let hash) = first { candidates = NoticePatterns.index.byWord[hash] ?? [] }
    if number(of: tokens[0]) != nil { candidates += NoticePatterns.index.byNumber }
    guard let pattern = candidates.first(where: { matches($0.elements, elements, tokens) }) else { return nil }
    guard isPlain(pattern, text, range) else { return nil }
    let counted = tokens.lazy.compactMap { number(of: $0) }
    return NoticeLine(sign: pattern.sign, rule: pattern.rule, count: count(pattern, Array(counted)))
  }

  /// A heading has no punctuation of sentences: "Comments." may end a list, "Comments:" is fine.
  private static func isPlain(_ pattern: NoticePattern, _ text: [UInt8], _ range: ByteRange) -> Bool {
    guard pattern.sign == .heading || pattern.sign == .end, let last = text[range].last else { return true }
    if pattern.sign == .end, range.count > 80 { return false }
    return ![0x2E, 0x3F, 0x21, 0x2C].contains(last) || (pattern.sign == .end && last == 0x2E && range.count > 20)
  }

  /// The words and numbers of a line; marks count for nothing, "1,234" is one number.
  private static func elements(of tokens: [HeaderToken]) -> ([NoticePattern.Element], [HeaderToken]) {
    var elements: [NoticePattern.Element] = []
    var kept: [HeaderToken] = []
    var isThousands = false
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .word:
        elements.append(.word(token.hash))
        kept.append(token)
      case .number:
        if isThousands, token.count == 3, !token.isSpaced, let last = kept.last?.number, let number = token.number {
          kept[kept.count - 1].number = last * 1_000 + number
        } else {
          elements.append(.number)
          kept.append(token)
        }
      case .mark: break
      }
      isThousands = token.isMark(",") && !token.isSpaced && index > 0 && tokens[index - 1].kind == .number
    }
    return (elements, kept)
  }

  private static func matches(
    _ pattern: [NoticePattern.Element],
    _ elements: [NoticePattern.Element],
    _ tokens: [HeaderToken]
  ) -> Bool {
    for (index, wanted) in pattern.enumerated() {
      if wanted == .rest { return true }
      guard index < elements.count else { return false }
      if wanted == .number ? number(of: tokens[index]) == nil : elements[index] != wanted { return false }
    }
    return pattern.count == elements.count
  }

  /// A number in figures, or "one" to "twelve" and "no".
  private static func number(of token: HeaderToken) -> Int? {
    if let number = token.number { return number }
    if token.hash == no { return 0 }
    // "a" and "un" are articles more often than numbers.
    return token.meaning.contains(.numeral) && token.count > 2 ? token.meaning.value : nil
  }

  /// The number of comments that a notice claims: the last one, as in "showing 10 of 120 comments".
  private static func count(_ pattern: NoticePattern, _ numbers: [Int]) -> Int? {
    guard pattern.sign == .claimedCount || pattern.sign == .paging else { return nil }
    let places = pattern.elements.count { $0 == .number }
    return places > 0 && numbers.count >= places ? numbers[places - 1] : nil
  }

  private static let no = WordHash.hash(Array("no".utf8))
}
