import QuireStages
import QuireText

/// The files that a run writes, each whole or not at all.
final class OutputSet {
  private struct Open {
    let writer: FileWriter
    let tail: [UInt8]
    var documents = 0
  }

  private let exporters: [any Exporter]
  private let isAllowed: @Sendable (String) -> Bool
  private var open: [(path: String, output: Open)] = []
  private var finished: Set<String> = []

  /// The paths that were written, in the order in which they were opened.
  private(set) var paths: [String] = []

  /// Creates the set for the exporters of a plan; `isAllowed` says which paths the caller grants.
  init(exporters: [any Exporter], isAllowed: @escaping @Sendable (String) -> Bool) {
    self.exporters = exporters
    self.isAllowed = isAllowed
  }

  /// Opens the files that are written whatever the documents are, so that a run without documents leaves them empty.
  func openFixed(_ others: [String]) throws(RunError) {
    for exporter in exporters where !OutputTemplate(exporter.destination.path).isPerDocument {
      _ = try index(of: exporter.destination.path, head: exporter.head, tail: exporter.tail)
    }
    for path in others { _ = try index(of: path, head: [], tail: []) }
  }

  /// Writes what an exporter made of a document.
  func write(_ rendition: DocumentOutcome.Rendition) throws(RunError) {
    let exporter = exporters[rendition.exporter]
    let isPerDocument = OutputTemplate(exporter.destination.path).isPerDocument
    let path = isPerDocument ? unused(rendition.path) : rendition.path
    let index = try index(of: path, head: exporter.head, tail: exporter.tail)
    if open[index].output.documents > 0 { try append(exporter.separator, at: index) }
    open[index].output.documents += 1
    try append(rendition.bytes, at: index)
    guard isPerDocument else { return }
    try commit(open.remove(at: index).output)
    finished.insert(path)
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
    guard isAllowed(path) else {
      throw RunError(.output, "\"\(path)\" lies outside of what may be written")
    }
    do throws(FileError) {
      open.append((path, Open(writer: try FileWriter(path), tail: tail)))
      if path != "-" { paths.append(path) }
      try open[open.count - 1].output.writer.write(head)
      return open.count - 1
    } catch {
      throw RunError(.output, error.description)
    }
  }

  private func append(_ bytes: [UInt8], at index: Int) throws(RunError) {
    do throws(FileError) { try open[index].output.writer.write(bytes) } catch {
      throw RunError(.output, error.description)
    }
  }

  private func commit(_ output: Open) throws(RunError) {
    do throws(FileError) {
      try output.writer.write(output.tail)
      try output.writer.commit()
    } catch {
      throw RunError(.output, error.description)
    }
  }

  /// `path`, or, where a document of this run was written there already, the same with a number.
  private func unused(_ path: String) -> String {
    guard finished.contains(path) else { return path }
    let dot = path.lastIndex { $0 == "." || $0 == "/" }
    let place = dot.map { path[$0] == "." ? $0 : path.endIndex } ?? path.endIndex
    var number = 2
    while finished.contains("\(path[..<place])-\(number)\(path[place...])") { number += 1 }
    return "\(path[..<place])-\(number)\(path[place...])"
  }
}
