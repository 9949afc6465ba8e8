/// How many lines and paragraphs of a text stood in it before: the first rules of Gopher's repetition filter (Rae and others
/// 2021, table A1), counted as datatrove counts them.
public struct RepeatedLines: Sendable, Equatable {
  /// What there is of one kind.
  public struct Units: Sendable, Equatable {
    /// How many there are, empty ones at the ends of the text included.
    public var count = 0

    /// How many are the same as an earlier one, byte by byte.
    public var duplicates = 0

    /// The code points of those.
    public var duplicateCharacters = 0
  }

  /// The lines: what stands between runs of line feeds.
  public private(set) var lines = Units()

  /// The paragraphs: what stands between runs of two line feeds or more, white space at the ends of the text aside.
  public private(set) var paragraphs = Units()

  /// Counts in `text`, which is valid UTF-8.
  ///
  /// Linear in the text; 16 bytes a line for the time of the call.
  public init(_ text: [UInt8]) {
    text.withUnsafeBufferPointer { bytes in
      lines = Self.units(bytes, 0..<bytes.count, least: 1)
      paragraphs = Self.units(bytes, bytes.pythonStripped(0, bytes.count), least: 2)
    }
  }

  private static func units(_ text: UnsafeBufferPointer<UInt8>, _ range: ByteRange, least: Int) -> Units {
    var seen = NumberSet(capacity: 1 + text.lineFeeds(range.lowerBound, range.upperBound) / least)
    var units = Units()
    var start = range.lowerBound
    var index = start
    while true {
      index = text.lineFeed(from: index, range.upperBound)
      var next = index
      while next < range.upperBound, text[next] == 0x0A { next += 1 }
      guard next - index >= least || index == range.upperBound else {
        index = next
        continue
      }
      units.count += 1
      if !seen.insert(SignalHash.value(of: text, start, index)) {
        units.duplicates += 1
        units.duplicateCharacters += text.characterCount(start, index)
      }
      if index == range.upperBound { return units }
      start = next
      index = next
    }
  }
}

extension UnsafeBufferPointer where Element == UInt8 {
  /// The first line feed from `index` on; `upper` where there is none before it.
  @inline(__always)
  func lineFeed(from index: Int, _ upper: Int) -> Int {
    var index = index
    while index &+ 8 <= upper {
      let found = ByteLanes.equal(lanes(at: index), to: 0x0A)
      guard found == 0 else { return index &+ ByteLanes.first(found) }
      index &+= 8
    }
    while index < upper, self[index] != 0x0A { index &+= 1 }
    return index
  }

  /// How many line feeds there are.
  @inline(__always)
  func lineFeeds(_ lower: Int, _ upper: Int) -> Int {
    var count = 0
    for index in lower..<upper { count &+= self[index] == 0x0A ? 1 : 0 }
    return count
  }
}
