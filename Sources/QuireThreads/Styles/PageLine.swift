import QuireText

/// A line of the document that is not blank, and what its shape tells.
struct PageLine {
  /// The line without white space at its ends.
  var content: ByteRange

  /// Where the line begins, with its indentation.
  var start: Int

  /// The columns of its indentation.
  var indent: Int

  /// The number of blank lines before it.
  var gap: Int

  /// The number of words.
  var words: Int

  /// What it says as a header; its place in ``PageLines/readings``, or -1.
  var reading: Int32 = -1

  /// What it says about the comments; its place in ``PageLines/notices``, or -1.
  var notice: Int32 = -1

  /// Whether it begins with `>`, as quoted mail does.
  var isQuoted = false
}

/// The lines of a document that are not blank.
struct PageLines {
  let text: [UInt8]
  private(set) var lines: [PageLine] = []
  private(set) var readings: [HeaderReading] = []
  private(set) var notices: [NoticeLine] = []

  /// The number of words before each line, and before the end.
  private var wordSums: [Int] = [0]

  /// Reads every line of `range`, or of the whole text, once: linear in what is read.
  init(_ text: [UInt8], in range: ByteRange? = nil) {
    self.text = text
    var gap = 0
    for line in TextLines(text, in: range) {
      guard !line.isBlank else {
        gap += 1
        continue
      }
      var words = 0
      var iterator = BlankSeparatedWords(text, in: line.content)
      while iterator.next() != nil { words += 1 }
      var item = PageLine(
        content: line.content,
        start: line.range.lowerBound,
        indent: line.indent,
        gap: gap,
        words: words
      )
      item.isQuoted = text[line.content.lowerBound] == 0x3E
      let tokens = HeaderTokens(text, in: line.content)
      if let notice = NoticeReader.read(text, line.content, tokens) {
        item.notice = Int32(notices.count)
        notices.append(notice)
      }
      if var reading = HeaderParser.read(text, line.content, tokens) {
        reading.line = lines.count
        item.reading = Int32(readings.count)
        readings.append(reading)
      }
      lines.append(item)
      wordSums.append((wordSums.last ?? 0) + words)
      gap = 0
    }
  }

  var count: Int { lines.count }

  subscript(index: Int) -> PageLine { lines[index] }

  /// What the line says as a header.
  func reading(_ index: Int) -> HeaderReading? {
    guard lines.indices.contains(index), lines[index].reading >= 0 else { return nil }
    return readings[Int(lines[index].reading)]
  }

  /// What the line says about the comments.
  func notice(_ index: Int) -> NoticeLine? {
    guard lines.indices.contains(index), lines[index].notice >= 0 else { return nil }
    return notices[Int(lines[index].notice)]
  }

  func sign(_ index: Int) -> NoticeSign? { notice(index)?.sign }

  /// Whether the line can be nothing but a short name.
  func isBareName(_ index: Int) -> Bool {
    guard let reading = reading(index), reading.key == HeaderKey.name, !reading.isInline, notice(index) == nil else {
      return false
    }
    return reading.nameQuality >= 0.5 && lines[index].content.count <= 60
  }

  /// Whether the line is a date or a time and nothing else but furniture.
  func isBareStamp(_ index: Int) -> Bool {
    guard let reading = reading(index) else { return false }
    return reading.key == HeaderKey.stamp && !reading.isInline && reading.strayWords <= 2
  }

  /// Whether the line holds the name that stands at `name`, and nothing else.
  func isLine(_ index: Int, _ name: ByteRange) -> Bool {
    let content = lines[index].content
    return content.count <= name.count + 2 && text[content].starts(with: text[name])
  }

  /// Whether the line is something to press beside a comment.
  func isControl(_ index: Int) -> Bool { sign(index) == .control }

  /// The number of words in `range` of lines; constant time.
  func words(in range: Range<Int>) -> Int { wordSums[range.upperBound] - wordSums[range.lowerBound] }
}
