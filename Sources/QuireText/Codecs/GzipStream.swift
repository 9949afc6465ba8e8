import CZlib

/// Inflates a gzip stream (RFC 1952) of any number of members, or a zlib stream (RFC 1950), or a bare deflate stream
/// (RFC 1951).
///
/// A stream that breaks off or is damaged gives what came before, then an error. Memory stays that of one chunk, however
/// much comes out: deflate reaches about 1,000 to 1.
public final class GzipStream: ByteStream {
  private let path: String
  private let limit: Int
  private let isBare: Bool
  private var input: any ByteStream
  private var pending: [UInt8] = []
  private var used = 0

  /// zlib keeps a pointer back to this, so it stays in one place until the end.
  private let stream: UnsafeMutablePointer<z_stream>
  private var isOpen = false
  private var isAtMemberStart = true
  private var hasMembers = false
  private var produced = 0
  private var failure: FileError?

  /// Creates a stream that inflates `input`; `path` is named in errors.
  ///
  /// At most `limit` bytes come out. A stream that `isBare` has no header by which it could be told.
  public init(_ input: any ByteStream, path: String, limit: Int = 1 << 40, isBare: Bool = false) {
    self.input = input
    self.path = path
    self.limit = limit
    self.isBare = isBare
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
  }

  deinit {
    if isOpen { inflateEnd(stream) }
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// Whether `head` is the beginning of a gzip stream.
  public static func recognizes(_ head: [UInt8]) -> Bool {
    head.count >= 3 && head[0] == 0x1F && head[1] == 0x8B && head[2] == 8
  }

  public func next() throws(FileError) -> [UInt8]? {
    while true {
      if let failure { throw failure }
      if used == pending.count {
        pending = try input.next() ?? []
        used = 0
      }
      guard !pending.isEmpty else { return try end() }
      var bytes = step()
      if produced + bytes.count > limit {
        bytes.removeLast(produced + bytes.count - limit)
        failure = FileError(path, "inflates to more than \(limit) bytes")
      }
      produced += bytes.count
      if !bytes.isEmpty { return bytes }
    }
  }

  private func end() throws(FileError) -> [UInt8]? {
    guard isAtMemberStart, hasMembers else { throw FileError(path, "the gzip stream breaks off") }
    return nil
  }

  /// Inflates from what is pending until the output is full or the input used up.
  private func step() -> [UInt8] {
    guard open() else { return [] }
    if isAtMemberStart, hasMembers, pending[used] != 0x1F {
      // Padding with zeros after the last member, as tar tools write it, is no damage.
      if pending[used] == 0 { used += 1 } else { failure = FileError(path, "something else follows the gzip stream") }
      return []
    }
    isAtMemberStart = false
    var status: Int32 = Z_OK
    let start = used
    let capacity = 1 << 18
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { output, initialized in
      pending.withUnsafeBufferPointer { input in
        // zlib reads at most `part` bytes from `start` on and writes at most `capacity` bytes; both counts come back.
        // It only reads the input, though its field is not declared so.
        let part = min(input.count - start, 1 << 30)
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress.map { $0 + start })
        stream.pointee.avail_in = UInt32(part)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(capacity)
        status = inflate(stream, Z_NO_FLUSH)
        used = start + part - Int(stream.pointee.avail_in)
        initialized = capacity - Int(stream.pointee.avail_out)
      }
    }
    settle(status)
    return bytes
  }

  /// Starts zlib, which tells gzip and zlib streams apart by their first bytes.
  private func open() -> Bool {
    if !isOpen {
      isOpen = inflateInit2_(stream, isBare ? -15 : 15 + 32, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
      if !isOpen { failure = FileError(path, "zlib can't be started") }
    }
    return isOpen
  }

  private func settle(_ status: Int32) {
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END:
      isAtMemberStart = true
      hasMembers = true
      inflateReset(stream)
    default:
      let why = stream.pointee.msg.map { String(cString: $0) } ?? "damaged"
      failure = FileError(path, "the gzip stream is damaged: \(why)")
    }
  }
}
