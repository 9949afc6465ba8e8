import QuireText
import QuireValues

/// A point in time as a page states it, in ISO 8601 and as precise as it is stated.
struct StatedDate {
  /// `2019-01-03`, `2019-01-03T07:00`, `2019-01-03T07:00:02+01:00`.
  let iso: String

  /// `month`, `day`, `minute` or `second`.
  let precision: String

  /// Where in the bytes it stands.
  let range: ByteRange

  /// Reads the first date in `bytes`.
  ///
  /// It may be written as in ISO 8601 or much like it, as in mail (RFC 5322), in English, or with a month's name or sign
  /// of another language. `nil` where day and month may be the other way round, and for years that no page is from.
  init?(_ bytes: [UInt8]) {
    guard bytes.count <= Self.longest, bytes.contains(where: ByteText.isDigit),
      let found = Self.numeric(bytes) ?? Self.written(bytes)
    else { return nil }
    self = found
  }

  private init(iso: String, precision: String, range: ByteRange) {
    self.iso = iso
    self.precision = precision
    self.range = range
  }

  /// The longest text that is read as a date, in bytes.
  private static let longest = 200

  /// The first and the last year that a page may be from.
  private static let years = 1900...2100

  // MARK: ISO 8601

  /// `2019-01-03`, `2019/1/3`, `2019年1月3日`, `20190103`, with or without a time.
  private static func numeric(_ bytes: [UInt8]) -> StatedDate? {
    guard let start = bytes.firstIndex(where: ByteText.isDigit) else { return nil }
    var reader = DigitReader(bytes, at: start)
    let run = reader.digits(atMost: 8)
    guard let (year, month, day) = parts(run, &reader), years.contains(year) else { return nil }
    guard let day else {
      guard (1...12).contains(month) else { return nil }
      return StatedDate(iso: "\(year)-\(two(month))", precision: "month", range: start..<reader.position)
    }
    guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
    let end = reader.position
    guard let time = reader.time() else {
      return StatedDate(iso: date.description, precision: "day", range: start..<end)
    }
    let range = start..<reader.position
    return StatedDate(iso: date.description + "T" + time.text, precision: time.precision, range: range)
  }

  private static func parts(_ run: DigitReader.Run, _ reader: inout DigitReader) -> (Int, Int, Int?)? {
    if run.count == 8, !reader.isDigit { return (run.value / 10_000, run.value / 100 % 100, run.value % 100) }
    guard run.count == 4, reader.skipDateMark() else { return nil }
    let month = reader.digits(atMost: 2)
    guard month.count > 0 else { return nil }
    guard reader.skipDateMark() else { return reader.isDigit || month.count < 2 ? nil : (run.value, month.value, nil) }
    let day = reader.digits(atMost: 2)
    guard day.count > 0, !reader.isDigit else { return nil }
    reader.skip([0xE6, 0x97, 0xA5])
    return (run.value, month.value, day.value)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  // MARK: Words

  private static func written(_ bytes: [UInt8]) -> StatedDate? {
    let unclear: DateTimeValue.Flags = [
      .relative, .yearMissing, .yearInferred, .interval, .approximate, .part, .ambiguousOrder,
    ]
    for value in DateTimeScanner().scan(bytes, in: 0..<bytes.count) {
      guard value.flags.isDisjoint(with: unclear), let day = value.begin, years.contains(day.year) else { continue }
      switch value.precision {
      case .second: return StatedDate(iso: value.normal, precision: "second", range: value.range)
      case .minute: return StatedDate(iso: value.normal, precision: "minute", range: value.range)
      case .hour, .partOfDay, .day: return StatedDate(iso: day.description, precision: "day", range: value.range)
      default: continue
      }
    }
    guard let (date, range) = MonthNames.date(in: bytes), years.contains(date.year) else { return nil }
    return StatedDate(iso: date.description, precision: "day", range: range)
  }
}
