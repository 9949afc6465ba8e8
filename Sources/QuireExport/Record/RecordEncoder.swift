import QuireDocument
import QuireText

/// Writes one document as one line of JSON.
///
/// Everything is appended to one buffer; the fields of each part stand in the extensions of this type.
struct RecordEncoder {
  let view: ExportView
  let plan: RecordPlan
  let comments: CommentTree
  let document: Document
  let layers: Layers
  var writer: JSONWriter
  var members = MemberBuffer()

  init(_ view: ExportView, _ plan: RecordPlan, appendingTo bytes: consuming [UInt8]) {
    self.view = view
    self.plan = plan
    self.document = view.document
    layers = view.layers
    comments = CommentTree(view.layers)
    writer = JSONWriter(appendingTo: bytes)
  }

  /// Writes the record and the end of its line.
  mutating func encode() {
    writer.beginObject()
    for field in plan.fields where isWanted(field) { write(field) }
    writer.endObject()
    writer.endLine()
  }

  private func isWanted(_ field: RecordField) -> Bool {
    switch field {
    case .sources: document.sources.count > 1
    case .drop: document.drop != nil
    default: !plan.omitsEmpty || !isEmpty(field)
    }
  }

  private mutating func write(_ field: RecordField) {
    writer.key(field.rawValue)
    switch field {
    case .id: writer.string(document.id)
    case .source: writeFirstSource()
    case .sources: writeAllSources()
    case .content: writer.string(plan.content.rawValue)
    case .offsets: writer.string(plan.offsets.rawValue)
    case .text: writer.string(utf8: view.selection.text)
    case .metadata: writeMetadata()
    case .signals: writeSignals()
    case .blocks: writeBlocks()
    case .sections: writeSections()
    case .sentences: writeSentences()
    case .tokens: writeTokens()
    case .markup: writeMarkup()
    case .entities: writeMentions()
    case .chains: writeChains()
    case .comments: writeComments()
    case .thread: writeThread()
    case .annotations: writeAnnotations()
    case .removals: writeRemovals()
    case .diagnostics: writeDiagnostics()
    case .drop: writeDrop()
    case .trace: writeTrace()
    }
  }

  /// Whether nothing would stand in the field.
  private func isEmpty(_ field: RecordField) -> Bool {
    switch field {
    case .id, .source, .sources, .content, .offsets, .text, .drop: false
    case .metadata: document.metadata.entries.isEmpty
    case .signals: document.signals.isEmpty
    case .blocks: hasNone(of: layers.blocks.elements)
    case .sections: hasNone(of: layers.sections.elements)
    case .sentences: hasNone(of: layers.sentences.elements)
    case .tokens: hasNone(of: layers.tokens.elements)
    case .markup: hasNone(of: layers.markup.elements)
    case .entities: hasNone(of: layers.mentions.elements)
    case .chains: !layers.mentions.elements.contains { $0.entity != nil && view.selection.holds($0.range) }
    case .comments: hasNone(of: layers.comments.elements)
    case .thread: layers.thread == nil && layers.notices.elements.isEmpty
    case .annotations: hasNone(of: layers.annotations.elements)
    case .removals: document.ledger.isEmpty
    case .diagnostics: document.diagnostics.isEmpty
    case .trace: document.trace.isEmpty
    }
  }

  private func hasNone<Element: LayerElement>(of elements: [Element]) -> Bool {
    !elements.contains { view.selection.holds($0.range) }
  }
}
