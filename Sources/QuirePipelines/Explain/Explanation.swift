public import QuireDocument
public import QuireText

/// What happened to a range of source bytes on its way through a pipeline: which account it ended in, which steps
/// changed it, and what stands over it.
public struct Explanation: Sendable {
  /// One part of the range that has one fate.
  public struct Part: Sendable {
    /// The source bytes.
    public let source: SourceRange

    /// What the source says there; undecoded where it is structure.
    public let words: String

    /// Where the part ended.
    public let account: Account

    /// What kind of syntax it is, where it is structure.
    public let structure: StructureRun.Kind?

    /// Where in the text it stands, in bytes; `nil` where it is not in the text.
    public let text: ByteRange?

    /// What the text says there, where it was rewritten.
    public let written: String?

    /// Who changed it, latest first.
    public let attributions: [Attribution]
  }

  /// Something that stands over the range.
  public struct Cover: Sendable {
    /// The layer, or `metadata`.
    public let layer: String

    /// What it is, in a word or two.
    public let what: String

    /// The text it stands over, in bytes; `nil` for metadata.
    public let range: ByteRange?

    /// The step that found it.
    public let by: String

    /// The rule by which it was found.
    public let rule: String

    /// Why, in words.
    public let reason: String?

    /// The confidence, from 0 to 1, where the rule has one; beside a threshold the value that was held against it.
    public let score: Double?

    /// The limit that decided, where the rule has one.
    public let threshold: Double?
  }

  /// The document's id.
  public let document: String

  /// How to reach the source.
  public let locator: Locator

  /// The charset of the source.
  public let charset: String

  /// The source bytes that are explained.
  public let range: SourceRange

  /// The parts, in the order of the source.
  public let parts: [Part]

  /// What stands over the range, in the order of the layers.
  public let covers: [Cover]

  /// What there is to know about bytes of the range.
  public let diagnostics: [Diagnostic]

  /// The steps that ran and left the range as it was.
  public let untouchedBy: [String]

  /// That a filter dropped the document.
  public let drop: Drop?

  /// Explains `range` of a source of `document`, which has gone through its pipeline.
  ///
  /// Complexity: linear in the document; ask an ``Explainer`` where there are many ranges.
  public init(_ range: SourceRange, of document: Document) {
    self = Explainer(document).explanation(of: range)
  }

  init(
    _ range: SourceRange,
    of document: Document,
    parts: [Part],
    covers: [Cover],
    diagnostics: [Diagnostic],
    untouchedBy: [String]
  ) {
    self.document = document.id
    let source = document.sources.indices.contains(range.source) ? document.sources[range.source] : nil
    locator = source?.locator ?? Locator()
    charset = source?.charset ?? ""
    self.range = range
    self.parts = parts
    self.covers = covers
    self.diagnostics = diagnostics
    self.untouchedBy = untouchedBy
    drop = document.drop
  }
}
