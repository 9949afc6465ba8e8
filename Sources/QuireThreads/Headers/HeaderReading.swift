import QuireText

/// What the header of a comment says, as far as one line tells.
struct HeaderReading {
  /// The parts of a header whose order makes its style.
  enum Slot: UInt8 {
    case name = 1
    case stamp
    case verb
    case by
  }

  /// The line, by its index among the lines that are not blank.
  var line = 0

  /// The parts in their order, as one number.
  var key = 0

  /// Where the name stands, without what is around it.
  var name: ByteRange?

  /// How much the name looks like one, from 0 to 1.
  var nameQuality = 0.0

  /// When the comment was written.
  var stamp: Stamp?

  /// The number as printed.
  var number: Int?

  /// Where the text after the number begins.
  var afterNumber = 0

  /// The id that the site gives the comment, as in "(#40743959)".
  var sourceID: ByteRange?

  /// The name of the person that the header says is answered: "Ann replying to Bob".
  var answered: ByteRange?

  /// Whether the header says that a machine wrote the comment, because another site links here.
  var isPingback = false

  /// Whether the header calls its author a commenter.
  var isCommenter = false

  /// Whether the header marks the author as the owner of the page.
  var isOwner = false

  /// Whether the header marks the author as a moderator or an editor.
  var isModerator = false

  /// Takes the word "Author" or "Moderator" into account.
  mutating func mark(by word: HeaderToken) {
    if word.meaning.value == 1 { isModerator = true } else { isOwner = true }
  }

  /// Where the header ends; the body goes on behind it where the header does not fill its line.
  var end = 0

  /// Whether the body begins on the same line.
  var isInline = false

  /// The sign between a name and the body on the same line; 0 where there is none.
  var separator: UInt32 = 0

  /// Words on the line that no part of a header explains.
  var strayWords = 0

  func has(_ slot: Slot) -> Bool {
    var rest = key
    while rest > 0 {
      if rest % 8 == Int(slot.rawValue) { return true }
      rest /= 8
    }
    return false
  }

  mutating func append(_ slot: Slot) { key = key * 8 + Int(slot.rawValue) }
}

/// The order of the parts of a header, for comparing.
enum HeaderKey {
  static let name = key([.name])
  static let stamp = key([.stamp])
  static let nameVerb = key([.name, .verb])

  static func key(_ slots: [HeaderReading.Slot]) -> Int {
    slots.reduce(0) { $0 * 8 + Int($1.rawValue) }
  }
}
