// Times that count from the time of writing: "yesterday", "three weeks ago", "two days after the election".
extension PhraseParser {
  /// "today", "the day before yesterday", "the day after", "now".
  func relativeDay(_ index: Int) -> Phrase<CalendarExpression>? {
    guard isFree(before: index) else { return nil }
    if let day = namedDay(index) { return day }
    var position = index
    if isKeyword(position, .the) { position += 1 }
    if word(position).unit == .day, !word(position).isPlural, !word(position).isShort, isBeside(position + 1),
      isKeyword(position + 1, .before, .after)
    {
      let direction = isKeyword(position + 1, .before) ? -1 : 1
      if let day = namedDay(position + 2), isBeside(position + 2) {
        let value = CalendarExpression.shifted(day.value, TimeSpan(1, .day), direction: direction)
        return Phrase(value, end: day.end, rule: "date.relative", score: 0.97)
      }
      guard position > index, !isWord(position + 2), !isFollowedByWord(position + 2) else { return nil }
      let value = CalendarExpression.shifted(nil, TimeSpan(1, .day), direction: direction)
      return Phrase(value, end: position + 2, rule: "date.relative", score: 0.4)
    }
    return presentPhrase(index)
  }

  private func namedDay(_ index: Int) -> Phrase<CalendarExpression>? {
    let count: Int
    switch keyword(index) {
    case .today: count = 0
    case .tomorrow: count = 1
    case .yesterday: count = -1
    default:
      // "until the current date"
      guard word(index).relation == 0, isKeyword(index + 1, .date), length(index) == 7, isBeside(index + 1),
        isFree(after: index + 2)
      else { return nil }
      return Phrase(.relative(count: 0, .day), end: index + 2, rule: "date.relative", score: 0.6)
    }
    guard isFree(after: index + 1) else { return nil }
    return Phrase(.relative(count: count, .day), end: index + 1, rule: "date.relative", score: 0.95)
  }

  private func presentPhrase(_ index: Int) -> Phrase<CalendarExpression>? {
    func present(_ end: Int) -> Phrase<CalendarExpression> {
      Phrase(.present, end: end, rule: "date.present", score: 0.4)
    }
    if isKeyword(index, .now) { return Phrase(.present, end: index + 1, rule: bareNowRule, score: 0.2) }
    if isKeyword(index, .until), isKeyword(index + 1, .date, .now), !isWord(index + 2),
      index + 2 < tokens.count || !isFollowedByWord(index + 2)
    {
      return present(index + 2)
    }
    if isKeyword(index, .right), isKeyword(index + 1, .now) { return present(index + 2) }
    if isKeyword(index, .at) {
      if isKeyword(index + 1, .present), keyword(index + 2) == .none { return present(index + 2) }
      if isKeyword(index + 1, .the) || word(index + 1).relation == 0 {
        if isKeyword(index + 2, .moment) || word(index + 2).unit == .minute, !word(index + 2).isPlural {
          return present(index + 3)
        }
        if isKeyword(index + 2, .present), isKeyword(index + 3, .time) { return present(index + 4) }
        if isKeyword(index + 2, .time), word(index + 1).relation == 0 { return present(index + 3) }
      }
    }
    return nil
  }

  /// "three weeks ago", "two days after tomorrow", "in two weeks", "a year from now", "30 minutes later".
  func shiftedPhrase(_ index: Int) -> Phrase<CalendarExpression>? {
    guard mayStart(index, .shifted), isFree(before: index) else { return nil }
    let qualifier = qualifierEnd(index)
    if qualifier > index, isBeside(qualifier), let phrase = shiftedPhrase(qualifier), !isKeyword(qualifier, .in) {
      return phrase
    }
    if isKeyword(index, .in), let span = spanPhrase(index + 1), isBeside(index + 1), !isVagueDay(span.value) {
      if let base = baseAfter(span.end, keywords: baseWords) { return shifted(span.value, base, 1) }
      // "in an hour" and "in 3 years" look ahead in most texts, and back in some.
      var end = span.end
      if isSign(end, Sign.apostrophe) {
        end += isKeyword(end + 1, .s) && isJoined(end + 1) ? 2 : 1
        guard isKeyword(end, .time) else { return nil }
        end = span.end
      }
      let value = CalendarExpression.shifted(nil, span.value, direction: 1)
      return Phrase(value, end: end, rule: "date.relative-ahead", score: 0.6)
    }
    guard let span = spanPhrase(index), isBeside(span.end) else { return nil }
    let end = span.end
    if isKeyword(end, .ago) {
      // "two years back" is said, "two years back in office" too.
      guard text.matches(agoLetters, at: tokens[end].start) || !isFollowedByWord(end + 1) else { return nil }
      let value = CalendarExpression.shifted(nil, span.value, direction: -1)
      return Phrase(value, end: end + 1, rule: "date.relative", score: 0.95)
    }
    if isKeyword(end, .later, .hence) || isKeyword(end, .earlier) {
      let value = CalendarExpression.shifted(nil, span.value, direction: isKeyword(end, .earlier) ? -1 : 1)
      return Phrase(value, end: end + 1, rule: "date.relative-later", score: 0.7)
    }
    if let base = baseAfter(end, keywords: baseWords) { return shifted(span.value, base, 1) }
    if let base = baseAfter(end, keywords: beforeWords) { return shifted(span.value, base, -1) }
    return nil
  }

  private func isVagueDay(_ span: TimeSpan) -> Bool {
    span.parts.contains { $0.count == nil } && span.unit == .day
  }

  private func baseAfter(_ index: Int, keywords: KeywordSet) -> Phrase<CalendarExpression>? {
    guard keywords.contains(keyword(index)), isBeside(index), isBeside(index + 1) else { return nil }
    let base = beforeYear(index + 1)
    return simpleCalendar(base) ?? weekdayPhrase(base)
  }

  private func shifted(
    _ span: TimeSpan,
    _ base: Phrase<CalendarExpression>,
    _ direction: Int
  ) -> Phrase<CalendarExpression> {
    var value = CalendarExpression.shifted(base.value, span, direction: direction)
    if case .present = base.value { value = .shifted(nil, span, direction: direction) }
    return Phrase(value, end: base.end, rule: "date.counted", score: 0.9)
  }
}

/// "Now" by itself says little of a time; it counts as a part of other phrases only.
let bareNowRule = "date.now"

private let baseWords = KeywordSet([.from, .after, .since])
private let beforeWords = KeywordSet([.before])
private let agoLetters = Array("ago".utf8)
