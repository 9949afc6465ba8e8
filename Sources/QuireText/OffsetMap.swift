/// The way back from decoded text to the bytes it was decoded from.
///
/// The decoded text is cut into runs of equal units: `count` units of `decodedUnit` decoded bytes, each standing
/// for `sourceUnit` source bytes. A run of plain ASCII is one run of 1:1 units whatever its length, Cyrillic in
/// windows-1251 is runs of 2:1, an escape `\u00e9` is one 2:6 unit, an undecodable byte one 3:1 unit. Source bytes
/// that no unit stands for (a byte order mark, a shift sequence) lie in the gaps between runs.
///
/// A unit is atomic: an offset inside it maps to the whole unit. The one exception are quartets of base64, whose three
/// bytes own two, one and one of the four characters, so that a line of it is one run and each of its bytes can still be
/// cut off.
public struct OffsetMap: Sendable, Equatable {
  /// Units of one shape that follow each other without a gap, in the text and in the source.
  public struct Run: Sendable, Equatable {
    /// Where the run begins in the decoded text, in bytes.
    public let decodedStart: Int

    /// Where the run begins in the source, in bytes.
    public let sourceStart: Int

    /// The number of units.
    public internal(set) var count: Int

    /// The bytes that a unit has in the decoded text, at least 1.
    public let decodedUnit: UInt8

    /// The bytes that a unit has in the source, at least 1.
    public let sourceUnit: UInt8

    /// Whether the units are quartets of base64: three bytes that stand for themselves, for four characters.
    public let isBase64: Bool

    /// The end of the run in the decoded text.
    public var decodedEnd: Int { decodedStart + count * Int(decodedUnit) }

    /// The end of the run in the source.
    public var sourceEnd: Int { sourceStart + count * Int(sourceUnit) }

    /// Where the source bytes of the unit that holds `offset`, counted from the run's start in the text, begin; those of
    /// the byte where the run is base64.
    func sourceStart(of offset: Int) -> Int {
      let unit = Int(decodedUnit)
      let start = sourceStart + offset / unit * Int(sourceUnit)
      return isBase64 && offset % 3 > 0 ? start + offset % 3 + 1 : start
    }

    /// Where the source bytes of the unit that holds the byte before `offset` end.
    func sourceEnd(of offset: Int) -> Int {
      guard !isBase64 else { return sourceStart(of: offset) }
      let unit = Int(decodedUnit)
      return sourceStart + (offset + unit - 1) / unit * Int(sourceUnit)
    }

    /// The offsets, from the run's start in the text, of what stands for `range`, counted from its start in the source.
    func decodedRange(of range: ByteRange) -> ByteRange {
      let unit = Int(sourceUnit)
      guard isBase64 else {
        let end = (range.upperBound + unit - 1) / unit
        return (range.lowerBound / unit * Int(decodedUnit))..<(end * Int(decodedUnit))
      }
      // Of the characters of a quartet the first two are its first byte's.
      let last = range.upperBound - 1
      return (range.lowerBound / 4 * 3 + max(0, range.lowerBound % 4 - 1))..<(last / 4 * 3 + max(0, last % 4 - 1) + 1)
    }
  }

  /// The runs, ascending and without gaps in the decoded text, ascending in the source.
  public private(set) var runs: [Run] = []

  /// Creates an empty map; append to it while decoding.
  public init() {}

  /// The map of bytes that are their own decoding: `count` bytes from `sourceStart` on.
  public static func identity(count: Int, sourceStart: Int = 0) -> OffsetMap {
    var map = OffsetMap()
    map.append(units: count, decodedUnit: 1, sourceUnit: 1, sourceStart: sourceStart)
    return map
  }

  /// The length of the decoded text, in bytes.
  public var decodedCount: Int { runs.last?.decodedEnd ?? 0 }

  /// Whether decoded offsets are source offsets.
  public var isIdentity: Bool {
    runs.isEmpty || (runs.count == 1 && runs[0].sourceStart == 0 && runs[0].decodedUnit == runs[0].sourceUnit)
  }

  /// Appends `units` units that begin at `sourceStart`, which is not before the end of the last run.
  ///
  /// A run that goes on as the last one did is joined to it.
  public mutating func append(units: Int, decodedUnit: UInt8, sourceUnit: UInt8, sourceStart: Int) {
    append(units, decodedUnit, sourceUnit, sourceStart, isBase64: false)
  }

  /// Appends quartets of base64, whose first character stands at `sourceStart`.
  public mutating func append(quartets: Int, sourceStart: Int) {
    append(quartets, 3, 4, sourceStart, isBase64: true)
  }

  private mutating func append(
    _ units: Int,
    _ decodedUnit: UInt8,
    _ sourceUnit: UInt8,
    _ sourceStart: Int,
    isBase64: Bool
  ) {
    guard units > 0 else { return }
    if let last = runs.last, last.decodedUnit == decodedUnit, last.sourceUnit == sourceUnit,
      last.isBase64 == isBase64, last.sourceEnd == sourceStart
    {
      runs[runs.count - 1].count += units
    } else {
      runs.append(
        Run(
          decodedStart: decodedCount,
          sourceStart: sourceStart,
          count: units,
          decodedUnit: decodedUnit,
          sourceUnit: sourceUnit,
          isBase64: isBase64
        )
      )
    }
  }

  /// The source bytes of `range`, a range of the decoded text, as ascending ranges without touching neighbours.
  ///
  /// Complexity: O(log *runs* + *runs in the range*).
  public func sourceRanges(of range: ByteRange) -> [ByteRange] {
    var result: [ByteRange] = []
    guard !range.isEmpty else { return result }
    var index = indexOfRun(at: range.lowerBound)
    while index < runs.count, runs[index].decodedStart < range.upperBound {
      let run = runs[index]
      let lower = run.sourceStart(of: max(range.lowerBound, run.decodedStart) - run.decodedStart)
      let upper = run.sourceEnd(of: min(range.upperBound, run.decodedEnd) - run.decodedStart)
      if let last = result.last, last.upperBound == lower {
        result[result.count - 1] = last.lowerBound..<upper
      } else if lower < upper {
        result.append(lower..<upper)
      }
      index += 1
    }
    return result
  }

  /// The smallest decoded range whose units stand for all of `range`, a range of the source; empty where none does.
  public func decodedRange(of range: ByteRange) -> ByteRange {
    var lower: Int?
    var upper = 0
    var index = firstRun(endingAfter: range.lowerBound)
    while index < runs.count, runs[index].sourceStart < range.upperBound {
      let run = runs[index]
      let first = max(range.lowerBound, run.sourceStart) - run.sourceStart
      let found = run.decodedRange(of: first..<(min(range.upperBound, run.sourceEnd) - run.sourceStart))
      lower = lower ?? run.decodedStart + found.lowerBound
      upper = run.decodedStart + found.upperBound
      index += 1
    }
    guard let lower else {
      let place = index < runs.count ? runs[index].decodedStart : decodedCount
      return place..<place
    }
    return lower..<max(lower, upper)
  }

  func indexOfRun(at decoded: Int) -> Int {
    partition { $0.decodedEnd <= decoded }
  }

  private func firstRun(endingAfter source: Int) -> Int {
    partition { $0.sourceEnd <= source }
  }

  private func partition(_ isBefore: (Run) -> Bool) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(runs[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
