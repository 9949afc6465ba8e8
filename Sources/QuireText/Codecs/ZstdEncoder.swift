import CZstd

/// Compresses bytes to Zstandard frames (RFC 8878), each whole, with its size and a checksum; the same bytes and level
/// give the same frame with one version of the library.
public final class ZstdEncoder {
  /// The levels that can be asked for; higher ones take longer and more memory, and give less out.
  public static let levels = 1...19

  private let path: String
  private let context: OpaquePointer

  /// Creates an encoder; `path` is named in the error, `level` is moved into ``levels``.
  public init(_ path: String, level: Int = 3) throws(FileError) {
    guard let context = ZSTD_createCCtx() else { throw FileError(path, "zstd can't be started") }
    self.path = path
    self.context = context
    let level = Int32(min(max(level, Self.levels.lowerBound), Self.levels.upperBound))
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level)
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
  }

  deinit { ZSTD_freeCCtx(context) }

  /// The frame that holds `bytes`, which may be none.
  ///
  /// Complexity: O(*n*). Throws where no memory is left. Frames don't depend on those that came before.
  public func frame(_ bytes: [UInt8]) throws(FileError) -> [UInt8] {
    let capacity = ZSTD_compressBound(bytes.count)
    var hasFailed = false
    let frame = [UInt8](unsafeUninitializedCapacity: capacity) { target, initialized in
      bytes.withUnsafeBytes { source in
        // zstd reads the source and writes at most `capacity` bytes, which are enough for any source of its size, so
        // that nothing but a lack of memory can fail.
        let count = ZSTD_compress2(context, target.baseAddress, capacity, source.baseAddress, source.count)
        hasFailed = ZSTD_isError(count) != 0
        initialized = hasFailed ? 0 : count
      }
    }
    guard !hasFailed else { throw FileError(path, "no memory is left to compress in") }
    return frame
  }
}

extension ZstdEncoder: BlockEncoder {
  func encode(_ block: [UInt8]) throws(FileError) -> [UInt8] { try frame(block) }
}
