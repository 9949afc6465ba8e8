public import QuireText

/// Recognizes values in a text: dates and times, numbers and amounts, addresses (English).
///
/// ```swift
/// let scanner = ValueScanner(kinds: [.date, .money, .url])
/// for value in scanner.scan(text, in: 0..<text.count) {
///   print(value.kind, value.range, value.normal)
/// }
/// ```
public struct ValueScanner: Sendable {
  /// Whether 3/4/2017 is the third of April; where the numbers allow one reading only, that one is taken.
  public var dayFirst: Bool

  /// Whether words without a number count, too, as in commands to an assistant.
  ///
  /// "next" and "last" are places then, "celsius" and "percent" units. In prose most of these say nothing.
  public var isEager = false

  /// The country whose telephone numbers the text means where a number names none: these get their E.164 form, too.
  public var phoneRegion: PhoneRegion?

  /// Whether the first full date of a text stands for the day on which it was written, where that day is not given.
  public var takesFirstDate = false

  private let kinds: ValueKindSet

  /// Creates a scanner that reports values of `kinds`.
  ///
  /// What is not asked for hides nothing: without percentages the number of "5 %" is a number. Only where dates,
  /// times, lengths of time or recurrences are asked for, amounts of all kinds are read so that these keep off them.
  public init(kinds: some Sequence<ValueKind> = ValueKind.allCases, dayFirst: Bool = false) {
    self.kinds = ValueKindSet(kinds)
    self.dayFirst = dayFirst
  }

  /// Reads the part of a text that `range` holds, as if nothing stood around it.
  ///
  /// Of two values that overlap the longer one is reported, then the one whose kind comes first in `ValueKind`.
  ///
  /// - Parameters:
  ///   - bytes: Validated UTF-8.
  ///   - range: The part to read.
  ///   - reference: The day on which the text was written. With it, what is relative or has no year gets a date.
  /// - Returns: The values in the order of the text, without overlaps.
  /// - Complexity: O(*range*), and O(*n* log *n*) for *n* values found.
  public func scan(_ bytes: [UInt8], in range: ByteRange, reference: CivilDate? = nil) -> [RecognizedValue] {
    let text = TextWindow(bytes, in: range)
    var found: [RecognizedValue] = []
    if !kinds.isDisjoint(with: ContactScanner.kinds) {
      ContactScanner(text, kinds: kinds, region: phoneRegion).scan { found.append($0) }
    }
    let hasTimes = !kinds.isDisjoint(with: .date, .time, .duration, .recurrence)
    if hasTimes || !kinds.isDisjoint(with: .money, .percent, .quantity, .age, .ordinal, .number) {
      scanWords(text, reference: reference, hasTimes: hasTimes, into: &found)
    }
    return withoutOverlaps(found)
  }

  private func scanWords(
    _ text: TextWindow,
    reference: CivilDate?,
    hasTimes: Bool,
    into found: inout [RecognizedValue]
  ) {
    // Times are written last: the day that the others count from may stand anywhere.
    var times: [(phrase: Phrase<TimeExpression>, range: ByteRange)] = []
    let amounts = AmountOptions(kinds: hasTimes ? ValueKindSet(ValueKind.allCases) : kinds, isEager: isEager)
    scanPhrases(text, dayFirst: dayFirst, amounts: amounts) { parser, index in
      let amount = parser.mayBeginAmount(index) ? parser.amount(index) : nil
      if hasTimes, parser.mayBeginTime(index), let time = parser.timePhrase(index), time.end >= amount?.end ?? 0,
        parser.isFree(after: time.end), !parser.isCutOut(index, time.end), !parser.isAge(after: time.end)
      {
        times.append((time, parser.range(parser.start(of: time, index), time.end)))
        return time.end
      }
      guard let amount else { return nil }
      // "Pete - 20 August": a dash, no minus.
      if hasTimes, parser.isHyphen(index), parser.mayBeginTime(index + 1),
        let time = parser.timePhrase(index + 1), time.end > amount.end
      {
        return index + 1
      }
      if kinds.contains(amount.value.kind) {
        found.append(
          RecognizedValue(
            range: parser.range(index, amount.end),
            kind: amount.value.kind,
            normal: amount.value.normal,
            rule: amount.rule,
            score: amount.score
          )
        )
      }
      return amount.end
    }
    let writer = TimeWriter(reference: reference ?? (takesFirstDate ? firstDate(in: times) : nil))
    for (phrase, range) in times {
      let value = writer.value(phrase, range: range)
      if kinds.contains(value.kind) { found.append(RecognizedValue(value)) }
    }
  }

  /// The first day that is stated with its year.
  private func firstDate(in times: [(phrase: Phrase<TimeExpression>, range: ByteRange)]) -> CivilDate? {
    let writer = TimeWriter(reference: nil)
    for (phrase, range) in times {
      guard case .point(let point) = phrase.value, point.clock == nil else { continue }
      let value = writer.value(phrase, range: range)
      if value.kind == .date, let date = CivilDate(iso: value.normal) { return date }
    }
    return nil
  }
}

extension RecognizedValue {
  /// The value that a date or time is.
  public init(_ value: DateTimeValue) {
    self.init(range: value.range, kind: value.kind, normal: value.normal, rule: value.rule, score: value.score)
  }
}

/// The values without those that overlap a longer one, or one of a kind that comes first.
private func withoutOverlaps(_ values: [RecognizedValue]) -> [RecognizedValue] {
  let sorted = values.sorted { left, right in
    (left.range.lowerBound, right.range.count, left.kind) < (right.range.lowerBound, left.range.count, right.kind)
  }
  var result: [RecognizedValue] = []
  result.reserveCapacity(sorted.count)
  for value in sorted {
    if let last = result.last, value.range.lowerBound < last.range.upperBound {
      if value.range.count > last.range.count { result[result.count - 1] = value }
    } else {
      result.append(value)
    }
  }
  return result
}
