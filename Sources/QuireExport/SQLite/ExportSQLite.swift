public import QuireDocument
public import QuireStages
import QuireText

/// Writes a SQLite database of all documents with their spans, comments and links, and a full-text search over them.
///
/// Every span has the bytes of the file behind it. Documents are numbered in the order of the input; what belongs to one
/// has its number in the column `document`. The database comes when all documents are there; until then rows are kept in
/// a file beside it.
///
/// ```yaml
/// - stage: export.sqlite
///   with: { to: out/corpus.sqlite }
/// ```
///
/// ```sql
/// SELECT id, title, snippet(search, 1, '[', ']', '…', 12)
/// FROM search JOIN documents ON number = search.rowid WHERE search MATCH 'harbour' ORDER BY rank;
/// ```
public struct ExportSQLite: ViewExporter {
  public static let name = "sqlite"
  public static let summary = "Write a SQLite database of documents, spans, comments and links, with full-text search."
  public static let mediaType = "application/vnd.sqlite3"

  /// What can be set.
  public struct Options: ViewExporterOptions {
    /// Where to write, and which part of the text.
    public var common = ExportOptions(to: "corpus.sqlite")

    public static let declared: [OptionField<Self>] = [
      .to("Where to write: a path, in which {id} stands for the document's id and {shard:05} for a shard's number."),
      .shardSize, .content, .comments, .offsets, .entityTypes,
    ]

    public init() {}
  }

  public let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    self.options = options
    let path = options.common.to.path
    guard path != "-" else {
      throw .invalid("to", "must name a file, such as corpus.sqlite; a database can't go to standard output")
    }
    for suffix in [".gz", ".zst"] where path.hasSuffix(suffix) {
      throw .invalid("to", "must not end in \(suffix); SQLite reads no compressed databases")
    }
  }

  public var head: [UInt8] { RowWriter.head }

  public var files: [OutputFile] {
    let common = options.common
    let finisher = SQLiteFinisher(content: common.content, offsets: common.offsets)
    return [OutputFile(common.to.path, head: head, shardBytes: shardBytes, finisher: finisher)]
  }

  public func write(_ view: ExportView, to output: inout [UInt8]) {
    var encoder = SQLiteEncoder(view, appendingTo: output.handOver())
    encoder.encode()
    output = encoder.rows.bytes
  }

  public func encode(
    _ document: borrowing Document,
    into output: inout [UInt8],
    in context: inout StageContext
  ) throws(StageError) {
    try context.spend(document.text.count)
    let view = ExportView(document, options.common)
    var encoder = SQLiteEncoder(view, appendingTo: output.handOver())
    encoder.encode()
    guard encoder.rows.fits else {
      let limit = "a row of a database has at most \(RowWriter.maximumRow / 1_000_000) MB"
      throw StageError(code: "too-long", "the document is too long for SQLite: \(limit)")
    }
    output = encoder.rows.bytes
  }
}
