import QuireText

/// Copies of what can't be read twice, such as standard input, for a run that has to; they are gone with the spool.
final class Spool {
  private var copies: [TemporaryFile] = []

  /// `files` with a copy behind each one that is no file on disk.
  ///
  /// - Throws: `RunError` where a copy can't be made.
  func keep(_ files: [InputFile]) throws(RunError) -> [InputFile] {
    var kept: [InputFile] = []
    for file in files {
      var file = file
      if file.path == "-" || Folders.kind(of: file.path) == .other { file.storage = try copy(of: file.path) }
      kept.append(file)
    }
    return kept
  }

  private func copy(of path: String) throws(RunError) -> String {
    do throws(FileError) {
      let copy = try TemporaryFile()
      copies.append(copy)
      let stream = try FileStream(path)
      while let chunk = try stream.next() { try copy.write(chunk) }
      return copy.path
    } catch {
      let name = path == "-" ? "standard input" : "\"\(path)\""
      throw RunError(.output, "\(name) can't be kept for a second reading: \(error.description)")
    }
  }
}
