import CZstd

/// Compresses bytes to Zstandard frames (RFC 8878), each whole, with its size and a checksum; the same bytes and level
/// give the same frame with one version of the library.
public final class ZstdEncoder {
  /// The levels that can be asked for; higher ones take longer and more memory, and give less out.
  public static let levels = 1...19

  /// How many bytes a file's frames hold: enough to compress well, and few enough to read a part of the file.
  static let blockCount = 1 << 22

  private let context: OpaquePointer
  private var block: [UInt8] = []
  private var isEmpty = true

  /// Creates an encoder; `path` is named in the error, `level` is moved into ``levels``.
  public init(_ path: String, level: Int = 3) throws(FileError) {
    guard let context = ZSTD_createCCtx() else { throw FileError(path, "zstd can't be started") }
    self.context = context
    let level = Int32(min(max(level, Self.levels.lowerBound), Self.levels.upperBound))
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level)
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
  }

  deinit { ZSTD_freeCCtx(context) }

  /// The frame that holds `bytes`, which may be none.
  ///
  /// Complexity: O(*n*). Frames don't depend on those that came before.
  public func frame(_ bytes: [UInt8]) -> [UInt8] {
    let capacity = ZSTD_compressBound(bytes.count)
    return [UInt8](unsafeUninitializedCapacity: capacity) { target, initialized in
      bytes.withUnsafeBytes { source in
        // zstd reads the source and writes at most `capacity` bytes, which are enough for any source of its size, so
        // that nothing but a lack of memory can fail.
        let count = ZSTD_compress2(context, target.baseAddress, capacity, source.baseAddress, source.count)
        precondition(ZSTD_isError(count) == 0, "no memory is left to compress in")
        initialized = count
      }
    }
  }
}

extension ZstdEncoder: StreamEncoder {
  /// Appends to `output` the frames that are whole; they are cut by the bytes alone, however these come.
  func append(_ bytes: [UInt8], to output: inout [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = rest.prefix(Self.blockCount - block.count)
      block += part
      rest = rest.dropFirst(part.count)
      if block.count == Self.blockCount { end(&output) }
    }
  }

  /// Appends the last frame; a file without bytes has one of no bytes.
  func finish(to output: inout [UInt8]) {
    if !block.isEmpty || isEmpty { end(&output) }
  }

  private func end(_ output: inout [UInt8]) {
    output += frame(block)
    block.removeAll(keepingCapacity: true)
    isEmpty = false
  }
}
