/// The sorts of phrases that can begin with a word; most words begin few, and most phrases are not even tried.
struct PhraseStart: OptionSet, Sendable {
  let rawValue: UInt32

  /// A date with the name of a month, or the day before it.
  static let date = PhraseStart(rawValue: 1)
  static let relativeDay = PhraseStart(rawValue: 1 << 1)
  static let related = PhraseStart(rawValue: 1 << 2)
  static let nth = PhraseStart(rawValue: 1 << 3)
  /// Decades, quarters, seasons, weeks, weekends, half years, fiscal years.
  static let named = PhraseStart(rawValue: 1 << 4)
  static let holiday = PhraseStart(rawValue: 1 << 5)
  static let year = PhraseStart(rawValue: 1 << 6)
  static let numberedDay = PhraseStart(rawValue: 1 << 7)
  static let weekday = PhraseStart(rawValue: 1 << 8)
  static let shifted = PhraseStart(rawValue: 1 << 9)
  static let part = PhraseStart(rawValue: 1 << 10)
  static let clock = PhraseStart(rawValue: 1 << 11)
  /// "from", "between", "after" and the like before a time of day.
  static let clockSpan = PhraseStart(rawValue: 1 << 12)
  /// Parts of the day with what stands before them.
  static let dayPart = PhraseStart(rawValue: 1 << 13)
  static let recurrence = PhraseStart(rawValue: 1 << 14)
  static let duration = PhraseStart(rawValue: 1 << 15)
  static let span = PhraseStart(rawValue: 1 << 16)
  /// "since", "within", "around": intervals with one end, points that are not sharp.
  static let opening = PhraseStart(rawValue: 1 << 17)
  /// "from" and "between" before the two ends of an interval.
  static let interval = PhraseStart(rawValue: 1 << 18)
  /// "for" and "from" before a length of time and its beginning.
  static let counted = PhraseStart(rawValue: 1 << 19)

  static let simpleCalendar: PhraseStart = [
    .date, .relativeDay, .related, .nth, .named, .holiday, .year, .numberedDay,
  ]
  static let calendar: PhraseStart = [.simpleCalendar, .weekday, .shifted, .part]
  static let point: PhraseStart = [.calendar, .clock, .clockSpan, .dayPart]

  /// What digits can begin.
  static let digits: PhraseStart = [
    .date, .related, .nth, .named, .year, .numberedDay, .shifted, .clock, .recurrence, .duration, .span,
  ]
  /// "'90s" and "½ hour".
  static let apostrophe: PhraseStart = [.named]
  static let fraction: PhraseStart = [.related, .shifted, .duration, .span]
}

extension Lexeme {
  /// The sorts of phrases of time that can begin with the word.
  var phraseStarts: PhraseStart {
    var starts: PhraseStart = keywordStarts
    if month > 0 { starts.formUnion(.date) }
    if weekday > 0 { starts.formUnion([.weekday, .recurrence]) }
    if cardinal != nil || magnitude != nil {
      starts.formUnion([.date, .related, .nth, .year, .shifted, .clock, .recurrence, .duration, .span])
    }
    if ordinal != nil { starts.formUnion([.date, .nth, .recurrence]) }
    if let relation {
      starts.formUnion([.related, .weekday, .dayPart])
      if relation < 0 { starts.formUnion(.nth) }
      if relation == 0 { starts.formUnion(.relativeDay) }
    }
    if season != nil { starts.formUnion(.named) }
    if beginsHoliday { starts.formUnion(.holiday) }
    if frequency != nil { starts.formUnion(.recurrence) }
    if dayPart != nil, isPlural { starts.formUnion(.recurrence) }
    if let unit { starts.formUnion(unitStarts(unit)) }
    return starts
  }

  private func unitStarts(_ unit: CalendarUnit) -> PhraseStart {
    switch unit {
    case .day: .relativeDay
    case .week, .hour: .named
    case .weekend: [.named, .recurrence]
    case .year: .year
    case .quarter: [.related, .shifted, .clock, .duration, .span]
    default: []
    }
  }

  private var keywordStarts: PhraseStart {
    switch keyword {
    case .today, .tomorrow, .yesterday, .now, .right: .relativeDay
    case .tonight: .dayPart
    case .the: [.date, .relativeDay, .related, .nth, .named, .numberedDay, .weekday, .part]
    case .that: [.related, .weekday]
    case .same: .related
    case .a, .an, .half: [.related, .shifted, .clock, .duration, .span]
    case .another, .couple, .few, .several, .some: [.shifted, .duration, .span]
    case .almost, .nearly, .roughly, .over, .under, .more, .less, .up: [.shifted, .duration]
    case .about, .approximately: [.shifted, .duration, .opening]
    case .around: [.shifted, .duration, .opening]
    case .at: [.relativeDay, .shifted, .duration, .clockSpan, .dayPart]
    case .in: [.shifted, .dayPart]
    case .during: .dayPart
    case .early, .earlier, .late, .later: [.part, .dayPart, .clockSpan, .opening]
    case .beginning, .starting: [.part, .clockSpan, .opening]
    case .start, .mid, .middle, .end, .rest, .eod, .eoy: [.part, .clock]
    case .noon, .midnight: .clock
    case .tens, .q, .w, .fiscal, .calendar, .school, .fy, .cy, .sy: .named
    case .after, .since, .before, .by, .greater, .no, .as, .within: [.clockSpan, .opening]
    case .until: [.relativeDay, .clockSpan, .opening]
    case .from: [.clockSpan, .opening, .interval, .counted]
    case .between: [.clockSpan, .interval]
    case .for: .counted
    case .every, .each, .any, .everyday, .bi, .semi, .once, .twice: .recurrence
    case .all: [.recurrence, .duration]
    default: []
    }
  }

  /// Whether a word by itself says that a phrase is one of time; the others need one such behind them.
  var anchorsTime: Bool {
    if month != 0 || weekday != 0 || unit != nil || dayPart != nil || season != nil || frequency != nil { return true }
    return beginsHoliday || timeAnchors.contains(keyword)
  }
}

private let timeAnchors = KeywordSet([
  .today, .tomorrow, .yesterday, .tonight, .now, .noon, .midnight, .everyday, .eod, .eoy, .weekday, .moment, .present,
  .date, .oclock, .clock, .am, .pm, .past, .tens, .fy, .cy, .sy, .q, .m, .time, .p, .ish,
])

extension PhraseParser {
  /// The sorts of phrases of time that can begin with the token.
  @inline(__always)
  func starts(_ index: Int) -> PhraseStart {
    guard index >= 0, index < tokens.count else { return [] }
    switch tokens[index].kind {
    case .digits: return .digits
    case .word: return lexicon.phraseStarts[Int(tokens[index].code)]
    case .sign:
      let code = tokens[index].code
      return code == Sign.apostrophe ? .apostrophe : code >= 512 && code < 768 ? .fraction : []
    }
  }

  /// Whether a phrase of the sort can begin with the token.
  @inline(__always)
  func mayStart(_ index: Int, _ sort: PhraseStart) -> Bool {
    !starts(index).isDisjoint(with: sort)
  }

  /// Notes for every token of the run how far the next word of time and the next connective are.
  mutating func measureDistances() {
    var anchor = Token.far
    var connective = Token.far
    var hasNumberBehind = false
    for index in stride(from: tokens.count - 1, through: 0, by: -1) {
      let token = tokens[index]
      anchor = min(anchor, Token.far - 1) + 1
      connective = min(connective, Token.far - 1) + 1
      var isNumber = false
      switch token.kind {
      case .digits: anchor = 0
      case .word:
        let code = Int(token.code)
        isNumber = lexicon.isNumberWord[code]
        if lexicon.anchorsTime[code] || isNumber && hasNumberBehind { anchor = 0 }
        if lexicon.isConnective[code] { connective = 0 }
      case .sign:
        if isHyphen(index) || token.code == Sign.tilde { connective = 0 }
      }
      hasNumberBehind = isNumber || hasNumberBehind && isHyphen(index)
      tokens[index].anchorDistance = anchor
      tokens[index].connectiveDistance = connective
    }
  }
}
