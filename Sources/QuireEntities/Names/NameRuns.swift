import QuireText

/// A run of capitalised words that may be a name, as indices of tokens.
typealias NameRun = Range<Int>

/// Finds runs of capitalised words, and what the lexicon says of the words in and around them.
struct NameRuns {
  /// What the lexicon says of a stretch of words.
  struct LexiconMatch {
    let tokens: Range<Int>
    let range: ByteRange
    let entry: ListEntry
  }

  /// Words that begin sentences and are no part of a name.
  private static let starters = WordSet([
    "The", "A", "An", "And", "But", "Or", "If", "In", "On", "At", "By", "For", "From", "To", "Of", "With", "As", "When",
    "While", "After", "Before", "Since", "Until", "Because", "Although", "Though", "However", "Meanwhile", "Also", "He",
    "She", "It", "They", "We", "You", "I", "His", "Her", "Its", "Their", "Our", "My", "Your", "This", "That", "These",
    "Those", "There", "Here", "What", "Who", "Why", "How", "Where", "Which", "No", "Not", "Yes", "So", "Then", "Now",
    "Today", "Yesterday", "Tomorrow", "Some", "Many", "Most", "All", "Both", "Each", "Every", "Any", "Another", "Other",
    "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "First", "Second", "Last", "Next",
    "Following", "According", "During", "Despite", "Under", "Over", "Between", "About", "Against", "Among", "Like",
    "Only", "Even", "Just", "Still", "Once", "Former", "Earlier", "Later", "Dear", "Hi", "Hello", "Thanks", "Photo",
    "Image", "File", "Read", "See", "Share", "More", "New", "Let", "Do", "Is", "Are", "Was", "Were", "Will", "Can",
  ])

  /// Days, months and other capitalised words that are never a part of a person's name by themselves.
  private static let calendar = WordSet([
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March",
    "April", "June", "July", "August", "September", "October", "November", "December", "Christmas", "Easter",
    "God", "Internet", "TV", "CEO", "OK", "AM", "PM", "GMT", "EST", "UTC",
  ])

  private static let articles = WordSet(["al", "el", "ez", "az", "as", "ad"])

  let words: NameTokens
  let lexicon: [LexiconMatch]
  /// The number of the match over each token; −1 for none.
  private let lexiconByToken: [Int32]

  init(_ words: NameTokens) {
    self.words = words
    let table = BuiltinLists.lexicon
    var found: [LexiconMatch] = []
    var byToken = [Int32](repeating: -1, count: words.tokens.count)
    for match in table.matches(in: words.text) {
      let first = words.index(at: match.range.lowerBound)
      let end = words.index(at: match.range.upperBound)
      guard first < end else { continue }
      for token in first..<end { byToken[token] = Int32(found.count) }
      found.append(LexiconMatch(tokens: first..<end, range: match.range, entry: table.entry(of: match)))
    }
    lexicon = found
    lexiconByToken = byToken
  }

  /// What the lexicon says of a token, if it is one of `types`.
  func lexiconMatch(at token: Int, _ types: Set<String>) -> LexiconMatch? {
    let number = Int(lexiconByToken[token])
    guard number >= 0, types.contains(lexicon[number].entry.type) else { return nil }
    return lexicon[number]
  }

  /// Whether a capitalised token can be a part of a name at all.
  func isNameWord(_ token: Int) -> Bool {
    words.tokens[token].isCapital && !words.isOne(of: Self.calendar, token)
  }

  /// Whether a capitalised word is one that begins sentences, or names a day or a month.
  static func isFunctionWord(_ text: [UInt8], _ word: ByteRange) -> Bool {
    starters.contains(text, word) || calendar.contains(text, word)
  }

  /// Whether a token at the beginning of a sentence is capitalised for that alone.
  func isStarter(_ token: Int) -> Bool {
    words.tokens[token].beginsSentence && words.isOne(of: Self.starters, token)
  }

  /// The longest runs of joined capitalised words; particles inside ("van", "al-", "bin") belong to them.
  func runs() -> [NameRun] {
    var runs: [NameRun] = []
    var index = 0
    let tokens = words.tokens
    while index < tokens.count {
      guard isNameWord(index), !isStarter(index) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < tokens.count, tokens[end].isJoined, end - index < 12 {
        if isNameWord(end) {
          end += 1
        } else if end + 1 < tokens.count, tokens[end + 1].isJoined, isNameWord(end + 1), isParticle(end) {
          end += 2
        } else {
          break
        }
      }
      runs.append(index..<end)
      index = end
    }
    return runs
  }

  private func isParticle(_ token: Int) -> Bool {
    lexiconMatch(at: token, ["PARTICLE"]) != nil || words.isOne(of: Self.articles, token)
  }

  /// The bytes from the first to the last token of a run.
  func range(_ run: NameRun) -> ByteRange {
    words.tokens[run.lowerBound].range.lowerBound..<words.tokens[run.upperBound - 1].range.upperBound
  }

  func string(_ run: NameRun) -> String { String(decoding: words.text[range(run)], as: UTF8.self) }
}
