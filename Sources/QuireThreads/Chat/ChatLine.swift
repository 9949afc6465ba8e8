import QuireText

/// How a chat program writes who says what.
enum ChatForm: String, CaseIterable {
  /// `<ann> hello`, as clients of IRC write.
  case angles

  /// `ann<tab>hello`, as WeeChat writes.
  case tab

  /// `ann | hello`, as terminal clients show it.
  case bar

  /// `Ann: hello`, as messengers export.
  case colon
}

/// One line of a chat log, taken apart.
struct ChatLine {
  enum Kind {
    /// Somebody says something.
    case message

    /// Somebody does something: `* ann waves`.
    case action

    /// The program says something: who comes, goes or changes the name.
    case event

    /// A new day begins, or the log does.
    case day

    /// The line goes on with what the line before says.
    case continuation

    case blank
  }

  var kind: Kind

  /// The line without white space at its ends.
  var range: ByteRange

  /// The line's number in the text, from 1.
  var number: Int

  var stamp: ChatStamp?

  /// Who speaks.
  var name: ByteRange?

  /// What is said.
  var body: ByteRange
}

/// Takes the lines of one form apart.
struct ChatLineReader {
  let text: [UInt8]

  /// The most bytes of a name.
  static let longestName = 64

  /// What a line is in the form `form`, not knowing the lines around it.
  func read(_ range: ByteRange, number: Int, form: ChatForm) -> ChatLine {
    var line = ChatLine(kind: .continuation, range: range, number: number, body: range)
    guard !range.isEmpty else {
      line.kind = .blank
      return line
    }
    if ChatDay.isDayLine(text, range) {
      line.kind = .day
      return line
    }
    var stamps = ChatStampReader(text, in: range)
    line.stamp = stamps.read()
    let rest = trimmed((line.stamp?.range.upperBound ?? range.lowerBound)..<range.upperBound)
    line.body = rest
    if let said = speech(rest, form, isStamped: line.stamp != nil) {
      line.kind = .message
      line.name = said.name
      line.body = trimmed(said.body)
    } else if let mark = mark(rest) {
      line.body = trimmed(mark.end..<rest.upperBound)
      line.kind = mark.isAction && !ChatEvents.isEvent(text, line.body) ? .action : .event
    } else if line.stamp != nil {
      line.kind = .event
    }
    if line.kind == .action { nameActor(of: &line) }
    return line
  }

  /// The name and the words of a line on which somebody speaks.
  private func speech(_ rest: ByteRange, _ form: ChatForm, isStamped: Bool) -> (name: ByteRange, body: ByteRange)? {
    switch form {
    case .angles: angles(rest)
    case .tab: cut(rest, at: 0x09, spaces: false)
    case .bar: cut(rest, at: UInt8(ascii: "|"), spaces: false)
    case .colon: cut(afterDash(rest), at: UInt8(ascii: ":"), spaces: true)
    }
  }

  private func angles(_ rest: ByteRange) -> (name: ByteRange, body: ByteRange)? {
    guard text[rest].first == UInt8(ascii: "<"),
      let close = text[rest].prefix(Self.longestName + 4).firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    let name = withoutMode((rest.lowerBound + 1)..<close)
    return name.isEmpty ? nil : (name, (close + 1)..<rest.upperBound)
  }

  private func cut(_ rest: ByteRange, at sign: UInt8, spaces: Bool) -> (name: ByteRange, body: ByteRange)? {
    guard let place = text[rest].prefix(Self.longestName).firstIndex(of: sign), place > rest.lowerBound else {
      return nil
    }
    // "12:30" and "http://" name nobody.
    if sign == UInt8(ascii: ":"), place + 1 < rest.upperBound, text[place + 1] != 0x20 { return nil }
    let name = withoutMode(trimmed(rest.lowerBound..<place))
    guard !name.isEmpty, spaces || !text[name].contains(0x20), text[name].contains(where: { isLetter($0) }) else {
      return nil
    }
    if spaces, text[name].count(where: { $0 == 0x20 }) > 4 { return nil }
    return (name, (place + 1)..<rest.upperBound)
  }

  /// Messengers write a dash between time and name.
  private func afterDash(_ rest: ByteRange) -> ByteRange {
    text[rest].starts(with: [0x2D, 0x20]) ? (rest.lowerBound + 2)..<rest.upperBound : rest
  }

  /// The sign of a line that no one speaks: `* ann waves`, `*** ann joins`, `-!- ann …`, `=== ann …`, `--> ann …`.
  private func mark(_ rest: ByteRange) -> (end: Int, isAction: Bool)? {
    for (sign, isAction) in Self.marks where text[rest].starts(with: sign) {
      return (rest.lowerBound + sign.count, isAction)
    }
    return nil
  }

  private static let marks: [([UInt8], Bool)] = [
    ("***", false), ("* ", true), ("-!-", false), ("===", true), ("-->", false), ("<--", false), ("--", false),
    ("•", true),
  ].map { (Array($0.0.utf8), $0.1) }

  /// The first word of an action is who acts.
  private func nameActor(of line: inout ChatLine) {
    let end = text[line.body].firstIndex(of: 0x20) ?? line.body.upperBound
    let name = withoutMode(line.body.lowerBound..<end)
    guard !name.isEmpty, name.count <= Self.longestName, name.upperBound < line.body.upperBound else {
      line.kind = .event
      return
    }
    line.name = name
    line.body = trimmed(end..<line.body.upperBound)
  }

  /// The name without the sign of a rank: `@ann`, `+ann`, ` ann`.
  private func withoutMode(_ name: ByteRange) -> ByteRange {
    var name = trimmed(name)
    while let first = text[name].first, Self.modes.contains(first) { name = (name.lowerBound + 1)..<name.upperBound }
    return trimmed(name)
  }

  private static let modes = Array("@+%&~!".utf8)

  private func trimmed(_ range: ByteRange) -> ByteRange { WhiteSpace.trimmed(text, range) }

  private func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }
}
