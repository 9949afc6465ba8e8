public import QuireStages
import QuireText

/// Writes one token a line with its tag, a blank line behind each sentence: the format of CoNLL-2003 and of most
/// trainers of named entity models.
///
/// Tokens and sentences are those of the layers where stages have made them (`sections.split-tokens`,
/// `sections.split-sentences`), else they are cut here in the same way. Everything but white space is in a token; a token
/// is cut where a mention begins or ends inside of it, so that the tags say where each mention stands, exactly. Of
/// mentions that overlap the outer one is tagged.
///
/// ```yaml
/// - stage: export.conll
///   with: { to: "out/articles.conll", scheme: bilou, columns: [token, start, end, tag] }
/// ```
public struct ExportCoNLL: ViewExporter {
  public static let name = "conll"
  public static let summary = "Write one token a line with its entity tag: BIO, BILOU or IOBES."
  public static let mediaType = "text/plain"

  /// How tags say where a mention begins and ends.
  public enum Scheme: String, OptionChoice {
    case bio
    case bilou
    case iobes
  }

  /// What stands between two columns.
  public enum Delimiter: String, OptionChoice {
    case tab
    case space
  }

  /// What can be set.
  public struct Options: ViewExporterOptions {
    /// Where to write, and which part of the text.
    public var common = ExportOptions()

    /// How tags say where a mention begins and ends.
    public var scheme = Scheme.bio

    /// The columns, in their order.
    public var columns = ["token", "tag"]

    /// What stands between two columns.
    public var delimiter = Delimiter.tab

    /// Whether a line `-DOCSTART-` stands before each document.
    public var docstart = true

    public static let declared: [OptionField<Self>] = [
      .to,
      .shardSize,
      .content,
      OptionField("scheme", \.scheme, "How tags say where a mention begins and ends."),
      OptionField("columns", \.columns, "The columns, in their order: \(CoNLLColumn.names).", .filled),
      OptionField("delimiter", \.delimiter, "What stands between two columns."),
      OptionField("docstart", \.docstart, "Whether a line -DOCSTART- stands before each document."),
      .offsets,
      .entityTypes,
    ]

    public init() {}
  }

  public let options: Options
  private let columns: [CoNLLColumn]

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    self.options = options
    var columns: [CoNLLColumn] = []
    for name in options.columns {
      guard let column = CoNLLColumn(rawValue: name) else {
        throw .invalid("columns", "must not have \"\(name)\"; the columns are \(CoNLLColumn.names)")
      }
      columns.append(column)
    }
    self.columns = columns
  }

  public func write(_ view: ExportView, to output: inout [UInt8]) {
    var encoder = CoNLLEncoder(
      view,
      columns: columns,
      scheme: options.scheme,
      delimiter: options.delimiter == .tab ? 0x09 : 0x20,
      appendingTo: output.handOver()
    )
    encoder.encode(withStart: options.docstart)
    output = encoder.bytes
  }
}

/// What a column holds.
enum CoNLLColumn: String, CaseIterable, Sendable {
  case token
  case tag
  case start
  case end
  case source
  case mention
  case normal
  case entity
  case score
  case blank

  /// All names, for messages and help.
  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
