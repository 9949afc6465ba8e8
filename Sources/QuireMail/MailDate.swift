/// A date and time as mails write it (RFC 5322, section 3.3), with the forms that old and broken programs write.
public struct MailDate: Sendable, Equatable {
  /// The year, 1 to 9999.
  public let year: Int

  /// The month, 1 to 12.
  public let month: Int

  /// The day of the month, from 1.
  public let day: Int

  /// The hour, 0 to 23.
  public let hour: Int

  /// The minute, 0 to 59.
  public let minute: Int

  /// The second, 0 to 60; `nil` where it is not written.
  public let second: Int?

  /// How far the clock is ahead of UTC, in minutes; `nil` where that is not written.
  public let zone: Int?

  /// Reads an unfolded value of a Date field, or the date behind the address of a `From ` line of a mailbox.
  ///
  /// The weekday does not matter; words that are no part of a date are passed over. `nil` where there is no such day.
  public init?(_ field: some Sequence<UInt8>) {
    var parts = Parts()
    var scanner = HeaderScanner(Array(field.prefix(200)))
    while true {
      scanner.skipSpace()
      while scanner.next == 0x2C { scanner.skip() }
      scanner.skipSpace()
      guard scanner.next != nil else { break }
      let token = scanner.token(until: [0x2C, 0x28])
      if token.isEmpty { scanner.skip() } else { parts.take(token[...]) }
    }
    guard let year = parts.year, let month = parts.month, let day = parts.day, let clock = parts.clock else {
      return nil
    }
    guard (1...9999).contains(year), day >= 1, day <= Self.dayCount(month, year) else { return nil }
    self.year = year
    self.month = month
    self.day = day
    hour = clock[0]
    minute = clock[1]
    second = clock.count > 2 ? clock[2] : nil
    zone = parts.zone
  }

  /// Reads what ``iso8601`` writes: `2008-02-22T17:06:23+02:00`, with or without seconds and zone.
  public init?(iso8601 text: String) {
    var bytes = Array(text.utf8.prefix(40))
    guard bytes.count >= 16, bytes[10] == 0x54 else { return nil }
    bytes[10] = 0x20
    // The zone is a word of its own in mails, and has no colon there.
    if let zone = bytes[11...].lastIndex(where: { $0 == 0x2B || $0 == 0x2D || $0 == 0x5A }) {
      let digits = bytes[zone...].filter { $0 != 0x3A }
      bytes = bytes[..<zone] + [0x20] + digits
    }
    self.init(bytes)
  }

  /// Seconds since 1970-01-01T00:00:00Z; a clock without a zone counts as UTC.
  public var secondsSince1970: Int {
    let days = Self.daysSince1970(year, month, day)
    return ((days * 24 + hour) * 60 + minute - (zone ?? 0)) * 60 + (second ?? 0)
  }

  /// `minute` or `second`.
  public var precision: String { second == nil ? "minute" : "second" }

  /// The time as ISO 8601, as precise as it is written, with its zone where one is written: `2008-02-22T17:06:23+02:00`.
  public var iso8601: String {
    func padded(_ number: Int, _ count: Int = 2) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
    }
    var text = "\(padded(year, 4))-\(padded(month))-\(padded(day))T\(padded(hour)):\(padded(minute))"
    if let second { text += ":\(padded(second))" }
    guard let zone else { return text }
    if zone == 0 { return text + "Z" }
    return text + (zone < 0 ? "-" : "+") + "\(padded(abs(zone) / 60)):\(padded(abs(zone) % 60))"
  }

  /// The days from 1970-01-01 to a day (Howard Hinnant, `days_from_civil`).
  private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func dayCount(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// The parts of a date, as its words are read one after another.
private struct Parts {
  var year: Int?
  var month: Int?
  var day: Int?
  var clock: [Int]?
  var zone: Int?

  private static let months = Array("janfebmaraprmayjunjulaugsepoctnovdec".utf8)
  private static let zones: [String: Int] = [
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360,
    "pst": -480, "pdt": -420, "bst": 60, "cet": 60, "met": 60, "cest": 120, "mest": 120, "eet": 120, "eest": 180,
    "msk": 180, "msd": 240, "jst": 540,
  ]

  mutating func take(_ token: ArraySlice<UInt8>) {
    if token.contains(0x3A) { return takeClock(token) }
    if let first = token.first, first == 0x2B || first == 0x2D { return takeOffset(token) }
    if token.contains(0x2D) {
      // `12-Jan-1998`, and `1998-01-12` of ISO 8601.
      let words = token.split(separator: 0x2D)
      if words.count == 3, words[0].count == 4, let month = Self.number(words[1]), (1...12).contains(month) {
        (year, self.month, day) = (Self.number(words[0]), month, Self.number(words[2]))
      } else {
        for word in words { take(word) }
      }
      return
    }
    if let number = Self.number(token) { return take(number, digits: token.count) }
    takeWord(token)
  }

  private mutating func take(_ number: Int, digits: Int) {
    if day == nil, digits <= 2, number <= 31 {
      day = number
    } else if year == nil {
      switch digits {
      case 4: year = number
      case 3: year = 1900 + number
      // Two digits, as RFC 5322 reads them.
      case 1, 2: year = number < 50 ? 2000 + number : 1900 + number
      default: break
      }
    }
  }

  private mutating func takeWord(_ token: ArraySlice<UInt8>) {
    let word = token.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    if month == nil, word.count >= 3 {
      for index in 0..<12 where word.starts(with: Self.months[(3 * index)..<(3 * index + 3)]) {
        month = index + 1
        return
      }
    }
    if clock != nil, zone == nil { zone = Self.zones[String(decoding: word, as: UTF8.self)] }
  }

  private mutating func takeClock(_ token: ArraySlice<UInt8>) {
    guard clock == nil else { return }
    let numbers = token.split(separator: 0x3A).map { Self.number($0.prefix { $0 != 0x2E }) }
    guard numbers.count == 2 || numbers.count == 3 else { return }
    let known = numbers.compactMap { $0 }
    guard known.count == numbers.count, known[0] < 24, known[1] < 60, known.count < 3 || known[2] <= 60 else { return }
    clock = known
  }

  private mutating func takeOffset(_ token: ArraySlice<UInt8>) {
    guard zone == nil, token.count == 5, let number = Self.number(token.dropFirst()), number % 100 < 60, number < 2400
    else { return }
    let minutes = number / 100 * 60 + number % 100
    zone = token.first == 0x2D ? -minutes : minutes
  }

  private static func number(_ digits: some Collection<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 4 else { return nil }
    var number = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      number = number * 10 + Int(digit - 0x30)
    }
    return number
  }
}
