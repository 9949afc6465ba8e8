import QuireStages
import QuireText

/// The files that a run writes, each whole or not at all.
///
/// A file that is complete gets its name at once, or, where a journal is kept, when the journal knows of it
/// (``sealed``).
final class OutputSet {
  /// How many paths are kept for the summary.
  static let keptPaths = 20

  private let files: [OutputFile]
  private let templates: [OutputTemplate]
  /// The folders of the templates, as absolute paths.
  private let folders: [String]
  private let isAllowed: @Sendable (String) -> Bool
  private var names = OutputNames()

  /// The files that documents share, by their paths as they were given, in the order in which they were opened.
  private(set) var shared: [SharedOutput] = []

  /// Whether files that are complete wait in ``sealed`` for their names.
  var keepsSealed = false

  /// Files that are complete and wait for their names.
  private(set) var sealed: [SealedFile] = []

  /// The names that documents' files were given since somebody took them, for the journal.
  private(set) var newNames: [(file: Int, name: String)] = []

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

  /// Whether another process can go on where this one stops.
  var canBeResumed: Bool { shared.allSatisfy(\.canBeResumed) }

  /// The files that are written whatever the documents are: `others`, which belong to no exporter, among them.
  private func fixed(_ others: [String]) -> [OutputFile] {
    zip(files, templates).filter { !$1.isPerDocument }.map { $0.0 } + others.map { OutputFile($0) }
  }

  /// Refuses what may not be written, before anything is opened, and keeps documents' files off the names of the others.
  func prepare(_ others: [String]) throws(RunError) {
    let paths = zip(files, templates).map { file, template in
      template.isPerDocument ? template.folder + template.name(for: "document") : template.path(ofShard: 0)
    }
    for (template, path) in zip(templates, files.map(\.path)) where template.isPerDocument && template.isSharded {
      throw RunError(.arguments, "\"\(path)\" has {shard} beside {id} or {stem}; a path can have one of them")
    }
    for path in paths + others where !isAllowed(path) {
      throw RunError(.arguments, "\"\(path)\" lies outside of what may be written")
    }
    for file in fixed(others) where file.path != "-" {
      names.reserve(Folders.resolved(OutputTemplate(file.path).path(ofShard: 0)))
    }
  }

  /// Opens the files that are written whatever the documents are, so that a run without documents leaves them empty,
  /// and what can't be written is known before anything is read.
  func openFixed(_ others: [String]) throws(RunError) {
    try prepare(others)
    for file in fixed(others) {
      do throws(FileError) { shared.append(try SharedOutput(file)) } catch { throw RunError(cantWrite: error) }
      if let path = shared.last?.path { note(path) }
    }
  }

  /// Opens the files as an earlier process left them, in the order of ``openFixed(_:)``; `count` paths were written.
  ///
  /// ``prepare(_:)`` comes before.
  func reopen(
    _ others: [String],
    _ checkpoints: [SharedOutput.Checkpoint],
    keys: [Int: [String]],
    paths: [String],
    count: Int
  ) throws(RunError) {
    let fixed = fixed(others)
    guard fixed.count == checkpoints.count else {
      throw RunError(.arguments, "the journal knows \(checkpoints.count) files, the definition writes \(fixed.count)")
    }
    for (index, (file, checkpoint)) in zip(fixed, checkpoints).enumerated() {
      do throws(FileError) {
        shared.append(try SharedOutput(file, resuming: checkpoint, keys: keys[index] ?? []))
      } catch {
        throw RunError(.arguments, "\"\(error.path)\": \(error.why); begin anew with --restart")
      }
    }
    self.paths = paths
    self.count = count
  }

  /// Gives a document's file its name again, as an earlier process did.
  func rename(_ file: Int, _ name: String) { _ = names.unused(name, in: folders[file]) }

  /// Writes what an exporter made of a document.
  func write(_ rendition: DocumentOutcome.Rendition) throws(RunError) {
    let number = rendition.file
    let file = files[number]
    guard templates[number].isPerDocument else { return try write(rendition.part, to: file.path) }
    let path = templates[number].folder + names.unused(rendition.name, in: folders[number])
    if keepsSealed { newNames.append((number, rendition.name)) }
    guard isAllowed(path) else { throw RunError(.output, "\"\(path)\" lies outside of what may be written") }
    do throws(FileError) {
      let writer = try FileWriter(path, alone: true)
      try writer.write(file.contents([rendition.part]))
      if let finisher = file.finisher {
        try writer.finish(with: finisher).publish(safely: false)
      } else {
        try writer.seal()?.publish(safely: false)
      }
    } catch {
      throw RunError(cantWrite: error)
    }
    note(path)
  }

  /// Writes a line to a file that belongs to no exporter.
  func write(_ line: [UInt8], to path: String) throws(RunError) {
    var part = OutputPart()
    part.bytes = line
    try write(part, to: path)
  }

  private func write(_ part: OutputPart, to path: String) throws(RunError) {
    guard let output = shared.first(where: { $0.file.path == path }) else { return }
    do throws(FileError) {
      if output.isFull {
        keep(try output.nextShard())
        note(output.path)
        if !keepsSealed { try publish() }
      }
      try output.write(part)
    } catch {
      throw RunError(cantWrite: error)
    }
  }

  private func keep(_ file: SealedFile?) {
    if let file { sealed.append(file) }
  }

  private func note(_ path: String) {
    guard path != "-" else { return }
    count += 1
    if paths.count < Self.keptPaths { paths.append(path) }
  }

  /// Makes everything safe that was written so far; `nil` where that can't be.
  func checkpoint() throws(RunError) -> [SharedOutput.Checkpoint]? {
    do throws(FileError) {
      var checkpoints: [SharedOutput.Checkpoint] = []
      for output in shared {
        guard let checkpoint = try output.checkpoint() else { return nil }
        checkpoints.append(checkpoint)
      }
      newNames = []
      return checkpoints
    } catch {
      throw RunError(cantWrite: error)
    }
  }

  /// Ends all files; their names come with ``publish()``.
  func seal() throws(RunError) {
    do throws(FileError) { for output in shared { keep(try output.seal()) } } catch {
      throw RunError(cantWrite: error)
    }
    shared = []
  }

  /// Puts all files that are complete in their places.
  func publish() throws(FileError) {
    for file in sealed { try file.publish() }
    sealed = []
  }

  /// Leaves nothing behind of what is not complete.
  func discard() {
    for output in shared { output.discard() }
    for file in sealed { try? file.discard() }
    shared = []
    sealed = []
  }

  /// Leaves what is not complete to another process.
  func abandon() {
    for output in shared { output.abandon() }
    shared = []
  }
}

extension RunError {
  init(cantWrite error: FileError) {
    self.init(.output, "\"\(error.path)\" can't be written: \(error.why)")
  }
}
