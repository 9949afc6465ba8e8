import QuireText

/// A run of source bytes that was taken out of the text; 32 bytes.
///
/// One removal that a stage asked for may be several entries (a sentence with a rewritten no-break space in it): they
/// share their ``group``.
public struct Removal: Sendable, Equatable {
  /// The offset in the decoded source, in bytes.
  let start: Int

  /// The length in the decoded source, in bytes.
  let count: UInt32

  /// The source's index in ``Document/sources``.
  let source: UInt16

  /// Who took the bytes out and why, in ``Document/attributions``.
  public let attribution: AttributionID

  /// The number of the edit that took them out, counted through the document's life.
  public let group: UInt32
}

/// Bytes of a source that a reader consumed as syntax.
public struct StructureRun: Sendable, Equatable {
  /// What kind of syntax a run is.
  public enum Kind: UInt8, Sendable, CaseIterable {
    /// A byte order mark, a shift sequence, an escape of a transfer encoding.
    case encoding

    /// A tag of a markup language.
    case tag

    /// A comment, a declaration or a processing instruction of a markup language.
    case declaration

    /// A script, a style sheet or another embedded program.
    case script

    /// Names, punctuation and values of a record around its text, as in JSON.
    case record

    /// White space that the format does not count as text.
    case space

    /// Header lines, as in mail.
    case header
  }

  /// What kind of syntax it is.
  public let kind: Kind

  /// The bytes, in ``Source/bytes``.
  public let range: SourceRange

  /// Creates a run.
  public init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}
