import Glibc

/// Cuts a stream into lines, which end with LF or CR LF.
public struct LineSplitter: Sendable {
  /// A line without its end.
  public struct Line: Sendable {
    /// The line's bytes.
    public let bytes: [UInt8]

    /// Where it begins in the stream, in bytes.
    public let offset: Int

    /// Its number, from 1.
    public let number: Int
  }

  /// The longest line, in bytes.
  public let limit: Int

  private var rest: [UInt8] = []
  private var offset = 0
  private var number = 1

  /// Creates a splitter of lines of at most `limit` bytes.
  public init(limit: Int = 1 << 30) { self.limit = limit }

  /// The lines that `chunk` completes, or `nil` where one is longer than the limit, after which nothing is split.
  ///
  /// Complexity: linear in the chunk; a line that spans many chunks is copied once more in all.
  public mutating func append(_ chunk: [UInt8]) -> [Line]? {
    var lines: [Line] = []
    var start = 0
    while let end = Self.lineFeed(in: chunk, from: start) {
      guard rest.count + end - start <= limit else { return nil }
      if rest.isEmpty {
        lines.append(line(Array(chunk[start..<end]), consumed: end - start + 1))
      } else {
        rest.append(contentsOf: chunk[start..<end])
        let count = rest.count + 1
        lines.append(line(rest, consumed: count))
        rest = []
      }
      start = end + 1
    }
    rest.append(contentsOf: chunk[start...])
    return rest.count <= limit ? lines : nil
  }

  /// The last line, where it has no end; `nil` where the stream ended with one.
  public mutating func finish() -> Line? {
    guard !rest.isEmpty else { return nil }
    let last = line(rest, consumed: rest.count)
    rest = []
    return last
  }

  /// Where the line under way begins in the stream.
  public var position: Int { offset }

  private mutating func line(_ bytes: [UInt8], consumed: Int) -> Line {
    defer {
      offset += consumed
      number += 1
    }
    return Line(bytes: bytes.last == 0x0D ? bytes.dropLast() : bytes, offset: offset, number: number)
  }

  private static func lineFeed(in bytes: [UInt8], from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    return bytes.withUnsafeBytes { raw in
      // `start` lies inside of the buffer, and memchr looks no further than its end.
      guard let base = raw.baseAddress, let found = memchr(base + start, 0x0A, raw.count - start) else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}
