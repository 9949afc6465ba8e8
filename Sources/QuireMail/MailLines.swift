public import QuireText

/// A line of a mail's text and what its first bytes say.
public struct MailLine: Sendable {
  /// The whole line with its line end, in bytes of the text.
  public let range: ByteRange

  /// The marks of quotation, with the blanks among them and the one behind them.
  public let marks: ByteRange

  /// A blank that format=flowed puts before a line and that is none of its own; empty elsewhere.
  public let stuffing: ByteRange

  /// The words, without marks and line end; of a flowed line the blank at its end counts.
  public let content: ByteRange

  /// How many marks of quotation there are.
  public let depth: Int

  /// Whether the next line goes on with this one (format=flowed).
  public let isFlowed: Bool

  /// Whether the line is the separator before a signature: `-- `.
  public let isSignatureMark: Bool
}

/// The lines of a mail's text; of format=flowed (RFC 3676) as that says, else as people quote.
public struct MailLines: Sequence, IteratorProtocol, Sendable {
  private let bytes: [UInt8]
  private let end: Int
  private let isFlowed: Bool
  private var place: Int

  /// Prepares to read the lines of `range` of `bytes`; linear in the range.
  public init(_ bytes: [UInt8], in range: ByteRange, isFlowed: Bool) {
    self.bytes = bytes
    self.isFlowed = isFlowed
    place = range.lowerBound
    end = range.upperBound
  }

  public mutating func next() -> MailLine? {
    guard place < end else { return nil }
    let start = place
    let feed = firstPlace(of: 0x0A, in: bytes, start..<end)
    place = feed.map { $0 + 1 } ?? end
    var contentEnd = feed ?? end
    if contentEnd > start, bytes[contentEnd - 1] == 0x0D { contentEnd -= 1 }
    let line = start..<contentEnd
    let (marks, depth) = isFlowed ? flowedMarks(line) : marks(line)
    let isStuffed = isFlowed && marks.upperBound < contentEnd && bytes[marks.upperBound] == 0x20
    let stuffing = marks.upperBound..<(marks.upperBound + (isStuffed ? 1 : 0))
    let content = stuffing.upperBound..<contentEnd
    let isMark = isSignatureMark(content)
    return MailLine(
      range: start..<place,
      marks: marks,
      stuffing: stuffing,
      content: content,
      depth: depth,
      isFlowed: isFlowed && !isMark && !content.isEmpty && bytes[contentEnd - 1] == 0x20 && feed != nil,
      isSignatureMark: isMark
    )
  }

  private func isSignatureMark(_ content: ByteRange) -> Bool {
    (content.count == 2 || (content.count == 3 && bytes[content.upperBound - 1] == 0x20))
      && bytes[content.lowerBound] == 0x2D && bytes[content.lowerBound + 1] == 0x2D
  }

  private func flowedMarks(_ line: ByteRange) -> (ByteRange, Int) {
    var end = line.lowerBound
    while end < line.upperBound, bytes[end] == 0x3E { end += 1 }
    return (line.lowerBound..<end, end - line.lowerBound)
  }

  /// `> > `, ` >`, and `AB> ` with the initials of who is quoted.
  private func marks(_ line: ByteRange) -> (ByteRange, Int) {
    var end = line.lowerBound
    var depth = 0
    while true {
      var place = end
      while place < line.upperBound, place - end < 3, bytes[place] == 0x20 { place += 1 }
      let letters = place
      while place < line.upperBound, place - letters < 4, isLetter(bytes[place]) { place += 1 }
      guard place < line.upperBound, bytes[place] == 0x3E else { break }
      let isBare = letters == place
      // Initials stand before a quotation's blank or another mark; else it is a word with a sign behind it.
      guard isBare || place + 1 == line.upperBound || [0x20, 0x3E].contains(bytes[place + 1]) else { break }
      end = place + 1
      depth += 1
    }
    guard depth > 0 else { return (line.lowerBound..<line.lowerBound, 0) }
    if end < line.upperBound, bytes[end] == 0x20 { end += 1 }
    return (line.lowerBound..<end, depth)
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
}
