import Glibc

/// A file that only grows and must outlive the process: a journal.
public final class AppendFile {
  private let path: String
  private var descriptor: Int32

  /// Creates an empty file at `path`, in the place of one that is there.
  public init(creating path: String) throws(FileError) {
    try FileError.check(path)
    try Folders.make(Folders.parent(of: path))
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw FileError.last(path) }
    try Folders.sync(Folders.parent(of: path))
  }

  /// Opens the file at `path` behind its first `size` bytes; what follows them is cut off.
  public init(opening path: String, size: Int) throws(FileError) {
    try FileError.check(path)
    self.path = path
    descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw FileError.last(path) }
    guard ftruncate(descriptor, size) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else { throw FileError.last(path) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Appends `bytes`; when this returns, they outlive the machine.
  public func append(_ bytes: [UInt8]) throws(FileError) {
    try DescriptorOutput.write(bytes, to: descriptor, at: path)
    guard fdatasync(descriptor) == 0 else { throw FileError.last(path) }
  }
}
