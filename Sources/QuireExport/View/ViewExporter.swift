public import QuireDocument
public import QuireStages

/// An exporter that looks at one document after another through an ``ExportView``: what every exporter of this family
/// would otherwise do by itself.
///
/// An exporter names itself, declares its options and writes a view; the view knows the selected text, the offsets in the
/// unit that was asked for, the bytes of the file and the names of types.
///
/// ```swift
/// public struct ExportLinks: ViewExporter {
///   public static let name = "links"
///   public static let summary = "Write one line for each link."
///   public static let mediaType = "text/plain"
///
///   public struct Options: ViewExporterOptions {
///     public var common = ExportOptions(to: "{id}.txt")
///     public static let declared: [OptionField<Self>] = [.to, .content]
///     public init() {}
///   }
///
///   public let options: Options
///   public init(_ options: Options, in setup: Setup) throws(OptionError) { self.options = options }
///
///   public func write(_ view: ExportView, to output: inout [UInt8]) {
///     for link in view.layers.links.elements { … }
///   }
/// }
/// ```
///
/// A file that several documents share has a ``head``, a ``separator`` between two of them and a ``tail``.
public protocol ViewExporter: Exporter where Options: ViewExporterOptions {
  /// What was set.
  var options: Options { get }

  /// Whether nothing is asked about places, in the text or in the file, so that no table of them is made.
  var isPlain: Bool { get }

  /// Appends the document behind `view` to `output`.
  func write(_ view: ExportView, to output: inout [UInt8])
}

extension ViewExporter {
  /// Where it writes: what the option `to` says.
  public var destination: OutputPath { options.common.to }

  /// What the option `shard_size` says.
  public var shardBytes: Int { options.common.shardSize.bytes }

  /// Most formats say where things stand.
  public var isPlain: Bool { false }

  /// Whether every document gets a file of its own.
  var isPerDocument: Bool { options.common.to.isPerDocument }

  /// Appends `document` to `output`, at the cost of its length.
  public func encode(
    _ document: borrowing Document,
    into output: inout [UInt8],
    in context: inout StageContext
  ) throws(StageError) {
    try context.spend(document.text.count)
    write(ExportView(document, options.common, isPlain: isPlain), to: &output)
  }
}

extension OutputPath {
  /// Whether the path has a place for the document's name.
  var isPerDocument: Bool { path.contains("{id}") || path.contains("{stem}") }
}

extension [UInt8] {
  /// Hands the bytes over to a writer that appends to them and gives them back, without a copy.
  mutating func handOver() -> [UInt8] {
    var bytes: [UInt8] = []
    swap(&bytes, &self)
    return bytes
  }
}
