/// The phrases of a matcher, each a run of one array of bytes.
struct PhraseStore: Sendable {
  /// One phrase as it was given.
  struct Record: Sendable {
    let offset: UInt32
    let count: UInt32
    let payload: Int32
    let caseMode: PhraseMatcher.CaseMode

    /// The next phrase with the same token hashes, plus one; 0 at the end.
    var next: UInt32 = 0
  }

  var bytes: [UInt8] = []
  var records: ContiguousArray<Record> = []

  /// Whether any phrase begins with something else than a letter or digit, so that a scan must look there too.
  var anyStartsWithPunctuation = false
}

extension PhraseMatcher {
  /// Collects phrases for a matcher.
  public struct Builder: Sendable {
    /// The options of the matcher.
    public let options: Options

    private var phrases = PhraseStore()
    private var caseModes: UInt8 = 0

    /// Starts an empty list.
    public init(options: Options = Options()) {
      self.options = options
    }

    /// Makes room for phrases, so that long lists are not moved while they grow.
    ///
    /// - Parameters:
    ///   - phraseCount: how many phrases will come.
    ///   - byteCount: how many bytes they have together.
    public mutating func reserve(phraseCount: Int, byteCount: Int) {
      phrases.records.reserveCapacity(phraseCount)
      phrases.bytes.reserveCapacity(byteCount)
    }

    /// Adds a phrase.
    ///
    /// The same phrase may come more than once: every payload is kept.
    ///
    /// - Parameters:
    ///   - phrase: UTF-8; white space at its ends does not count.
    ///   - payload: what its matches carry.
    ///   - caseMode: how its letter case binds the text.
    /// - Returns: whether the phrase was taken: not where it holds nothing but white space and invisible
    ///   characters, nor where all phrases together would pass 2 GiB.
    @discardableResult
    public mutating func add(_ phrase: [UInt8], payload: Int32, caseMode: CaseMode = .exact) -> Bool {
      add(from: phrase, range: 0..<phrase.count, payload: payload, caseMode: caseMode)
    }

    /// Adds a phrase that is part of a larger array, such as the bytes of a file of phrases.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8.
    ///   - range: where the phrase stands in `bytes`.
    ///   - payload: what its matches carry.
    ///   - caseMode: how its letter case binds the text.
    /// - Returns: whether the phrase was taken; see ``add(_:payload:caseMode:)``.
    @discardableResult
    public mutating func add(
      from bytes: [UInt8],
      range: ByteRange,
      payload: Int32,
      caseMode: CaseMode = .exact
    ) -> Bool {
      let range = range.clamped(to: 0..<bytes.count)
      guard phrases.bytes.count + range.count <= Int(Int32.max) else { return false }
      let kind = bytes.withUnsafeBufferPointer { buffer in
        TokenText(buffer, upTo: range.upperBound, []).firstKind(from: range.lowerBound)
      }
      guard let kind else { return false }
      phrases.anyStartsWithPunctuation = phrases.anyStartsWithPunctuation || kind == .punctuation
      caseModes |= caseMode.rawValue
      phrases.records.append(
        PhraseStore.Record(
          offset: UInt32(phrases.bytes.count),
          count: UInt32(range.count),
          payload: payload,
          caseMode: caseMode
        )
      )
      phrases.bytes.append(contentsOf: bytes[range])
      return true
    }

    /// Builds the matcher.
    ///
    /// Complexity: linear in the bytes of all phrases; about 16 to 32 bytes a token and 20 bytes a phrase beside
    /// the phrases' own bytes.
    public consuming func build() -> PhraseMatcher {
      // One phrase that does not bind the case makes the whole table blind to it: the comparison that follows each
      // agreeing hash holds the others to their letters.
      var folding = TokenFolding(options)
      if caseModes & ~CaseMode.exact.rawValue != 0 { folding.insert(.letterCase) }
      let table = PhraseTable(&phrases, folding: folding)
      return PhraseMatcher(options: options, table: table, phrases: phrases, folding: folding)
    }
  }
}
