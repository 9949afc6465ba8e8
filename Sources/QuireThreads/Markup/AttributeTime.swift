import QuireDocument
import QuireText
import QuireValues

/// Reads times as attributes write them: ISO 8601, or the seconds or milliseconds since 1970.
enum AttributeTime {
  /// The time in `value`; `nil` where it is none.
  static func read(_ value: ArraySlice<UInt8>) -> (iso: String, precision: String)? {
    let value = MarkupBytes.trimmed(value)
    guard value.count >= 8, value.count <= 40 else { return nil }
    return value.allSatisfy(MarkupBytes.isDigit) ? epoch(value) : iso(value)
  }

  private static func epoch(_ value: ArraySlice<UInt8>) -> (iso: String, precision: String)? {
    guard value.count >= 9, value.count <= 13, var seconds = MarkupBytes.number(value) else { return nil }
    if value.count >= 12 { seconds /= 1_000 }
    guard let date = CivilDate(daysSinceEpoch: seconds / 86_400), (1_990..<2_100).contains(date.year) else {
      return nil
    }
    let day = "\(padded(date.year, 4))-\(padded(date.month))-\(padded(date.day))"
    let clock = "\(padded(seconds / 3_600 % 24)):\(padded(seconds / 60 % 60)):\(padded(seconds % 60))"
    return ("\(day)T\(clock)Z", "second")
  }

  /// `2018-08-28T19:38:42+00:00`, with a space for the T, without seconds, without a clock; what follows is not read.
  private static func iso(_ value: ArraySlice<UInt8>) -> (iso: String, precision: String)? {
    var reader = Digits(rest: value)
    guard let year = reader.number(4), reader.take([UInt8(ascii: "-")]), let month = reader.number(2),
      reader.take([UInt8(ascii: "-")]), let day = reader.number(2), (1_970..<2_100).contains(year),
      CivilDate(year: year, month: month, day: day) != nil
    else { return nil }
    let date = "\(padded(year, 4))-\(padded(month))-\(padded(day))"
    var clock = reader
    guard clock.take([UInt8(ascii: "T"), UInt8(ascii: "t"), 0x20]), let hour = clock.number(2),
      clock.take([UInt8(ascii: ":")]), let minute = clock.number(2), hour < 24, minute < 60
    else { return (date, "day") }
    var text = "\(date)T\(padded(hour)):\(padded(minute))"
    var precision = "minute"
    var seconds = clock
    if seconds.take([UInt8(ascii: ":")]), let second = seconds.number(2), second <= 60 {
      text += ":\(padded(second))"
      precision = "second"
      clock = seconds
      if clock.take([UInt8(ascii: "."), UInt8(ascii: ",")]) {
        clock.rest = clock.rest.drop(while: MarkupBytes.isDigit)
      }
    }
    return (text + zone(clock), precision)
  }

  private static func zone(_ reader: Digits) -> String {
    var reader = reader
    reader.rest = reader.rest.drop { $0 == 0x20 }
    if reader.take([UInt8(ascii: "Z"), UInt8(ascii: "z")]) { return "Z" }
    guard let sign = reader.rest.first, reader.take([UInt8(ascii: "+"), UInt8(ascii: "-")]),
      let hours = reader.number(2), hours <= 14
    else { return "" }
    _ = reader.take([UInt8(ascii: ":")])
    let minutes = reader.number(2) ?? 0
    guard minutes < 60 else { return "" }
    if hours == 0, minutes == 0 { return "Z" }
    return "\(sign == UInt8(ascii: "-") ? "-" : "+")\(padded(hours)):\(padded(minutes))"
  }

  /// Takes digits and signs off a value.
  private struct Digits {
    var rest: ArraySlice<UInt8>

    mutating func number(_ count: Int) -> Int? {
      let digits = rest.prefix(count)
      guard digits.count == count, digits.allSatisfy(MarkupBytes.isDigit) else { return nil }
      rest = rest.dropFirst(count)
      return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    mutating func take(_ marks: [UInt8]) -> Bool {
      guard let first = rest.first, marks.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
  }
}
