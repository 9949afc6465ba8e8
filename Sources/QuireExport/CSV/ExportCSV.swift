public import QuireStages
import QuireText

/// Writes a table of all documents' entities, comments or sections, a row each, with the bytes they come from.
///
/// ```yaml
/// - stage: export.csv
///   with: { to: "out/entities.csv", rows: entities }
/// ```
public struct ExportCSV: ViewExporter {
  public static let name = "csv"
  public static let summary = "Write a table with a row for each entity, comment or section."
  public static let mediaType = "text/csv"

  /// What a row stands for.
  public enum Rows: String, OptionChoice {
    case entities
    case comments
    case sections
  }

  /// What stands between two cells.
  public enum Separator: String, OptionChoice {
    case comma
    case semicolon
    case tab
  }

  /// What can be set.
  public struct Options: ViewExporterOptions {
    /// Where to write, and which part of the text.
    public var common = ExportOptions()

    /// What a row stands for.
    public var rows = Rows.entities

    /// What stands between two cells.
    public var separator = Separator.comma

    /// Whether the table begins with the names of its columns.
    public var header = true

    /// Whether the file begins with a byte order mark.
    public var byteOrderMark = false

    /// Whether cells that a spreadsheet could take for formulas get an apostrophe in front.
    public var neutralize = true

    public static let declared: [OptionField<Self>] = [
      .to,
      .shardSize,
      OptionField("rows", \.rows, "What a row stands for."),
      .content,
      .offsets,
      OptionField("separator", \.separator, "What stands between two cells."),
      OptionField("header", \.header, "Whether the table begins with the names of its columns."),
      OptionField(
        "byte_order_mark",
        \.byteOrderMark,
        "Whether the file begins with a byte order mark, as Excel wants it."
      ),
      OptionField("neutralize", \.neutralize, neutralizeHelp),
      .entityTypes,
    ]

    public init() {}
  }

  public let head: [UInt8]
  public let options: Options
  private let table: any CSVTable.Type

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    self.options = options
    let table: any CSVTable.Type =
      switch options.rows {
      case .entities: EntityTable.self
      case .comments: CommentTable.self
      case .sections: SectionTable.self
      }
    self.table = table
    var writer = CSVWriter(
      appendingTo: options.byteOrderMark ? [0xEF, 0xBB, 0xBF] : [],
      separator: options.separator.byte,
      isNeutral: options.neutralize
    )
    if options.header {
      for column in table.columns { writer.cell(column) }
      writer.endRow()
    }
    head = writer.bytes
  }

  public func write(_ view: ExportView, to output: inout [UInt8]) {
    var writer = CSVWriter(
      appendingTo: output.handOver(),
      separator: options.separator.byte,
      isNeutral: options.neutralize
    )
    table.write(view, to: &writer)
    output = writer.bytes
  }
}

extension ExportCSV.Separator {
  var byte: UInt8 {
    switch self {
    case .comma: 0x2C
    case .semicolon: 0x3B
    case .tab: 0x09
    }
  }
}

private let neutralizeHelp = "Whether cells that a spreadsheet could take for formulas get an apostrophe in front."
