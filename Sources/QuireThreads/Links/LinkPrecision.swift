/// How often links of each rule were right: the confidence of links, as data.
///
/// Parents were measured on 89 threads whose trees are known (blogs with and without nesting, a forum, a newspaper, 6,069
/// comments), flattened to text in the order of the page and in the order of time. People spoken to, ghosts and quotations
/// were judged by reading the 134 texts of a collection of pages with comments, and the same threads: a tree does not say
/// whom a comment speaks to. Rows marked *stated* are set, not measured: the page itself says so.
enum LinkPrecision {
  /// What a link claims.
  enum Claim {
    /// The comment stands under the other one in the tree.
    case parent
    /// The comment speaks to the other one's author.
    case addressee
    /// The comment speaks to somebody who has no comment here.
    case ghost
    /// The same, where the word may be no name.
    case looseGhost
    /// The comment repeats the other one's words.
    case quoted
  }

  private struct Row {
    var rule: LinkRule
    var claim: Claim

    /// The order of the comments; `nil` where it makes no difference.
    var order: LinkOrder?
    var links: Int
    var right: Int

    init(_ rule: LinkRule, _ claim: Claim, _ order: LinkOrder?, _ links: Int, _ right: Int) {
      self.rule = rule
      self.claim = claim
      self.order = order
      self.links = links
      self.right = right
    }
  }

  /// The share of links that were right, counted with one more of either kind; low where nothing was measured.
  static func confidence(_ rule: LinkRule, _ claim: Claim, _ order: LinkOrder) -> Double {
    guard let row = rows.first(where: { $0.rule == rule && $0.claim == claim && ($0.order ?? order) == order }) else {
      return 0.3
    }
    return Double(row.right + 1) / Double(row.links + 2)
  }

  private static let rows: [Row] = [
    Row(.indentation, .parent, nil, 396, 372),
    // Stated.
    Row(.headerAddressee, .parent, nil, 98, 94),
    Row(.headerAddressee, .addressee, nil, 98, 97),
    Row(.headerAddressee, .ghost, nil, 98, 97),
    Row(.attributedQuote, .parent, .threaded, 28, 26),
    Row(.attributedQuote, .parent, .unknown, 28, 24),
    Row(.attributedQuote, .parent, .chronological, 28, 24),
    Row(.attributedQuote, .addressee, nil, 28, 26),
    Row(.numberReference, .parent, .threaded, 18, 12),
    Row(.numberReference, .addressee, nil, 18, 17),
    // Measured.
    Row(.markedQuote, .parent, .threaded, 4, 2),
    Row(.markedQuote, .parent, .chronological, 4, 2),
    Row(.markedQuote, .parent, .unknown, 6, 4),
    Row(.markedQuote, .quoted, nil, 16, 16),
    Row(.atName, .parent, .threaded, 6, 2),
    Row(.atName, .parent, .chronological, 6, 0),
    Row(.atName, .parent, .unknown, 14, 2),
    Row(.atName, .addressee, nil, 14, 13),
    Row(.atName, .ghost, nil, 9, 9),
    Row(.atName, .looseGhost, nil, 7, 3),
    Row(.fullVocative, .parent, .threaded, 3, 3),
    Row(.fullVocative, .parent, .chronological, 9, 9),
    Row(.fullVocative, .parent, .unknown, 14, 14),
    Row(.fullVocative, .addressee, nil, 44, 41),
    Row(.fullVocative, .ghost, nil, 8, 8),
    Row(.firstVocative, .parent, .threaded, 5, 3),
    Row(.firstVocative, .parent, .chronological, 25, 14),
    Row(.firstVocative, .parent, .unknown, 34, 21),
    Row(.firstVocative, .addressee, nil, 41, 39),
    Row(.firstVocative, .ghost, nil, 58, 55),
    Row(.unmarkedQuote, .parent, .threaded, 113, 84),
    Row(.unmarkedQuote, .parent, .chronological, 107, 81),
    Row(.unmarkedQuote, .parent, .unknown, 17, 6),
    Row(.unmarkedQuote, .quoted, nil, 43, 40),
    Row(.agreement, .addressee, nil, 3, 3),
    Row(.owner, .parent, .threaded, 96, 77),
    Row(.owner, .parent, .chronological, 151, 107),
    Row(.owner, .parent, .unknown, 368, 306),
    Row(.turns, .parent, .threaded, 450, 400),
    Row(.turns, .parent, .chronological, 52, 3),
    Row(.turns, .parent, .unknown, 71, 4),
    Row(.time, .parent, .threaded, 1_824, 1_165),
  ]
}
