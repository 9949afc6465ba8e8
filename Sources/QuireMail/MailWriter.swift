import QuireText

/// Writes mails: folded header fields with encoded words (RFC 5322, RFC 2047), and mailbox files with quoted From lines.
///
/// Lines end with LF, as mailbox files have them. What would break a header (line ends, control characters, the brackets
/// of an id inside of one) is left out, so that no value can begin a field of its own.
///
/// ```swift
/// var writer = MailWriter()
/// writer.beginMail(from: "ann@harbour.test", at: date)
/// writer.text("Subject", "The night ferry")
/// writer.ids("References", ["1@harbour.test", "2@harbour.test"])
/// writer.body(text)
/// file.write(writer.bytes)
/// ```
public struct MailWriter: Sendable {
  /// What is written so far.
  public private(set) var bytes: [UInt8] = []

  /// How long a line of a header gets where it can be folded, without its end.
  public static let lineLength = 78

  private var column = 0

  /// Creates a writer that has written nothing.
  public init() {}

  // MARK: Mails

  /// Begins a mail of a mailbox file with its `From ` line; blank lines between mails are ``body(_:)``'s.
  ///
  /// Without a sender it is `MAILER-DAEMON`, without a date the first second of 1970, as the form demands one of each.
  public mutating func beginMail(from sender: String? = nil, at date: MailDate? = nil) {
    let name = sender.map { $0.utf8.filter { (0x21...0x7E).contains($0) } } ?? []
    bytes += Array("From ".utf8) + (name.isEmpty ? Array("MAILER-DAEMON".utf8) : name)
    bytes += Array(" \(date?.asctime ?? MailDate.epoch)\n".utf8)
  }

  /// Ends the header and writes the body of a mail in a mailbox file: lines that begin with `From `, or with that behind
  /// `>`, get one `>` more (mboxrd), and a blank line ends the mail.
  public mutating func body(_ text: some Sequence<UInt8>) {
    bytes.append(0x0A)
    let text = Array(text)
    var line = 0
    while line < text.count {
      let end = firstPlace(of: 0x0A, in: text, line..<text.count) ?? text.count
      if text[line..<end].drop(while: { $0 == 0x3E }).starts(with: "From ".utf8) { bytes.append(0x3E) }
      bytes += text[line..<end]
      bytes.append(0x0A)
      line = end + 1
    }
    bytes.append(0x0A)
  }

  // MARK: Fields

  /// Writes a field of words, such as Subject; words beyond ASCII become encoded words.
  public mutating func text(_ name: String, _ value: String) {
    begin(name)
    words(value, isPhrase: false)
    end()
  }

  /// Writes a field of addresses, such as From or To.
  public mutating func addresses(_ name: String, _ values: [MailAddress]) {
    begin(name)
    for (index, value) in values.enumerated() {
      if !value.name.isEmpty { words(value.name, isPhrase: true) }
      let address = value.address.utf8.filter { $0 > 0x20 && $0 != 0x3C && $0 != 0x3E && $0 != 0x7F }
      let comma: [UInt8] = index + 1 < values.count ? [0x2C] : []
      if value.name.isEmpty, !address.isEmpty {
        word(address + comma)
      } else {
        word([0x3C] + address + [0x3E] + comma)
      }
    }
    end()
  }

  /// Writes a field of message ids, such as References: the nearest ancestor last.
  public mutating func ids(_ name: String, _ values: [String]) {
    begin(name)
    for value in values {
      let id = value.utf8.flatMap(Self.idBytes)
      if !id.isEmpty { word([0x3C] + id + [0x3E]) }
    }
    end()
  }

  /// What stands for a byte in an id: two ids that differ stay two, so what can't be written is `=` and two digits.
  private static func idBytes(_ byte: UInt8) -> [UInt8] {
    if (0x21...0x7E).contains(byte), byte != 0x3C, byte != 0x3E { return [byte] }
    let digits = Array("0123456789ABCDEF".utf8)
    return [0x3D, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  /// Writes the field Date.
  public mutating func date(_ value: MailDate) {
    begin("Date")
    for part in value.rfc5322.split(separator: " ") { word(Array(part.utf8)) }
    end()
  }

  /// Writes the fields of MIME for a body that is UTF-8 as it stands.
  public mutating func plainTextFields() {
    bytes += Array("MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n".utf8)
    bytes += Array("Content-Transfer-Encoding: 8bit\n".utf8)
  }

  // MARK: Words

  private mutating func begin(_ name: String) {
    let name = name.utf8.filter { (0x21...0x7E).contains($0) && $0 != 0x3A }
    bytes += name + [0x3A]
    column = name.count + 1
  }

  private mutating func end() {
    bytes.append(0x0A)
    column = 0
  }

  /// Writes a word that must not be cut, in a new line where the old one is full.
  private mutating func word(_ word: [UInt8]) {
    if column + 1 + word.count > Self.lineLength, column > 1 {
      bytes.append(0x0A)
      column = 0
    }
    bytes.append(0x20)
    bytes += word
    column += 1 + word.count
  }

  private mutating func words(_ text: String, isPhrase: Bool) {
    let clean = text.utf8.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }
    let isPlain = clean.allSatisfy { $0 < 0x80 } && firstPlace(of: [0x3D, 0x3F], in: clean) == nil
    guard isPlain else { return encodedWords(clean) }
    let parts = clean.split(separator: 0x20)
    guard isPhrase, !clean.allSatisfy(Self.isAtom) else {
      for part in parts { word(Array(part)) }
      return
    }
    var quoted: [UInt8] = [0x22]
    for byte in parts.joined(separator: [0x20]) {
      if byte == 0x22 || byte == 0x5C { quoted.append(0x5C) }
      quoted.append(byte)
    }
    word(quoted + [0x22])
  }

  private static func isAtom(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte > 0x20 && byte < 0x7F && !"()<>[]:;@\\,.\"".utf8.contains(byte))
  }

  /// How many bytes of UTF-8 one encoded word holds, so that it stays within 75 characters: 15 × 4 × 3/4.
  private static let encodedLength = 45

  /// Writes `text` as encoded words in base64, cut between characters.
  private mutating func encodedWords(_ text: [UInt8]) {
    var start = 0
    while start < text.count {
      var end = min(text.count, start + Self.encodedLength)
      while end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
      word(Array("=?utf-8?B?".utf8) + Self.base64(text[start..<end]) + Array("?=".utf8))
      start = end
    }
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  private static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let group = bytes[place..<min(place + 3, bytes.endIndex)]
      var bits: UInt32 = 0
      for index in 0..<3 { bits = bits << 8 | UInt32(index < group.count ? group[place + index] : 0) }
      for index in 0..<4 {
        result.append(index <= group.count ? alphabet[Int(bits >> UInt32(18 - 6 * index) & 63)] : 0x3D)
      }
      place += 3
    }
    return result
  }
}

extension MailDate {
  /// The first second of 1970 as a `From ` line has it.
  static let epoch = "Thu Jan  1 00:00:00 1970"

  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private var clock: String { "\(Self.padded(hour)):\(Self.padded(minute)):\(Self.padded(second ?? 0))" }

  /// The weekday, counted from the Thursday that 1970 began with.
  private var weekday: String {
    let local = secondsSince1970 + (zone ?? 0) * 60
    let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    return Self.weekdays[(day % 7 + 7) % 7]
  }

  private var year4: String { String(repeating: "0", count: max(0, 4 - String(year).utf8.count)) + String(year) }

  /// The date as a Date field has it: `Fri, 22 Feb 2008 17:06:23 +0200`; a clock without a zone has `-0000`.
  public var rfc5322: String {
    let minutes = abs(zone ?? 0)
    let offset = "\((zone ?? -1) < 0 ? "-" : "+")\(Self.padded(minutes / 60))\(Self.padded(minutes % 60))"
    return "\(weekday), \(day) \(Self.monthNames[month - 1]) \(year4) \(clock) \(offset)"
  }

  /// The date as a `From ` line has it: `Fri Feb 22 15:06:23 2008`, the clock as it stands.
  public var asctime: String {
    "\(weekday) \(Self.monthNames[month - 1]) \(day < 10 ? " \(day)" : "\(day)") \(clock) \(year4)"
  }
}
