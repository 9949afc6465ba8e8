import QuireDocument
import QuireHTML
import QuireMarkup
import QuireText

/// Walks through a Markdown document once and writes its text and its blocks.
///
/// The parser says in which line a text begins; where in the line it stands is looked up in the bytes, since the
/// parser's columns are only true where nothing but the block's own marks stands before them.
struct MarkdownWalker {
  private let markdown: MarkdownSteps
  private let bytes: [UInt8]
  /// Where each line begins, and the end of the last one.
  private let lines: [Int]
  private var writer: PageWriter
  private var alignment: MarkdownAlignment
  /// What a block would be that begins now, by the containers around it.
  private var contexts: [PageWriter.Context] = [PageWriter.Context(element: nil)]
  private var lists = 0
  private var groups = 0
  private var pictures = 0
  /// The end of the bytes that have an account.
  private var cursor: Int
  /// Behind the last line of the block under way.
  private var blockEnd = 0
  /// How far the columns of a line are off.
  private var shift = (line: -1, count: 0)
  private let html: AttributionID
  private let unplaced: AttributionID

  init(_ markdown: MarkdownSteps, _ bytes: [UInt8], start: Int, _ builder: consuming DocumentBuilder) {
    self.markdown = markdown
    self.bytes = bytes
    html = builder.attribution("html", "the words stand in markup of another language")
    unplaced = builder.attribution("line", "the words of the line are written otherwise in the document")
    alignment = MarkdownAlignment(bytes, literals: markdown.literals)
    lines = Self.lines(bytes, from: start)
    cursor = start
    writer = PageWriter(builder, decoded: bytes)
  }

  /// Where lines begin; they end with LF, CR LF or CR.
  private static func lines(_ bytes: [UInt8], from start: Int) -> [Int] {
    var lines = [start]
    for place in start..<bytes.count {
      let isReturn = bytes[place] == 0x0D && (place + 1 == bytes.count || bytes[place + 1] != 0x0A)
      if isReturn || bytes[place] == 0x0A { lines.append(place + 1) }
    }
    if lines.last != bytes.count { lines.append(bytes.count) }
    return lines
  }

  mutating func walk() {
    for step in markdown.steps {
      if step.isEnter { enter(step) } else { leave(step) }
    }
    settle(to: bytes.count)
  }

  consuming func finish() -> Document {
    writer.finish()
    return writer.builder.finish()
  }

  private var context: PageWriter.Context { contexts[contexts.count - 1] }

  // MARK: Blocks

  private mutating func enter(_ step: MarkdownSteps.Step) {
    switch step.kind {
    case .text: if pictures == 0 { write(step, isCode: false) }
    case .code: if pictures == 0 { write(step, isCode: true) }
    case .softBreak: writeLineEnd()
    case .lineBreak: writer.breakLine(isPreformatted: false)
    case .image: pictures += 1
    case .html, .link, .other, .document: break
    case .cell: writer.breakCell()
    case .codeBlock: writeCode(step)
    case .htmlBlock: writePage(step)
    default:
      writer.breakBlock()
      blockEnd = end(ofLine: step.lines.upperBound)
      contexts.append(inner(step))
    }
  }

  private mutating func inner(_ step: MarkdownSteps.Step) -> PageWriter.Context {
    var context = context
    switch step.kind {
    case .quote:
      context.level = context.kind == .quote ? context.level + 1 : 1
      context.kind = .quote
      context.group = 0
    case .list, .table:
      groups += 1
      if context.group == 0 { context.group = groups }
      if step.kind == .list { lists += 1 } else { context.kind = .table }
      context.level = 0
    case .item:
      context.kind = .listItem
      context.level = max(0, lists - 1)
    case .heading:
      context.kind = .heading
      context.level = step.level
      context.group = 0
    default: break
    }
    return context
  }

  private mutating func leave(_ step: MarkdownSteps.Step) {
    switch step.kind {
    case .image: pictures -= 1
    case .quote, .list, .item, .heading, .table, .paragraph, .row:
      writer.breakBlock()
      if contexts.count > 1 { contexts.removeLast() }
      if step.kind == .list { lists -= 1 }
    default: break
    }
  }

  // MARK: Text

  private func start(ofLine line: Int) -> Int { lines[min(line, lines.count - 1)] }
  private func end(ofLine line: Int) -> Int { lines[min(line + 1, lines.count - 1)] }

  /// The end of a line without its line end.
  private func contentEnd(ofLine line: Int) -> Int {
    var end = end(ofLine: line)
    while end > start(ofLine: line), bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }

  /// What lies between two runs of text is syntax.
  private mutating func settle(to place: Int) {
    guard place > cursor else { return }
    let isSpace = CollapsibleSpace.endOfSpace(bytes, in: cursor..<place) == place
    writer.builder.structure(isSpace ? .space : .tag, decoded: cursor..<place)
    cursor = place
  }

  private mutating func write(_ step: MarkdownSteps.Step, isCode: Bool) {
    guard !step.literal.isEmpty else { return }
    let line = step.lines.lowerBound
    let (lower, upper) = (max(cursor, start(ofLine: line)), isCode ? blockEnd : contentEnd(ofLine: line))
    let guess = start(ofLine: line) + step.column + (shift.line == line ? shift.count : 0)
    var parts: [MarkdownAlignment.Part]?
    if guess >= lower, guess < upper {
      parts = alignment.match(step.literal, at: guess, end: upper, isCode: isCode)
    }
    if parts == nil, lower < upper { parts = alignment.first(step.literal, in: lower..<upper, isCode: isCode) }
    if parts == nil, cursor < blockEnd {
      parts = alignment.first(step.literal, in: cursor..<blockEnd, isCode: isCode)
    }
    guard let parts else { return writeUnplaced(step, lower..<max(lower, upper)) }
    if let first = parts.first {
      shift = (line, first.source.lowerBound - start(ofLine: line) - step.column)
    }
    for part in parts {
      settle(to: part.source.lowerBound)
      if let replacement = part.replacement {
        _ = writer.write(replacement, for: part.source, context)
      } else {
        _ = writer.write(part.source, context)
      }
      cursor = part.source.upperBound
    }
  }

  /// The text is nowhere in its line as it is: the rest of the line stands for it.
  private mutating func writeUnplaced(_ step: MarkdownSteps.Step, _ range: ByteRange) {
    let text = Array(markdown.literals[step.literal])
    settle(to: range.lowerBound)
    guard cursor <= range.lowerBound, text.contains(where: { $0 > 0x20 }) else { return }
    _ = writer.write(text, for: range, context)
    cursor = max(cursor, range.upperBound)
  }

  private mutating func writeLineEnd() {
    guard let next = lines.first(after: cursor), next < bytes.count else { return }
    settle(to: next - 1)
    _ = writer.write((next - 1)..<next, context)
    cursor = next
  }

  // MARK: Code and pages

  private mutating func writeCode(_ step: MarkdownSteps.Step) {
    writer.breakBlock()
    var context = context
    context.kind = .code
    context.level = 0
    context.group = 0
    context.isPreformatted = true
    var line = step.lines.lowerBound + step.level
    var hasText = false
    for literal in markdown.literals[step.literal].split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      let wanted = literal.last == 0x0D ? literal.dropLast() : literal
      let (lower, upper) = (max(cursor, start(ofLine: line)), contentEnd(ofLine: line))
      // Between two lines of code stands the line end of the first.
      if hasText, let feed = lines.first(after: cursor), feed <= lower {
        settle(to: feed - 1)
        _ = writer.writePreformatted((feed - 1)..<feed, context)
        cursor = feed
      }
      if lower < upper, !wanted.isEmpty {
        let begin = upper - wanted.count
        if begin >= lower, bytes[begin..<upper].elementsEqual(wanted) {
          settle(to: begin)
          _ = writer.writePreformatted(begin..<upper, context)
        } else {
          // A tab before the code that belongs to its margin in part.
          settle(to: lower)
          writer.rewritePreformatted(lower..<upper, as: Array(wanted), by: unplaced, context)
        }
        cursor = upper
        hasText = true
      }
      line += 1
    }
    writer.breakBlock()
  }

  private mutating func writePage(_ step: MarkdownSteps.Step) {
    writer.breakBlock()
    let range = max(cursor, start(ofLine: step.lines.lowerBound))..<max(cursor, end(ofLine: step.lines.upperBound))
    settle(to: range.lowerBound)
    guard !range.isEmpty else { return }
    cursor = range.upperBound
    guard contexts.count == 1 else { return writer.builder.remove(range, by: html) }
    writer.builder.base = range.lowerBound
    var page = PageWalker(HTMLTree(parsing: Array(bytes[range])), writer.builder)
    page.walk()
    writer.take(page.writer)
  }
}

extension [Int] {
  /// The first number beyond `value`, where they ascend.
  fileprivate func first(after value: Int) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low < count ? self[low] : nil
  }
}
