public import QuireText

/// A text on its way through a pipeline, everything that is known about it, and the way back to its source bytes.
///
/// Offsets count the bytes of ``text``, which is always valid UTF-8. A document is changed only by
/// ``apply(_:by:)``, all or nothing.
public struct Document: Sendable {
  /// The document's name, unique in its run.
  public let id: String

  /// What it was read from.
  public internal(set) var sources: [Source]

  /// The text as the stages left it: valid UTF-8.
  public internal(set) var text: [UInt8]

  /// How the text is made up, in order and without gaps.
  public internal(set) var pieces: [Piece]

  /// The source ranges behind pieces that stand for several.
  var origins: [Origin]

  /// What was taken out of the text, in the order in which it was taken out.
  public internal(set) var ledger: [Removal]

  /// What the reader consumed as syntax.
  public internal(set) var structure: [StructureRun]

  /// Who did what to the text, and why.
  public internal(set) var attributions: AttributionTable

  /// What stands over the text.
  public internal(set) var layers: Layers

  /// What is known about the document as a whole.
  public internal(set) var metadata: Metadata

  /// Numbers that stages kept about the document, by name, in the order in which they were set.
  public internal(set) var signals: [(name: String, value: Double)]

  /// What there is to know about the document.
  public internal(set) var diagnostics: [Diagnostic]

  /// What each step did, in the order of the steps.
  public internal(set) var trace: [TraceEntry]

  /// That a filter dropped the document.
  public internal(set) var drop: Drop?

  /// The number of edits so far; numbers the ledger's groups.
  var editCount: UInt32
}

extension Document {
  /// The value of the signal called `name`.
  public func signal(_ name: String) -> Double? { signals.first { $0.name == name }?.value }

  /// The text of `range` as a string; for messages and exports, not for hot paths.
  public func string(_ range: ByteRange) -> String {
    String(decoding: text[range.clamped(to: 0..<text.count)], as: UTF8.self)
  }

  /// Whether `offset` lies in the text, or at its end, and not inside a character.
  public func isBoundary(_ offset: Int) -> Bool {
    offset == text.count || (text.indices.contains(offset) && text[offset] & 0xC0 != 0x80)
  }
}
