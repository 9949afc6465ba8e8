import QuireText

/// Many patterns over one text: one scan for what they require says which of them can match, and where.
///
/// What every match must hold is read out of each pattern's syntax: `\d{2}-CV-\d{4}` needs a digit, `-CV-` and a digit.
/// The text is scanned once for all of these; a pattern whose sequence is nowhere is not run at all, and one whose
/// sequence was found is run only where a match around it can begin. The answer is the one that running every pattern
/// over the whole text would give.
///
/// ```swift
/// let set = try PatternSet([Pattern(#"\d{2}-CV-\d{4}"#), Pattern("(?i)court order")])
/// for finding in set.findings(in: text) { print(finding.pattern, finding.matches.count) }
/// ```
public struct PatternSet: Sendable {
  /// What one pattern found in a text.
  public struct Finding: Sendable {
    /// The pattern's index in the set.
    public let pattern: Int

    /// Its matches, in the order of the text, without overlaps.
    public let matches: PatternMatches

    /// Why the search ended before the end of the text, where it did; matches before that are kept.
    public let stop: PatternError?
  }

  /// Whose sequence it is, and what a match may hold before it.
  private struct Owner: Sendable {
    let pattern: Int
    let before: PatternExtent
  }

  /// A pattern is not gated by what stands more often than this in ordinary text, a place of it.
  private static let highestFrequency = 1.0 / 40

  /// The steps beyond their allowances that all patterns together may use for one text.
  private static let stepsPerText = 128_000_000

  /// The patterns, as given.
  public let patterns: [Pattern]

  /// The indexes of the patterns that are run over every text as a whole, because nothing rare is known of them.
  public let ungated: [Int]

  private let scanner: ByteSequenceScanner
  private let owners: [Owner]

  /// Prepares the scan; without gates (`isGated` false), every pattern is run over the whole of every text.
  public init(_ patterns: [Pattern], isGated: Bool = true) {
    self.patterns = patterns
    var sequences: [[ByteSet]] = []
    var owners: [Owner] = []
    var ungated: [Int] = []
    for (index, pattern) in patterns.enumerated() {
      guard isGated, !pattern.isAnchored, let required = pattern.shape.required,
        required.frequency <= Self.highestFrequency
      else {
        ungated.append(index)
        continue
      }
      for sequence in required.sequences {
        sequences.append(sequence)
        owners.append(Owner(pattern: index, before: required.before))
      }
    }
    self.owners = owners
    self.ungated = ungated
    scanner = ByteSequenceScanner(sequences)
  }

  /// Runs the patterns over a text.
  ///
  /// `bytes` is validated UTF-8. Complexity: one scan of the text, and for each pattern what
  /// ``Pattern/matches(in:range:limit:)`` says, over the places that it can match at.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - isWanted: whether a pattern, given by its index, is to be run.
  /// - Returns: what was found, in the order of the set; patterns that find nothing are left out.
  public func findings(in bytes: [UInt8], where isWanted: (Int) -> Bool = { _ in true }) -> [Finding] {
    var findings: [Finding] = []
    var steps = Self.stepsPerText
    let places = places(in: bytes)
    var isUngated = [Bool](repeating: false, count: patterns.count)
    for index in ungated { isUngated[index] = true }
    for (index, pattern) in patterns.enumerated()
    where isWanted(index) && (isUngated[index] || !places[index].ranges.isEmpty) {
      let starts = isUngated[index] ? nil : places[index].characterRanges(in: bytes)
      let (matches, stop) = pattern.matches(in: bytes, startingAt: starts, steps: &steps)
      if !matches.isEmpty || stop != nil {
        findings.append(Finding(pattern: index, matches: matches, stop: stop))
      }
    }
    return findings
  }

  /// Where each pattern's matches can begin.
  private func places(in bytes: [UInt8]) -> [PatternPlaces] {
    var places = [PatternPlaces](repeating: PatternPlaces(), count: patterns.count)
    scanner.scan(bytes) { sequence, offset in
      let owner = owners[sequence]
      places[owner.pattern].add(sequenceAt: offset, after: owner.before, in: bytes)
    }
    return places
  }
}

/// The places at which matches of one pattern can begin, gathered from the places of what it requires.
struct PatternPlaces {
  /// Ascending, without overlaps.
  private(set) var ranges: [ClosedRange<Int>] = []

  /// Ranges that are no further apart are one: to try a few more places costs less than to begin again.
  private var gap = 32

  /// Adds the places at which a match can begin whose sequence begins at `offset`.
  ///
  /// Complexity: O(1) amortized, and the distance to the beginning of the line or to the last range where nothing else
  /// bounds what stands before the sequence.
  mutating func add(sequenceAt offset: Int, after before: PatternExtent, in bytes: [UInt8]) {
    let upper = offset - before.least
    guard upper >= 0 else { return }
    if let most = before.most {
      add(max(0, offset - most)...upper, in: bytes)
    } else if before.mayHoldLineFeed {
      add(0...upper, in: bytes)
    } else {
      let floor = ranges.last.map { max(0, $0.upperBound - ByteSequenceScanner.longestSequence) } ?? 0
      var lower = offset
      while lower > floor, bytes[lower - 1] != 0x0A { lower -= 1 }
      add(min(lower, upper)...upper, in: bytes)
    }
  }

  /// Sequences come out of order by less than the gap, so that a range that stays apart from the last stands behind it.
  private mutating func add(_ range: ClosedRange<Int>, in bytes: [UInt8]) {
    var range = range
    while let last = ranges.last, last.upperBound + gap >= range.lowerBound {
      range = min(last.lowerBound, range.lowerBound)...max(last.upperBound, range.upperBound)
      ranges.removeLast()
    }
    ranges.append(range)
    if ranges.count > 4096 + bytes.count / 1024 { widen() }
  }

  /// Makes those ranges one that are closer than twice the gap, so that no text needs much memory: where the gap is
  /// 1024, there can't be more ranges than are allowed.
  private mutating func widen() {
    gap *= 2
    var merged: [ClosedRange<Int>] = []
    for range in ranges {
      if let last = merged.last, last.upperBound + gap >= range.lowerBound {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    ranges = merged
  }

  /// The ranges, each from the start of a character to the start of a character.
  func characterRanges(in bytes: [UInt8]) -> [ClosedRange<Int>] {
    ranges.compactMap { range in
      var lower = range.lowerBound
      while lower < bytes.count, bytes[lower] & 0xC0 == 0x80 { lower += 1 }
      var upper = range.upperBound
      while upper > lower, upper < bytes.count, bytes[upper] & 0xC0 == 0x80 { upper -= 1 }
      return lower <= upper ? lower...upper : nil
    }
  }
}
