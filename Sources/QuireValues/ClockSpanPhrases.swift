// Times of day with a connective between them: "3-8pm", "from 9:30 to 11", "between 2 and 4:30 pm", "after 2:00".
extension PhraseParser {
  /// A time of day or an interval of such.
  func clockSpan(_ index: Int, isLoose: Bool) -> Phrase<ClockSpan>? {
    guard mayStart(index, [.clock, .clockSpan]) else { return nil }
    if let closed = closedClockSpan(index, isLoose: isLoose) { return closed }
    if let open = openClockSpan(index) { return open }
    return clockPhrase(index, isLoose: isLoose).map { $0.map { ClockSpan($0) } }
  }

  private func closedClockSpan(_ index: Int, isLoose: Bool) -> Phrase<ClockSpan>? {
    guard tokens[index].connectiveDistance < 12, isFree(before: index) else { return nil }
    var position = index
    let hasFrom = isKeyword(index, .from)
    let hasBetween = isKeyword(index, .between)
    if hasFrom || hasBetween { position += 1 }
    guard isBeside(position) || position == index, let first = clockPhrase(position, isLoose: true) else { return nil }
    guard let next = connectiveEnd(first.end, isBetween: hasBetween), isBeside(next),
      let second = clockPhrase(next, isLoose: true)
    else { return nil }
    let isFirstBare = isBare(first)
    let isSecondBare = isBare(second)
    let isHyphen = isHyphen(first.end) || isSign(first.end, Sign.tilde)
    // "5 to 7" are hours only where a date or "between" stands before them; "10-4" too.
    let isMarked = hasFrom || hasBetween
    guard
      !isFirstBare || !isSecondBare || isLoose || isMarked && isDayNear(second.end)
        || isMarked && hasLeadingZero(position) && isMilitary(first) && isMilitary(second)
    else { return nil }
    guard !isSecondBare || first.value.hasHalf || first.value.minute != nil || isFirstBare else { return nil }
    // A number of one thing and the time of another: "20 to 3 pm" would be odd, "1900-1930" are years.
    guard !isFirstBare || (first.value.hour ?? 0) <= 24 else { return nil }
    if isHyphen, isFirstBare, isSecondBare, !isFree(after: second.end) || isHyphenNext(second.end) { return nil }
    guard isFree(after: second.end) else { return nil }
    let (from, to) = balanced(first.value, second.value)
    let rule = "time.interval"
    return Phrase(
      ClockSpan(from: from, to: to),
      end: second.end,
      rule: rule,
      score: isFirstBare && isSecondBare ? 0.7 : 0.93
    )
  }

  private func isHyphenNext(_ end: Int) -> Bool {
    isHyphen(end) && isJoined(end)
  }

  private func isMilitary(_ clock: Phrase<ClockTime>) -> Bool {
    clock.rule == "time.military"
  }

  /// "0730": no year begins so.
  private func hasLeadingZero(_ index: Int) -> Bool {
    text[tokens[index].start] == UInt8(ascii: "0")
  }

  private func isBare(_ clock: Phrase<ClockTime>) -> Bool {
    let isHour = clock.rule == "time.bare-hour" || clock.rule == "time.words" && clock.value.minute == nil
    return isHour && !clock.value.hasHalf || clock.rule == "time.military"
  }

  /// Whether a day follows, "between 3 and 5 on Monday", "from 3 to 5 tomorrow".
  private func isDayNear(_ end: Int) -> Bool {
    let next = isKeyword(end, .on, .of) ? end + 1 : end
    guard isBeside(next) else { return false }
    if isKeyword(next, .today, .tomorrow, .yesterday, .tonight) || word(next).weekday > 0 { return true }
    if word(next).relation != nil, word(next + 1).weekday > 0 || word(next + 1).dayPart != nil { return true }
    return next > end && (dateWithMonth(next) ?? numericDate(next)) != nil
  }

  /// The token after "to", "until", "-" and, after "between", "and".
  func connectiveEnd(_ index: Int, isBetween: Bool) -> Int? {
    guard isBeside(index) else { return nil }
    if isHyphen(index) || isSign(index, Sign.tilde) { return index + 1 }
    if isKeyword(index, .to, .until, .through) { return index + 1 }
    return isBetween && isKeyword(index, .and) ? index + 1 : nil
  }

  /// Two times of day, each with the half that the other one gives it.
  func balanced(_ first: ClockTime, _ second: ClockTime) -> (ClockTime, ClockTime) {
    var (from, to) = (first, second)
    if !from.hasHalf, to.hasHalf, let hour = from.hour, let last = to.hour, hour <= 12 {
      // "11 to 1 pm" begins in the morning, "3 to 5 pm" in the afternoon.
      let isLater = hour % 12 + 12 == last && (from.minute ?? 0) > (to.minute ?? 0)
      let isAfternoon = last >= 12 && hour % 12 + 12 <= last && !isLater
      apply(isAfternoon, to: &from)
    } else if from.hasHalf, !to.hasHalf, let hour = to.hour, let start = from.hour, hour <= 12 {
      apply(hour % 12 <= start, to: &to)
    } else if !from.hasHalf, !to.hasHalf, let hour = from.hour, let last = to.hour, hour <= 12, last < hour, last > 0 {
      // "10 to 4" ends in the afternoon.
      to.hour = last + 12
    }
    if from.zone == nil { from.zone = to.zone }
    return (from, to)
  }

  /// "before 4pm", "after 2:00", "as early as 7:00 am", "no later than 6:00".
  private func openClockSpan(_ index: Int) -> Phrase<ClockSpan>? {
    guard let opening = openingWords(index), isBeside(opening.end), !isKeyword(index, .by, .from),
      let clock = clockAfterOpening(isKeyword(opening.end, .around, .about) ? opening.end + 1 : opening.end)
    else { return nil }
    let span = opening.isStart ? ClockSpan(from: clock.value, to: nil) : ClockSpan(from: nil, to: clock.value)
    return Phrase(span, end: clock.end, rule: "time.open-interval", score: 0.88)
  }

  /// A time of day; a bare hour only with its part of the day, "10 in the morning".
  private func clockAfterOpening(_ index: Int) -> Phrase<ClockTime>? {
    let loose = clockPhrase(index, isLoose: true)
    return loose?.value.hasHalf == true ? loose : clockPhrase(index, isLoose: false)
  }

  /// Words that leave an interval open, and which end they give.
  func openingWords(_ index: Int) -> (isStart: Bool, end: Int)? {
    guard isFree(before: index) else { return nil }
    switch keyword(index) {
    case .after, .since: return (true, index + 1)
    case .before where isKeyword(index + 1, .to): return (false, index + 2)
    case .before, .until, .by: return (false, index + 1)
    case .from: return (true, index + 1)
    case .later where isKeyword(index + 1, .than): return (true, index + 2)
    case .greater where isKeyword(index + 1, .than): return (true, index + 2)
    case .earlier where isKeyword(index + 1, .than): return (false, index + 2)
    case .no where isKeyword(index + 1, .later) && isKeyword(index + 2, .than): return (false, index + 3)
    case .no where isKeyword(index + 1, .earlier) && isKeyword(index + 2, .than): return (true, index + 3)
    case .as where isKeyword(index + 1, .early) && isKeyword(index + 2, .as): return (true, index + 3)
    case .as where isKeyword(index + 1, .late) && isKeyword(index + 2, .as): return (false, index + 3)
    case .starting, .beginning:
      return (true, isKeyword(index + 1, .on, .from, .in) ? index + 2 : index + 1)
    default: return nil
    }
  }
}
