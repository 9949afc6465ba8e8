import Glibc

/// A file that is complete and safe on disk under a temporary name.
public struct SealedFile: Sendable, Equatable {
  /// Where it is.
  public let temporary: String

  /// Where it belongs.
  public let target: String

  /// Files that it was made of, which nobody needs when it is in its place.
  public let leftovers: [String]

  /// Creates the names, for a file that another process sealed, or that was made of one.
  public init(temporary: String, target: String, leftovers: [String] = []) {
    self.temporary = temporary
    self.target = target
    self.leftovers = leftovers
  }

  /// Puts the file in its place; a file that is there already, since this was done before, stays.
  ///
  /// Where it is done `safely`, the file's new name outlives the machine too; what it was made of goes after that.
  public func publish(safely: Bool = true) throws(FileError) {
    if rename(temporary, target) == 0 {
      if safely { try Folders.sync(Folders.parent(of: target)) }
    } else if errno != ENOENT || Folders.kind(of: target) != .file {
      throw FileError.last(target)
    }
    for path in leftovers { try Folders.removeFile(path) }
  }

  /// Removes the file, which was not put in its place, and what it was made of.
  public func discard() throws(FileError) {
    for path in [temporary] + leftovers { try Folders.removeFile(path) }
  }
}

extension Folders {
  /// Makes sure that the names in the folder at `path` outlive the machine.
  public static func sync(_ path: String) throws(FileError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError.last(path) }
    defer { close(descriptor) }
    // Some file systems can't do this for folders and say so; then there is nothing to be done.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else { throw FileError.last(path) }
  }

  /// Removes the file at `path`; nothing where there is none.
  public static func removeFile(_ path: String) throws(FileError) {
    try FileError.check(path)
    guard unlink(path) == 0 || errno == ENOENT else { throw FileError.last(path) }
  }

  /// The size in bytes of the file at `path`, and the nanoseconds of its last change since 1970; `nil` where it is no
  /// file.
  public static func stamp(of path: String) -> (size: Int, changed: Int)? {
    var status = stat()
    guard !path.utf8.contains(0), stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return (Int(status.st_size), status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec)
  }
}
