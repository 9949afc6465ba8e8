import Glibc

/// Cuts a stream into lines, which end with LF or CR LF.
///
/// A line that is longer than the limit is passed over, so that the lines behind it are read; its bytes are not kept.
public struct LineSplitter: Sendable {
  /// A line without its end.
  public struct Line: Sendable {
    /// The line's bytes; none where it is too long.
    public let bytes: [UInt8]

    /// Where it begins in the stream, in bytes.
    public let offset: Int

    /// Its number, from 1.
    public let number: Int

    /// Whether the line has more bytes than the limit.
    public let isTooLong: Bool
  }

  /// The longest line, in bytes.
  public let limit: Int

  /// What is known of the line under way: its bytes, or none where it is too long.
  private var rest: [UInt8] = []
  /// The length of the line under way.
  private var count = 0
  private var offset = 0
  private var number = 1

  /// Creates a splitter of lines of at most `limit` bytes.
  public init(limit: Int = 1 << 30) { self.limit = limit }

  /// The lines that `chunk` completes.
  ///
  /// Complexity: linear in the chunk; a line that spans many chunks is copied once more in all.
  public mutating func append(_ chunk: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var start = 0
    while let end = Self.lineFeed(in: chunk, from: start) {
      if count == 0 {
        count = end - start
        lines.append(line(end - start > limit ? [] : Self.content(chunk[start..<end]), end: 1))
      } else {
        add(chunk[start..<end])
        lines.append(line(Self.content(rest[...]), end: 1))
        rest = []
      }
      start = end + 1
    }
    add(chunk[start...])
    return lines
  }

  /// The last line, where it has no end; `nil` where the stream ended with one.
  public mutating func finish() -> Line? {
    guard count > 0 else { return nil }
    let last = line(Self.content(rest[...]), end: 0)
    rest = []
    return last
  }

  /// Where the line under way begins in the stream.
  public var position: Int { offset }

  private mutating func add(_ bytes: ArraySlice<UInt8>) {
    count += bytes.count
    if count <= limit {
      rest.append(contentsOf: bytes)
    } else {
      rest = []
    }
  }

  private mutating func line(_ bytes: [UInt8], end: Int) -> Line {
    defer {
      offset += count + end
      number += 1
      count = 0
    }
    return Line(bytes: bytes, offset: offset, number: number, isTooLong: count > limit)
  }

  /// `bytes` without the CR of a line end.
  private static func content(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    Array(bytes.last == 0x0D ? bytes[..<(bytes.endIndex - 1)] : bytes)
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
