/// What is known of the thread as a whole.
public struct CommentThread: Sendable, Equatable {
  /// Why a source has not all of its comments.
  public enum Gap: String, Sendable, CaseIterable {
    /// The source says that there are more comments than it has.
    case claimedMore = "claimed-more"

    /// The comments go on on other pages.
    case paging

    /// The comments, or more of them, are loaded by a script.
    case loadedByScript = "loaded-by-script"

    /// A comment answers one that is not there.
    case missingParent = "missing-parent"
  }

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

  /// What shows that comments are missing, in the order of ``Gap``.
  public var gaps: [Gap]

  /// Creates a thread.
  public init(
    order: Order = .unknown,
    state: State = .unknown,
    claimed: Int? = nil,
    isComplete: Bool? = nil,
    gaps: [Gap] = []
  ) {
    self.order = order
    self.state = state
    self.claimed = claimed
    self.isComplete = isComplete
    self.gaps = gaps
  }
}
