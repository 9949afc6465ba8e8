import QuireDocument
import QuireText

/// Writes the parts of an article as changes of its document.
struct ArticleWriter {
  private let document: Document
  private let parts: ArticleParts
  private let isNew: Bool
  private let source: PieceIndex

  private var blocks: [Block]
  private(set) var changes: Changes

  /// Prepares to write `parts` of `blocks`, which stand in the document already or are to be added.
  init(document: Document, blocks: [Block], parts: ArticleParts, changes: Changes) {
    self.document = document
    self.parts = parts
    self.blocks = blocks
    self.changes = changes
    isNew = !document.hasFoundBlocks
    source = PieceIndex(document)
  }

  private var text: [UInt8] { document.text }

  mutating func write() {
    writeHead()
    writeBody()
    for run in parts.disclaimers {
      add(.disclaimer, blocks[run.lowerBound].range.lowerBound..<blocks[run.upperBound - 1].range.upperBound, "notices")
    }
    writeComments()
    if isNew { addBlocks() }
  }

  private mutating func addBlocks() {
    let known = Set(document.layers.blocks.elements.map(\.id))
    changes.blocks.add(contentsOf: blocks.filter { !known.contains($0.id) })
  }

  private mutating func setKind(_ kind: Block.Kind, level: Int, at index: Int) {
    guard blocks[index].kind != kind else { return }
    blocks[index].kind = kind
    blocks[index].level = level
    if document.layers.blocks.elements.contains(where: { $0.id == blocks[index].id }) {
      changes.blocks.update(blocks[index])
    }
  }

  @discardableResult
  private mutating func add(
    _ kind: Section.Kind,
    _ range: ByteRange,
    _ rule: String,
    reason: String? = nil,
    score: Double? = nil,
    flags: [String] = []
  ) -> ElementID {
    let id = changes.sections.nextID()
    let provenance = Provenance(rule: rule, reason: reason, score: score)
    changes.sections.add(Section(id: id, range: range, kind: kind, flags: flags, provenance: provenance))
    return id
  }

  // MARK: Head

  private mutating func writeHead() {
    var names: [String] = []
    var nameRange: ByteRange?
    var published: PrintedDate?
    for (index, part) in parts.head {
      let range = blocks[index].range
      switch part {
      case .headline:
        add(.headline, range, "headline")
        setKind(.heading, level: 1, at: index)
        set("title", .string(words(range)), rule: "headline", range)
      case .byline:
        let byline = BylineParts(text, range)
        add(.byline, range, "byline")
        names += byline.names.filter { !names.contains($0) }
        nameRange = nameRange ?? byline.nameRange
        published = published ?? byline.date.flatMap { take($0, of: range) }
      case .date, .furniture:
        published = published ?? PrintedDate(text, range).flatMap { take($0, of: range) }
      case .caption:
        let signals = parts.captions[index]
        add(.caption, range, "caption", reason: signals?.reason, score: signals?.score)
        setKind(.caption, level: 0, at: index)
      case .deck: break
      }
    }
    published = published ?? dateInLines()
    writeClosingByline(&names, &nameRange, &published)
    if let nameRange { set("authors", .array(names.map { .string($0) }), rule: "byline", nameRange) }
    if let published {
      set("published", .string(published.iso), rule: "printed-date", published.range, precision: published.precision)
    }
  }

  /// The date, unless its line says that the article was changed then.
  private mutating func take(_ date: PrintedDate, of line: ByteRange) -> PrintedDate? {
    var words = BlankSeparatedWords(text, in: line)
    let isChange = words.next().map { Self.changeWords.contains(text, $0) } ?? false
    guard isChange else { return date }
    set("modified", .string(date.iso), rule: "printed-date", date.range, precision: date.precision)
    return nil
  }

  /// The date that several lines of the head state together, a part each.
  private func dateInLines() -> PrintedDate? {
    var lines: [ByteRange] = []
    for (index, part) in parts.head where part == .date { lines.append(blocks[index].range) }
    return lines.count >= 2 ? PrintedDate(text, lines: Array(lines.prefix(4))) : nil
  }

  /// An author's line below the body, as blogs have it.
  private mutating func writeClosingByline(
    _ names: inout [String],
    _ nameRange: inout ByteRange?,
    _ published: inout PrintedDate?
  ) {
    guard names.isEmpty else { return }
    for index in blocks.indices[parts.body.upperBound...].prefix(3) {
      let range = blocks[index].range
      if ThreadOpening.opens(text, blocks[index]) { return }
      guard Byline.begins(text, range) else { continue }
      let byline = BylineParts(text, range)
      add(.byline, range, "closing-byline")
      names = byline.names
      nameRange = byline.nameRange
      published = published ?? byline.date
      return
    }
  }

  private mutating func set(
    _ key: String,
    _ value: JSONValue,
    rule: String,
    _ range: ByteRange,
    precision: String? = nil
  ) {
    guard document.metadata[key] == nil else { return }
    let ranges = source.sourceRanges(of: range)
    changes.set(key, MetadataValue(value, rule: rule, source: ranges, precision: precision))
  }

  /// The words of `range` with single spaces between them.
  private func words(_ range: ByteRange) -> String {
    BlankSeparatedWords(text, in: range).map { document.string($0) }.joined(separator: " ")
  }

  // MARK: Body

  private mutating func writeBody() {
    guard let first = parts.body.first, let last = parts.body.last else { return }
    let broken = parts.body.filter { isBrokenOff($0) }
    for index in broken { report(brokenOff: index) }
    let range = blocks[first].range.lowerBound..<blocks[last].range.upperBound
    add(.body, range, "body", flags: broken.isEmpty ? [] : ["broken-off"])
    let lead = parts.body.first { blocks[$0].kind == .paragraph } ?? first
    add(.lead, blocks[lead].range, "lead")
    if let dateline = Dateline.find(text, blocks[lead].range) { add(.dateline, dateline, "dateline") }
    for index in parts.content where blocks[index].kind == .caption {
      add(.caption, blocks[index].range, "caption-credit")
    }
    writeTitledSections(end: range.upperBound)
  }

  private func isBrokenOff(_ index: Int) -> Bool {
    guard blocks[index].kind == .paragraph, BrokenOff.isBrokenOff(text, blocks[index].range) else { return false }
    guard parts.body.contains(index + 1) else { return true }
    // A small letter goes on with the sentence, and a list or a quotation completes it.
    let next = blocks[index + 1]
    return ![.listItem, .quote, .code, .table].contains(next.kind) && LineText.startsLower(text, next.range) != true
  }

  private mutating func report(brokenOff index: Int) {
    let range = blocks[index].range
    let words = Array(BlankSeparatedWords(text, in: range).suffix(2))
    let end = (words.first?.lowerBound ?? range.lowerBound)..<range.upperBound
    changes.report(
      Diagnostic(
        .warning,
        code: "broken-off",
        "the paragraph breaks off after \"\(document.string(end))\"",
        source: source.sourceRanges(of: range)
      )
    )
  }

  /// Sections from headings: each reaches to the next heading of its rank or a higher one.
  private mutating func writeTitledSections(end: Int) {
    let headings = parts.body.filter { blocks[$0].kind == .heading }
    var open: [(id: ElementID, level: Int)] = []
    for (position, index) in headings.enumerated() {
      let level = blocks[index].level
      while let last = open.last, last.level >= level { open.removeLast() }
      let next = headings[(position + 1)...].first { blocks[$0].level <= level }
      let range = blocks[index].range.lowerBound..<(next.map { blocks[$0 - 1].range.upperBound } ?? end)
      let id = changes.sections.nextID()
      changes.sections.add(
        Section(
          id: id,
          range: range,
          kind: .section,
          level: open.count + 1,
          title: blocks[index].range,
          parent: open.last?.id,
          provenance: Provenance(rule: "heading")
        )
      )
      open.append((id, level))
    }
  }

  /// The comments as a part of the page, where they were found and nobody said so yet.
  private mutating func writeComments() {
    guard !document.layers.comments.elements.isEmpty, let region = document.commentRegion,
      !document.layers.sections.elements.contains(where: { $0.kind == .comments })
    else { return }
    add(.comments, region, "comments")
  }

  private static let changeWords = WordList(["updated", "modified", "last", "edited", "revised"])
}
