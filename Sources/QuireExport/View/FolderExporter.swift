public import QuireDocument
public import QuireStages

/// A file in the folder that a ``FolderExporter`` writes; its raw value is its name there, in which `{id}` and `{stem}`
/// stand for the document's id.
public protocol FolderFile: RawRepresentable, CaseIterable, Sendable, Hashable where RawValue == String {}

/// An exporter whose format is a folder of files: brat's pairs of text and annotations, ConvoKit's corpus.
///
/// `to` names the folder. A file without `{id}` in its name is one for all documents, unless `to` has it. What belongs
/// in a file once, such as a speaker whom several documents know, goes there with ``OutputPart/append(_:once:)``; a file
/// that is the same for all documents is its head and nothing else.
///
/// ```swift
/// public enum File: String, FolderFile {
///   case utterances = "utterances.jsonl"
///   case speakers = "speakers.json"
/// }
///
/// public func output(_ file: File) -> OutputFile {
///   switch file {
///   case .utterances: OutputFile(path(of: file))
///   case .speakers: OutputFile(path(of: file), head: [0x7B], separator: [0x2C], tail: [0x7D])
///   }
/// }
///
/// public func write(_ view: ExportView, to folder: inout FolderParts<File>) {
///   for comment in view.layers.comments.elements {
///     folder[.utterances].bytes += …
///     folder[.speakers].append(…, once: name)
///   }
/// }
/// ```
public protocol FolderExporter: ViewExporter {
  /// The files of the folder.
  associatedtype File: FolderFile

  /// The files that are written, in their order.
  var chosen: [File] { get }

  /// A file with its path and what stands at its ends.
  func output(_ file: File) -> OutputFile

  /// Appends the document behind `view` to the files of the folder.
  func write(_ view: ExportView, to folder: inout FolderParts<File>)
}

/// What a folder's files get of one document.
public struct FolderParts<File: FolderFile> {
  fileprivate let chosen: [File]
  fileprivate var parts: [OutputPart]

  /// The part of `file`; that of a file which is not written is empty and stays so.
  public subscript(file: File) -> OutputPart {
    get { chosen.firstIndex(of: file).map { parts[$0] } ?? OutputPart() }
    _modify {
      var spare = OutputPart()
      if let index = chosen.firstIndex(of: file) { yield &parts[index] } else { yield &spare }
    }
  }

  /// Whether `file` is written.
  public func has(_ file: File) -> Bool { chosen.contains(file) }
}

extension FolderExporter {
  /// Most formats are the whole folder.
  public var chosen: [File] { Array(File.allCases) }

  /// Most files are their documents one after another.
  public func output(_ file: File) -> OutputFile { OutputFile(path(of: file)) }

  /// The path of `file`: its name in the folder that the option `to` names.
  func path(of file: File) -> String {
    let folder = options.common.to.path
    return folder.isEmpty || folder.hasSuffix("/") ? folder + file.rawValue : "\(folder)/\(file.rawValue)"
  }

  /// The files that are written.
  public var files: [OutputFile] { chosen.map(output) }

  /// Appends `document` to the files' parts, at the cost of its length.
  public func encode(
    _ document: borrowing Document,
    intoFiles parts: inout [OutputPart],
    in context: inout StageContext
  ) throws(StageError) {
    try context.spend(document.text.count)
    var folder = FolderParts(chosen: chosen, parts: parts)
    parts = []
    write(ExportView(document, options.common, isPlain: isPlain), to: &folder)
    parts = folder.parts
  }

  /// Appends what the first file gets of the document.
  public func write(_ view: ExportView, to output: inout [UInt8]) {
    var folder = FolderParts(chosen: Array(chosen.prefix(1)), parts: [OutputPart()])
    write(view, to: &folder)
    for part in folder.parts { output += part.entries.flatMap(\.bytes) + part.bytes }
  }
}
