public import QuireDocument
public import QuireStages
import QuireText

/// Writes a table of all documents' entities, comments or sections, a row each, with the bytes they come from.
///
/// ```yaml
/// - stage: export.csv
///   with: { to: "out/entities.csv", rows: entities }
/// ```
public struct ExportCSV: Exporter {
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
  public struct Options: ComponentOptions {
    /// Where to write.
    public var to = OutputPath(path: "-")

    /// What a row stands for.
    public var rows = Rows.entities

    /// Which part of the text is written.
    public var content = ContentChoice.all

    /// What `start` and `end` count.
    public var offsets = OffsetUnit.unicode

    /// What stands between two cells.
    public var separator = Separator.comma

    /// Whether the table begins with the names of its columns.
    public var header = true

    /// Whether the file begins with a byte order mark.
    public var byteOrderMark = false

    /// Whether cells that a spreadsheet could take for formulas get an apostrophe in front.
    public var neutralize = true

    /// Other names for entity types.
    public var entityTypes = OptionMap<String>()

    public static let declared: [OptionField<Self>] = [
      OptionField("to", \.to, toHelp),
      OptionField("rows", \.rows, "What a row stands for."),
      OptionField("content", \.content, contentHelp),
      OptionField("offsets", \.offsets, "What start and end count: code points, bytes or UTF-16 code units."),
      OptionField("separator", \.separator, "What stands between two cells."),
      OptionField("header", \.header, "Whether the table begins with the names of its columns."),
      OptionField(
        "byte_order_mark",
        \.byteOrderMark,
        "Whether the file begins with a byte order mark, as Excel wants it."
      ),
      OptionField("neutralize", \.neutralize, neutralizeHelp),
      OptionField("entity_types", \.entityTypes, entityTypesHelp),
    ]

    public init() {}
  }

  public let destination: OutputPath
  public let head: [UInt8]
  private let options: Options
  private let table: any CSVTable.Type

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    destination = options.to
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

  public func encode(
    _ document: borrowing Document,
    into output: inout [UInt8],
    in context: inout StageContext
  ) throws(StageError) {
    try context.spend(document.text.count)
    let view = ExportView(document, content: options.content, offsets: options.offsets)
    var taken: [UInt8] = []
    swap(&taken, &output)
    var writer = CSVWriter(
      appendingTo: consume taken,
      separator: options.separator.byte,
      isNeutral: options.neutralize
    )
    table.write(view, types: TypeNames(options.entityTypes), to: &writer)
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
