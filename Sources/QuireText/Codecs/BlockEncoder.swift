/// Compresses blocks of a stream, each to bytes that can be undone without the others: gzip's members, zstd's frames.
///
/// A file of such blocks can be written on from the end of any of them by a process that knows nothing of what was
/// before, and the same bytes give the same file, however they came.
protocol BlockEncoder: AnyObject {
  /// `block`, which may be empty, compressed.
  func encode(_ block: [UInt8]) throws(FileError) -> [UInt8]
}

/// How much of a stream stands in one block, in bytes: enough that little is lost by beginning anew.
let encodedBlockBytes = 1 << 20
