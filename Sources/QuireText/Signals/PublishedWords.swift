/// The words of a text as the published quality filters count them: those of spaCy's English tokenizer.
///
/// The thresholds of Gopher, FineWeb and C4 are used with these words (by datatrove), so the same thresholds mean the same
/// only with the same words: marks at the ends of a word are words of their own, "don't" is two, "e.g." is one, "up-to"
/// is three. The rules are those of spaCy 3 (`lang/en`), character classes by Unicode's general categories. Of writing
/// without blanks a whole run is one word, as it is there.
///
/// Words are kept as numbers (see ``SignalHash``) and lengths. Linear in the text: 12 bytes a word.
public struct PublishedWords: Sendable {
  /// The number of each word, in order.
  public private(set) var hashes: [UInt64] = []

  /// The length of each word in code points, in order.
  public private(set) var lengths: [UInt32] = []

  /// How many words there are.
  public private(set) var count = 0

  /// How many words have a character that is no mark, symbol or control.
  public private(set) var plainCount = 0

  /// How many code points those words have together.
  public private(set) var plainCharacters = 0

  /// How many words have a letter.
  public private(set) var alphabeticCount = 0

  /// How many sentences there are by spaCy's sentencizer: a new one begins with the first word that is no punctuation
  /// behind a word that is one final mark.
  ///
  /// It is 0 where there are no words.
  public var sentences: Int { count == 0 ? 0 : further + 1 }

  private var further = 0
  private var isAfterStop = false
  private var isKept: Bool

  /// Finds the words of `range` of `text`, or of all of it, which is valid UTF-8.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - range: The stretch, in bytes; cut to what is there.
  ///   - keepsEach: Whether ``hashes`` and ``lengths`` are filled in; the counts always are.
  public init(_ text: [UInt8], in range: ByteRange? = nil, keepsEach: Bool = true) {
    isKept = keepsEach
    let range = (range ?? 0..<text.count).clamped(to: 0..<text.count)
    if keepsEach {
      hashes.reserveCapacity(range.count / 5 + 8)
      lengths.reserveCapacity(range.count / 5 + 8)
    }
    self = text.withUnsafeBufferPointer { bytes in
      var splitter = PublishedWordSplitter(text: bytes, words: self)
      splitter.split(range)
      return splitter.words
    }
  }

  /// Which of `wanted`, told by their ``SignalHash``, are among the words; needs the words to be kept.
  public func found(of wanted: [UInt64]) -> Int {
    var gate: UInt64 = 0
    for hash in wanted { gate |= 1 << (hash & 63) }
    var left = wanted
    for hash in hashes where gate & (1 << (hash & 63)) != 0 {
      guard let place = left.firstIndex(of: hash) else { continue }
      left.remove(at: place)
      if left.isEmpty { break }
    }
    return wanted.count - left.count
  }

  /// Takes in the word from `lower` to `upper`.
  @inline(__always)
  mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ lower: Int, _ upper: Int) {
    let isWord = (text[lower] | 0x20) &- 0x61 < 26
    addWord(text, lower, upper, hash: SignalHash.value(of: text, lower, upper), isWord: isWord)
  }

  /// Takes in a word whose number is known; `isWord` says that an ASCII letter stands in it.
  @inline(__always)
  mutating func addWord(
    _ text: UnsafeBufferPointer<UInt8>,
    _ lower: Int,
    _ upper: Int,
    hash: UInt64,
    isWord: Bool
  ) {
    let length = text.characterCount(lower, upper)
    count &+= 1
    if isKept {
      hashes.append(hash)
      lengths.append(UInt32(truncatingIfNeeded: length))
    }
    guard isWord else { return addOther(text, lower, upper, length) }
    plainCount &+= 1
    plainCharacters &+= length
    alphabeticCount &+= 1
    if isAfterStop { startSentence() }
  }

  /// Takes in white space that is more than one blank.
  @inline(__always)
  mutating func addSpace() { if isAfterStop { startSentence() } }

  @inline(__always)
  private mutating func startSentence() {
    further &+= 1
    isAfterStop = false
  }

  /// Counts a word that does not begin with an ASCII letter.
  private mutating func addOther(_ text: UnsafeBufferPointer<UInt8>, _ lower: Int, _ upper: Int, _ length: Int) {
    var isPlain = false
    var hasLetter = false
    var isPunctuation = true
    var index = lower
    while index < upper {
      let scalar = text.scalar(at: index)
      index += scalar.length
      if !isPlain { isPlain = !PublishedCharacters.isSymbol(scalar.value) }
      if isPunctuation { isPunctuation = CodePoint.isPunctuation(scalar.value) }
      if !hasLetter { hasLetter = CodePoint.isLetter(scalar.value) }
      if isPlain, hasLetter, !isPunctuation { break }
    }
    if isPlain {
      plainCount &+= 1
      plainCharacters &+= length
    }
    if hasLetter { alphabeticCount &+= 1 }
    if length == 1, PublishedCharacters.endsSentence(text.scalar(at: lower).value) {
      isAfterStop = true
    } else if isAfterStop, !isPunctuation {
      startSentence()
    }
  }
}
