import QuireText
import QuireValues

/// A date, a time of day or both, as the software of a site prints them beside a comment.
struct Stamp: Equatable {
  /// The tokens it stands in.
  var tokens: Range<Int>

  /// Where it stands in the text.
  var range: ByteRange = 0..<0

  var year: Int?
  var month: Int?
  var day: Int?

  /// The first two numbers of a date in figures whose order the figures do not tell.
  var unordered: Unordered?

  var hour: Int?
  var minute: Int?
  var second: Int?

  /// Minutes ahead of UTC.
  var offset: Int?

  /// How long ago, in minutes, where it is printed so: "3 hours ago".
  var age: Int?

  /// Whether it counts from the day of reading: "3 hours ago", "yesterday at 9:59".
  var isRelative = false

  /// Whether the clock has two halves: "9:59 pm".
  var hasHalfDay = false

  /// The numbers of "3/4/2017".
  struct Unordered: Equatable {
    var first: Int
    var second: Int
    /// Whether points stand between the figures, as where days come first.
    var isPointed: Bool
  }

  /// Whether it names a day.
  var hasDate: Bool { month != nil || unordered != nil || isRelative }

  /// Whether it names a time of day beside a day or with "pm", or an age: what only a machine prints.
  var isPrecise: Bool { age != nil || (hour != nil && (hasDate || hasHalfDay)) }

  /// Whether it names a time of day, or an age.
  var hasClock: Bool { hour != nil || age != nil }
}

/// Which number of a date in figures is the day.
enum FigureOrder {
  case dayFirst
  case monthFirst
  case unknown

  /// The order that all stamps of one thread agree on.
  init(of stamps: some Sequence<Stamp>) {
    var isDayFirst = false
    var isMonthFirst = false
    var hasHalfDay = false
    var isPointed = false
    for stamp in stamps {
      guard let figures = stamp.unordered else { continue }
      isDayFirst = isDayFirst || figures.first > 12
      isMonthFirst = isMonthFirst || figures.second > 12
      hasHalfDay = hasHalfDay || stamp.hasHalfDay
      isPointed = isPointed || figures.isPointed
    }
    switch (isDayFirst, isMonthFirst) {
    case (true, false): self = .dayFirst
    case (false, true): self = .monthFirst
    case (true, true): self = .unknown
    // Where clocks have two halves, months come first.
    case (false, false): self = hasHalfDay ? .monthFirst : isPointed ? .dayFirst : .unknown
    }
  }
}

extension Stamp {
  /// The stamp with the numbers of its date put in `order`.
  func resolved(_ order: FigureOrder) -> Stamp {
    guard let figures = unordered, month == nil else { return self }
    var result = self
    switch order {
    case .dayFirst: (result.day, result.month) = (figures.first, figures.second)
    case .monthFirst: (result.month, result.day) = (figures.first, figures.second)
    case .unknown: return self
    }
    guard let month = result.month, (1...12).contains(month) else { return self }
    return result
  }

  /// A number that grows with time, for stamps of one thread; `nil` where the day is not known.
  var rank: Int? {
    if let age { return -age }
    guard let month, let day, !isRelative else { return nil }
    let days = ((year ?? 0) * 12 + month) * 31 + day
    return (days * 1_440 + (hour ?? 0) * 60 + (minute ?? 0)) * 60 + (second ?? 0) - (offset ?? 0) * 60
  }

  /// The time as ISO 8601, as precise as it was printed; `nil` where the day is not known.
  var iso: String? {
    guard !isRelative else { return nil }
    guard let year, let month else {
      return month == nil && unordered == nil && hour != nil ? "T" + clock : nil
    }
    guard let day else { return "\(padded(year, 4))-\(padded(month, 2))" }
    guard CivilDate(year: year, month: month, day: day) != nil else { return nil }
    let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    return hour == nil ? date : "\(date)T\(clock)\(zone)"
  }

  /// `year`, `month`, `day`, `minute` or `second`.
  var precision: String? {
    if second != nil { return "second" }
    if hour != nil { return "minute" }
    if day != nil { return "day" }
    return month != nil ? "month" : nil
  }

  private var clock: String {
    let minutes = "\(padded(hour ?? 0, 2)):\(padded(minute ?? 0, 2))"
    return second.map { "\(minutes):\(padded($0, 2))" } ?? minutes
  }

  private var zone: String {
    guard let offset else { return "" }
    guard offset != 0 else { return "Z" }
    return "\(offset < 0 ? "-" : "+")\(padded(abs(offset) / 60, 2)):\(padded(abs(offset) % 60, 2))"
  }
}

/// A number with zeros before it, at least `width` digits long.
func padded(_ number: Int, _ width: Int = 2) -> String {
  let digits = "\(number)"
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
