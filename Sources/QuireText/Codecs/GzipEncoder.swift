import CZlib

/// Compresses each block to a gzip member (RFC 1952) without a name and a time in it, so that the same bytes give the
/// same stream.
final class GzipEncoder: BlockEncoder {
  private let path: String
  /// zlib keeps a pointer back to this, so it stays in one place until the end.
  private let stream: UnsafeMutablePointer<z_stream>
  private let isOpen: Bool

  /// Creates an encoder; `path` is named in errors.
  init(_ path: String) throws(FileError) {
    self.path = path
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let size = Int32(MemoryLayout<z_stream>.size)
    isOpen = deflateInit2_(stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
    guard isOpen else { throw FileError(path, "zlib can't be started") }
  }

  deinit {
    if isOpen { deflateEnd(stream) }
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  func encode(_ block: [UInt8]) throws(FileError) -> [UInt8] {
    var status = deflateReset(stream)
    guard status == Z_OK, block.count <= UInt32.max else { throw FileError(path, "zlib can't begin a block") }
    let capacity = Int(deflateBound(stream, UInt(block.count)))
    let member = [UInt8](unsafeUninitializedCapacity: capacity) { output, initialized in
      block.withUnsafeBufferPointer { input in
        // zlib reads at most `avail_in` bytes, all of the block, and writes at most `avail_out`, which its own bound says
        // is enough; it only reads the input, though its field is not declared so.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        status = deflate(stream, Z_FINISH)
        initialized = output.count - Int(stream.pointee.avail_out)
      }
    }
    guard status == Z_STREAM_END else { throw FileError(path, "zlib can't end a block") }
    return member
  }
}
