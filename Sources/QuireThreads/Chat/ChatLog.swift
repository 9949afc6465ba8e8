import QuireText

/// The lines of a chat log in the form that most of them have.
struct ChatLog {
  /// How the log writes who says what.
  let form: ChatForm

  /// The lines; a line that goes on with another follows it.
  let lines: [ChatLine]

  /// Reads a log, or nothing where the text is none.
  ///
  /// Linear: every line is read once in each form.
  ///
  /// The form is the one in which most lines say something. A log has times on its lines, or names in angle brackets; a
  /// text in which somebody is quoted with a colon now and then is none.
  init?(_ text: [UInt8], form wanted: ChatForm?) {
    let reader = ChatLineReader(text: text)
    let ranges = TextLines(text).map(\.content)
    var best: (form: ChatForm, count: Int)?
    for form in wanted.map({ [$0] }) ?? ChatForm.allCases {
      let count = Self.spoken(ranges, form, reader)
      if let found = best, found.count >= count { continue }
      if count > 0 { best = (form, count) }
    }
    guard let best else { return nil }
    form = best.form
    var lines: [ChatLine] = []
    lines.reserveCapacity(ranges.count)
    var stamped = 0
    for (place, range) in ranges.enumerated() {
      let line = reader.read(range, number: place + 1, form: form)
      if line.kind == .message, line.stamp != nil { stamped += 1 }
      lines.append(line)
    }
    self.lines = Self.joined(lines, isStamped: stamped * 2 > best.count)
  }

  /// How many lines say something in `form`, if they are enough for a log.
  private static func spoken(_ ranges: [ByteRange], _ form: ChatForm, _ reader: ChatLineReader) -> Int {
    var spoken = 0
    var known = 0
    var filled = 0
    for range in ranges where !range.isEmpty {
      let line = reader.read(range, number: 0, form: form)
      filled += 1
      switch line.kind {
      case .message where line.stamp != nil || form != .colon:
        spoken += 1
        known += 1
      case .message: spoken += 1
      case .action, .event, .day: known += 1
      case .continuation, .blank: break
      }
    }
    guard spoken >= 2 else { return 0 }
    // Words before a colon are no sign of a chat by themselves, unless nearly every line has them.
    let isLog = form == .colon ? known * 3 >= filled || spoken * 10 >= filled * 9 : known * 2 >= filled
    return isLog ? spoken : 0
  }

  /// In a log with times a line without one goes on with the line before.
  private static func joined(_ lines: [ChatLine], isStamped: Bool) -> [ChatLine] {
    guard isStamped else { return lines }
    return lines.map { line in
      guard line.stamp == nil, line.kind == .message else { return line }
      var line = line
      line.kind = .continuation
      line.body = line.range
      line.name = nil
      return line
    }
  }
}
