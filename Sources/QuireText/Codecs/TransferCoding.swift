/// What came out of a coding that was undone.
public struct DecodedBody: Sendable, Equatable {
  /// The bytes, as far as they could be had.
  public let bytes: [UInt8]

  /// What is wrong, in words; `nil` where all is well.
  public let problem: String?
}

/// Undoes the chunked transfer coding of HTTP (RFC 9112, section 7.1).
///
/// Extensions and trailer fields are passed over. A body that breaks off, or whose sizes are wrong, gives what came
/// before and a problem.
///
/// - Parameters:
///   - bytes: The body.
///   - start: Where it begins.
/// - Returns: The content; `nil` where no chunk size stands at the beginning, so that the body is not chunked.
///
/// Complexity: O(*n*).
public func undoChunks(_ bytes: [UInt8], from start: Int = 0) -> DecodedBody? {
  var content: [UInt8] = []
  var place = start
  while true {
    guard let size = chunkSize(bytes, at: place) else {
      guard place > start else { return nil }
      return DecodedBody(bytes: content, problem: "byte \(place - start) of the body should be the size of a chunk")
    }
    if size.count == 0 { return DecodedBody(bytes: content, problem: nil) }
    guard size.end <= bytes.count - size.count else {
      content += bytes[size.end...]
      return DecodedBody(bytes: content, problem: "the body breaks off in a chunk")
    }
    place = size.end + size.count
    content += bytes[size.end..<place]
    if place < bytes.count, bytes[place] == 0x0D { place += 1 }
    if place < bytes.count, bytes[place] == 0x0A { place += 1 }
    if place == bytes.count { return DecodedBody(bytes: content, problem: "the body has no last chunk") }
  }
}

/// The size line at `start`: hexadecimal digits, perhaps an extension, an end of line.
private func chunkSize(_ bytes: [UInt8], at start: Int) -> (count: Int, end: Int)? {
  var place = start
  var count = 0
  while place < bytes.count, place - start < 15, let digit = hexDigit(bytes[place]) {
    count = count << 4 | digit
    place += 1
  }
  guard place > start else { return nil }
  // Only blanks or an extension follow; a line that is longer than any extension is none.
  guard let feed = firstPlace(of: [0x0A], in: bytes, from: place, end: place + 256) else { return nil }
  let rest = bytes[place..<feed].drop { $0 == 0x20 || $0 == 0x09 }
  guard rest.isEmpty || rest.first == 0x0D || rest.first == 0x3B else { return nil }
  return (count, feed + 1)
}

private func hexDigit(_ byte: UInt8) -> Int? {
  switch byte {
  case 0x30...0x39: Int(byte - 0x30)
  case 0x41...0x46: Int(byte - 0x37)
  case 0x61...0x66: Int(byte - 0x57)
  default: nil
  }
}

/// Inflates a body that is a gzip stream, a zlib stream or, as some servers send it, a bare deflate stream (RFC 1951).
///
/// - Parameters:
///   - bytes: The body.
///   - isDeflate: Whether it was declared as `deflate`, which alone may be bare.
///   - limit: The most bytes that come out.
/// - Returns: The content, as far as the stream is whole; `nil` where the bytes are no such stream.
///
/// Complexity: O(*n*) in what comes out.
public func inflateBody(_ bytes: [UInt8], isDeflate: Bool, limit: Int) -> DecodedBody? {
  let isZlib =
    bytes.count >= 2 && bytes[0] & 0x0F == 8 && bytes[0] >> 4 <= 7 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
  let isWrapped = GzipStream.recognizes(bytes) || (isDeflate && isZlib)
  guard isWrapped || isDeflate, !bytes.isEmpty else { return nil }
  let body = collected(GzipStream(OneChunk(bytes: bytes), path: "the body", limit: limit, isBare: !isWrapped))
  return body.bytes.isEmpty && body.problem != nil && !isWrapped ? nil : body
}

/// Decompresses a body that is a Zstandard stream (RFC 8878).
///
/// - Parameters:
///   - bytes: The body.
///   - limit: The most bytes that come out.
/// - Returns: The content, as far as the stream is whole; `nil` where the bytes are no such stream.
///
/// Complexity: O(*n*) in what comes out.
public func decompressZstdBody(_ bytes: [UInt8], limit: Int) -> DecodedBody? {
  guard ZstdStream.recognizes(bytes) else { return nil }
  return collected(ZstdStream(OneChunk(bytes: bytes), path: "the body", limit: limit))
}

/// The bytes of a bare deflate stream (RFC 1951), at most `limit`; `nil` where it is damaged or longer.
func inflateBareBody(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
  let body = collected(GzipStream(OneChunk(bytes: bytes), path: "the file", limit: limit, isBare: true))
  return body.problem == nil ? body.bytes : nil
}

/// What comes out of `stream`, and why no more does.
private func collected(_ stream: some ByteStream) -> DecodedBody {
  var stream = stream
  var content: [UInt8] = []
  do throws(FileError) {
    while let chunk = try stream.next() { content += chunk }
  } catch {
    return DecodedBody(bytes: content, problem: error.description)
  }
  return DecodedBody(bytes: content, problem: nil)
}

/// Bytes as a stream.
private struct OneChunk: ByteStream {
  var bytes: [UInt8]

  mutating func next() -> [UInt8]? {
    guard !bytes.isEmpty else { return nil }
    defer { bytes = [] }
    return bytes
  }
}
