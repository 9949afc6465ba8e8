/// A length of time.
struct TimeSpan {
  /// Numbers with their units, in the order of the text; a missing number is "a few".
  var parts: [(count: DecimalNumber?, unit: CalendarUnit)]

  init(parts: [(count: DecimalNumber?, unit: CalendarUnit)]) {
    self.parts = parts
  }

  init(_ count: Int?, _ unit: CalendarUnit) {
    parts = [(count.map { DecimalNumber($0) }, unit)]
  }

  /// The last unit named.
  var unit: CalendarUnit { parts.last?.unit ?? .day }

  /// The duration as ISO 8601 writes it, with `X` for a number that is not stated and `WE` for weekends (TIMEX3).
  var normal: String {
    var days = ""
    var clock = ""
    for unit in [
      CalendarUnit.century, .decade, .year, .quarter, .month, .fortnight, .week, .weekend, .day, .businessDay,
    ] {
      days += text(of: unit)
    }
    for unit in [CalendarUnit.hour, .minute, .second] { clock += text(of: unit) }
    return "P" + days + (clock.isEmpty ? "" : "T" + clock)
  }

  private func text(of unit: CalendarUnit) -> String {
    let (factor, letter) = designator(of: unit)
    return parts.filter { $0.unit == unit }
      .map { part in
        guard let count = part.count else { return "X" + letter }
        return "\(count.multiplied(by: factor) ?? count)" + letter
      }
      .joined()
  }
}

private func designator(of unit: CalendarUnit) -> (factor: Int, letter: String) {
  switch unit {
  case .century: (100, "Y")
  case .decade: (10, "Y")
  case .year: (1, "Y")
  case .quarter: (3, "M")
  case .month: (1, "M")
  case .fortnight: (2, "W")
  case .week: (1, "W")
  case .weekend: (1, "WE")
  case .day, .businessDay: (1, "D")
  case .hour: (1, "H")
  case .minute: (1, "M")
  case .second: (1, "S")
  }
}
