import Glibc

/// Hands bytes to the system, all of them.
enum DescriptorOutput {
  /// Writes `bytes` to what is open as `descriptor`; `path` is named in the error.
  static func write(_ bytes: [UInt8], to descriptor: Int32, at path: String) throws(FileError) {
    var written = 0
    while written < bytes.count {
      // The bytes from `written` on are inside of the array, which does not change meanwhile.
      let count = bytes.withUnsafeBytes { raw in
        Glibc.write(descriptor, raw.baseAddress.map { $0 + written }, raw.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError.last(path) }
      written += count
    }
  }
}
