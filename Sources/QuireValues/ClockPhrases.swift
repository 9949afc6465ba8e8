// Times of day: "10:29 am", "20:15", "3 p.m. EST", "noon", "half past seven", "in the morning", "at 7".
extension PhraseParser {
  /// A time of day.
  ///
  /// With `isLoose` a bare hour will do, because the text has said that a time follows.
  func clockPhrase(_ index: Int, isLoose: Bool) -> Phrase<ClockTime>? {
    guard mayStart(index, .clock) else { return nil }
    let known =
      isLoose
      ? memo.looseClocks.known(index, memo.generation) : memo.strictClocks.known(index, memo.generation)
    if let known { return known }
    let phrase = readClock(index, isLoose: isLoose)
    if isLoose {
      memo.looseClocks.set(index, memo.generation, phrase)
    } else {
      memo.strictClocks.set(index, memo.generation, phrase)
    }
    return phrase
  }

  private func readClock(_ index: Int, isLoose: Bool) -> Phrase<ClockTime>? {
    // "2011-01-31T09:59"
    guard isFree(before: index) || isKeyword(index - 1, .t) && isJoined(index) && isDigits(index - 2) else {
      return nil
    }
    var best = digitalClock(index, isLoose: isLoose)
    best = longer(best, hourWithHalf(index))
    best = longer(best, spokenClock(index))
    best = longer(best, namedClock(index))
    best = longer(best, wordClock(index, isLoose: isLoose))
    if isLoose { best = longer(best, bareHour(index)) }
    guard let best else { return nil }
    // "0730-0930" is an interval; behind "T" of ISO 8601 it is an hour with its zone.
    let isRange = best.rule == "time.military" && isHyphen(best.end) && !isKeyword(index - 1, .t)
    return isRange ? best : withZone(withDayPart(best))
  }

  private func time(_ hour: Int, _ minute: Int?, end: Int, rule: String, score: Double) -> Phrase<ClockTime> {
    Phrase(ClockTime(hour: hour, minute: minute), end: end, rule: rule, score: score)
  }

  // MARK: Digits

  /// "20:15", "10:29:30.5 am", "8.30pm".
  private func digitalClock(_ index: Int, isLoose: Bool) -> Phrase<ClockTime>? {
    if isSign(index - 1, Sign.at), isJoined(index), let clock = clockWithoutColon(index) { return clock }
    guard let hour = digits(index, 1, 2), hour <= 24, isJoined(index + 1), isJoined(index + 2),
      let minute = digits(index + 2, 2, 2), minute <= 59
    else { return nil }
    let isColon = isSign(index + 1, Sign.colon)
    guard isColon || isSign(index + 1, Sign.dot) else { return nil }
    var phrase = time(hour, minute, end: index + 3, rule: "time.clock", score: 0.93)
    if isColon, isSign(index + 3, Sign.colon), isJoined(index + 3), isJoined(index + 4),
      let second = digits(index + 4, 2, 2), second <= 60
    {
      phrase.value.second = Int8(second)
      phrase.end = index + 5
      if isSign(index + 5, Sign.dot) || isSign(index + 5, Sign.comma), isJoined(index + 5), isJoined(index + 6),
        let fraction = digits(index + 6, 1, 9)
      {
        phrase.value.fraction = Int32(fraction)
        phrase.value.fractionDigits = Int8(length(index + 6))
        phrase.end = index + 7
      }
    }
    if let half = halfOfDay(phrase.end, isShort: true) {
      guard hour <= 12 || isColon else { return nil }
      apply(half.isAfternoon, to: &phrase.value)
      phrase.end = half.end
      return phrase
    }
    // "6.45 percent", "at 2.30"; without a word before it a point makes a number.
    let isAfterAt = isLoose || isKeyword(index - 1, .at) && isBeside(index)
    guard isColon || isAfterAt && !isFollowedByUnit(index + 3) else { return nil }
    guard isFree(after: phrase.end) || isZone(phrase.end) else { return nil }
    // "1:05:30:12" and a score of 4:03 in a row of numbers are no times; "4:3" has one digit.
    guard !isSign(phrase.end, Sign.colon) || !isJoined(phrase.end + 1) else { return nil }
    return phrase
  }

  /// "@10 40AM", as some boards' pages come out of a scrape.
  private func clockWithoutColon(_ index: Int) -> Phrase<ClockTime>? {
    guard let hour = digits(index, 1, 2), (1...12).contains(hour), let minute = digits(index + 1, 2, 2), minute <= 59,
      isBeside(index + 1), let half = halfOfDay(index + 2, isShort: false)
    else { return nil }
    var phrase = time(hour, minute, end: half.end, rule: "time.clock", score: 0.9)
    apply(half.isAfternoon, to: &phrase.value)
    return phrase
  }

  private func isFollowedByUnit(_ index: Int) -> Bool {
    isSign(index, Sign.percent) || keyword(index) == .percent || word(index).unit != nil || word(index).measure != nil
      || word(index).magnitude != nil || word(index).currency != nil
  }

  /// "3 pm", "11a.m.", "1140 a.m.", "9p".
  private func hourWithHalf(_ index: Int) -> Phrase<ClockTime>? {
    guard let number = digits(index, 1, 4) else { return nil }
    let hour = number < 100 ? number : number / 100
    let minute = number < 100 ? nil : number % 100
    guard hour <= 12, hour > 0, minute ?? 0 <= 59, number < 100 || length(index) >= 3 else { return nil }
    var next = index + 1
    if isSign(next, Sign.dot), isJoined(next), isJoined(next + 1), isKeyword(next + 1, .am, .pm) { next += 1 }
    guard let half = halfOfDay(next, isShort: isJoined(next)) else { return nil }
    var phrase = time(hour, minute, end: half.end, rule: "time.hour", score: 0.93)
    apply(half.isAfternoon, to: &phrase.value)
    return phrase
  }

  /// "am", "p.m" and their like; a bare "a" or "p" only where `isShort` and joined to the digits.
  func halfOfDay(_ index: Int, isShort: Bool) -> (isAfternoon: Bool, end: Int)? {
    guard isBeside(index) else { return nil }
    if isKeyword(index, .am, .pm) {
      return isFree(after: index + 1) ? (isKeyword(index, .pm), index + 1) : nil
    }
    guard isKeyword(index, .a, .p) else { return nil }
    let isAfternoon = isKeyword(index, .p)
    var next = index + 1
    if isSign(next, Sign.dot) { next += 1 }
    if isKeyword(next, .m), isBeside(next) || isJoined(next), isFree(after: next + 1) {
      let hasDot = isSign(next + 1, Sign.dot) && (isJoined(next + 1) || tokens[next].gap == .space && next > index + 1)
      return (isAfternoon, hasDot && next > index + 1 ? next + 2 : next + 1)
    }
    return isShort && isJoined(index) && isFree(after: index + 1) ? (isAfternoon, index + 1) : nil
  }

  func apply(_ isAfternoon: Bool, to time: inout ClockTime) {
    guard let hour = time.hour, hour <= 12 else {
      time.hasHalf = true
      return
    }
    time.hour = hour % 12 + (isAfternoon ? 12 : 0)
    time.hasHalf = true
  }

  // MARK: Words

  /// "noon", "12 midnight", "11ish", "seven o'clock".
  private func namedClock(_ index: Int) -> Phrase<ClockTime>? {
    var position = index
    if digits(position, 1, 2) == 12 || word(position).cardinal == 12 { position += 1 }
    if isKeyword(position, .mid), word(position + 1).dayPart == .night, position == index {
      return certain(0, end: position + 2)
    }
    if isKeyword(position, .noon, .midnight), position == index || isBeside(position) {
      let isJoinedIsh = isKeyword(position + 1, .ish) && isJoined(position + 1)
      return certain(isKeyword(position, .noon) ? 12 : 0, end: isJoinedIsh ? position + 2 : position + 1)
    }
    guard let hour = hourNumber(index) else { return nil }
    if isKeyword(hour.end, .ish), isJoined(hour.end) {
      var phrase = time(hour.value, nil, end: hour.end + 1, rule: "time.about", score: 0.7)
      phrase.value.isApproximate = true
      return phrase
    }
    guard let end = oclockEnd(hour.end) else { return nil }
    return time(hour.value, nil, end: end, rule: "time.oclock", score: 0.95)
  }

  private func certain(_ hour: Int, end: Int) -> Phrase<ClockTime> {
    var phrase = time(hour, 0, end: end, rule: "time.named", score: 0.9)
    phrase.value.hasHalf = true
    phrase.value.isNamed = true
    return phrase
  }

  /// Where "o'clock" ends that begins at `index`.
  private func oclockEnd(_ index: Int) -> Int? {
    guard isBeside(index) else { return nil }
    if isKeyword(index, .oclock) { return index + 1 }
    guard isKeyword(index, .o) else { return nil }
    let next = isSign(index + 1, Sign.apostrophe) ? index + 2 : index + 1
    return isKeyword(next, .clock) ? next + 1 : nil
  }

  private func hourNumber(_ index: Int) -> (value: Int, end: Int)? {
    if let hour = digits(index, 1, 2) { return hour <= 24 ? (hour, index + 1) : nil }
    guard let hour = word(index).cardinal, (1...12).contains(hour), word(index).keyword != .tens else { return nil }
    return (Int(hour), index + 1)
  }

  /// "half past seven", "quarter to five", "20 minutes past eight".
  private func spokenClock(_ index: Int) -> Phrase<ClockTime>? {
    var position = index
    if isKeyword(position, .a) { position += 1 }
    let minutes: Int
    if isKeyword(position, .half) {
      minutes = 30
      position += 1
    } else if word(position).unit == .quarter {
      minutes = 15
      position += 1
    } else if let number = digits(position, 1, 2) {
      minutes = number
      position += 1
    } else if let number = cardinalWords(position), let value = number.value.integer {
      minutes = value
      position = number.end
    } else {
      return nil
    }
    if word(position).unit == .minute, isBeside(position) { position += 1 }
    guard minutes < 60, isBeside(position), isBeside(position + 1) else { return nil }
    let isBefore = isKeyword(position, .to, .until, .before)
    guard isBefore || isKeyword(position, .past, .after), let hour = hourNumber(position + 1), hour.value <= 12 else {
      return nil
    }
    // "10 to 12" is a range; with minutes that end in a quarter or with a word it is a time.
    guard !isBefore || minutes == 15 && !isDigits(index) || word(position - 1).unit == .minute else { return nil }
    let end = oclockEnd(hour.end) ?? hour.end
    let full = isBefore ? (hour.value + 11) % 12 : hour.value
    return time(full == 0 ? 12 : full, isBefore ? 60 - minutes : minutes, end: end, rule: "time.spoken", score: 0.9)
  }

  /// "nine thirty", "seven forty-three", "nine a m": hours and minutes in words.
  private func wordClock(_ index: Int, isLoose: Bool) -> Phrase<ClockTime>? {
    guard let hour = word(index).cardinal, (1...12).contains(hour), word(index).keyword != .tens else { return nil }
    var end = index + 1
    var minute: Int?
    let next = isHyphen(end) && isJoined(end) && isJoined(end + 1) ? end + 1 : end
    if let number = cardinalWords(next), let value = number.value.integer, (10...59).contains(value), isBeside(next) {
      minute = value
      end = number.end
      if word(end).unit == .minute, isBeside(end) { end += 1 }
    }
    var phrase = time(Int(hour), minute, end: end, rule: "time.words", score: 0.8)
    if let half = halfOfDay(end, isShort: false) {
      apply(half.isAfternoon, to: &phrase.value)
      phrase.end = half.end
      return phrase
    }
    // "one night" is a night; "nine in the morning" an hour.
    let isInPart = isKeyword(end, .in, .at, .during) && dayPartPhrase(end) != nil
    return isLoose || isInPart ? phrase : nil
  }

  /// A bare hour, "7", or "0730", where a time is expected.
  private func bareHour(_ index: Int) -> Phrase<ClockTime>? {
    if let number = digits(index, 4, 4), number / 100 < 24, number % 100 < 60, isFree(after: index + 1), number < 1900 {
      return time(number / 100, number % 100, end: index + 1, rule: "time.military", score: 0.6)
    }
    guard let hour = hourNumber(index), hour.value > 0, isFree(after: hour.end), !isFollowedByUnit(hour.end) else {
      return nil
    }
    guard !isSign(hour.end, Sign.colon), !isSign(hour.end, Sign.percent) else { return nil }
    return time(hour.value, nil, end: hour.end, rule: "time.bare-hour", score: 0.6)
  }

  // MARK: Parts of the day

  /// "morning", "in the evening", "at night", "early morning", "late in the afternoon".
  func dayPartPhrase(_ index: Int) -> Phrase<DayPart>? {
    var position = index
    var isPrefixed = false
    if isKeyword(position, .early, .late, .later, .earlier) { position += 1 }
    if isKeyword(position, .in, .during, .at) {
      position += 1
      isPrefixed = true
      let hasArticle = isKeyword(position, .the)
      if hasArticle { position += 1 }
      if isKeyword(position, .early, .late) {
        // "in late afternoon": the time is "late afternoon".
        guard hasArticle else { return nil }
        position += 1
      }
    }
    guard let part = word(position).dayPart, isBeside(position) || position == index, isFree(after: position + 1),
      !part.isMeal || isPrefixed || length(position) > 9
    else { return nil }
    guard !word(position).isPlural || isPrefixed else { return nil }
    // "at the dinner table"
    guard !part.isMeal || !isKeyword(position - 1, .the) else { return nil }
    var end = position + 1
    // "night-time"
    if isHyphen(end), isKeyword(end + 1, .time), isJoined(end + 1) { end += 2 }
    return Phrase(part, end: end, rule: "time.part-of-day", score: isPrefixed || position > index ? 0.75 : 0.4)
  }

  /// The time with "in the morning" behind it, which also says which half of the day an hour belongs to.
  private func withDayPart(_ clock: Phrase<ClockTime>) -> Phrase<ClockTime> {
    guard isBeside(clock.end), let part = dayPartPhrase(clock.end), clock.value.part == nil else { return clock }
    var phrase = clock
    phrase.end = part.end
    if !phrase.value.hasHalf, let hour = phrase.value.hour, hour <= 12 {
      let isAfternoon = part.value == .afternoon || part.value == .evening || part.value == .night && hour >= 6
      apply(isAfternoon && hour != 12 || part.value == .afternoon, to: &phrase.value)
    }
    phrase.score = max(phrase.score, 0.85)
    return phrase
  }

  // MARK: Zones

  private func isZone(_ index: Int) -> Bool {
    isKeyword(index, .z, .t) && isJoined(index)
  }

  /// The time with its zone: "Z", "+02:00", "EST", "(GMT+1)", "eastern time", "mountain timezone".
  func withZone(_ clock: Phrase<ClockTime>) -> Phrase<ClockTime> {
    guard clock.value.hour != nil, let zone = zone(clock.end) else { return clock }
    var phrase = clock
    phrase.value.zone = zone.value
    phrase.end = zone.end
    return phrase
  }

  private func zone(_ index: Int) -> (value: ClockTime.Zone, end: Int)? {
    if isKeyword(index, .z), isJoined(index), isFree(after: index + 1) {
      return (ClockTime.Zone(offset: 0, isUniversal: true), index + 1)
    }
    if let offset = zoneOffset(index) { return (ClockTime.Zone(offset: offset.value), offset.end) }
    let isBracketed = isSign(index, Sign.open)
    let position = isBracketed ? index + 1 : index
    guard isBeside(index), isBeside(position) || position == index else { return nil }
    if let name = word(position).zone, isAllCapitals(position), isFree(after: position + 1) {
      var zone = ClockTime.Zone(offset: name.offset)
      var end = position + 1
      if let offset = zoneOffset(end), name.offset == 0 {
        zone.offset = offset.value
        end = offset.end
      }
      guard !isBracketed || isSign(end, Sign.close) else { return nil }
      return (zone, isBracketed ? end + 1 : end)
    }
    guard !isBracketed, isKeyword(index, .eastern, .central, .mountain, .pacific) else { return nil }
    var end = index + 1
    let base: Int16 =
      isKeyword(index, .eastern) ? -300 : isKeyword(index, .central) ? -360 : isKeyword(index, .mountain) ? -420 : -480
    var zone = ClockTime.Zone()
    if isKeyword(end, .standard, .daylight) {
      zone.offset = base + (isKeyword(end, .daylight) ? 60 : 0)
      end += 1
    }
    guard isKeyword(end, .time, .zone) || isKeyword(end, .timezone) else { return nil }
    return (zone, end + 1)
  }

  /// "+02:00", "-0500", "+1".
  private func zoneOffset(_ index: Int) -> (value: Int16, end: Int)? {
    let isWest = isHyphen(index)
    guard isWest || isSign(index, Sign.plus), isJoined(index + 1), let number = digits(index + 1, 1, 4) else {
      return nil
    }
    let sign = isWest ? -1 : 1
    if length(index + 1) == 4, number / 100 <= 14, number % 100 < 60, isFree(after: index + 2) {
      return (Int16(sign * (number / 100 * 60 + number % 100)), index + 2)
    }
    guard length(index + 1) <= 2, number <= 14 else { return nil }
    if isSign(index + 2, Sign.colon), isJoined(index + 2), isJoined(index + 3), let minutes = digits(index + 3, 2, 2),
      minutes < 60
    {
      return (Int16(sign * (number * 60 + minutes)), index + 4)
    }
    guard isJoined(index), word(index - 1).zone != nil, isFree(after: index + 2) else { return nil }
    return (Int16(sign * number * 60), index + 2)
  }
}
