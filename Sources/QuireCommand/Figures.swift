/// Numbers as people read them.
enum Figures {
  /// A whole number with commas between thousands.
  static func grouped(_ number: Int) -> String {
    var result = ""
    for (index, digit) in "\(number.magnitude)".reversed().enumerated() {
      if index > 0, index % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return (number < 0 ? "-" : "") + String(result.reversed())
  }

  /// A number with `places` digits behind the point.
  static func decimal(_ number: Double, places: Int) -> String {
    guard number.isFinite else { return "-" }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (number * scale).rounded()
    guard abs(scaled) < 1e15 else { return "\(number)" }
    let whole = Int(scaled / scale)
    guard places > 0 else { return grouped(whole) }
    let rest = "\(Int(abs(scaled)) % Int(scale))"
    return "\(grouped(whole)).\(String(repeating: "0", count: max(0, places - rest.count)))\(rest)"
  }

  /// Seconds as hours, minutes and seconds.
  static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e7 else { return "a long time" }
    let whole = Int(seconds.rounded(.up))
    if whole >= 3_600 { return "\(whole / 3_600) h \(whole % 3_600 / 60) min" }
    return whole >= 60 ? "\(whole / 60) min \(whole % 60) s" : "\(whole) s"
  }

  /// A number of bytes in the unit that fits.
  static func bytes(_ count: Int) -> String {
    if count < 10_000 { return "\(grouped(count)) bytes" }
    if count < 10_000_000 { return "\(decimal(Double(count) / 1e3, places: 0)) kB" }
    return "\(decimal(Double(count) / 1e6, places: 0)) MB"
  }

  /// `count` with its noun.
  static func count(_ count: Int, _ noun: String) -> String { "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")" }
}
