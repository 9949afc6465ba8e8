import QuireDocument
public import QuireStages
import QuireText

/// Reads tables of comma-separated or tab-separated values: each row one document, one column of it the text, the others
/// metadata.
///
/// What parts the cells is told by the first rows unless it is set. Cells may be quoted, with line breaks and doubled
/// marks in them; a mark that is never closed costs its row alone. Source ranges are those of the row's bytes.
///
/// ```yaml
/// input: { files: ["corpus/*.csv.gz"], format: csv, with: { text_column: body, id_column: key } }
/// ```
public struct CSVReader: Reader {
  public static let name = "csv"
  public static let summary = "Reads CSV and TSV: one column of each row is the text, the others are metadata."
  public static let suffixes = [".csv", ".tsv", ".tab"]
  public static let mediaTypes = ["text/csv", "text/tab-separated-values"]

  /// What parts the cells of a row.
  public enum Delimiter: String, OptionChoice {
    case auto
    case comma
    case tab
    case semicolon
    case pipe

    /// The byte; `nil` where the table tells it.
    var byte: UInt8? {
      switch self {
      case .auto: nil
      case .comma: UInt8(ascii: ",")
      case .tab: 0x09
      case .semicolon: UInt8(ascii: ";")
      case .pipe: UInt8(ascii: "|")
      }
    }
  }

  /// What can be set in a definition.
  public struct Options: ComponentOptions {
    public var textColumn = "text"
    public var idColumn = "id"
    public var metadataColumns: [String] = []
    public var header = true
    public var delimiter = Delimiter.auto
    public var quotes = true
    public var maxRowBytes = 1 << 24

    public static let declared: [OptionField<Self>] = [
      OptionField("text_column", \.textColumn, "The column that holds the text, by name or by number from 1."),
      OptionField("id_column", \.idColumn, "The column that holds the document's id, by name or by number from 1."),
      OptionField("metadata_columns", \.metadataColumns, "The columns that are kept as metadata; without any, all."),
      OptionField("header", \.header, "Whether the first row holds the names of the columns."),
      OptionField("delimiter", \.delimiter, "What parts the cells of a row; \"auto\" tells it by the first rows."),
      OptionField("quotes", \.quotes, "Whether cells can stand in quotation marks."),
      OptionField(
        "max_row_bytes",
        \.maxRowBytes,
        "The longest row that is read, in bytes; a quotation mark that is not closed reaches no further.",
        .within(1...(1 << 31))
      ),
    ]

    public init() {}
  }

  private let options: Options
  private let columns: CSVColumnCache

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    guard !options.textColumn.isEmpty else { throw .invalid("text_column", "must not be empty") }
    guard options.header || Int(options.textColumn).map({ $0 > 0 }) ?? false else {
      throw .invalid("text_column", "must be a column's number, from 1, where \"header\" is false")
    }
    self.options = options
    columns = CSVColumnCache()
  }

  public func makeSplitter() -> any RecordSplitter { CSVSplitter(options) }

  public func read(_ record: Record, in context: ReadContext) -> ReadOutcome {
    guard let preamble = CSVPreamble(record.preamble) else {
      return .failure(ReadFailure(code: "bad-record", "the row comes without its table"))
    }
    let charset = context.charset.flatMap(Charset.init(label:)) ?? preamble.charset
    let row = CSVRow(record.bytes, delimiter: preamble.delimiter, options, charset)
    let columns = columns.columns(of: record.preamble, charset) {
      CSVColumns(Array(preamble.header), delimiter: preamble.delimiter, options, charset)
    }
    do throws(ReadFailure) {
      return .document(try row.document(columns, context, reader: Self.name))
    } catch {
      return .failure(error)
    }
  }
}
