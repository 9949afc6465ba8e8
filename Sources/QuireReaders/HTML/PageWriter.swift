import QuireDocument
import QuireText

/// Writes the text of a page into a document: white space collapsed as browsers do it, a break between blocks.
///
/// What a page's text consists of is copied from the source wherever it stands there; white space that a browser would
/// not show is structure. White space is held back until it is known whether anything follows it in its block.
struct PageWriter {
  /// What a block would be that begins now.
  struct Context {
    var kind = Block.Kind.paragraph
    var level = 0
    /// The index of the element, where the source has a layer of them.
    var element: Int? = 0
    var isPreformatted = false
    var isHidden = false
    /// The list or the table around, so that neighbours of one stand on adjacent lines; 0 outside of them.
    var group = 0
  }

  var builder: DocumentBuilder
  private(set) var blocks: [Block] = []
  /// The source, decoded.
  private var decoded: [UInt8]
  private let attributions: Attributions

  private var open: (start: Int, context: Context)?
  private var lastGroup = 0
  /// Whether a blank line follows even within a list.
  private var isParted = false
  private var lineBreaks = 0
  private var cellBreak = false
  /// White space that was seen and not yet written.
  private var heldSpace: ByteRange?
  /// Whether that is a character reference, such as `&#32;`.
  private var heldIsReference = false

  /// What the writer signs.
  private struct Attributions {
    let blockBreak: AttributionID
    let lineBreak: AttributionID
    let cellBreak: AttributionID
    let space: AttributionID
    let reference: AttributionID
    let embedded: AttributionID
  }

  init(_ builder: consuming DocumentBuilder, decoded: [UInt8]) {
    self.decoded = decoded
    attributions = Attributions(
      blockBreak: builder.attribution("block-break", "the page begins a new block here"),
      lineBreak: builder.attribution("line-break", "the page breaks the line here"),
      cellBreak: builder.attribution("cell-break", "the page begins a new cell of the table here"),
      space: builder.attribution("white-space", "a run of white space counts as one space"),
      reference: builder.attribution("character-reference", "the page names the character"),
      embedded: builder.attribution("embedded-content", "the page has the words in its data and shows few others")
    )
    self.builder = builder
  }

  /// Goes on with a further source of the document, in a new block.
  mutating func begin(_ source: Source) {
    breakBlock()
    builder.begin(source)
    decoded = source.decoded
  }

  /// Takes over what `other` wrote behind this one's text, in the same document: a page within a source of another kind,
  /// whose elements are no layer.
  mutating func take(_ other: PageWriter) {
    builder = other.builder
    builder.base = 0
    for block in other.blocks {
      var copy = Block(
        id: ElementID(UInt32(clamping: blocks.count + 1)),
        range: block.range,
        kind: block.kind,
        level: block.level,
        provenance: block.provenance
      )
      copy.label = block.label
      copy.labelled = block.labelled
      blocks.append(copy)
    }
    lastGroup = 0
  }

  /// Whether something has to be written before the next character that shows.
  private var isHolding: Bool { open == nil || heldSpace != nil || lineBreaks > 0 || cellBreak }

  /// How many words the blocks have.
  var wordCount: Int { blocks.reduce(0) { $0 + builder.words(in: $1.range) } }

  /// The end of the text so far.
  var end: Int { builder.count }

  /// Ends the open block, if any; what follows begins a new one.
  mutating func breakBlock() {
    settleSpace()
    lineBreaks = 0
    cellBreak = false
    guard let (start, context) = open else { return }
    append(start..<end, context)
    open = nil
  }

  /// A `<br>`: two of them end the block, since pages write paragraphs that way.
  mutating func breakLine(isPreformatted: Bool) {
    settleSpace()
    guard open != nil else { return }
    guard !isPreformatted else { return builder.write([0x0A], by: attributions.lineBreak) }
    lineBreaks += 1
    guard lineBreaks > 1 else { return }
    breakBlock()
    isParted = true
  }

  /// The border between two cells of a row.
  mutating func breakCell() {
    settleSpace()
    if open != nil { cellBreak = true }
  }

  /// Writes `range` of the decoded source, which has no character references.
  ///
  /// - Returns: Where its first character that shows stands in the text; `nil` where there is none.
  mutating func write(_ range: ByteRange, _ context: Context) -> Int? {
    var start = range.lowerBound
    var first: Int?
    while start < range.upperBound {
      if isHolding {
        let next = CollapsibleSpace.endOfSpace(decoded, in: start..<range.upperBound)
        hold(start..<next)
        start = next
        guard start < range.upperBound else { break }
        begin(context)
      }
      let next = CollapsibleSpace.endOfRegularText(decoded, in: start..<range.upperBound)
      if next > start {
        first = first ?? end
        builder.copy(start..<next)
      }
      start = CollapsibleSpace.endOfSpace(decoded, in: next..<range.upperBound)
      hold(next..<start)
    }
    return first
  }

  /// Writes `bytes` for a character reference at `range` of the decoded source; returns where they stand.
  mutating func write(_ bytes: [UInt8], for range: ByteRange, _ context: Context) -> Int? {
    if CollapsibleSpace.endOfSpace(bytes, in: 0..<bytes.count) == bytes.count {
      // A space that is named: shown as any other, and most often beside one.
      guard open != nil, heldSpace == nil else {
        builder.structure(.space, decoded: range)
        return nil
      }
      heldIsReference = true
      heldSpace = range
      return nil
    }
    if isHolding { begin(context) }
    let first = end
    builder.rewrite(range, as: bytes, by: attributions.reference)
    return first
  }

  /// Writes one line feed for a line end of another form at `range`, in text that keeps its white space.
  mutating func writeLineEnd(for range: ByteRange, _ context: Context) -> Int? {
    if isHolding { begin(context) }
    let first = end
    builder.rewrite(range, as: [0x0A], by: attributions.lineBreak)
    return first
  }

  /// Writes `range` of the decoded source with all of its white space; returns where it stands.
  mutating func writePreformatted(_ range: ByteRange, _ context: Context) -> Int? {
    guard !range.isEmpty else { return nil }
    if isHolding { begin(context) }
    let first = end
    builder.copy(range)
    return first
  }

  /// Writes `bytes` for `range` of the decoded source with all of their white space.
  mutating func rewritePreformatted(
    _ range: ByteRange,
    as bytes: [UInt8],
    by attribution: AttributionID,
    _ context: Context
  ) {
    if isHolding { begin(context) }
    builder.rewrite(range, as: bytes, by: attribution)
  }

  /// Writes a passage of the page's data as blocks of their own; its bytes stand for all of its text.
  mutating func write(_ passage: EmbeddedContent.Passage, _ context: Context) -> Int {
    breakBlock()
    begin(context)
    open = nil
    let first = end
    builder.rewrite(passage.range, as: passage.text, by: attributions.embedded)
    for block in passage.blocks { append((first + block.lowerBound)..<(first + block.upperBound), context) }
    return first
  }

  /// The blocks and the document.
  mutating func finish() {
    settleSpace()
    if let (start, context) = open { append(start..<end, context) }
    open = nil
    builder.set(blocks)
  }

  /// Writes what stands between the text before and the text to come, and opens a block where none is open.
  private mutating func begin(_ context: Context) {
    if open == nil {
      settleSpace()
      if end > 0 {
        let isNeighbour = context.group != 0 && context.group == lastGroup && !isParted
        builder.write(isNeighbour ? [0x0A] : [0x0A, 0x0A], by: attributions.blockBreak)
      }
      isParted = false
      lastGroup = context.group
      open = (end, context)
    } else if lineBreaks > 0 {
      settleSpace()
      builder.write([0x0A], by: attributions.lineBreak)
    } else if cellBreak {
      settleSpace()
      builder.write([0x09], by: attributions.cellBreak)
    } else {
      writeHeldSpace()
    }
    lineBreaks = 0
    cellBreak = false
  }

  private mutating func hold(_ range: ByteRange) {
    guard !range.isEmpty else { return }
    guard open != nil, lineBreaks == 0, !cellBreak, heldSpace == nil else {
      return builder.structure(.space, decoded: range)
    }
    heldSpace = range
  }

  /// One space for the white space that was held back: the last one of it that is a space.
  private mutating func writeHeldSpace() {
    guard let range = heldSpace else { return }
    heldSpace = nil
    if heldIsReference {
      heldIsReference = false
      return builder.rewrite(range, as: [0x20], by: attributions.reference)
    }
    guard let place = CollapsibleSpace.lastSpace(decoded, in: range) else {
      builder.rewrite(range, as: [0x20], by: attributions.space)
      return
    }
    builder.structure(.space, decoded: range.lowerBound..<place)
    builder.copy(place..<(place + 1))
    builder.structure(.space, decoded: (place + 1)..<range.upperBound)
  }

  /// White space that nothing follows in its line is not shown.
  private mutating func settleSpace() {
    if let range = heldSpace { builder.structure(.space, decoded: range) }
    heldSpace = nil
    heldIsReference = false
  }

  private mutating func append(_ range: ByteRange, _ context: Context) {
    guard !range.isEmpty else { return }
    var block = Block(
      id: ElementID(UInt32(clamping: blocks.count + 1)),
      range: range,
      kind: context.kind,
      level: context.level,
      element: context.element,
      provenance: Provenance(rule: "element")
    )
    if context.isHidden {
      block.label = .boilerplate
      block.labelled = Provenance(rule: "hidden", reason: "the page does not show it")
    }
    blocks.append(block)
  }
}
