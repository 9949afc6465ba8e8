import QuireDocument

/// Gathers what is known of the thread as a whole.
struct ThreadSummary {
  private let block: StyledBlock?
  private var order = CommentThread.Order.unknown
  private var isClosed = false
  private var isOpen = false
  private var isPaged = false
  private var isLoadedByScript = false
  private var hasEnd = false
  private var claimed: Int?

  init(block: StyledBlock?, page: PageLines) {
    self.block = block
    if let block { order = Self.order(of: block) }
  }

  /// Takes a notice into account.
  mutating func note(_ kind: Notice.Kind, count: Int?, line: Int) {
    let isBehind = block.map { line >= $0.drafts.last?.lines.upperBound ?? 0 } ?? false
    switch kind {
    case .closed:
      isClosed = true
      hasEnd = hasEnd || isBehind
    case .open:
      isOpen = true
      hasEnd = hasEnd || isBehind
    case .paging: isPaged = true
    case .loadedByScript: isLoadedByScript = true
    case .claimedCount: note(claimed: count, line)
    case .moderation: break
    }
  }

  /// The count nearest above the comments counts; the first one where there are none.
  private mutating func note(claimed count: Int?, _ line: Int) {
    guard let count else { return }
    guard let first = block?.drafts.first?.lines.lowerBound else {
      claimed = claimed ?? count
      return
    }
    if line < first || claimed == nil { claimed = count }
  }

  /// The thread; `nil` where the document says nothing of any.
  var thread: CommentThread? {
    guard block != nil || isClosed || isOpen || isPaged || isLoadedByScript || claimed != nil else { return nil }
    let found = block?.isUnsplit == true ? 0 : block?.drafts.count ?? 0
    var isComplete: Bool?
    if isPaged || isLoadedByScript {
      isComplete = false
    } else if let claimed {
      isComplete = block?.isUnsplit == true ? nil : found >= claimed
    } else if hasEnd, block?.isUnsplit == false {
      // The page says nothing of more comments, and the comments end where its form or notice stands.
      isComplete = true
    }
    let state: CommentThread.State = isClosed ? .closed : isOpen ? .open : .unknown
    var gaps: [CommentThread.Gap] = []
    if let claimed, claimed > found, block?.isUnsplit != true { gaps.append(.claimedMore) }
    if isPaged { gaps.append(.paging) }
    if isLoadedByScript { gaps.append(.loadedByScript) }
    return CommentThread(order: order, state: state, claimed: claimed, isComplete: isComplete, gaps: gaps)
  }

  /// Nested where replies are indented, else as the times run.
  private static func order(of block: StyledBlock) -> CommentThread.Order {
    if Indentation.depths(block.drafts.map(\.indent)).contains(where: { $0 > 0 }) { return .nested }
    let figures = FigureOrder(of: block.drafts.lazy.compactMap(\.reading.stamp))
    let ranks = block.drafts.map { $0.reading.stamp?.resolved(figures).rank }
    // Answers stand below what they answer, without indentation: the times run back now and then.
    switch TimeShape(ranks).order {
    case .threaded: return .nested
    case .rising: return .oldestFirst
    case .falling, .newestThreadFirst: return .newestFirst
    case .unknown: return .unknown
    }
  }
}
