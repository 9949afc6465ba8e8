import QuireDocument
import QuireText

/// Which blocks are which parts of an article, as indices of its blocks.
struct ArticleParts {
  /// What a block before the body is.
  enum Head: Equatable {
    case headline
    case byline
    case date
    case caption

    /// A second line of the headline, or a rubric.
    case deck

    /// A count of comments, a list of topics and the like.
    case furniture
  }

  /// The blocks before the body, each with what it is.
  private(set) var head: [(index: Int, part: Head)] = []

  /// The signals of the captions in ``head``, by index.
  private(set) var captions: [Int: CaptionSignals] = [:]

  /// The body, from its first paragraph to its last.
  private(set) var body: Range<Int> = 0..<0

  /// The body and what stands below it that is neither a notice nor the readers' comments.
  private(set) var content: Range<Int> = 0..<0

  /// The runs of blocks in which the site speaks.
  private(set) var disclaimers: [Range<Int>] = []

  private let text: [UInt8]
  private let blocks: [Block]

  /// Reads `blocks` of `text`; of them, those from index `end` on are the readers' comments or come after them.
  init(_ text: [UInt8], _ blocks: [Block], end: Int) {
    self.text = text
    self.blocks = blocks
    let start = readHead(upTo: end)
    let opening = (start..<max(start, end)).first { $0 > start && ThreadOpening.opens(text, blocks[$0]) } ?? end
    readBody(start..<max(start, opening))
  }

  // MARK: Head

  /// Reads the blocks before the body and returns the index of the body's first block.
  private mutating func readHead(upTo end: Int) -> Int {
    var hasHeadline = false
    for index in 0..<min(end, 14) {
      let range = blocks[index].range
      guard let part = headPart(index, upTo: end, hasHeadline: hasHeadline) else { return index }
      if part == .headline { hasHeadline = true }
      if part == .caption {
        captions[index] = CaptionSignals(text, range, isBeforeDateline: isDateline(after: index, upTo: end))
      }
      head.append((index, part))
    }
    return min(end, 14)
  }

  /// What the block at `index` is, or `nil` where the body begins with it.
  private func headPart(_ index: Int, upTo end: Int, hasHeadline: Bool) -> Head? {
    let block = blocks[index]
    if block.label == .boilerplate { return .furniture }
    if block.kind == .rule { return .furniture }
    if Byline.begins(text, block.range) { return .byline }
    if HeadLine.isDate(text, block.range) { return .date }
    if HeadLine.isFurniture(text, block.range) { return .furniture }
    if block.kind == .caption { return .caption }
    if block.kind == .heading { return hasHeadline ? nil : .headline }
    if !hasHeadline { return isHeadline(block, index) ? .headline : nil }
    // A second line of the headline stands before the author's name or the date.
    if isDeck(index, upTo: end) { return .deck }
    if isLabel(index, upTo: end) { return .deck }
    guard block.kind == .paragraph || block.kind == .quote else { return nil }
    let signals = CaptionSignals(text, block.range, isBeforeDateline: isDateline(after: index, upTo: end))
    return signals.score >= CaptionSignals.threshold ? .caption : nil
  }

  /// Whether a block that no rule took for a heading is the headline all the same: a short one before longer ones.
  private func isHeadline(_ block: Block, _ index: Int) -> Bool {
    guard block.kind == .paragraph, block.range.count <= 240, index + 1 < blocks.count else { return false }
    let style = LineStyle(text, block.range)
    guard style.words > 0, style.width <= 130, ![0x2C, 0x3A, 0x3B].contains(style.last) else { return false }
    if style.last != 0x2E || (style.isTitleCase && style.words <= 12) { return true }
    // A title that is a sentence stands right below the date, or right above the name or the date.
    let isBelowDate = head.last.map { $0.part == .date && isNextLine($0.index + 1) } ?? false
    let next = blocks[index + 1].range
    return isBelowDate || Byline.begins(text, next) || HeadLine.isDate(text, next)
  }

  /// Whether no blank line stands before the block at `index`.
  private func isNextLine(_ index: Int) -> Bool {
    text[blocks[index - 1].range.upperBound..<blocks[index].range.lowerBound].count { $0 == 0x0A } == 1
  }

  private func isDeck(_ index: Int, upTo end: Int) -> Bool {
    let range = blocks[index].range
    guard range.count <= 250, index + 1 < end, index <= 6 else { return false }
    let next = blocks[index + 1].range
    return Byline.begins(text, next) || (HeadLine.isDate(text, next) && !LineText.endsSentence(text, range))
  }

  /// Whether a few words without a stop stand before the date: a rubric, the author's name.
  private func isLabel(_ index: Int, upTo end: Int) -> Bool {
    let range = blocks[index].range
    guard range.count <= 60, !LineText.endsSentence(text, range), index <= 6 else { return false }
    return (index + 1..<min(index + 3, end)).contains { HeadLine.isDate(text, blocks[$0].range) }
  }

  private func isDateline(after index: Int, upTo end: Int) -> Bool {
    index + 1 < end && Dateline.find(text, blocks[index + 1].range) != nil
  }

  // MARK: Body

  private mutating func readBody(_ range: Range<Int>) {
    var end = range.upperBound
    var index = range.lowerBound + 1
    while index < range.upperBound {
      guard isNotice(index) else {
        index += 1
        continue
      }
      var last = index + 1
      while last < range.upperBound, isNotice(last, isBelow: true) { last += 1 }
      disclaimers.append(index..<last)
      if !goesOn(after: last, upTo: range.upperBound) {
        end = index
        break
      }
      index = last
    }
    content = range.lowerBound..<end
    while end > range.lowerBound, isFurniture(blocks[end - 1]) { end -= 1 }
    body = range.lowerBound..<end
  }

  /// Whether the site speaks in the block at `index`; below another such block, less is needed to tell.
  private func isNotice(_ index: Int, isBelow: Bool = false) -> Bool {
    let block = blocks[index]
    if block.label == .boilerplate, let rule = block.labelled?.rule { return Self.noticeRules.contains(rule) }
    guard [.paragraph, .quote, .heading].contains(block.kind) else { return false }
    return DisclaimerSignals.english.score(text, block.range) >= (isBelow ? 0.3 : 0.6)
  }

  /// Whether the article goes on behind a notice: two paragraphs of prose say so, a numbered list or short lines don't.
  private func goesOn(after index: Int, upTo end: Int) -> Bool {
    guard index < end, blocks[index].kind != .listItem else { return false }
    return blocks[index..<end].prefix(8).count { block in
      block.kind == .paragraph && block.range.count >= 90 && LineText.endsSentence(text, block.range)
        && block.provenance.rule != "list-continuation"
    } >= 2
  }

  private func isFurniture(_ block: Block) -> Bool {
    block.kind == .rule || block.kind == .caption || block.label != .content || HeadLine.isFurniture(text, block.range)
  }

  /// The rules of cleanup whose blocks are the site's notices.
  private static let noticeRules: Set<String> = [
    "ownership-notice", "opinion-disclaimer", "image-responsibility", "policy-navigation", "copyright-line",
    "terms-notice",
  ]
}

/// Tells the lines with which a page's comments begin or end.
enum ThreadOpening {
  /// Whether `block` begins or ends the comments: `3 Responses to …`, `Comments`, `Leave a reply`, `Comments are closed`.
  static func opens(_ text: [UInt8], _ block: Block) -> Bool {
    guard block.kind != .listItem, block.range.count <= 160 else { return false }
    var words = BlankSeparatedWords(text, in: block.range)
    guard let first = words.next() else { return false }
    let second = words.next()
    let key = WordKey(text, first)
    let isNumber = text[WordKey.core(text, first)].allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2C }
    guard let second else { return key == WordKey("comments") }
    if isNumber, replies.contains(text, second) { return true }
    if key == WordKey("comments") {
      return WordKey(text, second) == WordKey("are") || text[first.upperBound - 1] == 0x3A
    }
    guard leads.contains(key), let third = words.next() else { return false }
    return replies.contains(text, second) || replies.contains(text, third)
  }

  private static let replies = WordList([
    "comment", "comments", "response", "responses", "reply", "replies", "thoughts",
  ])
  private static let leads = WordList(["leave", "post", "add", "write", "join", "one", "no", "reader", "readers"])
}
