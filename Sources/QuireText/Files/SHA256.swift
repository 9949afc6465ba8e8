import CCrypto

/// The SHA-256 digest (FIPS 180-4) of bytes that come in pieces.
///
/// ```swift
/// var digest = SHA256()
/// digest.update([0x61, 0x62, 0x63])
/// digest.finish()  // "ba7816bf…"
/// ```
public struct SHA256: Sendable {
  private var context = SHA256_CTX()

  /// Creates the digest of nothing.
  public init() {
    SHA256_Init(&context)
  }

  /// The digest of `bytes`, as 64 lower-case hexadecimal digits.
  public static func hex(of bytes: [UInt8]) -> String {
    var digest = SHA256()
    digest.update(bytes)
    return digest.finish()
  }

  /// Adds bytes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - range: The part of them to add; all of them where it is left out. Cut to what is there.
  public mutating func update(_ bytes: [UInt8], in range: ByteRange? = nil) {
    bytes.withUnsafeBytes { buffer in
      let range = (range ?? 0..<buffer.count).clamped(to: 0..<buffer.count)
      let part = UnsafeRawBufferPointer(rebasing: buffer[range])
      SHA256_Update(&context, part.baseAddress, part.count)
    }
  }

  /// The first 16 bytes of the digest of `bytes`, or of a part of them.
  public static func prefix(of bytes: [UInt8], in range: ByteRange? = nil) -> [UInt8] {
    var digest = SHA256()
    digest.update(bytes, in: range)
    return Array(digest.finishBytes().prefix(16))
  }

  /// HMAC-SHA-256 (RFC 2104) of `bytes` with `key`, as 64 lower-case hexadecimal digits.
  public static func authentication(of bytes: [UInt8], key: [UInt8]) -> String {
    var block = key
    if block.count > 64 {
      var digest = SHA256()
      digest.update(key)
      block = digest.finishBytes()
    }
    block += [UInt8](repeating: 0, count: 64 - block.count)
    var inner = SHA256()
    inner.update(block.map { $0 ^ 0x36 })
    inner.update(bytes)
    var outer = SHA256()
    outer.update(block.map { $0 ^ 0x5C })
    outer.update(inner.finishBytes())
    return outer.finish()
  }

  private func finishBytes() -> [UInt8] {
    var copy = context
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256_Final(&digest, &copy)
    return digest
  }

  /// The digest of all bytes added so far, as 64 lower-case hexadecimal digits; more may follow.
  public func finish() -> String {
    let digest = finishBytes()
    var hex: [UInt8] = []
    hex.reserveCapacity(digest.count * 2)
    for byte in digest {
      for half in [byte >> 4, byte & 15] { hex.append(half < 10 ? 0x30 + half : 0x61 + half - 10) }
    }
    return String(decoding: hex, as: UTF8.self)
  }
}
