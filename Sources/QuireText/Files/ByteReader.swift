import Glibc

/// Where a stream of bytes comes from.
public protocol ByteStream {
  /// The next bytes, at least one; `nil` at the end.
  mutating func next() throws(FileError) -> [UInt8]?
}

/// Reads a file, or standard input, in chunks.
public final class FileStream: ByteStream {
  private let path: String
  private let chunk: Int
  private var descriptor: Int32

  /// Opens the file at `path`; `-` is standard input.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - chunk: The most bytes that come at once.
  /// - Throws: `FileError` where there is no file that can be read.
  public init(_ path: String, chunk: Int = 1 << 18) throws(FileError) {
    try FileError.check(path)
    self.path = path
    self.chunk = max(1, chunk)
    descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError.last(path) }
  }

  deinit { if descriptor > 0 { close(descriptor) } }

  public func next() throws(FileError) -> [UInt8]? {
    while true {
      var count = 0
      // The buffer has room for as many bytes as are asked for, and as many as came are taken.
      let bytes = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, initialized in
        count = read(descriptor, buffer.baseAddress, buffer.count)
        initialized = max(0, count)
      }
      if count > 0 { return bytes }
      if count == 0 { return nil }
      if errno == EISDIR { throw FileError(path, "is a folder") }
      if errno != EINTR { throw FileError.last(path) }
    }
  }

  /// All bytes of the file at `path`, which may have at most `limit`.
  public static func contents(of path: String, limit: Int = 1 << 31) throws(FileError) -> [UInt8] {
    let stream = try FileStream(path)
    var result: [UInt8] = []
    if let size = Folders.size(of: path) {
      guard size <= limit else { throw FileError(path, "has \(size) bytes, more than \(limit)") }
      result.reserveCapacity(size)
    }
    while let chunk = try stream.next() {
      result.append(contentsOf: chunk)
      guard result.count <= limit else { throw FileError(path, "has more than \(limit) bytes") }
    }
    return result
  }
}
