public import QuireStages
import QuireText

/// Writes the standoff files of the annotation tool brat: a text, its annotations and, once, their configuration.
///
/// `to` names the folder of all of them, or by its suffix (`.ann`, `.txt` or `.conf`) the one kind that a step writes.
/// Mentions are `T` lines, their attributes `A` lines, ids in databases `N` lines, what else is known notes (`#`), and
/// mentions of one entity an equivalence (`*`). Offsets count code points. Lines of `.ann` can't hold a line break, so
/// that a mention over several lines of the text has one fragment for each.
///
/// ```yaml
/// - stage: export.brat
///   with: { to: out/brat }
/// ```
public struct ExportBrat: FolderExporter {
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
  public struct Options: ViewExporterOptions {
    /// Where to write, and which part of the text.
    public var common = ExportOptions(to: "{id}.ann")

    /// Which of the files is written; as the suffix of ``to`` says where it is not set.
    public var part: Part?

    /// Whether notes say the normal form, the bytes in the file and the rule of each mention.
    public var notes = true

    /// The entity types that the configuration names.
    public var types = [
      "PERSON", "ORG", "GROUP", "PLACE", "NATIONALITY", "FACILITY", "EVENT", "UNIT", "WEAPON", "VEHICLE", "SHIP",
      "DATE", "TIME", "SET", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "NUMBER", "EMAIL", "URL", "PHONE", "IP",
      "HANDLE", "HASHTAG", "COORDINATES",
    ]

    public static let declared: [OptionField<Self>] = [
      .to("Where to write: the folder, or a path such as {id}.ann for one kind of file."),
      OptionField(
        "part",
        \.part,
        "Which of the files is written; by default what the suffix of to says, and all in a folder."
      ),
      .content,
      OptionField("notes", \.notes, "Whether notes say the normal form, the bytes and the rule of each mention."),
      OptionField("types", \.types, "The entity types that the configuration names."),
      .entityTypes,
    ]

    public init() {}
  }

  /// The files of a folder that brat opens.
  public enum File: String, FolderFile {
    case text = "{id}.txt"
    case annotations = "{id}.ann"
    case configuration = "annotation.conf"
  }

  public let options: Options
  public let chosen: [File]

  /// Whether `to` names a file, and no folder.
  private let isFile: Bool

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    self.options = options
    let file = Self.file(options)
    chosen = file.map { [$0] } ?? Array(File.allCases)
    isFile = file != nil
    guard let file, options.common.to.isPerDocument == (file == .configuration) else { return }
    let isOne = file == .configuration
    let wanted = isOne ? "one path, such as annotation.conf" : "a path for each document, such as {id}.ann"
    throw .invalid("to", "must be \(wanted)")
  }

  /// The one file that is written; `nil` for all.
  private static func file(_ options: Options) -> File? {
    switch options.part {
    case .text: return .text
    case .annotations: return .annotations
    case .configuration: return .configuration
    case nil: break
    }
    let path = options.common.to.path
    if path.hasSuffix(".txt") { return .text }
    if path.hasSuffix(".conf") { return .configuration }
    return path.hasSuffix(".ann") || path.hasSuffix("{id}") || path.hasSuffix("{stem}") ? .annotations : nil
  }

  public func output(_ file: File) -> OutputFile {
    let path = isFile ? options.common.to.path : path(of: file)
    guard file == .configuration else { return OutputFile(path) }
    return OutputFile(path, head: BratConfiguration.bytes(options.types, TypeNames(options.common.entityTypes)))
  }

  public func write(_ view: ExportView, to folder: inout FolderParts<File>) {
    if folder.has(.text) { folder[.text].bytes += BratText.bytes(view.selection.text) }
    guard folder.has(.annotations) else { return }
    var encoder = BratEncoder(view, withNotes: options.notes)
    encoder.encode()
    folder[.annotations].bytes += encoder.bytes
  }
}
