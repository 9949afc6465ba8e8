import QuireText

/// The time at the beginning of a line of a chat log, as chat programs write it: `[03:10]`, `2004-11-15 03:10:22`,
/// `12/31/20, 10:15 PM`, `(2020-01-01T12:00:00Z)`.
struct ChatStamp {
  /// Three figures of a date in the order of the line.
  struct Figures: Equatable {
    var first: Int
    var second: Int
    var third: Int

    /// Whether the first figure is a year of four digits.
    var isYearFirst: Bool

    /// Whether stops stand between the figures, as where days come first.
    var hasStops: Bool
  }

  /// Where the stamp stands, with its brackets.
  var range: ByteRange

  /// Where the time itself stands.
  var inner: ByteRange

  var date: Figures?

  /// Minutes since midnight.
  var minute: Int?

  /// Seconds, where they are printed.
  var second: Int?

  /// What follows the clock about its zone, such as `Z` or `+02:00`.
  var zone: ByteRange?
}

/// Reads stamps; every byte is looked at a bounded number of times.
struct ChatStampReader {
  let text: [UInt8]
  private var index: Int
  private let end: Int

  init(_ text: [UInt8], in line: ByteRange) {
    self.text = text
    index = line.lowerBound
    end = line.upperBound
  }

  /// The stamp that the line begins with; `nil` where none does.
  mutating func read() -> ChatStamp? {
    let start = index
    let closing = openBracket()
    let first = index
    guard let number = digits(atMost: 4) else { return nil }
    var stamp = ChatStamp(range: start..<start, inner: first..<first)
    if peek == UInt8(ascii: ":") {
      guard readClock(hour: number.value, into: &stamp) else { return nil }
    } else {
      guard let date = readDate(number) else { return nil }
      stamp.date = date
      let behind = index
      skipToClock()
      let isClock = digits(atMost: 2).map { readClock(hour: $0.value, into: &stamp) } ?? false
      if !isClock { index = behind }
    }
    stamp.inner = first..<index
    if let closing {
      skipSpaces()
      guard peek == closing else { return nil }
      index += 1
    }
    // A stamp is a word of its own.
    guard index == end || peek == 0x20 || peek == 0x09 || closing != nil else { return nil }
    stamp.range = start..<index
    return stamp
  }

  private var peek: UInt8? { index < end ? text[index] : nil }

  private mutating func openBracket() -> UInt8? {
    switch peek {
    case UInt8(ascii: "["):
      index += 1
      return UInt8(ascii: "]")
    case UInt8(ascii: "("):
      index += 1
      return UInt8(ascii: ")")
    default: return nil
    }
  }

  private mutating func digits(atMost most: Int) -> (value: Int, count: Int)? {
    var value = 0
    var count = 0
    while let byte = peek, byte >= 0x30, byte <= 0x39 {
      count += 1
      guard count <= most else { return nil }
      value = value * 10 + Int(byte) - 0x30
      index += 1
    }
    return count > 0 ? (value, count) : nil
  }

  private mutating func readDate(_ first: (value: Int, count: Int)) -> ChatStamp.Figures? {
    guard let separator = peek, separator == 0x2D || separator == 0x2F || separator == 0x2E else { return nil }
    index += 1
    guard let second = digits(atMost: 2), peek == separator else { return nil }
    index += 1
    guard let third = digits(atMost: 4) else { return nil }
    let isYearFirst = first.count == 4
    guard isYearFirst || first.count <= 2, isYearFirst ? third.count <= 2 : third.count != 3 else { return nil }
    return ChatStamp.Figures(
      first: first.value,
      second: second.value,
      third: third.value,
      isYearFirst: isYearFirst,
      hasStops: separator == 0x2E
    )
  }

  private mutating func skipToClock() {
    if peek == UInt8(ascii: ",") || peek == UInt8(ascii: "T") { index += 1 }
    skipSpaces()
  }

  /// Reads the minutes and what follows, after the hour.
  private mutating func readClock(hour: Int, into stamp: inout ChatStamp) -> Bool {
    guard peek == UInt8(ascii: ":") else { return false }
    index += 1
    guard let minute = digits(atMost: 2), minute.count == 2, minute.value < 60, hour < 25 else { return false }
    if peek == UInt8(ascii: ":") {
      index += 1
      guard let second = digits(atMost: 2), second.count == 2, second.value < 61 else { return false }
      stamp.second = second.value
      if peek == UInt8(ascii: ".") || peek == UInt8(ascii: ",") {
        index += 1
        if digits(atMost: 9) == nil { index -= 1 }
      }
    }
    stamp.minute = (half(of: hour) % 24) * 60 + minute.value
    stamp.zone = readZone()
    return true
  }

  /// The hour of the day, where the clock counts to twelve twice: "10:15 PM", also with a narrow space.
  private mutating func half(of hour: Int) -> Int {
    let behind = index
    skipSpaces()
    guard index + 1 < end, text[index + 1] | 0x20 == UInt8(ascii: "m"), hour <= 12,
      index + 2 == end || !isLetter(text[index + 2])
    else {
      index = behind
      return hour
    }
    switch text[index] | 0x20 {
    case UInt8(ascii: "a"):
      index += 2
      return hour % 12
    case UInt8(ascii: "p"):
      index += 2
      return hour % 12 + 12
    default:
      index = behind
      return hour
    }
  }

  private mutating func readZone() -> ByteRange? {
    let start = index
    if peek == UInt8(ascii: "Z") {
      index += 1
      return start..<index
    }
    guard let sign = peek, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    index += 1
    guard let hours = digits(atMost: 4), hours.count == 2 || hours.count == 4 else {
      index = start
      return nil
    }
    if hours.count == 2, peek == UInt8(ascii: ":") {
      index += 1
      if digits(atMost: 2) == nil { index -= 1 }
    }
    return start..<index
  }

  private mutating func skipSpaces() {
    while index < end {
      if text[index] == 0x20 {
        index += 1
      } else if index + 2 < end, text[index] == 0xE2, text[index + 1] == 0x80, text[index + 2] == 0xAF {
        index += 3
      } else {
        return
      }
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
