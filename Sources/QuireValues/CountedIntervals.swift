// Intervals by their beginning and their length: "from 2 pm for three hours", "for two weeks, from May 5".
extension PhraseParser {
  func countedInterval(_ index: Int) -> Phrase<TimeExpression>? {
    guard mayStart(index, [.counted, .span]), isFree(before: index) else { return nil }
    if isKeyword(index, .from) {
      guard let begin = beginning(index + 1), isKeyword(begin.end, .for), isBeside(begin.end),
        let span = spanPhrase(begin.end + 1), isBeside(begin.end + 1)
      else { return nil }
      return phrase(begin, span, end: span.end)
    }
    let hasFor = isKeyword(index, .for)
    let start = hasFor ? index + 1 : index
    guard start == index || isBeside(start), let span = spanPhrase(start) else { return nil }
    var next = isSign(span.end, Sign.comma) ? span.end + 1 : span.end
    let isStarting = isKeyword(next, .starting, .beginning)
    // "for two weeks starting May 20": the preposition is none of it.
    guard isBeside(next), isStarting != hasFor, isStarting || isKeyword(next, .from) else { return nil }
    next += isStarting && isKeyword(next + 1, .from, .on, .at) ? 2 : 1
    guard isBeside(next), let begin = beginning(next) else { return nil }
    return phrase(begin, span, end: begin.end)
  }

  /// The point in time at which an interval begins.
  private func beginning(_ index: Int) -> Phrase<TimePoint>? {
    let point = pointPhrase(index)
    if let clock = clockPhrase(index, isLoose: true), clock.value.hour != nil, clock.end >= point?.end ?? 0 {
      return clock.map { TimePoint(clock: $0) }
    }
    guard let point, case .point(let value) = point.value, value.clock != nil || value.calendar?.isDay == true else {
      return nil
    }
    return point.map { _ in value }
  }

  private func phrase(_ begin: Phrase<TimePoint>, _ span: Phrase<TimeSpan>, end: Int) -> Phrase<TimeExpression>? {
    // Hours count from a time of day, days from a day.
    guard span.value.hasClock == (begin.value.clock != nil) || begin.value.calendar != nil && !span.value.hasClock
    else {
      return nil
    }
    let rule = begin.value.clock == nil ? "date.counted-interval" : "time.counted-interval"
    return Phrase(.counted(from: begin.value, span.value), end: end, rule: rule, score: min(span.score, 0.85))
  }
}
