import Glibc
import Synchronization

/// Writes a file that appears whole or not at all: under a temporary name beside it, renamed when it is complete and
/// safe on disk.
///
/// Where the path leads to something that is no file (a terminal, a pipe, `/dev/null`), the bytes go there as they come.
/// A path that ends in `.gz` is written as gzip, in members of a mebibyte, one that ends in `.zst` as Zstandard, in
/// frames of as much. A file that is not complete can be left under
/// its temporary name and written on by another process (``Checkpoint``).
public final class FileWriter {
  /// How far a file is: what another process needs to write on.
  public struct Checkpoint: Sendable, Equatable {
    /// Where the unfinished file is.
    public let temporary: String

    /// How many of its bytes are good.
    public let size: Int

    /// What was written but waits to be compressed with what follows: less than a block.
    public let pending: [UInt8]

    /// Creates a checkpoint.
    public init(temporary: String, size: Int, pending: [UInt8]) {
      self.temporary = temporary
      self.size = size
      self.pending = pending
    }
  }

  private static let temporaries = Atomic<Int>(0)

  private let path: String
  private let target: String
  private let encoder: (any BlockEncoder)?
  private var temporary: String?
  private var descriptor: Int32 = -1
  /// What waits to be compressed.
  private var block: [UInt8] = []
  private var hasBlocks = false
  /// What waits to be handed to the system.
  private var buffer: [UInt8] = []
  private var handedOn = 0

  /// Opens a file at `path`, whose folder is made where it is missing; `-` is standard output.
  ///
  /// A writer that is `alone` has one temporary name for the path at all times, so that what a process left that was
  /// killed is not lost sight of but written over; two such writers can't be at one path.
  public init(_ path: String, alone: Bool = false) throws(FileError) {
    try FileError.check(path)
    self.path = path == "-" ? "standard output" : path
    encoder = try Self.encoder(path)
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
      if alone { try openAlone() } else { try openTemporary() }
    }
  }

  /// Opens the unfinished file of `checkpoint`, which is to stand at `path`, to write on from there.
  ///
  /// - Throws: `FileError` where it is not there any more, or shorter than it was.
  public init(resuming checkpoint: Checkpoint, at path: String) throws(FileError) {
    self.path = path
    target = Folders.kind(of: path) == nil ? path : Folders.resolved(path)
    encoder = try Self.encoder(path)
    block = checkpoint.pending
    hasBlocks = checkpoint.size > 0
    handedOn = checkpoint.size
    let name = checkpoint.temporary
    guard let size = Folders.size(of: name), size >= checkpoint.size else {
      throw FileError(name, "the unfinished file is gone, or shorter than it was")
    }
    descriptor = open(name, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError.last(name) }
    try lock(name)
    guard ftruncate(descriptor, checkpoint.size) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else {
      throw FileError.last(name)
    }
    temporary = name
  }

  deinit { discard() }

  /// Whether what is written stands in a file that another process could write on.
  public var canBeResumed: Bool { temporary != nil }

  /// Appends `bytes`.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    guard encoder != nil else {
      buffer.append(contentsOf: bytes)
      if buffer.count >= 1 << 18 { try flush() }
      return
    }
    block.append(contentsOf: bytes)
    var start = 0
    while block.count - start >= encodedBlockBytes {
      try encode(Array(block[start..<(start + encodedBlockBytes)]))
      start += encodedBlockBytes
    }
    if start > 0 { block.removeFirst(start) }
  }

  /// Makes sure that everything so far outlives the process and the machine, and says how far the file is; `nil` where
  /// it is no file.
  public func checkpoint() throws(FileError) -> Checkpoint? {
    try flush()
    guard let temporary else { return nil }
    guard fdatasync(descriptor) == 0 else { throw FileError.last(path) }
    return Checkpoint(temporary: temporary, size: handedOn, pending: block)
  }

  /// Ends the file under its temporary name; later writes are lost.
  ///
  /// - Returns: The file, to be put in its place; `nil` where it is no file.
  public func seal() throws(FileError) -> SealedFile? {
    if encoder != nil, !block.isEmpty || !hasBlocks { try encode(block) }
    block = []
    try flush()
    guard descriptor > 1 else { return nil }
    guard let temporary else {
      guard closeDescriptor() == 0 else { throw FileError.last(path) }
      return nil
    }
    guard fsync(descriptor) == 0 else { throw FileError.last(path) }
    guard closeDescriptor() == 0 else { throw FileError.last(path) }
    self.temporary = nil
    return SealedFile(temporary: temporary, target: target)
  }

  /// Puts the file in its place; later writes are lost.
  public func commit() throws(FileError) { try seal()?.publish() }

  /// Leaves nothing behind; after `commit` it does nothing.
  public func discard() {
    if let temporary { unlink(temporary) }
    abandon()
  }

  /// Leaves the unfinished file as it is, for another process.
  public func abandon() {
    if descriptor > 1 { _ = closeDescriptor() }
    temporary = nil
  }

  /// Hands what is buffered to the system.
  public func flush() throws(FileError) {
    try DescriptorOutput.write(buffer, to: descriptor, at: path)
    handedOn += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  private static func encoder(_ path: String) throws(FileError) -> (any BlockEncoder)? {
    try Compression.named(path)?.encoder(path)
  }

  private func encode(_ bytes: [UInt8]) throws(FileError) {
    guard let encoder else { return }
    buffer.append(contentsOf: try encoder.encode(bytes))
    hasBlocks = true
    if buffer.count >= 1 << 18 { try flush() }
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

  /// Opens the file beside the target that is this path's alone; the lock goes with the process, however that ends.
  private func openAlone() throws(FileError) {
    let name = "\(target).quire.part"
    descriptor = open(name, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw FileError.last(name) }
    try lock(name)
    guard ftruncate(descriptor, 0) == 0 else { throw FileError.last(name) }
    temporary = name
  }

  private func lock(_ name: String) throws(FileError) {
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let error = errno == EWOULDBLOCK ? FileError(path, "another run is writing it") : FileError.last(name)
      _ = closeDescriptor()
      throw error
    }
  }

  private func closeDescriptor() -> Int32 {
    defer { descriptor = -1 }
    return close(descriptor)
  }
}
