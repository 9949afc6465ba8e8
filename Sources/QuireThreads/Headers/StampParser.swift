import QuireText

/// Reads the dates and times that site software prints beside comments.
///
/// They differ from dates in prose: words stand glued to them ("Ann10/28/12 5:33 PM"), signs between date and time are
/// lost or odd ("July 23, @08:25PM", "1 23 pm"), and what stands around them is furniture. A stamp is read from tokens,
/// from the left, without going back: linear in the tokens it takes.
struct StampParser {
  let tokens: [HeaderToken]

  /// The stamp that begins with the token at `start`.
  @inline(__always)
  func stamp(at start: Int) -> Stamp? { begins(at: start) ? anyStamp(at: start) : nil }

  /// Whether a stamp can begin with the token at `start`: most words can't be one.
  @inline(__always)
  private func begins(at start: Int) -> Bool {
    guard start < tokens.count else { return false }
    let token = tokens[start]
    return token.kind == .number
      || (token.kind == .word && token.meaning.contains([.month, .weekday, .day, .agoBefore, .numeral]))
  }

  private func anyStamp(at start: Int) -> Stamp? {
    guard var stamp = relative(at: start) ?? dated(at: start) ?? clockFirst(at: start) else { return nil }
    stamp.tokens = start..<withParenthesis(stamp.tokens.upperBound)
    stamp.range = tokens[start].range.lowerBound..<tokens[stamp.tokens.upperBound - 1].range.upperBound
    return stamp
  }

  // MARK: Ages

  /// "3 hours ago", "about an hour ago", "vor 3 Tagen", "5h".
  private func relative(at start: Int) -> Stamp? {
    var index = start
    let isBefore = word(index, .agoBefore)
    if isBefore { index += 1 }
    guard let token = at(index), let count = token.number ?? (token.meaning.contains(.numeral) ? token.meaning.value : nil),
      count < 10_000, let unit = at(index + 1), unit.meaning.contains(.unit)
    else { return nil }
    index += 2
    let isAgo = word(index, .ago)
    if isAgo { index += 1 }
    guard isAgo || (isBefore && token.kind == .number && !isEnglish(start)) || isShortAge(index - 2) else { return nil }
    var stamp = Stamp(tokens: start..<index)
    stamp.age = count * max(1, unit.meaning.value)
    stamp.isRelative = true
    return stamp
  }

  /// "5h" at the end of its line, alone or behind a sign; anywhere else it is a quantity or a part of a name.
  private func isShortAge(_ index: Int) -> Bool {
    guard index + 2 == tokens.count, tokens[index].kind == .number, tokens[index].isSpaced else { return false }
    let unit = tokens[index + 1]
    guard unit.count == 1, !unit.isSpaced, !unit.isCapitalized else { return false }
    return index == 0 || (tokens[index - 1].kind == .mark && tokens[index - 1].isSpaced)
  }

  /// Whether the word before a number asks for "ago" behind it.
  private func isEnglish(_ index: Int) -> Bool { tokens[index].count > 4 }

  // MARK: Dates

  /// A date, and a time behind it.
  private func dated(at start: Int) -> Stamp? {
    var index = start
    let hasWeekday = word(index, .weekday)
    if hasWeekday { index = past([0x2C, 0x2E], index + 1) }
    guard var stamp = date(at: index) else {
      if word(start, .day) { return dayWord(at: start) }
      return hasWeekday ? weekdayAndClock(at: start, index) : nil
    }
    appendClock(to: &stamp)
    return stamp
  }

  private func date(at start: Int) -> Stamp? {
    if word(start, .month) { return monthFirst(at: start) }
    guard let token = at(start), token.kind == .number, let number = token.number else { return nil }
    if let stamp = ideographic(at: start, number) { return stamp }
    if let stamp = figures(at: start, number) { return stamp }
    // The number of "willgarr15 on Aug 9" is part of the name.
    return isGlued(start) ? nil : dayFirst(at: start, number)
  }

  /// "July 23rd, 2012", "Nov 8"; a month without a day is no time of a comment.
  private func monthFirst(at start: Int) -> Stamp? {
    var index = past([0x2E, 0x2F, 0x2D], start + 1)
    guard let token = at(index), token.kind == .number, let number = token.number else { return nil }
    var stamp = Stamp(tokens: start..<(index + 1))
    stamp.month = tokens[start].meaning.value
    guard (1...31).contains(number), token.count <= 2 else { return nil }
    stamp.day = number
    index += 1
    if word(index, .ordinal), !tokens[index].isSpaced { index += 1 }
    takeYear(after: index, &stamp)
    return stamp
  }

  /// "23 July 2012", "11. Jul, 2012", "3rd of May".
  private func dayFirst(at start: Int, _ number: Int) -> Stamp? {
    guard (1...31).contains(number), tokens[start].count <= 2 else { return nil }
    var index = start + 1
    if word(index, .ordinal), !tokens[index].isSpaced { index += 1 }
    index = past([0x2E, 0x2D, 0x2F, 0x2C], index)
    if word(index, .of) { index += 1 }
    guard word(index, .month), let month = at(index)?.meaning.value else { return nil }
    var stamp = Stamp(tokens: start..<(index + 1))
    stamp.day = number
    stamp.month = month
    takeYear(after: index + 1, &stamp)
    return stamp
  }

  private func takeYear(after end: Int, _ stamp: inout Stamp) {
    stamp.tokens = stamp.tokens.lowerBound..<end
    var index = past([0x2C, 0x2E, 0x2D, 0x2F], end)
    if word(index, .connector) { index += 1 }
    if isMark(index, 0x27) || isMark(index, 0x2019) { index += 1 }
    guard let token = at(index), token.kind == .number, let number = token.number else { return }
    // "July 23, 08:25" has no year, and the next thing may be a clock.
    if isMark(index + 1, 0x3A) || word(index + 1, .halfDay) { return }
    if token.count == 4, Self.isYear(number) {
      stamp.year = number
    } else if token.count == 2, !token.isSpaced || isMark(index - 1, 0x27) || isMark(index - 1, 0x2019) {
      stamp.year = Self.fullYear(number)
    } else {
      return
    }
    stamp.tokens = stamp.tokens.lowerBound..<(index + 1)
  }

  /// "2012-10-09", "10/28/12", "07.19.12".
  private func figures(at start: Int, _ first: Int) -> Stamp? {
    guard let separator = at(start + 1), separator.kind == .mark, !separator.isSpaced,
      separator.mark == 0x2D || separator.mark == 0x2E || separator.mark == 0x2F,
      let second = at(start + 2), let two = second.number, second.count <= 2, !second.isSpaced,
      let last = at(start + 3), last.kind == .mark, last.mark == separator.mark,
      let third = at(start + 4), let three = third.number
    else { return nil }
    var stamp = Stamp(tokens: start..<(start + 5))
    if tokens[start].count == 4 {
      guard Self.isYear(first), (1...12).contains(two), (1...31).contains(three), third.count <= 2 else { return nil }
      (stamp.year, stamp.month, stamp.day) = (first, two, three)
      return stamp
    }
    guard tokens[start].count <= 2, (1...31).contains(first), (1...31).contains(two), first <= 12 || two <= 12,
      third.count == 2 || (third.count == 4 && Self.isYear(three))
    else { return nil }
    stamp.year = third.count == 2 ? Self.fullYear(three) : three
    if first == two {
      (stamp.month, stamp.day) = (first, two)
    } else {
      stamp.unordered = Stamp.Unordered(first: first, second: two, isPointed: separator.mark == 0x2E)
    }
    return stamp
  }

  /// "2012年10月9日", and the same in Korean.
  private func ideographic(at start: Int, _ year: Int) -> Stamp? {
    guard tokens[start].count == 4, let sign = at(start + 1), sign.mark == 0x5E74 || sign.mark == 0xB144,
      let month = at(start + 2)?.number, let monthSign = at(start + 3),
      monthSign.mark == 0x6708 || monthSign.mark == 0xC6D4, let day = at(start + 4)?.number, at(start + 5) != nil,
      Self.isYear(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    var stamp = Stamp(tokens: start..<(start + 6))
    (stamp.year, stamp.month, stamp.day) = (year, month, day)
    return stamp
  }

  /// "yesterday at 9:59 pm"; without a time the word may be anyone's.
  private func dayWord(at start: Int) -> Stamp? {
    var stamp = Stamp(tokens: start..<(start + 1))
    stamp.isRelative = true
    appendClock(to: &stamp)
    return stamp.hour == nil ? nil : stamp
  }

  /// "Monday 9:59 pm".
  private func weekdayAndClock(at start: Int, _ end: Int) -> Stamp? {
    var stamp = Stamp(tokens: start..<end)
    stamp.isRelative = true
    appendClock(to: &stamp)
    return stamp.hour == nil ? nil : stamp
  }

  // MARK: Clocks

  /// A time, and perhaps the date behind it.
  private func clockFirst(at start: Int) -> Stamp? {
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

  private func appendClock(to stamp: inout Stamp) {
    var index = stamp.tokens.upperBound
    for _ in 0..<3 {
      guard let token = at(index) else { return }
      let isLetterT = token.kind == .word && token.count == 1 && !token.isSpaced && token.mark == 0x54
      let isSign = token.kind == .mark && [0x2C, 0x40, 0x2D, 0x2013, 0x2014, 0x7C, 0x2F, 0xB7, 0x2022, 0x3A, 0x28].contains(token.mark)
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
    stamp.tokens = start..<index
    takeZone(&stamp)
    return stamp
  }

  private func minute(at index: Int, isGlued: Bool) -> Int? {
    guard let token = at(index), let number = token.number, token.count == 2, number < 61, !(isGlued && token.isSpaced)
    else { return nil }
    return number
  }

  /// "am", "p.m."
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
      guard isMark(index, 0x29) else { return stamp.offset = nil }
      index += 1
    }
    stamp.tokens = stamp.tokens.lowerBound..<index
  }

  /// The end of a stamp with the clock in parentheses that may follow an age: "5 minutes ago (12:39 PM)".
  private func withParenthesis(_ end: Int) -> Int {
    guard isMark(end, 0x28), let clock = clock(at: end + 1), isMark(clock.tokens.upperBound, 0x29) else { return end }
    return clock.tokens.upperBound + 1
  }

  // MARK: Tokens

  /// Whether the number at `index` stands right behind a word.
  private func isGlued(_ index: Int) -> Bool {
    index > 0 && !tokens[index].isSpaced && tokens[index - 1].kind == .word && tokens[index - 1].count > 1
  }

  private func at(_ index: Int) -> HeaderToken? { index < tokens.count ? tokens[index] : nil }

  private func word(_ index: Int, _ roles: HeaderMeaning.Roles) -> Bool {
    index < tokens.count && tokens[index].kind == .word && tokens[index].meaning.contains(roles)
  }

  private func isMark(_ index: Int, _ mark: UInt32) -> Bool {
    index >= 0 && index < tokens.count && tokens[index].kind == .mark && tokens[index].mark == mark
  }

  /// The index after one of `marks` at `index`, or `index`.
  private func past(_ marks: [UInt32], _ index: Int) -> Int {
    guard let token = at(index), token.kind == .mark, marks.contains(token.mark) else { return index }
    return index + 1
  }

  private static func isYear(_ number: Int) -> Bool { (1_900...2_099).contains(number) }

  private static func fullYear(_ number: Int) -> Int { number < 70 ? 2_000 + number : 1_900 + number }
}
