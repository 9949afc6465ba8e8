import QuireDocument
import QuireText

/// Writes one document as rows; the tables of its parts stand in the extensions of this type.
///
/// What points at another row points at one that is written, or nowhere.
struct SQLiteEncoder {
  let view: ExportView
  let document: Document
  let layers: Layers
  let tree: CommentTree
  var rows: RowWriter
  var members = MemberBuffer()

  init(_ view: ExportView, appendingTo bytes: consuming [UInt8]) {
    self.view = view
    document = view.document
    layers = view.layers
    tree = CommentTree(view.layers)
    rows = RowWriter(appendingTo: bytes)
  }

  mutating func encode() {
    writeDocument()
    writeSections()
    let entities = writeEntities()
    writeMentions(entities)
    writeAnnotations()
    writeComments()
    writeLinks()
    writeRemovals()
    writeDiagnostics()
  }

  private func string(_ key: String) -> String? { document.metadata[key]?.value.stringValue }

  private var title: String? {
    string("title") ?? layers.sections.elements.first { $0.kind == .headline }.map { view.string($0.range) }
  }

  private mutating func writeDocument() {
    let source = document.sources.first
    let entries = document.metadata.entries
    rows.begin(.documents)
    rows.text(document.id)
    rows.text(source?.locator.uri)
    rows.integer(source?.locator.record)
    rows.text(source?.mediaType)
    rows.integer(source?.bytes.count)
    rows.text(source?.digest)
    rows.text(source?.charset)
    rows.text(title)
    rows.text(string("language"))
    rows.text(string("published"))
    rows.text(utf8: view.selection.text[...])
    rows.json { writer in
      writer.beginObject()
      for (key, value) in entries {
        writer.key(key)
        value.value.write(to: &writer)
      }
      writer.endObject()
    }
    rows.end()
  }

  private mutating func writeSections() {
    let written = Set(layers.sections.elements.filter { view.selection.holds($0.range) }.map(\.id))
    for section in layers.sections.elements where written.contains(section.id) {
      let source = source(of: section.range)
      rows.begin(.sections)
      rows.integer(Int(section.id.raw))
      rows.text(section.kind.rawValue)
      rows.integer(section.level)
      rows.text(section.title.map { view.string($0) })
      rows.integer(section.parent.flatMap { written.contains($0) ? Int($0.raw) : nil })
      rows.json { writer in writer.array { array in for flag in section.flags { array.string(flag) } } }
      writePlace(section.range, source)
      write(section.provenance)
      rows.end()
    }
  }

  private mutating func writeRemovals() {
    for (index, removal) in document.removals.enumerated() {
      let last = removal.attributions.first
      let source = source(removal.source)
      rows.begin(.removals)
      rows.integer(index + 1)
      rows.text(last?.by ?? "")
      rows.text(last?.rule ?? "")
      rows.text(last?.reason ?? "")
      rows.text(utf8: removal.text[...])
      rows.text(utf8: source[...])
      rows.end()
    }
  }

  private mutating func writeDiagnostics() {
    for (index, diagnostic) in document.diagnostics.enumerated() {
      let source = source(diagnostic.source)
      rows.begin(.diagnostics)
      rows.integer(index + 1)
      rows.text(diagnostic.severity.rawValue)
      rows.text(diagnostic.by)
      rows.text(diagnostic.code)
      rows.text(diagnostic.message)
      rows.text(utf8: source[...])
      rows.end()
    }
  }
}

/// Parts that many rows have.
extension SQLiteEncoder {
  /// The ranges of the file behind a range of the document, as JSON.
  mutating func source(of range: ByteRange) -> [UInt8] {
    members.clear()
    members.beginArray()
    view.forEachFileRange(of: range) { members.append($0) }
    members.endArray()
    return members.bytes
  }

  /// Ranges of a source as ranges of its file, as JSON.
  mutating func source(_ ranges: [SourceRange]) -> [UInt8] {
    members.clear()
    members.beginArray()
    for range in ranges { members.append(view.sources.inFile(range)) }
    members.endArray()
    return members.bytes
  }

  /// Writes `start`, `end` and `source`.
  mutating func writePlace(_ range: ByteRange, _ source: [UInt8]) {
    let clipped = view.selection.clipped(range)
    rows.integer(clipped.map { view.offsets[$0.lowerBound] })
    rows.integer(clipped.map { view.offsets[$0.upperBound] })
    rows.text(utf8: source[...])
  }

  /// Writes `rule`, `by` and `score`.
  mutating func write(_ provenance: Provenance) {
    rows.text(provenance.rule)
    rows.text(provenance.by)
    rows.real(provenance.score)
  }

  mutating func write(_ members: [JSONValue.Member]) {
    rows.json { JSONValue.object(members).write(to: &$0) }
  }
}
