import CZstd

/// Decompresses a Zstandard stream (RFC 8878) of any number of frames; skippable frames are passed over.
///
/// A stream that breaks off or is damaged gives what came before, then an error. A frame says how many of its last bytes
/// a reader has to keep; one that wants more than ``windowLimit`` is an error, so that no stream takes more memory.
public final class ZstdStream: ByteStream {
  /// The most bytes of a frame that are kept, which are what `zstd --long` and `zstd --ultra -22` ask for.
  public static let windowLimit = 1 << 27

  private let path: String
  private let limit: Int
  private var input: any ByteStream
  private var pending: [UInt8] = []
  private var used = 0

  /// The decoder; `nil` where there is no memory for one.
  private let context: OpaquePointer?

  /// How many bytes the decoder asks for: with no more than that at once, it decodes a block at a time, and none is lost
  /// where the next one is damaged.
  private var wanted = ZstdStream.headerCount
  private var isAtFrameStart = true
  private var hasFrames = false
  private var produced = 0
  private var failure: FileError?

  /// The first bytes of a frame that tell how long its header is.
  private static let headerCount = 5

  /// Creates a stream that decompresses `input`, of which at most `limit` bytes come out; `path` is named in errors.
  public init(_ input: any ByteStream, path: String, limit: Int = 1 << 40) {
    self.input = input
    self.path = path
    self.limit = limit
    context = ZSTD_createDCtx()
    let windowLog = Int32(Self.windowLimit.trailingZeroBitCount)
    if context == nil || ZSTD_isError(ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, windowLog)) != 0 {
      failure = FileError(path, "zstd can't be started")
    }
  }

  deinit { ZSTD_freeDCtx(context) }

  /// Whether `head` is the beginning of a frame, be it a skippable one.
  public static func recognizes(_ head: [UInt8]) -> Bool {
    guard head.count >= 4 else { return false }
    let isFrame = head[0] == 0x28 && head[1] == 0xB5 && head[2] == 0x2F && head[3] == 0xFD
    return isFrame || (head[0] & 0xF0 == 0x50 && head[1] == 0x2A && head[2] == 0x4D && head[3] == 0x18)
  }

  public func next() throws(FileError) -> [UInt8]? {
    while true {
      if let failure { throw failure }
      if used == pending.count {
        pending = try input.next() ?? []
        used = 0
      }
      guard !pending.isEmpty else {
        guard isAtFrameStart, hasFrames else { throw FileError(path, "the zstd stream breaks off") }
        return nil
      }
      var bytes = decoded()
      if produced + bytes.count > limit {
        bytes.removeLast(produced + bytes.count - limit)
        failure = FileError(path, "decompresses to more than \(limit) bytes")
      }
      produced += bytes.count
      if !bytes.isEmpty { return bytes }
    }
  }

  /// Decodes from what is pending until the output is full, a block is whole or the input used up.
  private func decoded() -> [UInt8] {
    var chunk: [UInt8] = []
    while failure == nil, used < pending.count, chunk.count < 1 << 17 {
      let piece = step()
      if chunk.isEmpty { chunk = piece } else { chunk += piece }
    }
    return chunk
  }

  private func step() -> [UInt8] {
    var status = 0
    let start = used
    let capacity = 1 << 17
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { target, initialized in
      pending.withUnsafeBytes { source in
        // zstd reads at most `size` bytes from `start` on and writes at most `capacity` bytes; both counts come back.
        let size = min(source.count - start, wanted)
        var from = ZSTD_inBuffer(src: source.baseAddress.map { $0 + start }, size: size, pos: 0)
        var into = ZSTD_outBuffer(dst: target.baseAddress, size: capacity, pos: 0)
        status = ZSTD_decompressStream(context, &into, &from)
        used = start + from.pos
        initialized = into.pos
      }
    }
    settle(status)
    return bytes
  }

  private func settle(_ status: Int) {
    guard ZSTD_isError(status) == 0 else {
      switch ZSTD_getErrorCode(status) {
      case ZSTD_error_frameParameter_windowTooLarge:
        failure = FileError(path, "a frame of the zstd stream wants more than \(Self.windowLimit >> 20) MB of memory")
      case ZSTD_error_prefix_unknown where hasFrames && isAtFrameStart:
        failure = FileError(path, "something else follows the zstd stream")
      default:
        let why = ZSTD_getErrorName(status).map { String(cString: $0).lowercased() } ?? "unknown"
        failure = FileError(path, "the zstd stream is damaged: \(why)")
      }
      return
    }
    isAtFrameStart = status == 0
    if isAtFrameStart { hasFrames = true }
    wanted = isAtFrameStart ? Self.headerCount : status
  }
}
