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
  static func last(_ path: String) -> FileError { FileError(path, String(cString: strerror(errno)).lowercased()) }

  public var description: String { "\(path): \(why)" }
}
