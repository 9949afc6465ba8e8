import Glibc
import Synchronization

/// Writes a file that appears whole or not at all: under a temporary name beside it, renamed when it is complete.
///
/// Where the path leads to something that is no file (a terminal, a pipe, `/dev/null`), the bytes go there as they come.
/// A path that ends in `.gz` is written as gzip, one that ends in `.zst` as Zstandard.
public final class FileWriter {
  private static let temporaries = Atomic<Int>(0)

  private let path: String
  private let target: String
  private let encoder: (any StreamEncoder)?
  private var temporary: String?
  private var descriptor: Int32 = -1
  private var buffer: [UInt8] = []

  /// Opens a file at `path`, whose folder is made where it is missing; `-` is standard output.
  public init(_ path: String) throws(FileError) {
    try FileError.check(path)
    self.path = path == "-" ? "standard output" : path
    encoder = try Compression.named(path)?.encoder(path)
    guard path != "-" else {
      target = path
      descriptor = 1
      return
    }
    let kind = Folders.kind(of: path)
    // Behind a link the file itself is replaced, not the link.
    target = kind == nil ? path : Folders.resolved(path)
    switch kind {
    case .folder: throw FileError(path, "is a folder")
    case .other:
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw FileError.last(path) }
    case .file, nil:
      try Folders.make(Folders.parent(of: target))
      try openTemporary()
    }
  }

  deinit { discard() }

  /// Appends `bytes`.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    if let encoder { encoder.append(bytes, to: &buffer) } else { buffer.append(contentsOf: bytes) }
    if buffer.count >= 1 << 18 { try flush() }
  }

  /// Puts the file in its place; later writes are lost.
  public func commit() throws(FileError) {
    encoder?.finish(to: &buffer)
    try flush()
    guard descriptor > 1 else { return }
    if let temporary {
      guard fsync(descriptor) == 0 else { throw FileError.last(path) }
      guard closeDescriptor() == 0 else { throw FileError.last(path) }
      guard rename(temporary, target) == 0 else { throw FileError.last(path) }
      self.temporary = nil
    } else if closeDescriptor() != 0 {
      throw FileError.last(path)
    }
  }

  /// Leaves nothing behind; after `commit` it does nothing.
  public func discard() {
    if descriptor > 1 { _ = closeDescriptor() }
    if let temporary { unlink(temporary) }
    temporary = nil
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
      guard count >= 0 else { throw FileError.last(path) }
      written += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Opens a new file beside the target.
  ///
  /// The number keeps writers of this process apart, `O_EXCL` all others and links that someone laid there.
  private func openTemporary() throws(FileError) {
    var status = stat()
    let mode = stat(target, &status) == 0 ? status.st_mode & 0o777 : 0o666
    for _ in 0..<100 {
      let number = Self.temporaries.wrappingAdd(1, ordering: .relaxed).newValue
      let name = "\(target).\(getpid())-\(number).part"
      descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      if descriptor >= 0 {
        temporary = name
        return
      }
      guard errno == EEXIST else { throw FileError.last(path) }
    }
    throw FileError(path, "too many unfinished files stand beside it")
  }

  private func closeDescriptor() -> Int32 {
    defer { descriptor = -1 }
    return close(descriptor)
  }
}
