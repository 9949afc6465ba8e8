import Glibc

/// What there is on the disk.
public enum Folders {
  /// What a path leads to.
  public enum Kind: Sendable {
    case file
    case folder
    case other
  }

  /// What `path` leads to, links followed; `nil` where there is nothing.
  public static func kind(of path: String) -> Kind? {
    guard let status = status(of: path) else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// The size of the file at `path` in bytes; `nil` where it is no file.
  public static func size(of path: String) -> Int? {
    guard let status = status(of: path), status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// The names in the folder at `path`, sorted by their bytes.
  ///
  /// - Throws: `FileError` where the folder can't be read, or a name in it is not UTF-8 and so can't be written in any
  ///   message or definition.
  public static func names(in path: String) throws(FileError) -> [String] {
    try FileError.check(path)
    guard let folder = opendir(path) else { throw FileError.last(path) }
    defer { closedir(folder) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else { break }
      // The name ends with a NUL inside of the entry, which lives until the next call.
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { pointer in
          String(validatingCString: pointer) ?? "\(String(cString: pointer))\0"
        }
      }
      guard !name.utf8.contains(0) else {
        throw FileError("\(path)/\(name.dropLast())", "the name of the file is not valid UTF-8; rename it")
      }
      if name != ".", name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw FileError.last(path) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The files below the folder at `path`, relative to it, in the order of their paths; hidden ones are left out.
  ///
  /// Links to folders are not followed, so that a circle of links can't go on for ever.
  public static func files(below path: String) throws(FileError) -> [String] {
    try files(matching: GlobPattern("**"), below: path)
  }

  /// The files below the folder at `path` whose paths relative to it match `pattern`, in the order of their paths.
  ///
  /// Folders to which the pattern can't lead are not opened.
  public static func files(matching pattern: GlobPattern, below path: String) throws(FileError) -> [String] {
    var result: [String] = []
    var pending = [(folder: "", state: pattern.start)]
    while let (folder, state) = pending.popLast() {
      for name in try names(in: folder.isEmpty ? path : "\(path)/\(folder)") {
        let inner = folder.isEmpty ? name : "\(folder)/\(name)"
        let place = "\(path)/\(inner)"
        let scalars = Array(name.unicodeScalars)
        // Most names match nothing, and cost no call to the system.
        let next = pattern.step(state, scalars)
        guard pattern.isMatch(next) || pattern.canGoOn(next) else { continue }
        switch kind(of: place) {
        case .file: if pattern.isMatch(next) { result.append(inner) }
        case .folder:
          let below = isLink(place) ? pattern.step(state, scalars, isLink: true) : next
          if pattern.canGoOn(below) { pending.append((inner, below)) }
        default: break
        }
      }
    }
    return result.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The folder part of `path`; `.` where it has none.
  public static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes the folder at `path` and those above it.
  public static func make(_ path: String) throws(FileError) {
    try FileError.check(path)
    // From the top down, without recursion: a path can have thousands of parts.
    var missing: [String] = []
    var folder = path
    while kind(of: folder) == nil, folder != "/", folder != "." {
      missing.append(folder)
      folder = parent(of: folder)
    }
    for folder in missing.reversed() {
      guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw FileError.last(folder) }
    }
    guard kind(of: path) == .folder else { throw FileError(path, "is no folder") }
  }

  // MARK: Containment

  /// The path with links, `.` and `..` resolved as far as it exists; what does not exist yet is
  /// appended as it is, but for `.`.
  public static func resolved(_ path: String) -> String {
    var existing = path.hasPrefix("/") ? path : "./\(path)"
    var rest: [Substring] = []
    while true {
      if let real = realpath(existing, nil) {
        defer { free(real) }
        let base = String(cString: real)
        return rest.isEmpty ? base : (base == "/" ? "" : base) + "/" + rest.reversed().joined(separator: "/")
      }
      guard let slash = existing.lastIndex(of: "/"), slash != existing.startIndex else { return path }
      let name = existing[existing.index(after: slash)...]
      if !name.isEmpty, name != "." { rest.append(name) }
      existing = String(existing[..<slash])
    }
  }

  /// Whether `path`, links resolved, lies in the folder at `folder`.
  ///
  /// A path with `..` behind a folder that does not exist, or over a link that leads nowhere yet, does not.
  public static func contains(_ folder: String, _ path: String) -> Bool {
    let outer = resolved(folder)
    let inner = resolved(path)
    guard !path.utf8.contains(0), inner == outer || inner.hasPrefix(outer == "/" ? "/" : outer + "/") else {
      return false
    }
    guard !inner.split(separator: "/").contains("..") else { return false }
    var place = inner
    while kind(of: place) == nil, place != outer, place != "/", place != "." {
      if isLink(place) { return false }
      place = parent(of: place)
    }
    return true
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func status(of path: String) -> stat? {
    guard !path.utf8.contains(0) else { return nil }
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }
}
