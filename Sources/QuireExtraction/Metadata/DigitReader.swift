import QuireText

/// Reads the numbers of a date, one after the other.
struct DigitReader {
  /// A run of digits.
  struct Run {
    var value = 0
    var count = 0
  }

  private let bytes: [UInt8]
  private(set) var position: Int

  init(_ bytes: [UInt8], at position: Int) {
    self.bytes = bytes
    self.position = position
  }

  private var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

  var isDigit: Bool { ByteText.isDigit(next) }

  mutating func digits(atMost limit: Int) -> Run {
    var run = Run()
    while run.count < limit, isDigit {
      run.value = run.value * 10 + Int(next - 0x30)
      run.count += 1
      position += 1
    }
    return run
  }

  @discardableResult
  mutating func skip(_ mark: [UInt8]) -> Bool {
    guard position < bytes.count, bytes[position...].starts(with: mark) else { return false }
    position += mark.count
    return true
  }

  /// `-`, `/`, `.`, or the signs for year and month of East Asia.
  mutating func skipDateMark() -> Bool {
    for mark in [[0x2D], [0x2F], [0x2E], [0xE5, 0xB9, 0xB4], [0xE6, 0x9C, 0x88]] as [[UInt8]] where skip(mark) {
      return true
    }
    return false
  }

  /// A time of day behind `T` or a space: `07:00`, `07:00:02.000Z`, `070002+0100`; fractions are left out.
  mutating func time() -> (text: String, precision: String)? {
    let start = position
    guard next == 0x54 || next == 0x74 || next == 0x20 else { return nil }
    position += 1
    let hour = digits(atMost: 2)
    let isBasic = isDigit
    guard hour.count == 2, hour.value < 24, isBasic || skip([0x3A]) else { return back(to: start) }
    let minute = digits(atMost: 2)
    guard minute.count == 2, minute.value < 60 else { return back(to: start) }
    var text = "\(pad(hour)):\(pad(minute))"
    var precision = "minute"
    if isBasic ? isDigit : skip([0x3A]) {
      let second = digits(atMost: 2)
      guard second.count == 2, second.value <= 60 else { return back(to: start) }
      text += ":\(pad(second))"
      precision = "second"
      if skip([0x2E]) || skip([0x2C]) { _ = digits(atMost: 12) }
    }
    return (text + zone(), precision)
  }

  private mutating func back(to start: Int) -> (text: String, precision: String)? {
    position = start
    return nil
  }

  /// `Z`, `+01:00`, `+0100`, or nothing.
  private mutating func zone() -> String {
    if skip([0x5A]) || skip([0x7A]) { return "Z" }
    let start = position
    skip([0x20])
    let sign: String
    if skip([0x2B]) { sign = "+" } else if skip([0x2D]) { sign = "-" } else { sign = "" }
    let hour = digits(atMost: 2)
    skip([0x3A])
    let minute = digits(atMost: 2)
    guard !sign.isEmpty, hour.count == 2, hour.value <= 14, minute.count != 1, minute.value < 60 else {
      position = start
      return ""
    }
    return "\(sign)\(pad(hour)):\(pad(minute))"
  }

  private func pad(_ run: Run) -> String { run.value < 10 ? "0\(run.value)" : "\(run.value)" }
}
