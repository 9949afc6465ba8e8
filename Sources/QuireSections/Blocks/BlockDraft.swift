import QuireDocument
import QuireText

/// A block on its way: what was found, before it has a number.
struct BlockDraft {
  var range: ByteRange
  var kind: Block.Kind
  var level = 0
  var marker: ByteRange?

  /// The rule that found it, in kebab-case.
  var rule: StaticString

  /// The columns before its first line's words.
  var indent = 0

  /// The number of its lines.
  var lineCount = 1

  /// Whether a blank line, or the text's start, stands before it.
  var isAfterGap = false

  func block(_ id: ElementID) -> Block {
    Block(
      id: id,
      range: range,
      kind: kind,
      level: level,
      marker: marker,
      provenance: Provenance(rule: rule.description)
    )
  }
}
