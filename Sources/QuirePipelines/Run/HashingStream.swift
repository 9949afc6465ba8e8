import QuireText

/// A stream whose bytes are counted and hashed as they pass.
final class HashingStream: ByteStream {
  private var stream: any ByteStream
  private var hash = SHA256()

  /// How many bytes have passed.
  private(set) var count = 0

  /// The SHA-256 of the whole stream, in hexadecimal; `nil` before its end.
  private(set) var digest: String?

  init(_ stream: any ByteStream) { self.stream = stream }

  func next() throws(FileError) -> [UInt8]? {
    guard let chunk = try stream.next() else {
      digest = digest ?? hash.finish()
      return nil
    }
    count += chunk.count
    hash.update(chunk)
    return chunk
  }
}
