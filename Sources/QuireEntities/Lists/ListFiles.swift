import QuireStages
import QuireText

/// The lists that a definition brings along: .tsv, .jsonl, an index of GATE's (.def) or one of its lists (.lst).
struct ListFiles {
  /// The type of phrases that name none.
  let type: String

  /// What stands between an entry and its features in GATE's lists; empty where there are none.
  let separator: String

  let mode: PhraseMatcher.CaseMode
  let options: PhraseMatcher.Options

  /// A file, by the place of its bytes in all bytes.
  private struct File {
    let path: InputPath
    let range: ByteRange
    let format: any ListFormat
  }

  /// Reads the lists at `paths` into one table.
  ///
  /// Of the same phrase twice each stays, in the order of the files and their lines.
  func table(of paths: [InputPath], in setup: Setup) throws(OptionError) -> EntryTable {
    var bytes: [UInt8] = []
    var files: [File] = []
    for path in paths {
      if path.path.hasSuffix(".def") {
        for (list, format) in try lists(ofIndex: path, in: setup) {
          files.append(try append(list, format, to: &bytes, in: setup))
        }
      } else {
        files.append(try append(path, format(of: path), to: &bytes, in: setup))
      }
    }
    var reader = ListReader(bytes, mode: mode, options: options)
    for file in files {
      let count = reader.read(file.range, as: file.format)
      try Self.check(file.path, reader)
      guard count > 0 else { throw Self.unreadable(file.path, "the list has no phrases") }
    }
    return reader.finish()
  }

  private func append(
    _ path: InputPath,
    _ format: any ListFormat,
    to bytes: inout [UInt8],
    in setup: Setup
  ) throws(OptionError) -> File {
    let contents = try setup.read(path, for: "files")
    guard bytes.count + contents.count < Int(Int32.max) else {
      throw Self.unreadable(path, "the lists have more than 2 GiB together")
    }
    // The first file is taken as it is; a line end behind each keeps the last line of one from the first of the next.
    let start = bytes.count
    if bytes.isEmpty { bytes = contents } else { bytes += contents }
    let range = start..<bytes.count
    if contents.last != 0x0A { bytes.append(0x0A) }
    return File(path: path, range: range, format: format)
  }

  private func format(of path: InputPath) throws(OptionError) -> any ListFormat {
    if path.path.hasSuffix(".jsonl") || path.path.hasSuffix(".ndjson") { return JSONLines(type: type) }
    guard path.path.hasSuffix(".lst") else { return TabbedLines(type: type) }
    guard !type.isEmpty else { throw .invalid("file_type", "must be set for a list without an index (\(path.path))") }
    return GateLines(index: GateLines.Index(majorType: type), separator: separator.utf8.first)
  }

  /// The lists that an index names; a list that is named twice counts once, as in GATE.
  private func lists(
    ofIndex path: InputPath,
    in setup: Setup
  ) throws(OptionError) -> [(path: InputPath, format: GateLines)] {
    let bytes = try setup.read(path, for: "files")
    guard UTF8Validation.isValid(bytes) else { throw Self.unreadable(path, "the index is not valid UTF-8") }
    let folder = path.path.lastIndex(of: "/").map { path.path[...$0] } ?? ""
    var lists: [(path: InputPath, format: GateLines)] = []
    var problems: [String] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = 0
    while start < bytes.count {
      let line = ListReader.line(bytes, from: start, before: bytes.count)
      start = (firstPlace(of: 0x0A, in: bytes, line.upperBound..<bytes.count) ?? bytes.count) + 1
      number += 1
      guard !bytes.trimmed(line).isEmpty else { continue }
      do throws(ListProblem) {
        let index = try GateLines.Index(line, in: bytes)
        let list = InputPath(path: folder + index.file)
        guard !lists.contains(where: { $0.path == list }) else { continue }
        lists.append((list, GateLines(index: index, separator: separator.utf8.first)))
      } catch {
        problems.append("line \(number) \(error.words)")
      }
    }
    guard problems.isEmpty else {
      let told = problems.prefix(ListReader.maximumProblems)
      throw Self.unreadable(path, Self.words(Array(told), more: problems.count - told.count))
    }
    guard !lists.isEmpty else { throw Self.unreadable(path, "the index names no lists") }
    return lists
  }

  private static func check(_ path: InputPath, _ reader: ListReader) throws(OptionError) {
    guard reader.problems.isEmpty else {
      throw unreadable(path, words(reader.problems, more: reader.moreProblems))
    }
  }

  private static func words(_ problems: [String], more: Int) -> String {
    problems.joined(separator: "; ") + (more > 0 ? "; and \(more) more" : "")
  }

  private static func unreadable(_ path: InputPath, _ why: String) -> OptionError {
    OptionError("files", .unreadable(path: path.path, why: why))
  }
}
