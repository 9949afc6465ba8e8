/// Finds the sentences of prose as it is found on the web: news, comments, books.
///
/// It starts from the terminators of UAX #29 and tailors what happens there: abbreviations, initials and numbers do
/// not end sentences, quotes and brackets behind a stop belong to its sentence, an ellipsis or a cry inside a sentence
/// does not cut it, the items of a list are sentences, missing spaces and line ends of wrapped lines are seen
/// through. The words it knows are those of English (`SentenceLexicon`); text of other languages is cut by the
/// terminators of its script.
///
/// ```swift
/// SentenceSegmenter().sentences(in: Array("Gen. Braga left. He was late.".utf8))  // [0..<16, 17..<29]
/// ```
public struct SentenceSegmenter: Sendable {
  /// What a line end in the text means.
  public enum LineEnds: Sendable {
    /// A space like any other.
    case spaces

    /// Paragraphs stand between blank lines; a single line end is a space.
    case blankLines

    /// Every line end ends a sentence.
    case all

    /// A line end is a space where the line was wrapped, told by its length and by how the next one goes on, and
    /// ends a sentence elsewhere, as in lists and headings.
    case automatic
  }

  /// How text is segmented.
  public struct Options: Sendable {
    /// What a line end means.
    public var lineEnds: LineEnds

    /// Abbreviations beside those that are built in, without the final stop.
    ///
    /// A sentence goes on behind them unless a word follows that begins sentences. Letter case is ignored; what
    /// contains spaces counts as several.
    public var abbreviations: [String]

    /// Whether a sentence may begin with a small "i", "it", "we" and the like, as careless writers do.
    public var lowercaseStarts: Bool

    /// Gathers the options.
    public init(lineEnds: LineEnds = .automatic, abbreviations: [String] = [], lowercaseStarts: Bool = true) {
      self.lineEnds = lineEnds
      self.abbreviations = abbreviations
      self.lowercaseStarts = lowercaseStarts
    }
  }

  private let options: Options
  private let ownAbbreviations: WordTable

  /// Prepares a segmenter, for any number of texts.
  public init(_ options: Options = Options()) {
    self.options = options
    ownAbbreviations = WordTable([
      (options.abbreviations.joined(separator: " "), SentenceLexicon.Abbreviation.plain.rawValue)
    ])
  }

  /// The sentences of `range` of `bytes`, or of all of them: ascending, not empty, without white space at their ends.
  ///
  /// What lies between two sentences is white space only. Complexity: linear; the range is taken as a text of its own.
  public func sentences(in bytes: [UInt8], range: ByteRange? = nil) -> [ByteRange] {
    let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
    let found = bytes.withBytes(in: range) { text in
      var scanner = SentenceScanner(text: text, options: options, ownAbbreviations: ownAbbreviations)
      return scanner.sentences()
    }
    guard range.lowerBound > 0 else { return found }
    return found.map { $0.lowerBound + range.lowerBound..<$0.upperBound + range.lowerBound }
  }
}
