import QuireDocument

/// Which of the links that were told are sure enough.
enum LinkSelection {
  /// The share of right links that `cautious` aims at, and the least of any link of it.
  private static let precision = 0.8
  private static let least = 0.4

  /// The least confidence of a link in `strict`.
  private static let strict = 0.9

  /// The links of `drafts` that `mode` keeps, in their order.
  ///
  /// `cautious` takes parents from the surest down as long as, by the table, four of five of them are right, and none
  /// that is much more often wrong than right; people spoken to and quotations stand each for itself. In a list by time
  /// nothing shows that there is a tree, so each parent has to be sure alone: a rule that was right by chance on few
  /// links is not carried by surer ones.
  static func links(_ drafts: [LinkDraft], _ mode: LinkReplies.Mode, _ order: LinkOrder) -> [LinkDraft] {
    switch mode {
    case .full: return drafts
    case .strict: return drafts.filter { $0.confidence >= strict }
    case .cautious: break
    }
    let order = drafts.indices.filter { drafts[$0].kind == .parent && mayBeKept(drafts[$0], order) }
      .sorted { (drafts[$1].confidence, $0) < (drafts[$0].confidence, $1) }
    var kept: Set<Int> = []
    var sum = 0.0
    for index in order {
      sum += drafts[index].confidence
      guard sum >= precision * Double(kept.count + 1) else { break }
      kept.insert(index)
    }
    return drafts.indices.filter { index in
      drafts[index].kind == .parent ? kept.contains(index) : drafts[index].confidence >= precision
    }
    .map { drafts[$0] }
  }

  private static func mayBeKept(_ draft: LinkDraft, _ order: LinkOrder) -> Bool {
    guard order == .chronological, !draft.cue.rule.isStated else { return draft.confidence >= least }
    return draft.leastConfidence >= precision
  }
}
