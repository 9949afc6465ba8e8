/// A token as the features see it: where it stands, and numbers that say what it looks like and what lists know of it.
///
/// Letters of ASCII and Latin-1 are taken in lower case where "folded" is said.
struct TaggingToken {
  /// What the letters of a token show.
  struct Marks: OptionSet {
    let rawValue: UInt8

    /// The first letter is a capital.
    static let capital = Marks(rawValue: 1)
    /// There are capitals and no small letters.
    static let allCapitals = Marks(rawValue: 2)
    static let digit = Marks(rawValue: 4)
    static let hyphen = Marks(rawValue: 8)
    static let stop = Marks(rawValue: 16)
    static let apostrophe = Marks(rawValue: 32)
    /// No space stands between the token and the one before it.
    static let glued = Marks(rawValue: 64)
    /// A letter or a digit is among its characters.
    static let word = Marks(rawValue: 128)
  }

  /// What the rest of the document shows of a token's folded form.
  struct Elsewhere {
    /// Bit 0 says that it stands somewhere in small letters, bit 1 that it stands with a capital inside a sentence.
    var cases: UInt8 = 0
    /// The folded forms behind and before it where it first stands with a capital inside a sentence; 0: none.
    var next: UInt64 = 0
    var previous: UInt64 = 0
  }

  /// Where it begins and ends, in bytes of the text.
  var start: Int = 0
  var end: Int = 0

  /// Hashes of its letters as they are and folded.
  var word: UInt64 = 0
  var folded: UInt64 = 0

  /// Its first and its last up to eight folded bytes, the outermost lowest.
  var head: UInt64 = 0
  var tail: UInt64 = 0

  /// Hashes of the kinds of its characters, a run of one kind once in `shortShape`.
  var shape: UInt64 = 0
  var shortShape: UInt64 = 0

  /// How many bytes it has, at most 255.
  var length: UInt8 = 0
  var marks: Marks = []

  /// Its cluster of similar words; 0: unknown.
  var cluster: UInt16 = 0
  /// The path to its Brown cluster from the root, the first turn in the lowest bit; 0: unknown.
  var brownPath: UInt32 = 0

  /// The lists in whose phrases it is the first or a later word.
  var begins: UInt32 = 0
  var continues: UInt32 = 0

  var elsewhere = Elsewhere()

  /// Whether it is a name by its capital alone, as far as that goes.
  var isCapitalized: Bool { marks.contains(.capital) }
}
