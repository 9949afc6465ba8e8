import QuireDocument
import QuireText

/// The columns and rows of one kind of table.
protocol CSVTable: SendableMetatype {
  static var columns: [String] { get }
  static func write(_ view: ExportView, to writer: inout CSVWriter)
}

/// The columns that say where something stands.
private let placeColumns = ["start", "end", "source_start", "source_end", "source"]

/// A row for each mention.
enum EntityTable: CSVTable {
  static let columns =
    ["document", "id", "type", "text", "normal"] + placeColumns
    + ["entity", "entity_name", "score", "rule", "by"]

  static func write(_ view: ExportView, to writer: inout CSVWriter) {
    let names = Dictionary(view.layers.entities.elements.map { ($0.id, $0.name) }) { first, _ in first }
    for mention in view.layers.mentions.elements {
      guard let clipped = view.selection.clipped(mention.range) else { continue }
      writer.cell(view.document.id)
      writer.cell("e\(mention.id.raw)")
      writer.cell(view.types[mention.type])
      writer.cell(view.selection.text, clipped)
      writer.cell(mention.normal)
      writer.place(mention.range, in: view)
      writer.cell(mention.entity.map { "n\($0.raw)" })
      writer.cell(mention.entity.flatMap { names[$0] })
      writer.cell(mention.provenance.score)
      writer.cell(mention.provenance.rule)
      writer.cell(mention.provenance.by)
      writer.endRow()
    }
  }
}

/// A row for each comment.
enum CommentTable: CSVTable {
  static let columns =
    ["document", "id", "parent", "depth", "number", "author", "time", "time_text", "state", "to", "text"]
    + placeColumns + ["confidence", "rule", "by"]

  static func write(_ view: ExportView, to writer: inout CSVWriter) {
    let comments = view.layers.comments.elements
    let tree = CommentTree(view.layers)
    for (place, comment) in comments.enumerated() where view.selection.holds(comment.range) {
      writer.cell(view.document.id)
      writer.cell(ExportView.id(of: comment))
      writer.cell(view.parent(of: place, in: tree).map { ExportView.id(of: comments[$0]) })
      writer.cell(comment.depth)
      writer.cell(comment.number)
      writer.cell(comment.author?.name)
      writer.cell(comment.time?.iso)
      writer.cell(comment.time?.range.map { view.string($0) })
      writer.cell(comment.state.rawValue)
      writer.cell(addressee(of: place, tree, view))
      writer.cell(view.selection.text, view.selection.clipped(comment.body) ?? 0..<0)
      writer.place(comment.body, in: view)
      writer.cell(comment.provenance.score)
      writer.cell(comment.provenance.rule)
      writer.cell(comment.provenance.by)
      writer.endRow()
    }
  }

  private static func addressee(of place: Int, _ tree: CommentTree, _ view: ExportView) -> String? {
    for index in tree.links[place] where view.layers.links.elements[index].kind == .addressee {
      return view.name(of: view.layers.links.elements[index].target, in: tree)
    }
    return nil
  }
}

/// A row for each section.
enum SectionTable: CSVTable {
  static let columns =
    ["document", "id", "kind", "level", "parent", "title", "flags", "text"] + placeColumns + ["score", "rule", "by"]

  static func write(_ view: ExportView, to writer: inout CSVWriter) {
    for section in view.layers.sections.elements {
      guard let clipped = view.selection.clipped(section.range) else { continue }
      writer.cell(view.document.id)
      writer.cell("s\(section.id.raw)")
      writer.cell(section.kind.rawValue)
      writer.cell(section.level)
      writer.cell(section.parent.map { "s\($0.raw)" })
      writer.cell(section.title.map { view.string($0) })
      writer.cell(section.flags.joined(separator: " "))
      writer.cell(view.selection.text, clipped)
      writer.place(section.range, in: view)
      writer.cell(section.provenance.score)
      writer.cell(section.provenance.rule)
      writer.cell(section.provenance.by)
      writer.endRow()
    }
  }
}

extension CSVWriter {
  /// Writes the cells of ``placeColumns``: offsets in the text; the first and the last byte in the file; all ranges there.
  ///
  /// The ranges have the form `3..9 12..15`, which no spreadsheet takes for a date or a time.
  mutating func place(_ range: ByteRange, in view: ExportView) {
    let clipped = view.selection.clipped(range)
    cell(clipped.map { view.offsets[$0.lowerBound] })
    cell(clipped.map { view.offsets[$0.upperBound] })
    let ranges = view.fileRanges(of: range)
    cell(ranges.map(\.range.lowerBound).min())
    cell(ranges.map(\.range.upperBound).max())
    cell(SourceWords.list(ranges))
  }
}
