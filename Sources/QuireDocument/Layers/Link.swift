public import QuireText

/// Which comment answers what, and how we know.
public struct Link: Sendable {
  /// What a comment answers.
  public enum Target: Sendable, Equatable {
    /// Another comment.
    case comment(ElementID)

    /// A document of its own, such as another mail of the mailbox, by that document's id.
    case document(String)

    /// The article itself.
    case article

    /// A person or a comment that is not in the source, by its name there.
    case ghost(String)
  }

  /// What the link says.
  public enum Kind: String, Sendable, CaseIterable {
    /// The target stands above the comment in the tree.
    case parent

    /// The comment speaks to the target.
    case addressee

    /// The comment quotes the target.
    case quoted
  }

  /// The link's number.
  public let id: ElementID

  /// The comment that answers.
  public let child: ElementID

  /// What it answers.
  public var target: Target

  /// What the link says.
  public var kind: Kind

  /// Where the text of the child and of the target shows it.
  public var evidence: [ByteRange]

  /// Where the source shows it outside of the text: an attribute, the list around replies, a header of a mail.
  public var sourceEvidence: [SourceRange]

  /// The other readings, each with its confidence and why it was given up.
  public var rejected: [JSONValue]

  /// The rule, its confidence, and the step.
  public var provenance: Provenance

  /// Creates a link.
  public init(
    id: ElementID,
    child: ElementID,
    target: Target,
    kind: Kind,
    evidence: [ByteRange],
    sourceEvidence: [SourceRange] = [],
    rejected: [JSONValue] = [],
    provenance: Provenance
  ) {
    self.id = id
    self.child = child
    self.target = target
    self.kind = kind
    self.evidence = evidence
    self.sourceEvidence = sourceEvidence
    self.rejected = rejected
    self.provenance = provenance
  }
}

/// What the site says about its thread, such as that comments are closed.
public struct Notice: IdentifiedElement {
  public static let layer: LayerName = .notices
  public static let survivesRemoval = true

  /// What a notice says.
  public enum Kind: String, Sendable, CaseIterable {
    case closed
    case open
    case claimedCount = "claimed-count"
    case paging
    case loadedByScript = "loaded-by-script"
    case moderation
  }

  public let id: ElementID
  public var range: ByteRange
  public var provenance: Provenance

  /// What the notice says.
  public var kind: Kind

  /// The number in it, where it counts something.
  public var count: Int?

  /// The notice's words, kept when its text is removed later.
  public var text: String

  /// The notice's source bytes, kept when its text is removed later.
  public var source: [SourceRange]

  /// Creates a notice.
  public init(
    id: ElementID,
    range: ByteRange,
    kind: Kind,
    count: Int? = nil,
    text: String,
    source: [SourceRange],
    provenance: Provenance
  ) {
    self.id = id
    self.range = range
    self.kind = kind
    self.count = count
    self.text = text
    self.source = source
    self.provenance = provenance
  }
}
