import QuireDocument
import QuireText

/// Makes times of the stamps of a log: full ones where the log says the days, else times of day.
struct ChatClock {
  /// Whether days stand before months, where that can be told.
  private let isDayFirst: Bool?

  private var day: (year: Int, month: Int, day: Int)?

  init(_ lines: [ChatLine]) {
    var isDayFirst: Bool?
    for date in lines.lazy.compactMap({ $0.stamp?.date }) where !date.isYearFirst {
      if date.hasStops || date.first > 12 {
        isDayFirst = true
        break
      }
      if date.second > 12 {
        isDayFirst = false
        break
      }
    }
    self.isDayFirst = isDayFirst
  }

  /// Takes the day in that a line of its own says.
  mutating func note(_ line: ChatLine, _ text: [UInt8]) {
    if let date = ChatDay.date(text, line.range) { day = date }
  }

  /// The time that `stamp` says.
  func time(of stamp: ChatStamp, _ text: [UInt8]) -> Comment.Time {
    let date = stamp.date.flatMap { resolved($0) } ?? (stamp.date == nil ? day : nil)
    var iso = ""
    if let date { iso = "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))" }
    if let minute = stamp.minute {
      iso += "T\(padded(minute / 60, 2)):\(padded(minute % 60, 2))"
      if let second = stamp.second { iso += ":\(padded(second, 2))" }
      if let zone = stamp.zone { iso += String(decoding: text[zone], as: UTF8.self) }
    }
    let precision = stamp.second != nil ? "second" : stamp.minute != nil ? "minute" : "day"
    return Comment.Time(
      iso: iso.isEmpty ? nil : iso,
      precision: iso.isEmpty ? nil : precision,
      isRelative: false,
      range: stamp.inner
    )
  }

  private func resolved(_ figures: ChatStamp.Figures) -> (year: Int, month: Int, day: Int)? {
    let date: (year: Int, month: Int, day: Int)
    if figures.isYearFirst {
      date = (figures.first, figures.second, figures.third)
    } else {
      guard let isDayFirst else { return nil }
      let year = figures.third < 100 ? 2_000 + figures.third : figures.third
      date = isDayFirst ? (year, figures.second, figures.first) : (year, figures.first, figures.second)
    }
    return (1...12).contains(date.month) && (1...31).contains(date.day) ? date : nil
  }
}
