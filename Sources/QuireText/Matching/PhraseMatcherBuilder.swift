/// The phrases of a matcher, each a run of one array of bytes.
struct PhraseStore: Sendable {
  /// One phrase as it was given, in 16 bytes.
  struct Record: Sendable {
    let offset: UInt32
    let payload: Int32

    /// The next phrase with the same token hashes, plus one; 0 at the end.
    var next: UInt32 = 0
    let count: UInt16
    let caseMode: PhraseMatcher.CaseMode
  }

  var bytes: [UInt8] = []
  var records: ContiguousArray<Record> = []
}

extension PhraseMatcher {
  /// Collects phrases for a matcher.
  public struct Builder: Sendable {
    /// The most bytes that a phrase may have.
    public static let maximumByteCount = Int(UInt16.max)

    /// The options of the matcher.
    public let options: Options

    private var phrases = PhraseStore()
    private var caseModes: UInt8 = 0

    /// Phrases that were copied; they come to stand behind the bytes that were given.
    private var own: [UInt8] = []

    /// Starts an empty list.
    public init(options: Options = Options()) {
      self.options = options
    }

    /// Starts an empty list of phrases that stand in `bytes`, which the matcher keeps without a copy.
    public init(options: Options = Options(), over bytes: [UInt8]) {
      self.options = options
      phrases.bytes = bytes
    }

    /// Makes room for phrases, so that long lists are not moved while they grow.
    ///
    /// - Parameters:
    ///   - phraseCount: how many phrases will come.
    ///   - byteCount: how many bytes those have together that will be copied.
    public mutating func reserve(phraseCount: Int, byteCount: Int) {
      phrases.records.reserveCapacity(phraseCount)
      own.reserveCapacity(byteCount)
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
    ///   characters, nor where it is longer than ``maximumByteCount``, nor where all phrases together would pass 2 GiB.
    @discardableResult
    public mutating func add(_ phrase: [UInt8], payload: Int32, caseMode: CaseMode = .exact) -> Bool {
      add(from: phrase, range: 0..<phrase.count, payload: payload, caseMode: caseMode)
    }

    /// Adds a phrase that is part of a larger array, which is copied.
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
      let offset = phrases.bytes.count + own.count
      guard record(bytes, range, at: offset, payload, caseMode) else { return false }
      own.append(contentsOf: bytes[range.clamped(to: 0..<bytes.count)])
      return true
    }

    /// Adds a phrase that stands in the bytes that the builder was created over, without a copy.
    ///
    /// - Parameters:
    ///   - range: where the phrase stands in these bytes.
    ///   - payload: what its matches carry.
    ///   - caseMode: how its letter case binds the text.
    /// - Returns: whether the phrase was taken; see ``add(_:payload:caseMode:)``.
    @discardableResult
    public mutating func add(range: ByteRange, payload: Int32, caseMode: CaseMode = .exact) -> Bool {
      record(phrases.bytes, range, at: range.lowerBound, payload, caseMode)
    }

    private mutating func record(
      _ bytes: [UInt8],
      _ range: ByteRange,
      at offset: Int,
      _ payload: Int32,
      _ caseMode: CaseMode
    ) -> Bool {
      let range = range.clamped(to: 0..<bytes.count)
      guard range.count <= Self.maximumByteCount, offset + range.count <= Int(Int32.max) else { return false }
      let hasToken = bytes.withUnsafeBufferPointer {
        TokenText($0, upTo: range.upperBound, []).hasToken(from: range.lowerBound)
      }
      guard hasToken else { return false }
      caseModes |= caseMode.rawValue
      phrases.records.append(
        PhraseStore.Record(
          offset: UInt32(offset),
          payload: payload,
          count: UInt16(range.count),
          caseMode: caseMode
        )
      )
      return true
    }

    /// Builds the matcher.
    ///
    /// Complexity: linear in the bytes of all phrases; about 13 bytes a token and 16 bytes a phrase beside the phrases'
    /// own bytes.
    public consuming func build() -> PhraseMatcher {
      // The bytes that were given may have another owner: to add nothing to them would copy them all.
      if phrases.bytes.isEmpty { phrases.bytes = own } else if !own.isEmpty { phrases.bytes += own }
      // One phrase that does not bind the case makes the whole table blind to it: the comparison that follows each
      // agreeing hash holds the others to their letters.
      var folding = TokenFolding(options)
      if caseModes & ~CaseMode.exact.rawValue != 0 { folding.insert(.letterCase) }
      let table = PhraseTable(&phrases, folding: folding)
      return PhraseMatcher(options: options, table: table, phrases: phrases, folding: folding)
    }
  }
}
