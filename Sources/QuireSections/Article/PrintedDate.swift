import QuireText
import QuireValues

/// A day, or a time on a day, that an article's head states.
struct PrintedDate {
  /// Where it stands.
  let range: ByteRange

  /// The date as ISO 8601, as precise as it was printed.
  let iso: String

  /// How precise it is: `year`, `month`, `day`, `minute` or `second`.
  let precision: String

  /// The first date in `range` of `text` whose year is known.
  init?(_ text: [UInt8], _ range: ByteRange) {
    guard let found = Self.first(text, range) else { return nil }
    self = found
  }

  /// The date that several lines state together: `11`, `July`, `2012`.
  init?(_ text: [UInt8], lines: [ByteRange]) {
    guard let first = lines.first, let last = lines.last else { return nil }
    let line = Array(lines.map { text[$0] }.joined(separator: [0x20]))
    guard let found = Self.first(line, 0..<line.count) else { return nil }
    self.init(range: first.lowerBound..<last.upperBound, iso: found.iso, precision: found.precision)
  }

  private init(range: ByteRange, iso: String, precision: String) {
    self.range = range
    self.iso = iso
    self.precision = precision
  }

  private static func first(_ text: [UInt8], _ range: ByteRange) -> PrintedDate? {
    for value in DateTimeScanner().scan(text, in: range) {
      guard value.flags.isDisjoint(with: [.relative, .yearMissing, .yearInferred, .interval, .approximate, .part]),
        value.kind == .date || value.kind == .time, let day = value.begin
      else { continue }
      switch value.precision {
      case .second: return PrintedDate(range: value.range, iso: value.normal, precision: "second")
      case .minute: return PrintedDate(range: value.range, iso: value.normal, precision: "minute")
      case .hour, .partOfDay, .day: return PrintedDate(range: value.range, iso: day.description, precision: "day")
      case .month: return PrintedDate(range: value.range, iso: value.normal, precision: "month")
      default: continue
      }
    }
    return nil
  }
}
