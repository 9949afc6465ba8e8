import Glibc

/// Writes a file that appears whole or not at all: under a temporary name beside it, renamed when it is complete.
public final class FileWriter {
  private let path: String
  private let temporary: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []

  /// Opens a file at `path`, whose folder is made where it is missing; `-` is standard output.
  public init(_ path: String) throws(FileError) {
    self.path = path
    guard path != "-" else {
      temporary = ""
      descriptor = 1
      return
    }
    let folder = Folders.parent(of: path)
    try Folders.make(folder)
    temporary = "\(path).\(getpid()).part"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError.last(path) }
  }

  deinit { discard() }

  /// Appends `bytes`.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1 << 18 { try flush() }
  }

  /// Puts the file in its place.
  public func commit() throws(FileError) {
    try flush()
    guard descriptor > 1 else { return }
    guard fsync(descriptor) == 0, close(descriptor) == 0 else { throw FileError.last(path) }
    descriptor = -1
    guard rename(temporary, path) == 0 else { throw FileError.last(path) }
  }

  /// Leaves nothing behind.
  public func discard() {
    guard descriptor > 1 else { return }
    close(descriptor)
    descriptor = -1
    unlink(temporary)
  }

  /// Hands what is buffered to the system.
  public func flush() throws(FileError) {
    var written = 0
    while written < buffer.count {
      // The bytes from `written` on are inside of the buffer, which does not change meanwhile.
      let count = buffer.withUnsafeBytes { raw in
        Glibc.write(descriptor, raw.baseAddress.map { $0 + written }, raw.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError.last(path == "-" ? "standard output" : path) }
      written += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
