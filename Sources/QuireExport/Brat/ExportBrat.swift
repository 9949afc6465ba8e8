public import QuireDocument
public import QuireStages
import QuireText

/// Writes the standoff files of the annotation tool brat: a text, its annotations and, once, their configuration.
///
/// The suffix of `to` says which of them a step writes: `.ann`, `.txt` or `.conf`. A pair needs two steps with the same
/// `content`. Mentions are `T` lines, their attributes `A` lines, ids in databases `N` lines, what else is known
/// notes (`#`), and mentions of one entity an equivalence (`*`). Offsets count code points. Lines of `.ann` can't hold a
/// line break, so that a mention over several lines of the text has one fragment for each.
///
/// ```yaml
/// - stage: export.brat
///   with: { to: "out/brat/{id}.txt" }
/// - stage: export.brat
///   with: { to: "out/brat/{id}.ann" }
/// - stage: export.brat
///   with: { to: out/brat/annotation.conf }
/// ```
public struct ExportBrat: Exporter {
  public static let name = "brat"
  public static let summary = "Write the text and the annotations of each document as brat's standoff files."
  public static let mediaType = "text/plain"

  /// Which of the files is written.
  public enum Part: String, OptionChoice {
    case annotations
    case text
    case configuration
  }

  /// What can be set.
  public struct Options: ComponentOptions {
    /// Where to write.
    public var to = OutputPath(path: "{id}.ann")

    /// Which of the files is written; as the suffix of ``to`` says where it is not set.
    public var part: Part?

    /// Which part of the text is written.
    public var content = ContentChoice.all

    /// Whether notes say the normal form, the bytes in the file and the rule of each mention.
    public var notes = true

    /// The entity types that the configuration names.
    public var types = [
      "PERSON", "ORG", "GROUP", "PLACE", "NATIONALITY", "FACILITY", "EVENT", "DATE", "TIME", "MONEY", "PERCENT",
      "QUANTITY", "EMAIL", "URL", "PHONE", "IP", "HANDLE", "HASHTAG",
    ]

    /// Other names for entity types.
    public var entityTypes = OptionMap<String>()

    public static let declared: [OptionField<Self>] = [
      OptionField("to", \.to, "Where to write: a path, in which {id} stands for the document's id."),
      OptionField("part", \.part, "Which of the files is written; by default the suffix of to says it."),
      OptionField("content", \.content, contentHelp),
      OptionField("notes", \.notes, "Whether notes say the normal form, the bytes and the rule of each mention."),
      OptionField("types", \.types, "The entity types that the configuration names."),
      OptionField("entity_types", \.entityTypes, entityTypesHelp),
    ]

    public init() {}
  }

  public let destination: OutputPath
  public let head: [UInt8]
  private let options: Options
  private let part: Part

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    destination = options.to
    self.options = options
    if let part = options.part {
      self.part = part
    } else if options.to.path.hasSuffix(".txt") {
      part = .text
    } else if options.to.path.hasSuffix(".conf") {
      part = .configuration
    } else {
      part = .annotations
    }
    let isPerDocument = options.to.path.contains("{id}") || options.to.path.contains("{stem}")
    guard isPerDocument != (part == .configuration) else {
      let wanted = isPerDocument ? "one path, such as annotation.conf" : "a path for each document, such as {id}.ann"
      throw .invalid("to", "must be \(wanted)")
    }
    head = part == .configuration ? BratConfiguration.bytes(options.types, TypeNames(options.entityTypes)) : []
  }

  public func encode(
    _ document: borrowing Document,
    into output: inout [UInt8],
    in context: inout StageContext
  ) throws(StageError) {
    try context.spend(document.text.count)
    switch part {
    case .configuration: break
    case .text: output.append(contentsOf: BratText.bytes(TextSelection(copy document, options.content).text))
    case .annotations:
      let view = ExportView(document, content: options.content, offsets: .unicode)
      var encoder = BratEncoder(view, types: TypeNames(options.entityTypes), withNotes: options.notes)
      encoder.encode()
      output.append(contentsOf: encoder.bytes)
    }
  }
}
