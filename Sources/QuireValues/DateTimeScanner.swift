public import QuireText

/// Recognizes dates, times, lengths of time and recurring times in a text (English).
///
/// ```swift
/// let scanner = DateTimeScanner()
/// for value in scanner.scan(line, in: 0..<line.count) {
///   print(value.normal)  // 2011-01-31T09:59
/// }
/// ```
public struct DateTimeScanner: Sendable {
  /// Whether 3/4/2017 is the third of April; where the numbers allow one reading only, that one is taken.
  public var dayFirst: Bool

  /// Creates a scanner.
  public init(dayFirst: Bool = false) {
    self.dayFirst = dayFirst
  }

  /// Reads the part of a text that `range` holds, as if nothing stood around it.
  ///
  /// - Parameters:
  ///   - bytes: Validated UTF-8.
  ///   - range: The part to read.
  ///   - reference: The day on which the text was written. With it, what is relative or has no year gets a date.
  ///   - time: The time of day at which it was written; "5 minutes ago" needs it.
  /// - Returns: The values in the order of the text, without overlaps.
  /// - Complexity: O(*range*).
  public func scan(
    _ bytes: [UInt8],
    in range: ByteRange,
    reference: CivilDate? = nil,
    time: TimeOfDay? = nil
  ) -> [DateTimeValue] {
    var values: [DateTimeValue] = []
    let writer = TimeWriter(reference: reference, time: time, writesTimex: true)
    scanPhrases(TextWindow(bytes, in: range), dayFirst: dayFirst) { parser, index in
      if parser.mayBeginTime(index), let time = parser.timePhrase(index), parser.isFree(after: time.end),
        !parser.isCutOut(index, time.end)
      {
        // A sum of money or a number with a unit may hold what looks like a part of a date.
        if let amount = parser.amount(index), amount.end > time.end { return amount.end }
        values.append(writer.value(time, range: parser.range(parser.start(of: time, index), time.end)))
        return time.end
      }
      guard parser.mayBeginAmount(index) else { return nil }
      return parser.amount(index).map { $0.value.kind == .money ? $0.end : index }
    }
    return values
  }
}

/// Calls `body` for every token of `text` at which a phrase may begin; it answers with the token to go on from.
func scanPhrases(
  _ text: TextWindow,
  dayFirst: Bool,
  amounts: AmountOptions = AmountOptions(),
  _ body: (PhraseParser, Int) -> Int?
) {
  let lexicon: Lexicon = amounts.isEager ? .eagerEnglish : .english
  var parser = PhraseParser(text, lexicon: lexicon, dayFirst: dayFirst, amounts: amounts)
  var lexer = Lexer(text, lexicon: parser.lexicon)
  while lexer.nextRun(into: &parser.tokens) {
    parser.memo.generation += 1
    parser.measureDistances()
    var index = 0
    while index < parser.tokens.count {
      let next = body(parser, index) ?? index
      index = max(next, index + 1)
    }
  }
}
