import QuireDocument
import QuireHTML
import QuireText

/// Walks through a page's tree once and writes its text, its blocks and the elements over them; without recursion.
struct PageWalker {
  /// An element whose end has not come yet.
  struct Frame {
    let node: HTMLNodeID
    /// The element's index in the layer.
    let element: Int
    /// Where its text begins; `nil` while there is none.
    var start: Int?
    var context: PageWriter.Context
    /// How many lists are around, this one among them.
    var lists = 0
    let isBlock: Bool
  }

  let tree: HTMLTree
  var writer: PageWriter
  var markup: MarkupDraft
  let asides: [AttributionID]
  let hidden: AttributionID
  let unplaced: AttributionID
  private(set) var frames: [Frame] = []
  /// How many of the outermost frames have begun their text; those of the others begins with the next character.
  private var begun = 0
  private(set) var isSeen: [Bool]
  /// Whether the words that the page has in its data are written, too.
  let isEmbedding: Bool
  /// Whether any script that the walk came by is data.
  private(set) var hasData = false

  init(_ tree: HTMLTree, _ builder: consuming DocumentBuilder, isEmbedding: Bool = false) {
    self.isEmbedding = isEmbedding
    asides = ElementDisplay.Aside.allCases.map { builder.attribution($0.rule, $0.reason) }
    hidden = builder.attribution("hidden", "the page does not show the words")
    unplaced = builder.attribution("misplaced", "the words stand where a page can't have any")
    self.tree = tree
    let runs = tree.textRuns.count
    builder.reserveCapacity(text: tree.bytes.count / 8, pieces: 2 * runs, structure: tree.syntax.count + runs)
    markup = MarkupDraft(elements: tree.nodes.count - runs, attributes: tree.attributes.count)
    isSeen = Array(repeating: false, count: tree.nodes.count)
    writer = PageWriter(builder, decoded: tree.bytes)
  }

  /// Writes the whole page.
  mutating func walk() {
    var next = tree[.document].firstChild
    while let node = next {
      isSeen[Int(node.raw)] = true
      if enter(node), let child = tree[node].firstChild {
        next = child
        continue
      }
      next = following(node)
    }
    accountForTheRest()
    writer.finish()
  }

  /// The next node after all of `node`, with the elements that end before it left.
  private mutating func following(_ node: HTMLNodeID) -> HTMLNodeID? {
    var node = node
    while true {
      if frames.last?.node == node { leave() }
      if let sibling = tree[node].nextSibling { return sibling }
      guard let parent = tree[node].parent, parent != .document else { return nil }
      node = parent
    }
  }

  /// Takes up a node; returns whether to go on with its children.
  private mutating func enter(_ id: HTMLNodeID) -> Bool {
    let node = tree[id]
    switch node.kind {
    case .text:
      writeText(id)
      return false
    case .element: return enterElement(id, node)
    default: return false
    }
  }

  private mutating func enterElement(_ id: HTMLNodeID, _ node: HTMLNode) -> Bool {
    let display = node.namespace == .html || node.name == .svg ? ElementDisplay.of(node.name) : display(ofForeign: node)
    let parent = frames.last
    let element = markup.open(id, node, in: tree, parent: parent?.element)
    var context = parent?.context ?? PageWriter.Context()
    var isBlock = false
    switch display {
    case .lineBreak: writer.breakLine(isPreformatted: context.isPreformatted)
    case .aside(let aside):
      take(id, by: asides[aside.rawValue])
      push(id, element, context, isBlock: false)
      return false
    case .program:
      let isData = PageData.isJSON(id, in: tree)
      hasData = hasData || isData
      if isEmbedding, isData {
        writeData(of: id, context)
      } else {
        for child in tree.children(of: id) { structure(child) }
      }
      push(id, element, context, isBlock: false)
      return false
    case .inline:
      if HiddenElements.isHidden(id, in: tree) {
        take(id, by: hidden)
        push(id, element, context, isBlock: false)
        return false
      }
    case .cell:
      writer.breakCell()
      context.element = element
    default:
      isBlock = true
      writer.breakBlock()
      adapt(&context, to: display, element)
      if !context.isHidden { context.isHidden = isFallback(display) || HiddenElements.isHidden(id, in: tree) }
    }
    push(id, element, context, isBlock: isBlock)
    if case .list = display { frames[frames.count - 1].lists += 1 }
    return true
  }

  private func isFallback(_ display: ElementDisplay) -> Bool {
    if case .fallback = display { return true }
    return false
  }

  private func display(ofForeign node: HTMLNode) -> ElementDisplay {
    switch node.name {
    case .script, .style: .program
    case .annotation, .annotationXML: .aside(.annotation)
    default: .inline
    }
  }

  /// What a block inside of `display` is.
  private func adapt(_ context: inout PageWriter.Context, to display: ElementDisplay, _ element: Int) {
    context.element = element
    switch display {
    case .heading(let level):
      context.kind = .heading
      context.level = level
      context.group = 0
    case .list, .table:
      if context.group == 0 { context.group = element + 1 }
    case .listItem:
      context.kind = .listItem
      context.level = max(0, (frames.last?.lists ?? 0) - 1)
      if context.group == 0 { context.group = element + 1 }
    case .quote:
      context.kind = .quote
      context.group = 0
    case .preformatted:
      context.kind = .code
      context.level = 0
      context.group = 0
      context.isPreformatted = true
    case .caption:
      context.kind = .caption
      context.level = 0
      context.group = 0
    case .rows: break
    case .row:
      context.kind = .table
      context.level = 0
    default:
      guard context.kind == .paragraph || context.kind == .table else { return }
      context.kind = .paragraph
      context.group = 0
    }
  }

  private mutating func push(_ id: HTMLNodeID, _ element: Int, _ context: PageWriter.Context, isBlock: Bool) {
    let lists = frames.last?.lists ?? 0
    frames.append(Frame(node: id, element: element, context: context, lists: lists, isBlock: isBlock))
  }

  private mutating func leave() {
    guard let frame = frames.popLast() else { return }
    if frame.isBlock { writer.breakBlock() }
    begun = min(begun, frames.count)
    markup.close(frame.element, range: (frame.start ?? writer.end)..<writer.end)
  }

  /// Writes the passages of a script's JSON; what is between them is structure.
  private mutating func writeData(of script: HTMLNodeID, _ context: PageWriter.Context) {
    for child in tree.children(of: script) {
      markSeen(child)
      for run in tree.runs(of: child) {
        var start = run.range.lowerBound
        for passage in EmbeddedContent(tree.bytes, in: run.range).passages where passage.range.lowerBound >= start {
          writer.builder.structure(.script, decoded: start..<passage.range.lowerBound)
          begin(writer.write(passage, context))
          start = passage.range.upperBound
        }
        writer.builder.structure(.script, decoded: start..<run.range.upperBound)
      }
    }
  }

  private mutating func writeText(_ id: HTMLNodeID) {
    let context = frames.last?.context ?? PageWriter.Context()
    for run in tree.runs(of: id) {
      if run.decoding.isSubset(of: .carriageReturns), !context.isPreformatted || run.decoding.isEmpty {
        begin(writeBytes(run.range, context))
        continue
      }
      for piece in tree.pieces(of: run) { begin(write(piece, context)) }
    }
  }

  private mutating func writeBytes(_ range: ByteRange, _ context: PageWriter.Context) -> Int? {
    context.isPreformatted ? writer.writePreformatted(range, context) : writer.write(range, context)
  }

  private mutating func write(_ piece: HTMLPiece, _ context: PageWriter.Context) -> Int? {
    guard let replacement = piece.replacement else { return writeBytes(piece.source, context) }
    if replacement.isEmpty {
      writer.builder.structure(.encoding, decoded: piece.source)
      return nil
    }
    guard tree.bytes[piece.source.lowerBound] == 0x0D else {
      return writer.write(Array(replacement), for: piece.source, context)
    }
    return context.isPreformatted
      ? writer.writeLineEnd(for: piece.source, context) : writer.write(piece.source, context)
  }

  /// The text of all frames that have none yet begins at `offset`.
  private mutating func begin(_ offset: Int?) {
    guard let offset, begun < frames.count else { return }
    for index in begun..<frames.count { frames[index].start = offset }
    begun = frames.count
  }

  mutating func markSeen(_ id: HTMLNodeID) { isSeen[Int(id.raw)] = true }
}
