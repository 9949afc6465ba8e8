import QuireStages
import QuireText

/// A file that a run reads.
struct InputFile: Sendable {
  /// Where it is; `-` is standard input.
  let path: String

  /// The id of its document, or the first half of its documents' ids.
  var id: String

  /// Where its bytes are read: the path, or a copy of what can't be read twice.
  var storage: String

  init(path: String, id: String) {
    self.path = path
    self.id = id
    storage = path
  }
}

/// The files that a run reads, in order: what patterns, folders and plain paths lead to.
struct InputList {
  private let suffixes: [String]
  private let mayRead: @Sendable (String) -> Bool

  init(registry: Registry, mayRead: @escaping @Sendable (String) -> Bool = { _ in true }) {
    suffixes = registry.readers.flatMap(\.suffixes)
    self.mayRead = mayRead
  }

  /// The files behind `arguments`, each a path, a folder, a pattern or `-`; a pattern's files come sorted, and a file
  /// that several arguments lead to is read once.
  func files(for arguments: [String]) throws(RunError) -> [InputFile] {
    var files: [InputFile] = []
    for argument in arguments {
      do throws(FileError) { files += try expand(argument) } catch {
        throw RunError(.arguments, "\"\(error.path)\" can't be read: \(error.why)")
      }
    }
    return distinct(files)
  }

  private func expand(_ argument: String) throws(FileError) -> [InputFile] {
    if argument == "-" { return [InputFile(path: "-", id: "stdin")] }
    switch Folders.kind(of: argument) {
    case .folder:
      let files = try below(argument, nil)
      guard !files.isEmpty else { throw FileError(argument, "the folder holds no files") }
      return files
    case .file, .other:
      guard mayRead(argument) else { throw FileError(argument, Self.outside) }
      return [InputFile(path: argument, id: stem(Self.lastName(argument)))]
    case nil:
      guard GlobPattern.isPattern(argument) else { throw FileError(argument, "there is no such file") }
      let files = try matches(of: argument)
      guard !files.isEmpty else { throw FileError(argument, "no file matches the pattern") }
      return files
    }
  }

  private func matches(of argument: String) throws(FileError) -> [InputFile] {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    var fixed: [Substring] = []
    // A folder whose own name looks like a pattern is taken as it is.
    for part in parts.dropLast() {
      let place = (fixed + [part]).joined(separator: "/")
      guard !GlobPattern.isPattern(String(part)) || Folders.kind(of: place) == .folder else { break }
      fixed.append(part)
    }
    let folder = fixed.isEmpty ? "." : fixed == [""] ? "/" : fixed.joined(separator: "/")
    return try below(folder, GlobPattern(parts.dropFirst(fixed.count).joined(separator: "/")))
  }

  private func below(_ folder: String, _ pattern: GlobPattern?) throws(FileError) -> [InputFile] {
    guard Folders.kind(of: folder) == .folder else { return [] }
    guard mayRead(folder) else { throw FileError(folder, Self.outside) }
    let prefix = folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"
    return try Folders.files(matching: pattern ?? GlobPattern("**"), below: folder)
      .map { InputFile(path: prefix + $0, id: stem($0)) }
  }

  /// The path without the suffixes that readers and codecs know.
  func stem(_ path: String) -> String {
    var stem = Compression.withoutSuffix(path)
    let lower = stem.lowercased()
    let known = suffixes.filter { lower.hasSuffix($0) }.max { $0.utf8.count < $1.utf8.count }
    if let known { stem.removeLast(known.count) }
    return stem.isEmpty || stem.hasSuffix("/") ? path : stem
  }

  /// The last part of a path.
  static func lastName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Leaves out files that stand twice, and makes the ids of the others differ: those that share one take their folder
  /// in front, and a number where that is not enough.
  private func distinct(_ files: [InputFile]) -> [InputFile] {
    var seen: Set<[Substring]> = []
    let files = files.filter { seen.insert(Self.parts(of: $0.path)).inserted }
    var counts: [String: Int] = [:]
    for file in files { counts[file.id, default: 0] += 1 }
    guard counts.count < files.count else { return files }
    var used = Set(files.map(\.id).filter { counts[$0] == 1 })
    var numbers: [String: Int] = [:]
    return files.map { file in
      guard counts[file.id, default: 0] > 1 else { return file }
      var file = file
      let folder = Folders.parent(of: file.path).split(separator: "/").last { $0 != "." && $0 != ".." }
      if let folder { file.id = "\(folder)/\(file.id)" }
      let base = file.id
      while !used.insert(file.id).inserted {
        numbers[base, default: 1] += 1
        file.id = "\(base)-\(numbers[base, default: 2])"
      }
      return file
    }
  }

  /// The parts of a path, so that `./a` and `a` are the same.
  private static func parts(of path: String) -> [Substring] {
    let parts = path.split(separator: "/").filter { $0 != "." }
    return path.hasPrefix("/") ? ["/"] + parts : parts
  }

  private static let outside = "it lies outside of what may be read"
}
