import Glibc

/// A file that can't be read or written.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The path as it was given.
  public let path: String

  /// Why, in words.
  public let why: String

  /// Creates an error.
  public init(_ path: String, _ why: String) {
    self.path = path
    self.why = why
  }

  /// The error that the last system call left behind.
  static func last(_ path: String) -> FileError {
    let code = errno
    return FileError(path, strerror(code).map { String(cString: $0).lowercased() } ?? "error \(code)")
  }

  /// Refuses a path that the system would read another way: as a C string it ends at a zero byte.
  static func check(_ path: String) throws(FileError) {
    guard !path.isEmpty else { throw FileError(path, "the path is empty") }
    guard !path.utf8.contains(0) else { throw FileError(path, "the path has a zero byte in it") }
  }

  public var description: String { "\(path): \(why)" }
}
