import QuireDocument
import QuireText

/// Merges the repairs of characters and the compositions of the repaired text into one list of edits.
///
/// Compositions count in the repaired text. Where one touches a repair, both become one edit of the rule `compose`;
/// all other repairs stay edits of their own.
struct UnicodeEditWriter {
  private(set) var edits = EditList()
  private let repairs: [CharacterRepair]
  private let repaired: [UInt8]
  private let reasons: Reasons

  /// The next repair to write.
  private var next = 0

  /// How far the repaired text is ahead of the text before the next repair, in bytes.
  private var shift = 0

  init(repairs: [CharacterRepair], repaired: [UInt8]) {
    self.repairs = repairs
    self.repaired = repaired
    reasons = Reasons(in: &edits, for: repairs)
  }

  /// Writes the compositions and the repairs between them.
  mutating func write(_ compositions: NormalizationChanges) {
    for change in compositions { write(change) }
  }

  /// Writes the repairs that are left.
  mutating func finish() {
    while next < repairs.count { writeRepair() }
  }

  private mutating func write(_ change: NormalizationChange) {
    while next < repairs.count, repairedRange(next).upperBound <= change.range.lowerBound { writeRepair() }
    var range = change.range
    // The bytes of the repaired text on either side that repairs drawn into the edit reach out to.
    var lower = range.lowerBound - shift
    var place = next
    var inside = shift
    while place < repairs.count {
      let written = repaired(repairs[place], shift: inside)
      guard written.lowerBound < range.upperBound else { break }
      if written.lowerBound < range.lowerBound {
        range = written.lowerBound..<range.upperBound
        lower = repairs[place].range.lowerBound
      }
      range = range.lowerBound..<max(range.upperBound, written.upperBound)
      inside += repairs[place].replacementCount - repairs[place].range.count
      place += 1
    }
    let replacement =
      repaired[range.lowerBound..<change.range.lowerBound] + change.replacement
      + repaired[change.range.upperBound..<range.upperBound]
    edits.replace(lower..<(range.upperBound - inside), with: Array(replacement), because: reasons.compose)
    next = place
    shift = inside
  }

  private mutating func writeRepair() {
    let repair = repairs[next]
    let reason = reasons.id(of: repair.kind)
    switch repair.replacementCount {
    case 0: edits.remove(repair.range, because: reason)
    case 1: edits.replace(repair.range, withASCII: repair.firstReplacementByte, because: reason)
    default: edits.replace(repair.range, with: repair.replacement, because: reason)
    }
    shift += repair.replacementCount - repair.range.count
    next += 1
  }

  private func repairedRange(_ index: Int) -> ByteRange { repaired(repairs[index], shift: shift) }

  /// Where the replacement of `repair` stands in the repaired text.
  private func repaired(_ repair: CharacterRepair, shift: Int) -> ByteRange {
    let start = repair.range.lowerBound + shift
    return start..<start + repair.replacementCount
  }
}

/// The reasons that occur, each asked for once.
private struct Reasons {
  let compose: ReasonID
  private var ids: [ReasonID]

  init(in edits: inout EditList, for repairs: [CharacterRepair]) {
    compose = edits.reason("compose", "the characters are brought into form C")
    ids = Array(repeating: compose, count: Self.words.count)
    var seen: CharacterRepair.Kinds = []
    for repair in repairs { seen.formUnion(repair.kind) }
    for (index, entry) in Self.words.enumerated() where seen.contains(entry.kind) {
      ids[index] = edits.reason(entry.rule, entry.reason)
    }
  }

  func id(of kind: CharacterRepair.Kinds) -> ReasonID {
    let index = kind.rawValue.trailingZeroBitCount
    return index < ids.count ? ids[index] : compose
  }

  /// In the order of the kinds' bits.
  private static let words: [(kind: CharacterRepair.Kinds, rule: String, reason: String)] = [
    (.noBreakSpace, "no-break-space", "a no-break space stands for a space"),
    (.exoticSpace, "exotic-space", "a space of another width stands for a space"),
    (.zeroWidth, "zero-width", "the character is invisible and has no work to do here"),
    (.byteOrderMark, "byte-order-mark", "a byte order mark is no text"),
    (.control, "control", "a control character is no text"),
    (.softHyphen, "soft-hyphen", "a soft hyphen shows at a line end only"),
    (.lineSeparator, "line-separator", "the character ends a line"),
    (.bidiControl, "bidi-control", "the character sets the direction of writing"),
    (.tag, "tag", "a tag character is invisible"),
    (.ligature, "ligature", "a ligature stands for its letters"),
    (.quote, "quote", "straight quotation marks are asked for"),
    (.dash, "dash", "plain hyphens are asked for"),
  ]
}
