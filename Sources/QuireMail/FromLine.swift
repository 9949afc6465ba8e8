import QuireText

/// The line that begins each mail in a mailbox file: `From ann@harbour.test Fri Feb 22 15:06:23 2008` (RFC 4155).
public struct FromLine: Sendable {
  /// The sender's address as it is written.
  public let sender: String

  /// When the mail was put there.
  public let date: MailDate

  /// How many bytes of a line are looked at.
  public static let lengthLimit = 1_000

  /// Reads the line that begins at `start` of `bytes`; `nil` where none such is there.
  ///
  /// A line of a text that begins with "From " is none: it has no time of day.
  public init?(_ bytes: [UInt8], at start: Int = 0) {
    guard bytes.count - start > 5, bytes[start..<(start + 5)].elementsEqual("From ".utf8) else { return nil }
    let reach = (start + 5)..<min(bytes.count, start + Self.lengthLimit)
    let line = reach.lowerBound..<(firstPlace(of: 0x0A, in: bytes, reach) ?? reach.upperBound)
    guard firstPlace(of: 0x3A, in: bytes, line) != nil else { return nil }
    var end = line.lowerBound
    while end < line.upperBound, bytes[end] > 0x20 { end += 1 }
    guard let date = MailDate(bytes[end..<line.upperBound].filter { $0 != 0x0D }) else { return nil }
    sender = String(decoding: bytes[line.lowerBound..<end], as: UTF8.self)
    self.date = date
  }
}
