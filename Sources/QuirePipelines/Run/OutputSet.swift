import QuireStages
import QuireText

/// The files that a run writes, each whole or not at all.
final class OutputSet {
  private struct Open {
    let writer: FileWriter
    let tail: [UInt8]
    var isBegun = false
    /// The keys of the entries that the file has.
    var keys: Set<String> = []
  }

  /// How many paths are kept for the summary.
  static let keptPaths = 20

  private let files: [OutputFile]
  private let templates: [OutputTemplate]
  /// The folders of the templates, as absolute paths.
  private let folders: [String]
  private let isAllowed: @Sendable (String) -> Bool
  private var open: [(path: String, output: Open)] = []
  private var names = OutputNames()

  /// The first paths that were written, in the order in which they were opened.
  private(set) var paths: [String] = []

  /// How many paths were written.
  private(set) var count = 0

  /// Creates the set for the files of a plan's exporters; `isAllowed` says which paths the caller grants.
  init(files: [OutputFile], isAllowed: @escaping @Sendable (String) -> Bool) {
    self.files = files
    templates = files.map { OutputTemplate($0.path) }
    folders = templates.map { Folders.resolved($0.folder.isEmpty ? "." : $0.folder) }
    self.isAllowed = isAllowed
  }

  /// Opens the files that are written whatever the documents are, so that a run without documents leaves them empty,
  /// and what can't be written is known before anything is read.
  func openFixed(_ others: [String]) throws(RunError) {
    for (file, template) in zip(files, templates) {
      let path = file.path
      let isFixed = !template.isPerDocument
      guard isAllowed(isFixed ? path : template.folder + template.name(for: "document")) else {
        throw RunError(.arguments, "\"\(path)\" lies outside of what may be written")
      }
      if isFixed { _ = try index(of: path, head: file.head, tail: file.tail) }
    }
    for path in others {
      guard isAllowed(path) else { throw RunError(.arguments, "\"\(path)\" lies outside of what may be written") }
      _ = try index(of: path, head: [], tail: [])
    }
    for entry in open where entry.path != "-" { names.reserve(Folders.resolved(entry.path)) }
  }

  /// Writes what an exporter made of a document.
  func write(_ rendition: DocumentOutcome.Rendition) throws(RunError) {
    let number = rendition.file
    let file = files[number]
    guard templates[number].isPerDocument else {
      let index = try index(of: file.path, head: file.head, tail: file.tail)
      return try write(rendition.part, of: file, to: &open[index].output)
    }
    let path = templates[number].folder + names.unused(rendition.name, in: folders[number])
    guard isAllowed(path) else { throw RunError(.output, "\"\(path)\" lies outside of what may be written") }
    var output = try opened(path, tail: file.tail)
    do throws(FileError) { try output.writer.write(file.head) } catch { throw RunError(cantWrite: error) }
    try write(rendition.part, of: file, to: &output)
    try commit(output)
  }

  /// Appends a document's bytes, or those of its entries that the file does not have.
  private func write(_ part: OutputPart, of file: OutputFile, to output: inout Open) throws(RunError) {
    do throws(FileError) {
      for piece in part.pieces(notYetIn: &output.keys) {
        if output.isBegun { try output.writer.write(file.separator) }
        output.isBegun = true
        try output.writer.write(piece)
      }
    } catch {
      throw RunError(cantWrite: error)
    }
  }

  /// Writes a line to a file that belongs to no exporter.
  func write(_ line: [UInt8], to path: String) throws(RunError) {
    try append(line, at: try index(of: path, head: [], tail: []))
  }

  /// Puts all files in their places.
  func commit() throws(RunError) {
    for entry in open { try commit(entry.output) }
    open = []
  }

  /// Leaves nothing behind of what is not complete.
  func discard() {
    for entry in open { entry.output.writer.discard() }
    open = []
  }

  private func index(of path: String, head: [UInt8], tail: [UInt8]) throws(RunError) -> Int {
    if let index = open.firstIndex(where: { $0.path == path }) { return index }
    open.append((path, try opened(path, tail: tail)))
    try append(head, at: open.count - 1)
    return open.count - 1
  }

  private func opened(_ path: String, tail: [UInt8]) throws(RunError) -> Open {
    do throws(FileError) {
      let output = Open(writer: try FileWriter(path), tail: tail)
      if path != "-" {
        count += 1
        if paths.count < Self.keptPaths { paths.append(path) }
      }
      return output
    } catch {
      throw RunError(cantWrite: error)
    }
  }

  private func append(_ bytes: [UInt8], at index: Int) throws(RunError) {
    do throws(FileError) { try open[index].output.writer.write(bytes) } catch {
      throw RunError(cantWrite: error)
    }
  }

  private func commit(_ output: Open) throws(RunError) {
    do throws(FileError) {
      try output.writer.write(output.tail)
      try output.writer.commit()
    } catch {
      throw RunError(cantWrite: error)
    }
  }
}

extension RunError {
  fileprivate init(cantWrite error: FileError) {
    self.init(.output, "\"\(error.path)\" can't be written: \(error.why)")
  }
}
