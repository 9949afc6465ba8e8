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
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// The size of the file at `path` in bytes; `nil` where it is no file.
  public static func size(of path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// The names in the folder at `path`, sorted by their bytes.
  public static func names(in path: String) throws(FileError) -> [String] {
    guard let folder = opendir(path) else { throw FileError.last(path) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      // The name ends with a NUL inside of the entry, which lives until the next call.
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The files below the folder at `path`, relative to it, in the order of their paths; hidden ones are left out.
  ///
  /// Links to folders are not followed, so that a circle of links can't go on for ever.
  public static func files(below path: String) throws(FileError) -> [String] {
    var result: [String] = []
    var pending = [""]
    while let folder = pending.popLast() {
      let place = folder.isEmpty ? path : "\(path)/\(folder)"
      var folders: [String] = []
      for name in try names(in: place) where !name.hasPrefix(".") {
        let inner = folder.isEmpty ? name : "\(folder)/\(name)"
        switch kind(of: "\(path)/\(inner)") {
        case .folder where !isLink("\(path)/\(inner)"): folders.append(inner)
        case .file: result.append(inner)
        default: break
        }
      }
      pending += folders.reversed()
    }
    return result.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The folder part of `path`; `.` where it has none.
  public static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes the folder at `path` and those above it.
  public static func make(_ path: String) throws(FileError) {
    guard kind(of: path) == nil else { return }
    let above = parent(of: path)
    if above != path, above != "." { try make(above) }
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw FileError.last(path) }
  }

  /// The path with links, `.` and `..` resolved as far as it exists; what does not exist yet is appended as it is.
  public static func resolved(_ path: String) -> String {
    var existing = path
    var rest: [Substring] = []
    while true {
      if let real = realpath(existing, nil) {
        defer { free(real) }
        return ([String(cString: real)] + rest.reversed().map(String.init)).joined(separator: "/")
      }
      guard let slash = existing.lastIndex(of: "/"), slash != existing.startIndex else {
        rest.append(Substring(existing))
        existing = "."
        continue
      }
      rest.append(existing[existing.index(after: slash)...])
      existing = String(existing[..<slash])
    }
  }

  /// Whether `path`, links resolved, lies in the folder at `folder`.
  public static func contains(_ folder: String, _ path: String) -> Bool {
    let outer = resolved(folder)
    let inner = resolved(path)
    guard !inner.split(separator: "/").contains("..") else { return false }
    return inner == outer || inner.hasPrefix(outer == "/" ? "/" : outer + "/")
  }
}
