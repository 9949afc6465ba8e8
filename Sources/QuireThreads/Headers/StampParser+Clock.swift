extension StampParser {
  /// A time, and perhaps the date behind it.
  func clockFirst(at start: Int) -> Stamp? {
    guard let clock = clock(at: start, isAlone: true) else { return nil }
    var index = past([0x2C, 0x2D, 0x2013, 0x2014, 0x7C], clock.tokens.upperBound)
    if word(index, .connector) { index += 1 }
    if word(index, .weekday) { index = past([0x2C, 0x2E], index + 1) }
    guard let day = date(at: index) else { return clock }
    var stamp = clock
    (stamp.year, stamp.month, stamp.day, stamp.unordered) = (day.year, day.month, day.day, day.unordered)
    stamp.tokens = start..<day.tokens.upperBound
    return stamp
  }

  func appendClock(to stamp: inout Stamp) {
    var index = stamp.tokens.upperBound
    for _ in 0..<3 {
      guard let token = at(index) else { return }
      let isLetterT = token.kind == .word && token.count == 1 && !token.isSpaced && token.mark == 0x54
      let isSign =
        token.kind == .mark
        && [0x2C, 0x40, 0x2D, 0x2013, 0x2014, 0x7C, 0x2F, 0xB7, 0x2022, 0x3A, 0x28].contains(token.mark)
      guard isLetterT || isSign || (token.kind == .word && token.meaning.contains(.connector)) else { break }
      index += 1
    }
    guard let clock = clock(at: index) else { return }
    (stamp.hour, stamp.minute, stamp.second) = (clock.hour, clock.minute, clock.second)
    (stamp.offset, stamp.hasHalfDay) = (clock.offset, clock.hasHalfDay)
    stamp.tokens = stamp.tokens.lowerBound..<clock.tokens.upperBound
  }

  /// "9:59 am", "08:25PM", "13.28", "1 23 pm", "9am", "12h30", "14:05:59.123Z".
  ///
  /// Figures with a point between them are a time only beside a date or "pm".
  private func clock(at start: Int, isAlone: Bool = false) -> Stamp? {
    guard let token = at(start), let hour = token.number, token.count <= 2, hour < 24,
      !isGlued(start) || isMark(start + 1, 0x3A)
    else { return nil }
    var stamp = Stamp(tokens: start..<(start + 1))
    stamp.hour = hour
    var index = start + 1
    let isColon = isMark(index, 0x3A)
    let isPoint = isMark(index, 0x2E)
    let isHour = at(index)?.mark == 0x68 && at(index)?.count == 1
    if isColon || isPoint || isHour, let minute = minute(at: index + 1, isGlued: true) {
      stamp.minute = minute
      index += 2
      if isColon, isMark(index, 0x3A), let second = self.minute(at: index + 1, isGlued: true) {
        stamp.second = second
        index += 2
        if isMark(index, 0x2E), let part = at(index + 1), part.kind == .number, !part.isSpaced { index += 2 }
      }
    } else if let minute = minute(at: index, isGlued: false), halfDay(at: index + 1) != nil {
      stamp.minute = minute
      index += 1
    }
    if let half = halfDay(at: index) {
      guard (1...12).contains(hour) || (hour == 0 && stamp.minute != nil) else { return nil }
      stamp.hour = hour % 12 + half.hours
      stamp.hasHalfDay = true
      index = half.end
    } else if stamp.minute == nil || (isPoint && (isAlone || isMark(index, 0x2E))) {
      return nil
    }
    while word(index, .clockWord), stamp.minute != nil { index += 1 }
    stamp.tokens = start..<index
    takeZone(&stamp)
    return stamp
  }

  private func minute(at index: Int, isGlued: Bool) -> Int? {
    guard let token = at(index), let number = token.number, token.count == 2, number < 61, !(isGlued && token.isSpaced)
    else { return nil }
    return number
  }

  /// The half of the day that "am" and "p.m." name, in hours, and the token after it.
  private func halfDay(at index: Int) -> (hours: Int, end: Int)? {
    guard let token = at(index), token.kind == .word else { return nil }
    if token.meaning.contains(.halfDay) { return (token.meaning.value, index + 1) }
    guard token.count == 1, isMark(index + 1, 0x2E), let last = at(index + 2), last.count == 1,
      last.mark | 0x20 == 0x6D, token.mark | 0x20 == 0x61 || token.mark | 0x20 == 0x70
    else { return nil }
    // The point after "p.m." may end the line, and is none of the name's.
    return (token.mark | 0x20 == 0x70 ? 12 : 0, isMark(index + 3, 0x2E) ? index + 4 : index + 3)
  }

  /// "EDT", "(UTC -4)", "+02:00", "GMT+1".
  private func takeZone(_ stamp: inout Stamp) {
    var index = stamp.tokens.upperBound
    let isOpen = isMark(index, 0x28)
    if isOpen { index += 1 }
    var isZone = false
    if let token = at(index), token.kind == .word, token.meaning.contains(.zone), token.isCapitalized {
      stamp.offset = token.meaning.value == HeaderLexicon.unknownOffset ? nil : token.meaning.value
      index += 1
      isZone = true
    }
    if isMark(index, 0x2B) || isMark(index, 0x2D), isZone || !tokens[index].isSpaced || tokens[index].mark == 0x2B,
      let token = at(index + 1), let number = token.number, !token.isSpaced,
      token.count == 4 || (token.count <= 2 && (isZone || isMark(index + 2, 0x3A)))
    {
      let sign = tokens[index].mark == 0x2D ? -1 : 1
      var minutes = token.count == 4 ? number / 100 * 60 + number % 100 : number * 60
      index += 2
      if token.count <= 2, isMark(index, 0x3A), let more = minute(at: index + 1, isGlued: true) {
        minutes += more
        index += 2
      }
      if minutes <= 14 * 60 { stamp.offset = sign * minutes }
      isZone = true
    }
    guard isZone else { return }
    if isOpen {
      guard isMark(index, 0x29) else {
        stamp.offset = nil
        return
      }
      index += 1
    }
    stamp.tokens = stamp.tokens.lowerBound..<index
  }

  /// The end of a stamp with the clock in parentheses that may follow an age: "5 minutes ago (12:39 PM)".
  func withParenthesis(_ end: Int) -> Int {
    guard isMark(end, 0x28), let clock = clock(at: end + 1), isMark(clock.tokens.upperBound, 0x29) else { return end }
    return clock.tokens.upperBound + 1
  }
}
