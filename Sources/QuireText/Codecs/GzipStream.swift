import CZlib

/// Inflates a gzip stream (RFC 1952) of any number of members.
///
/// A stream that breaks off or is damaged gives what came before, then an error.
public final class GzipStream: ByteStream {
  private let path: String
  private let limit: Int
  private var input: any ByteStream
  private var pending: [UInt8] = []
  private var used = 0
  private var stream = z_stream()
  private var isOpen = false
  private var isAtMemberStart = true
  private var hasMembers = false
  private var produced = 0
  private var failure: FileError?

  /// Creates a stream that inflates `input`; `path` is named in errors.
  ///
  /// At most `limit` bytes come out.
  public init(_ input: any ByteStream, path: String, limit: Int = 1 << 40) {
    self.input = input
    self.path = path
    self.limit = limit
  }

  deinit { if isOpen { inflateEnd(&stream) } }

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
      let bytes = step()
      if !bytes.isEmpty {
        produced += bytes.count
        if produced > limit { failure = FileError(path, "inflates to more than \(limit) bytes") }
        return bytes
      }
    }
  }

  private func end() throws(FileError) -> [UInt8]? {
    guard isAtMemberStart, hasMembers else { throw FileError(path, "the gzip stream breaks off") }
    return nil
  }

  /// Inflates from what is pending until the output is full or the input used up.
  private func step() -> [UInt8] {
    if !isOpen {
      isOpen = inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
      guard isOpen else {
        failure = FileError(path, "zlib can't be started")
        return []
      }
    }
    if isAtMemberStart, hasMembers, pending[used] == 0 {
      // Padding after the last member, as tar tools write it.
      used += 1
      return []
    }
    isAtMemberStart = false
    var status: Int32 = Z_OK
    let start = used
    let capacity = 1 << 18
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { output, initialized in
      pending.withUnsafeMutableBufferPointer { input in
        // zlib reads the bytes from `start` on and writes at most `capacity` bytes; both counts come back.
        stream.next_in = input.baseAddress.map { $0 + start }
        stream.avail_in = UInt32(input.count - start)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(capacity)
        status = inflate(&stream, Z_NO_FLUSH)
        used = input.count - Int(stream.avail_in)
        initialized = capacity - Int(stream.avail_out)
      }
    }
    settle(status)
    return bytes
  }

  private func settle(_ status: Int32) {
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END:
      isAtMemberStart = true
      hasMembers = true
      inflateReset(&stream)
    default:
      let why = stream.msg.map { String(cString: $0) } ?? "damaged"
      failure = FileError(path, "the gzip stream is damaged: \(why)")
    }
  }
}
