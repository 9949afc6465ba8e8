import QuireText

/// What a line of the page says about its comments.
enum NoticeSign: UInt8, CaseIterable {
  case closed
  case open
  case claimedCount
  case paging
  case loadedByScript
  case moderation

  /// A heading over comments without a number.
  case heading

  /// Something to press or choose beside comments: "sort by newest".
  case control

  /// The page goes on with something else: "related posts".
  case end

  /// Instead of a body: the comment was taken away.
  case deleted

  /// Instead of a body: the comment waits or is hidden.
  case held
}

/// A line of a notice, as words; the whole line has to match.
///
/// `#` stands for a number or a word such as "one" or "no", `(word)` for a word that may be missing, `*` for whatever
/// follows.
struct NoticePattern {
  enum Element: Equatable {
    case word(UInt64)
    case number
    case rest
  }

  let sign: NoticeSign

  /// The name of the rule, in kebab-case.
  let rule: String

  let elements: [Element]

  /// All patterns that the text stands for, one for every choice of the words that may be missing.
  static func all(_ sign: NoticeSign, _ text: String) -> [NoticePattern] {
    var variants: [[Element]] = [[]]
    var rule: [Substring] = []
    for part in text.split(separator: " ") {
      if part == "#" {
        variants = variants.map { $0 + [.number] }
      } else if part == "*" {
        variants = variants.map { $0 + [.rest] }
      } else if part.hasPrefix("(") {
        let word = Element.word(WordHash.hash(Array(part.dropFirst().dropLast().utf8)))
        variants += variants.map { $0 + [word] }
      } else {
        rule.append(part)
        variants = variants.map { $0 + [.word(WordHash.hash(Array(part.utf8)))] }
      }
    }
    let name = rule.prefix(4).joined(separator: "-")
    return variants.map { NoticePattern(sign: sign, rule: name, elements: $0) }
  }
}
