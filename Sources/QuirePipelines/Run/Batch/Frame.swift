public import QuireText

/// A message of the batch protocol: its length as 32 bits, most significant byte first, then as many bytes.
public enum Frame: Sendable, Equatable {
  /// All of its bytes.
  case whole([UInt8])

  /// It has more bytes than are read; they were passed over.
  case tooLong(Int)

  /// `bytes` with their length before them.
  ///
  /// - Precondition: There are fewer than 2³² of them.
  public static func bytes(of bytes: [UInt8]) -> [UInt8] {
    let count = UInt32(truncatingIfNeeded: bytes.count)
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) } + bytes
  }
}

/// Reads frames from a stream.
public struct FrameReader {
  private var stream: any ByteStream
  private let limit: Int
  private var bytes: [UInt8] = []
  private var start = 0

  /// Creates a reader of frames of at most `limit` bytes.
  public init(_ stream: any ByteStream, limit: Int) {
    self.stream = stream
    self.limit = limit
  }

  /// The next frame; `nil` at the end.
  ///
  /// - Throws: `FileError` where the stream can't be read on, or ends within a frame.
  public mutating func next() throws(FileError) -> Frame? {
    guard try fill(4) else {
      guard start == bytes.count else { throw FileError("standard input", "it ends within a frame") }
      return nil
    }
    let count = bytes[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) }
    start += 4
    guard count <= limit else {
      try skip(count)
      return .tooLong(count)
    }
    guard try fill(count) else { throw FileError("standard input", "it ends within a frame") }
    defer { start += count }
    return .whole(Array(bytes[start..<(start + count)]))
  }

  /// Reads on until `count` bytes are there; `false` where the stream ends before.
  private mutating func fill(_ count: Int) throws(FileError) -> Bool {
    if start > 0, bytes.count - start < count {
      bytes.removeFirst(start)
      start = 0
    }
    while bytes.count - start < count {
      guard let chunk = try stream.next() else { return false }
      bytes += chunk
    }
    return true
  }

  private mutating func skip(_ count: Int) throws(FileError) {
    var left = count - min(count, bytes.count - start)
    start += count - left
    while left > 0 {
      guard let chunk = try stream.next() else { throw FileError("standard input", "it ends within a frame") }
      bytes = chunk
      start = min(left, chunk.count)
      left -= start
    }
  }
}
