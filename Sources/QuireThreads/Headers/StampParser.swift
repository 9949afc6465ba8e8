import QuireText
import QuireValues

/// Reads the dates and times that site software prints beside comments.
///
/// They differ from the dates of prose, which `DateTimeScanner` reads: words stand glued to them ("Ann10/28/12 5:33 PM"), signs between date and time are
/// lost or odd ("July 23, @08:25PM", "1 23 pm"), and what stands around them is furniture, in the
/// page's language. A stamp is read from tokens,
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
    guard var stamp = relative(at: start) ?? dated(at: start) ?? clockFirst(at: start) ?? epoch(at: start) else {
      return nil
    }
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
    guard let token = at(index),
      let count = token.number ?? (token.meaning.contains(.numeral) ? token.meaning.value : nil),
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

  // MARK: Seconds

  /// The seconds since 1970 that exports print, at the end of a line: "1597872794", "1439797539.0".
  private func epoch(at start: Int) -> Stamp? {
    guard let token = at(start), token.count == 10, let seconds = token.number, token.isSpaced else { return nil }
    var end = start + 1
    if isMark(end, 0x2E), let part = at(end + 1), part.kind == .number, !part.isSpaced { end += 2 }
    guard end == tokens.count, let date = CivilDate(daysSinceEpoch: seconds / 86_400), date.year < 2_100 else {
      return nil
    }
    var stamp = Stamp(tokens: start..<end)
    (stamp.year, stamp.month, stamp.day) = (date.year, date.month, date.day)
    (stamp.hour, stamp.minute, stamp.second) = (seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60)
    stamp.offset = 0
    return stamp
  }

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

  func date(at start: Int) -> Stamp? {
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

  /// A day before its month: "23 July 2012", "3rd of May".
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

  // MARK: Tokens

  /// Whether the number at `index` stands right behind a word.
  func isGlued(_ index: Int) -> Bool {
    index > 0 && !tokens[index].isSpaced && tokens[index - 1].kind == .word && tokens[index - 1].count > 1
  }

  func at(_ index: Int) -> HeaderToken? { index < tokens.count ? tokens[index] : nil }

  func word(_ index: Int, _ roles: HeaderMeaning.Roles) -> Bool {
    index < tokens.count && tokens[index].kind == .word && tokens[index].meaning.contains(roles)
  }

  func isMark(_ index: Int, _ mark: UInt32) -> Bool {
    index >= 0 && index < tokens.count && tokens[index].kind == .mark && tokens[index].mark == mark
  }

  /// The index after one of `marks` at `index`, or `index`.
  func past(_ marks: [UInt32], _ index: Int) -> Int {
    guard let token = at(index), token.kind == .mark, marks.contains(token.mark) else { return index }
    return index + 1
  }

  private static func isYear(_ number: Int) -> Bool { (1_900...2_099).contains(number) }

  private static func fullYear(_ number: Int) -> Int { number < 70 ? 2_000 + number : 1_900 + number }
}
