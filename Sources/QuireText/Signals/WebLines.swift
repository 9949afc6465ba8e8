/// The lines of a text with what C4's rules say of each (Raffel and others 2020, section 2.2, as datatrove applies them).
public struct WebLines: Sendable {
  /// What the rules ask of a line and of a document.
  public struct Rules: Sendable {
    /// Whether a line has to end with one of `. ? ! " '`, and not with three dots.
    public var wantsTerminalMark = true

    /// How many words between white space a line has to have.
    public var minWords = 3

    /// How many code points a word may have; any number where it is below 0.
    public var maxWordLength = 1_000

    /// Whether `[12]`, `[edit]` and `[citation needed]` are cut out before a line is looked at.
    public var cutsCitations = true

    /// Whether a line that has "lorem ipsum" in it ends all.
    public var refusesLoremIpsum = true

    /// Whether a line that has `{` in it ends all.
    public var refusesCurlyBracket = true

    /// Whether lines go that speak of JavaScript.
    public var dropsScriptLines = true

    /// Whether lines go that speak of terms of use, privacy or cookies.
    public var dropsPolicyLines = true

    /// Whether sentences are counted, which takes longer than all else.
    public var countsSentences = true

    /// Creates the published rules.
    public init() {}
  }

  /// What becomes of a line.
  public enum Verdict: String, Sendable, CaseIterable {
    case kept
    case longWord = "long-word"
    case noTerminalMark = "no-terminal-mark"
    case fewWords = "few-words"
    case script = "javascript"
    case policy
  }

  /// Why the whole document goes.
  public enum Refusal: String, Sendable {
    case loremIpsum = "lorem-ipsum"
    case curlyBracket = "curly-bracket"
  }

  /// One line.
  public struct Line: Sendable {
    /// Its words, from the first to the last; empty at its end where it is blank.
    public let content: ByteRange

    /// Where its line end begins, and where the next line begins.
    public let end: ByteRange

    /// What becomes of it.
    public let verdict: Verdict

    /// The citations within its content.
    public let citations: [ByteRange]
  }

  /// The lines up to the one that ended all.
  public private(set) var lines: [Line] = []

  /// Why the document goes, where a line ended all.
  public private(set) var refusal: Refusal?

  /// How many sentences the kept lines have together, as ``PublishedWords`` counts them.
  public private(set) var sentences = 0

  /// Looks at the lines of `text`, which is valid UTF-8.
  ///
  /// Linear in the text; about 60 bytes a line.
  public init(_ text: [UInt8], rules: Rules = Rules()) {
    var start = 0
    while start < text.count, refusal == nil {
      let (content, end) = text.withUnsafeBufferPointer { bytes in
        let end = bytes.endOfPythonLine(from: start)
        let next = end < bytes.count ? end + bytes.pythonLineEndLength(at: end) : end
        return (bytes.pythonStripped(start, end), end..<next)
      }
      let judged = text.withUnsafeBufferPointer { LineJudge(text: $0, rules: rules).judge(content) }
      if judged.verdict == .kept { refusal = judged.refusal }
      if judged.verdict == .kept, refusal == nil, rules.countsSentences {
        sentences += Self.sentences(in: text, content, without: judged.citations)
      }
      lines.append(Line(content: content, end: end, verdict: judged.verdict, citations: judged.citations))
      start = end.upperBound
    }
  }

  private static func sentences(in text: [UInt8], _ content: ByteRange, without citations: [ByteRange]) -> Int {
    guard !citations.isEmpty else { return PublishedWords(text, in: content, keepsEach: false).sentences }
    return PublishedWords(LineJudge.cut(text[content], citations), keepsEach: false).sentences
  }
}

/// Applies the rules to one line.
private struct LineJudge {
  let text: UnsafeBufferPointer<UInt8>
  let rules: WebLines.Rules

  /// `bytes` without the ranges `citations`, which are counted as in `bytes`.
  static func cut(_ bytes: ArraySlice<UInt8>, _ citations: [ByteRange]) -> [UInt8] {
    var result: [UInt8] = []
    var index = bytes.startIndex
    for citation in citations {
      result.append(contentsOf: bytes[index..<citation.lowerBound])
      index = citation.upperBound
    }
    result.append(contentsOf: bytes[index...])
    return result
  }

  func judge(_ content: ByteRange) -> (verdict: WebLines.Verdict, refusal: WebLines.Refusal?, citations: [ByteRange]) {
    let words = words(content)
    if rules.maxWordLength >= 0, words.longest > rules.maxWordLength { return (.longWord, nil, []) }
    let citations = rules.cutsCitations ? citations(content) : []
    guard !citations.isEmpty else {
      let result = judge(text, content, words: words.count)
      return (result.verdict, result.refusal, [])
    }
    let bytes = Self.cut(Array(text[content])[...], citations.map { $0.lowered(by: content.lowerBound) })
    let result = bytes.withUnsafeBufferPointer { judge($0, 0..<$0.count, words: words.count) }
    return (result.verdict, result.refusal, citations)
  }

  private func judge(
    _ line: UnsafeBufferPointer<UInt8>,
    _ range: ByteRange,
    words: Int
  ) -> (verdict: WebLines.Verdict, refusal: WebLines.Refusal?) {
    if rules.wantsTerminalMark, !Self.endsWithMark(line, range) { return (.noTerminalMark, nil) }
    if words < rules.minWords { return (.fewWords, nil) }
    let found = Self.phrases(line, range)
    if rules.refusesLoremIpsum, found.contains(.lorem) { return (.kept, .loremIpsum) }
    if rules.dropsScriptLines, found.contains(.script) { return (.script, nil) }
    if rules.refusesCurlyBracket, found.contains(.bracket) { return (.kept, .curlyBracket) }
    if rules.dropsPolicyLines, found.contains(.policy) { return (.policy, nil) }
    return (.kept, nil)
  }

  /// How many words stand between white space, and the code points of the longest.
  private func words(_ content: ByteRange) -> (count: Int, longest: Int) {
    var count = 0
    var longest = 0
    var length = 0
    var index = content.lowerBound
    while index < content.upperBound {
      let blank = text.pythonSpaceLength(at: index)
      if blank > 0 {
        if length > 0 { count += 1 }
        longest = max(longest, length)
        length = 0
        index += blank
      } else {
        length += text[index] & 0xC0 == 0x80 ? 0 : 1
        index += 1
      }
    }
    return (length > 0 ? count + 1 : count, max(longest, length))
  }

  /// `[`, digits or one of two phrases, `]`.
  private func citations(_ content: ByteRange) -> [ByteRange] {
    var result: [ByteRange] = []
    var index = content.lowerBound
    while index < content.upperBound {
      guard text[index] == 0x5B else {
        index += 1
        continue
      }
      var end = index + 1
      while end < content.upperBound {
        let scalar = text.scalar(at: end)
        guard CodePoint.isDecimalDigit(scalar.value) else { break }
        end += scalar.length
      }
      if end == index + 1 {
        for phrase in ["edit", "citation needed"] as [StaticString]
        where Self.hasPhrase(text, phrase, at: end, content.upperBound, foldsCase: false) {
          end += phrase.utf8CodeUnitCount
          break
        }
      }
      if end < content.upperBound, text[end] == 0x5D {
        result.append(index..<(end + 1))
        index = end + 1
      } else {
        index += 1
      }
    }
    return result
  }

  private static func endsWithMark(_ line: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Bool {
    guard let last = range.last else { return false }
    switch line[last] {
    case 0x3F, 0x21, 0x22, 0x27: return true
    case 0x2E: return !(range.count >= 3 && line[last - 1] == 0x2E && line[last - 2] == 0x2E)
    default: return false
    }
  }

  private struct Phrases: OptionSet {
    let rawValue: UInt8
    static let lorem = Phrases(rawValue: 1)
    static let script = Phrases(rawValue: 2)
    static let bracket = Phrases(rawValue: 4)
    static let policy = Phrases(rawValue: 8)
  }

  /// What stands in the line, whatever the case of its letters.
  private static func phrases(_ line: UnsafeBufferPointer<UInt8>, _ range: ByteRange) -> Phrases {
    var found: Phrases = []
    for index in range {
      switch line[index] | 0x20 {
      case 0x7B where line[index] == 0x7B: found.insert(.bracket)
      case 0x6A where hasPhrase(line, "javascript", at: index, range.upperBound): found.insert(.script)
      case 0x6C where hasPhrase(line, "lorem ipsum", at: index, range.upperBound): found.insert(.lorem)
      case 0x74 where hasPhrase(line, "terms of use", at: index, range.upperBound): found.insert(.policy)
      case 0x70 where hasPhrase(line, "privacy policy", at: index, range.upperBound): found.insert(.policy)
      case 0x63 where hasPhrase(line, "cookie policy", at: index, range.upperBound): found.insert(.policy)
      case 0x75:
        for phrase in ["uses cookies", "use of cookies", "use cookies"] as [StaticString]
        where hasPhrase(line, phrase, at: index, range.upperBound) {
          found.insert(.policy)
        }
      default: break
      }
    }
    return found
  }

  /// Whether the ASCII phrase, in lower case, stands at `index`, in any case of its letters where those are folded.
  @inline(__always)
  private static func hasPhrase(
    _ line: UnsafeBufferPointer<UInt8>,
    _ phrase: StaticString,
    at index: Int,
    _ end: Int,
    foldsCase: Bool = true
  ) -> Bool {
    guard index + phrase.utf8CodeUnitCount <= end else { return false }
    for offset in 0..<phrase.utf8CodeUnitCount {
      let byte = line[index + offset]
      let lower = foldsCase && byte &- 0x41 < 26 ? byte | 0x20 : byte
      guard lower == phrase.utf8Start[offset] else { return false }
    }
    return true
  }
}

extension Range where Bound == Int {
  fileprivate func lowered(by offset: Int) -> ByteRange { (lowerBound - offset)..<(upperBound - offset) }
}
