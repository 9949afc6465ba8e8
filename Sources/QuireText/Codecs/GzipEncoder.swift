import CZlib

/// Compresses bytes to a gzip stream (RFC 1952) of one member, without a name and a time in it, so that the same bytes
/// give the same stream.
final class GzipEncoder: StreamEncoder {
  /// zlib keeps a pointer back to this, so it stays in one place until the end.
  private let stream: UnsafeMutablePointer<z_stream>
  private var isOpen: Bool

  /// Creates an encoder; `path` is named in the error.
  init(_ path: String) throws(FileError) {
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

  /// Appends to `output` what the stream gives out for `bytes` now.
  func append(_ bytes: [UInt8], to output: inout [UInt8]) {
    guard isOpen, !bytes.isEmpty else { return }
    run(bytes, Z_NO_FLUSH, to: &output)
  }

  /// Ends the stream.
  func finish(to output: inout [UInt8]) {
    guard isOpen else { return }
    run([], Z_FINISH, to: &output)
    deflateEnd(stream)
    isOpen = false
  }

  private func run(_ bytes: [UInt8], _ flush: Int32, to output: inout [UInt8]) {
    var taken = 0
    var room = 0
    repeat {
      let capacity = 1 << 16
      let piece = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialized in
        bytes.withUnsafeBufferPointer { input in
          // zlib reads at most `avail_in` bytes from `taken` on and writes at most `capacity`; it only reads the input,
          // though its field is not declared so.
          let part = min(input.count - taken, 1 << 30)
          stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress.map { $0 + taken })
          stream.pointee.avail_in = UInt32(part)
          stream.pointee.next_out = buffer.baseAddress
          stream.pointee.avail_out = UInt32(capacity)
          deflate(stream, flush)
          taken += part - Int(stream.pointee.avail_in)
          room = Int(stream.pointee.avail_out)
          initialized = capacity - room
        }
      }
      output.append(contentsOf: piece)
    } while room == 0 || taken < bytes.count
  }
}
