public import QuireText

/// Which comment answers what, and how we know.
public struct Link: Sendable {
  /// What a comment answers.
  public enum Target: Sendable, Equatable {
    /// Another comment.
    case comment(ElementID)

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
    rejected: [JSONValue] = [],
    provenance: Provenance
  ) {
    self.id = id
    self.child = child
    self.target = target
    self.kind = kind
    self.evidence = evidence
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

/// What is known of the thread as a whole.
public struct CommentThread: Sendable, Equatable {
  /// In which order the source shows the comments.
  public enum Order: String, Sendable, CaseIterable {
    case nested
    case oldestFirst = "oldest-first"
    case newestFirst = "newest-first"
    case unknown
  }

  /// Whether more comments can be written.
  public enum State: String, Sendable, CaseIterable {
    case open
    case closed
    case unknown
  }

  /// The order of the comments.
  public var order: Order

  /// Whether the thread is open.
  public var state: State

  /// How many comments the source says there are.
  public var claimed: Int?

  /// Whether all comments are in the source, as far as it says.
  public var isComplete: Bool?

  /// Creates a thread.
  public init(order: Order = .unknown, state: State = .unknown, claimed: Int? = nil, isComplete: Bool? = nil) {
    self.order = order
    self.state = state
    self.claimed = claimed
    self.isComplete = isComplete
  }
}
