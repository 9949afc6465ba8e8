/// The signs and the lines that Gopher's quality filter counts (Rae and others 2021, appendix A.1), as datatrove counts them.
public struct SymbolCounts: Sendable, Equatable {
  /// The code points of the text.
  public private(set) var characters = 0

  /// How many hash signs there are.
  public private(set) var hashes = 0

  /// How many ellipses there are: `…`, or three dots in a row.
  public private(set) var ellipses = 0

  /// How many lines there are, by any line end; what stands behind the last line end is one where it is not empty.
  public private(set) var lines = 0

  /// How many lines begin with `•` or `-`, white space aside.
  public private(set) var bulletLines = 0

  /// How many lines end with an ellipsis, white space aside.
  public private(set) var ellipsisLines = 0

  /// How many lines are not blank.
  public private(set) var filledLines = 0

  /// How many paragraphs there are: lines that are not blank, with a blank one or nothing before them.
  public private(set) var paragraphs = 0

  /// Counts in `text`, which is valid UTF-8.
  ///
  /// Linear; nothing is allocated.
  public init(_ text: [UInt8]) {
    text.withUnsafeBufferPointer { bytes in
      count(bytes)
      var start = 0
      var isAfterBlank = true
      while start < bytes.count {
        let end = bytes.endOfPythonLine(from: start)
        addLine(bytes, bytes.pythonStripped(start, end), &isAfterBlank)
        start = end < bytes.count ? end + bytes.pythonLineEndLength(at: end) : end
      }
    }
  }

  private mutating func count(_ bytes: UnsafeBufferPointer<UInt8>) {
    var hashes = 0
    var continuations = 0
    for byte in bytes {
      hashes &+= byte == 0x23 ? 1 : 0
      continuations &+= byte & 0xC0 == 0x80 ? 1 : 0
    }
    self.hashes = hashes
    characters = bytes.count - continuations
    var index = 0
    while index &+ 2 < bytes.count {
      // Both spellings are three bytes; what stands at their third place says how far to go on.
      let third = bytes[index &+ 2]
      if third == 0x2E {
        guard bytes[index &+ 1] == 0x2E else {
          index &+= 2
          continue
        }
        guard bytes[index] == 0x2E else {
          index &+= 1
          continue
        }
        ellipses += 1
        index &+= 3
      } else if third == 0xA6, bytes[index] == 0xE2, bytes[index &+ 1] == 0x80 {
        ellipses += 1
        index &+= 3
      } else {
        index &+= third == 0xE2 ? 2 : third == 0x80 ? 1 : 3
      }
    }
  }

  private mutating func addLine(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ content: ByteRange,
    _ isAfterBlank: inout Bool
  ) {
    lines += 1
    guard !content.isEmpty else {
      isAfterBlank = true
      return
    }
    filledLines += 1
    if isAfterBlank { paragraphs += 1 }
    isAfterBlank = false
    let first = bytes[content.lowerBound]
    if first == 0x2D || (first == 0xE2 && bytes.scalar(at: content.lowerBound).value == 0x2022) { bulletLines += 1 }
    let end = content.upperBound
    switch bytes[end - 1] {
    case 0x2E where content.count >= 3 && bytes[end - 2] == 0x2E && bytes[end - 3] == 0x2E: ellipsisLines += 1
    case 0xA6 where bytes.scalar(before: end).value == 0x2026: ellipsisLines += 1
    default: break
    }
  }
}

extension UnsafeBufferPointer where Element == UInt8 {
  /// Where the line ends that begins at `start`, by Python's `str.splitlines`.
  @inline(__always)
  func endOfPythonLine(from start: Int) -> Int {
    let end = endOfLine(from: start, to: count)
    // Three separators of ASCII are line ends to Python alone.
    for index in start..<end where self[index] >= 0x1C && self[index] <= 0x1E { return index }
    return end
  }
}
