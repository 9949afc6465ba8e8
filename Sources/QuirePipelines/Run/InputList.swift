import QuireStages
import QuireText

/// A file that a run reads.
struct InputFile: Sendable {
  /// Where it is; `-` is standard input.
  let path: String

  /// The id of its document, or the first half of its documents' ids.
  var id: String
}

/// The files that a run reads, in order: what patterns, folders and plain paths lead to.
struct InputList {
  private let registry: Registry

  init(registry: Registry) { self.registry = registry }

  /// The files behind `arguments`, each a path, a folder, a pattern or `-`; a pattern's files come sorted.
  func files(for arguments: [String]) throws(RunError) -> [InputFile] {
    var files: [InputFile] = []
    for argument in arguments {
      let found = try expand(argument)
      guard !found.isEmpty else { throw RunError(.arguments, "\"\(argument)\": there is no such file") }
      files += found
    }
    return distinct(files)
  }

  private func expand(_ argument: String) throws(RunError) -> [InputFile] {
    if argument == "-" { return [InputFile(path: "-", id: "stdin")] }
    do throws(FileError) {
      switch Folders.kind(of: argument) {
      case .folder: return try below(argument, GlobPattern("**"))
      case .file, .other: return [InputFile(path: argument, id: stem(Self.lastName(argument)))]
      case nil: break
      }
      guard GlobPattern.isPattern(argument) else { return [] }
      let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
      let fixed = parts.prefix { !GlobPattern.isPattern(String($0)) }
      let folder = fixed.isEmpty ? "." : fixed == [""] ? "/" : fixed.joined(separator: "/")
      let pattern = GlobPattern(parts.dropFirst(fixed.count).joined(separator: "/"))
      return try below(folder, pattern)
    } catch {
      throw RunError(.arguments, "\"\(argument)\": \(error.why)")
    }
  }

  private func below(_ folder: String, _ pattern: GlobPattern) throws(FileError) -> [InputFile] {
    guard Folders.kind(of: folder) == .folder else { return [] }
    let prefix = folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"
    return try Folders.files(matching: pattern, below: folder).map { InputFile(path: prefix + $0, id: stem($0)) }
  }

  /// The path without the suffixes that readers and codecs know.
  private func stem(_ path: String) -> String {
    var stem = path
    if stem.lowercased().hasSuffix(".gz") { stem.removeLast(3) }
    let lower = stem.lowercased()
    let suffixes = registry.readers.flatMap(\.suffixes)
    let known = suffixes.filter { lower.hasSuffix($0) }.max { $0.utf8.count < $1.utf8.count }
    if let known { stem.removeLast(known.count) }
    return stem.isEmpty || stem.hasSuffix("/") ? path : stem
  }

  private static func lastName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Makes the ids of files differ: those that share one take their folder in front, and a number where that is not
  /// enough.
  private func distinct(_ files: [InputFile]) -> [InputFile] {
    var counts: [String: Int] = [:]
    for file in files { counts[file.id, default: 0] += 1 }
    guard counts.count < files.count else { return files }
    var used: Set<String> = []
    return files.map { file in
      var file = file
      if counts[file.id, default: 0] > 1 {
        let folders = Folders.parent(of: file.path).split(separator: "/").filter { $0 != "." && $0 != ".." }
        if let folder = folders.last { file.id = "\(folder)/\(file.id)" }
      }
      let base = file.id
      var number = 2
      while !used.insert(file.id).inserted {
        file.id = "\(base)-\(number)"
        number += 1
      }
      return file
    }
  }
}
