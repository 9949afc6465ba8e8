public import QuireText

/// Where ranges of the old text lie in the new one, after a list of edits.
///
/// What an edit does to a range: wholly removed, the range goes; partly removed, it shrinks; text inserted at its edge
/// lies outside; rewritten inside, it keeps its ends; an empty range stays where it is, left of what is inserted there.
///
/// The shift remembers the last place that was asked for, so that ranges in ascending order cost one pass together.
public struct RangeShift: Sendable {
  /// An edit as the shift sees it: the old range and how long its replacement is.
  struct Step: Sendable {
    var lower: Int
    var upper: Int
    /// Where the replacement begins in the new text.
    var newLower: Int
    var newUpper: Int
  }

  private let steps: [Step]
  private var cursor = 0

  init(_ edits: EditList) {
    var steps: [Step] = []
    steps.reserveCapacity(edits.count)
    var delta = 0
    for edit in edits.entries {
      let lower = edit.lower + delta
      let upper = lower + Int(edit.replacementCount)
      steps.append(Step(lower: edit.lower, upper: edit.upper, newLower: lower, newUpper: upper))
      delta = upper - edit.upper
    }
    self.steps = steps
  }

  /// The new place of `range`, or `nil` where all of its text was removed; an empty range always has one.
  public mutating func moved(_ range: ByteRange) -> ByteRange? {
    if range.isEmpty {
      let place = end(range.lowerBound)
      return place..<place
    }
    let lower = start(range.lowerBound, before: range.upperBound)
    let upper = end(range.upperBound, after: range.lowerBound)
    return lower < upper ? lower..<upper : nil
  }

  /// The new place of `range`, or the empty range where its text was.
  public mutating func movedOrEmpty(_ range: ByteRange) -> ByteRange {
    if let moved = moved(range) { return moved }
    let place = end(range.lowerBound)
    return place..<place
  }

  /// The new place of a range's start: behind what is inserted there, behind a step that begins before it.
  private mutating func start(_ offset: Int, before upper: Int) -> Int {
    seek(offset)
    var index = cursor
    // Steps that end at the offset lie outside the range; so does an insertion exactly there.
    while index < steps.count, steps[index].upper <= offset { index += 1 }
    guard index < steps.count else { return shifted(offset, after: index) }
    let step = steps[index]
    if step.lower >= offset {
      // A step that begins at the range's start and ends inside it is a rewriting inside: the range keeps its start.
      if step.lower == offset, step.upper > upper { return step.newUpper }
      return shifted(offset, after: index)
    }
    return step.newUpper
  }

  /// The new place of a range's end: before what is inserted there, before a step that ends behind it.
  private mutating func end(_ offset: Int, after lower: Int = Int.min) -> Int {
    seek(offset)
    var index = cursor
    while index < steps.count, steps[index].upper <= offset, steps[index].lower < offset { index += 1 }
    if index > 0, steps[index - 1].upper == offset, steps[index - 1].lower < lower {
      return steps[index - 1].newLower
    }
    guard index < steps.count, steps[index].lower < offset else { return shifted(offset, after: index) }
    return steps[index].newLower
  }

  /// The offset moved by all steps before `index`.
  private func shifted(_ offset: Int, after index: Int) -> Int {
    guard index > 0 else { return offset }
    return offset + steps[index - 1].newUpper - steps[index - 1].upper
  }

  /// Puts the cursor on a step such that all steps before it end before `offset`.
  private mutating func seek(_ offset: Int) {
    let isBehind = cursor > 0 && steps[cursor - 1].upper >= offset
    let isFarAhead = cursor + 8 < steps.count && steps[cursor + 8].upper < offset
    guard isBehind || isFarAhead else {
      while cursor < steps.count, steps[cursor].upper < offset { cursor += 1 }
      return
    }
    var low = 0
    var high = steps.count
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].upper < offset { low = middle + 1 } else { high = middle }
    }
    cursor = low
  }
}
