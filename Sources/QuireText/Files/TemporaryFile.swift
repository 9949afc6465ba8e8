import Glibc

/// A file for the time of the process, that nobody else may read; it is gone with the last reference.
///
/// It lies in the folder that `TMPDIR` names, else in `/tmp`.
public final class TemporaryFile {
  /// Where it lies.
  public let path: String

  private let descriptor: Int32

  /// Creates an empty file.
  public init() throws(FileError) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    var template = Array("\(folder.isEmpty ? "/tmp" : folder)/quire-XXXXXX".utf8CString)
    // The system puts letters in the place of the six X; the array keeps its length and its zero at the end.
    descriptor = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { mkstemp($0) } ?? -1
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard descriptor >= 0 else { throw FileError.last(path) }
    // Programs that this process starts don't get it.
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit {
    close(descriptor)
    unlink(path)
  }

  /// Appends `bytes`; they can be read at ``path`` right away.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    try DescriptorOutput.write(bytes, to: descriptor, at: path)
  }

  /// At most `count` bytes from `offset` on; fewer where the file ends before.
  public func read(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, filled in
      filled = 0
      // What is read goes behind what was, and never beyond the `count` bytes that there is room for.
      while filled < count {
        let got = pread(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(offset + filled))
        if got < 0, errno == EINTR { continue }
        failed = got < 0
        guard got > 0 else { return }
        filled += got
      }
    }
    if failed { throw FileError.last(path) }
    return bytes
  }
}
