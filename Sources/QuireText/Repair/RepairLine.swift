/// A line under repair: its characters, and for each the source bytes that it stands for and what made it.
///
/// While a line is read as bytes of a charset, the characters are the bytes.
struct RepairLine {
  private(set) var points: [UInt32] = []

  /// Where the bytes of each character begin, counted from the line's start.
  ///
  /// Ascending; a second character of one repair has no bytes of its own and stands empty at the end of the first one's.
  private(set) var lowers: [UInt32] = []

  /// Where the bytes of each character end.
  private(set) var uppers: [UInt32] = []

  /// The raw value of the `TextRepairKind` that made each character; 0 for the source's own.
  private(set) var kinds: [UInt8] = []

  init() {}

  /// The characters of `range`, which begins and ends between characters.
  init(_ text: UnsafeBufferPointer<UInt8>, _ range: ByteRange) {
    reserve(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let (point, length) = text.scalar(at: index)
      let lower = UInt32(truncatingIfNeeded: index - range.lowerBound)
      append(point, lower, lower + UInt32(length), 0)
      index += length
    }
  }

  var count: Int { points.count }

  /// The character at `index`, or one that is none.
  @inline(__always)
  func point(_ index: Int) -> UInt32 { index < points.count ? points[index] : MojibakePairs.end }

  mutating func reserve(_ count: Int) {
    points.reserveCapacity(count)
    lowers.reserveCapacity(count)
    uppers.reserveCapacity(count)
    kinds.reserveCapacity(count)
  }

  @inline(__always)
  mutating func append(_ point: UInt32, _ lower: UInt32, _ upper: UInt32, _ kind: UInt8) {
    points.append(point)
    lowers.append(lower)
    uppers.append(upper)
    kinds.append(kind)
  }

  /// Appends a character of another line as it is.
  @inline(__always)
  mutating func append(_ line: RepairLine, at index: Int) {
    append(line.points[index], line.lowers[index], line.uppers[index], line.kinds[index])
  }

  /// Appends the characters of another line.
  mutating func append(_ line: RepairLine) {
    points += line.points
    lowers += line.lowers
    uppers += line.uppers
    kinds += line.kinds
  }

  /// Appends one character that stands for those of another line in `range`, which is not empty.
  @inline(__always)
  mutating func append(_ point: UInt32, for range: Range<Int>, of line: RepairLine, kind: UInt8) {
    append(point, line.lowers[range.lowerBound], line.uppers[range.upperBound - 1], kind)
  }

  mutating func removeLast(_ count: Int) {
    points.removeLast(count)
    lowers.removeLast(count)
    uppers.removeLast(count)
    kinds.removeLast(count)
  }

  /// Puts another character in the place of one.
  @inline(__always)
  mutating func replace(at index: Int, with point: UInt32, kind: UInt8) {
    points[index] = point
    kinds[index] = kind
  }

  /// Puts another byte in the place of one, on the way to being decoded.
  @inline(__always)
  mutating func replace(at index: Int, with byte: UInt32) { points[index] = byte }

  subscript(range: Range<Int>) -> RepairLine {
    var line = RepairLine()
    line.points = Array(points[range])
    line.lowers = Array(lowers[range])
    line.uppers = Array(uppers[range])
    line.kinds = Array(kinds[range])
    return line
  }
}
