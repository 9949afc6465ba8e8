import QuireText

/// One word, number or mark of a line that may be the header of a comment.
struct HeaderToken {
  enum Kind: UInt8 {
    case word
    case number
    case mark
  }

  /// Where the token stands, in bytes of the text.
  var range: ByteRange

  var kind: Kind

  /// Whether white space stands before it, or it is the first of its line.
  var isSpaced: Bool

  /// Whether a word begins with a capital.
  var isCapitalized = false

  /// Whether a word has letters of which no capital or small form is known, as in Arabic or Chinese.
  var isCaseless = false

  /// What a word can mean in a header.
  var meaning = HeaderMeaning()

  /// The value of a number of at most twelve digits; `nil` for longer ones and other tokens.
  var number: Int?

  /// The first code point; a mark has no other.
  var mark: UInt32 = 0

  /// The hash of a word's folded bytes; 0 for long words and other tokens.
  var hash: UInt64 = 0

  /// The number of bytes.
  var count: Int { range.count }

  func isMark(_ scalar: Unicode.Scalar) -> Bool { kind == .mark && mark == scalar.value }
}

/// What a word can mean in a header; one word can mean several things.
struct HeaderMeaning: Equatable {
  struct Roles: OptionSet {
    let rawValue: UInt32

    /// A month's name; the value is its number.
    static let month = Roles(rawValue: 1 << 0)
    static let weekday = Roles(rawValue: 1 << 1)
    /// "am", "pm"; the value is 0 or 12.
    static let halfDay = Roles(rawValue: 1 << 2)
    /// A time zone; the value is its offset in minutes, `HeaderLexicon.unknownOffset` where the name is not clear.
    static let zone = Roles(rawValue: 1 << 3)
    /// "th" after a day's number.
    static let ordinal = Roles(rawValue: 1 << 4)
    /// "minutes"; the value is the number of minutes.
    static let unit = Roles(rawValue: 1 << 5)
    /// "ago".
    static let ago = Roles(rawValue: 1 << 6)
    /// "vor", "hace": what stands before the number in other languages.
    static let agoBefore = Roles(rawValue: 1 << 7)
    /// "today", "yesterday"; the value is the number of days back.
    static let day = Roles(rawValue: 1 << 8)
    /// "says", "wrote".
    static let verb = Roles(rawValue: 1 << 9)
    /// "by".
    static let by = Roles(rawValue: 1 << 10)
    /// "posted", "comment": what stands before "by".
    static let posted = Roles(rawValue: 1 << 11)
    /// "on", "at": what stands before a date or a time.
    static let connector = Roles(rawValue: 1 << 12)
    /// "reply", "permalink": what the page offers to do with a comment.
    static let furniture = Roles(rawValue: 1 << 13)
    /// "the", "with", "is": words of sentences, rare in names.
    static let function = Roles(rawValue: 1 << 14)
    /// "replying", "reply", "response", "answer": followed by "to" and a name.
    static let answer = Roles(rawValue: 1 << 15)
    /// "to".
    static let to = Roles(rawValue: 1 << 16)
    /// "one", "two": the value is the number.
    static let numeral = Roles(rawValue: 1 << 17)
    /// "pingback", "trackback".
    static let pingback = Roles(rawValue: 1 << 18)
    /// "author", "moderator", "admin".
    static let owner = Roles(rawValue: 1 << 19)
    /// "hi", "thanks": what stands before the name of who is spoken to.
    static let greeting = Roles(rawValue: 1 << 20)
    /// "unregistered", before "commenter".
    static let registered = Roles(rawValue: 1 << 22)
    /// "of", between a day and a month.
    static let of = Roles(rawValue: 1 << 23)
    /// "Uhr", after a time of day.
    static let clockWord = Roles(rawValue: 1 << 24)
    /// "reply", "like": what can be pressed beside a comment, and hardly anything else.
    static let button = Roles(rawValue: 1 << 25)
    /// "i", "you": words of speech.
    static let speech = Roles(rawValue: 1 << 21)
  }

  var roles: Roles = []
  var value = 0

  func contains(_ roles: Roles) -> Bool { !self.roles.isDisjoint(with: roles) }
}
