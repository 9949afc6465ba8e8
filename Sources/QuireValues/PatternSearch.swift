import QuireText

/// One search of a pattern through a range, match after match, in a bounded number of steps.
///
/// PCRE2's own limit counts the backtracking of one attempt. It neither counts what a repeated class consumes nor
/// adds up attempts, so that `<[^>]*>` on a megabyte of `<` would run for minutes. Therefore the text is shown to the
/// matcher in windows: it tries the starts of one window and sees `reach` bytes. Where an attempt runs into the
/// end of what it sees, PCRE2 says so ("partial matching"), and that one start is tried again with more text; where
/// it needs more steps than nearly all attempts do, that one start is tried again with more steps. What these second
/// tries may cost is charged to the search's budget, everything else is bounded by the window: the answer is the
/// one that a single unlimited call would give, or an error.
struct PatternSearch {
  /// The sizes with which a search begins; tests use small ones.
  struct Window: Sendable {
    /// The places that one call tries.
    var starts = 1024
    /// The bytes that an attempt sees.
    var reach = 2048
    /// The steps that an attempt has.
    var steps: UInt32 = 1000
  }

  private let pattern: CompiledPattern
  private let bytes: [UInt8]
  private let range: ByteRange
  private let limits: Pattern.Limits
  private let window: Window
  private let scratch: PatternScratch

  /// Where a match can begin, in ascending order without overlaps; each begins and ends at a character.
  private let places: [ClosedRange<Int>]
  private var place = 0
  private var position: Int
  private var lastMatchWasEmpty = false
  private var isFinished = false
  private var spent = 0

  /// Creates a search; `places` are where a match can begin, anywhere in the range where it is `nil`.
  init(
    _ pattern: CompiledPattern,
    in bytes: [UInt8],
    range: ByteRange,
    limits: Pattern.Limits,
    window: Window,
    places: [ClosedRange<Int>]? = nil
  ) {
    self.pattern = pattern
    self.bytes = bytes
    self.range = range
    self.limits = limits
    self.window = window
    scratch = PatternScratch(pattern, limits: limits)
    position = range.lowerBound
    self.places = places ?? [range.lowerBound...range.upperBound]
  }

  /// The steps beyond 64 a byte that the search has used so far.
  var stepsOverAllowance: Int { max(0, spent - range.count * 64) }

  /// Moves to the next match; `false` when there is none.
  mutating func advance() throws(PatternError) -> Bool {
    guard !isFinished, try find(), let match = offsets(ofGroup: 0) else {
      isFinished = true
      return false
    }
    lastMatchWasEmpty = match.isEmpty
    position = match.upperBound
    return true
  }

  /// Where group `number` of the match lies in the bytes.
  func offsets(ofGroup number: Int) -> ByteRange? {
    guard let offsets = scratch.offsets(ofGroup: number) else { return nil }
    return offsets.lowerBound + range.lowerBound..<offsets.upperBound + range.lowerBound
  }

  private mutating func find() throws(PatternError) -> Bool {
    let first = position
    if pattern.isAnchored { return try matches(at: first, first: first) }
    while place < places.count {
      let starts = places[place]
      if starts.upperBound >= first, try find(in: max(first, starts.lowerBound)...starts.upperBound, first: first) {
        return true
      }
      place += 1
    }
    return false
  }

  /// Finds the first match that begins in `starts`.
  private mutating func find(in starts: ClosedRange<Int>, first: Int) throws(PatternError) -> Bool {
    let limit = min(starts.upperBound + 1, range.upperBound)
    var start = starts.lowerBound
    // Up to here starts are tried one by one, because one of them needs more steps than the window allows.
    var carefulEnd = start
    while start <= starts.upperBound,
      let next = pattern.firstPossibleStart(in: bytes, range: min(start, limit)..<limit)
    {
      start = next
      if start < carefulEnd {
        if try matches(at: start, first: first) { return true }
        guard let following = characterStart(after: start) else { return false }
        start = following
        continue
      }
      let last = characterStart(notAfter: min(start + window.starts, starts.upperBound))
      switch attempt(starts: start...last, reach: window.reach, steps: window.steps, first: first) {
      case .match: return true
      case .noMatch:
        guard let following = characterStart(after: last) else { return false }
        start = following
      case .needsMoreText(let place):
        start = max(start, place)
        carefulEnd = start + 1
      case .limitExceeded: carefulEnd = last + 1
      }
    }
    return false
  }

  /// Whether a match begins at `start`, with as much text and as many steps as it takes.
  private mutating func matches(at start: Int, first: Int) throws(PatternError) -> Bool {
    var reach = window.reach
    var steps = window.steps
    while true {
      switch attempt(starts: start...start, reach: reach, steps: steps, first: first) {
      case .match: return true
      case .noMatch: return false
      case .needsMoreText:
        reach *= 8
        spent += min(reach, range.upperBound - start)
      case .limitExceeded:
        guard steps < limits.stepsPerAttempt else { throw .limitExceeded(offset: start) }
        steps = steps > limits.stepsPerAttempt / 8 ? limits.stepsPerAttempt : steps * 8
        spent += Int(steps)
      }
      guard spent - range.count * 64 <= limits.stepsPerSearch else { throw .limitExceeded(offset: start) }
    }
  }

  private func attempt(
    starts: ClosedRange<Int>,
    reach: Int,
    steps: UInt32,
    first: Int
  ) -> PatternScratch.Outcome {
    let room = range.upperBound - starts.lowerBound
    let end = reach < room ? characterStart(notAfter: starts.lowerBound + reach) : range.upperBound
    let attempt = PatternScratch.Attempt(
      range: range,
      // Partial matching only speaks up for an attempt that has seen a character.
      end: max(end, characterStart(after: starts.upperBound) ?? range.upperBound),
      starts: starts,
      steps: steps,
      refusesEmptyAtStart: lastMatchWasEmpty && starts.lowerBound == first
    )
    return scratch.run(attempt, on: bytes)
  }

  /// The start of the character that begins at `offset` or that `offset` cuts through.
  private func characterStart(notAfter offset: Int) -> Int {
    var offset = offset
    while offset > range.lowerBound, offset < range.upperBound, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  /// The start of the character after the one at `offset`, the end of the range included.
  private func characterStart(after offset: Int) -> Int? {
    guard offset < range.upperBound else { return nil }
    var next = offset + 1
    while next < range.upperBound, bytes[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }
}
