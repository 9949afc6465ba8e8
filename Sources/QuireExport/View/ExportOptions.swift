public import QuireStages

/// What most exporters let one set, with the defaults of the format.
///
/// An exporter declares of it what makes sense in its format; what it does not declare keeps the value given here.
public struct ExportOptions: Sendable {
  /// Where to write.
  public var to: OutputPath

  /// How much stands in a shard, where ``to`` asks for shards.
  public var shardSize = ByteSize(bytes: OutputFile.standardShardBytes)

  /// Which part of the text is written.
  public var content: ContentChoice

  /// Whether reader comments are written; as ``content`` says where it is not set.
  public var comments: Bool?

  /// What `start` and `end` count.
  public var offsets: OffsetUnit

  /// Other names for entity types.
  public var entityTypes = OptionMap<String>()

  /// Creates the defaults of a format.
  public init(to path: String = "-", content: ContentChoice = .all, offsets: OffsetUnit = .unicode) {
    to = OutputPath(path: path)
    self.content = content
    self.offsets = offsets
  }
}

/// Options of an exporter that has the common ones among them.
public protocol ViewExporterOptions: ComponentOptions {
  /// The common options.
  var common: ExportOptions { get set }
}

/// The declarations of the common options, to be named in `declared`: `[.to, .content, OptionField("layout", …)]`.
extension OptionField where Options: ViewExporterOptions {
  static var to: Self {
    .to(
      "Where to write: a path, in which {id} stands for the document's id and {shard:05} for a shard's number, or - for "
        + "standard output."
    )
  }

  static var shardSize: Self {
    Self("shard_size", \.common.shardSize, "How much, before it is compressed, a shard has before the next one begins.")
  }

  static var content: Self {
    Self(
      "content",
      \.common.content,
      "Which text is written: all, kept (without boilerplate and duplicates) or main (the article's own words)."
    )
  }

  static var comments: Self {
    Self(
      "comments",
      \.common.comments,
      "Whether reader comments are written; by default all and kept have them, main has not."
    )
  }

  static var offsets: Self {
    Self("offsets", \.common.offsets, "What start and end count: code points, bytes or UTF-16 code units.")
  }

  static var entityTypes: Self {
    Self("entity_types", \.common.entityTypes, "Other names for entity types, such as PERSON: PER.")
  }

  /// The option `to` of a format whose files are not written to standard output.
  static func to(_ help: String) -> Self { Self("to", \.common.to, help) }
}
