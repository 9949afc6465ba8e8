extension LinkTable {
  private struct Row {
    var key: Key
    var count: Count

    init(_ claim: LinkClaim, _ rule: LinkRule, _ order: LinkOrder?, _ links: Int, _ right: Int) {
      key = Key(claim: claim, rule: rule, order: order)
      count = Count(links: links, right: right)
    }
  }

  /// What Quire measured.
  ///
  /// Parents were counted on 92 threads whose trees are known: 44 pages of blogs, two blogs with one level of answers, 16
  /// threads of a newspaper and 3 of a forum, 6,128 comments. They were written as text in three styles, in the order of
  /// the page and by time, as `quire calibrate` does. A blog counts as much as its comments, so the newspaper weighs most.
  /// In lists, owner by how many comments wait, and turns by time, were counted in one style each: with and without times.
  /// People spoken to, ghosts and quotations were judged by reading 134 texts of pages with comments and the same threads.
  static let measured = LinkTable(Dictionary(uniqueKeysWithValues: rows.map { ($0.key, $0.count) }))

  private static let rows: [Row] = [
    // Stated by the page, or judged by reading: a tree does not say whom a comment speaks to.
    Row(.parent, .indentation, nil, 396, 372),
    Row(.parent, .headerAddressee, nil, 98, 94),
    Row(.addressee, .headerAddressee, nil, 98, 97),
    Row(.ghost, .headerAddressee, nil, 98, 97),
    Row(.parent, .attributedQuote, .threaded, 28, 26),
    Row(.parent, .attributedQuote, .unknown, 28, 24),
    Row(.parent, .attributedQuote, .chronological, 28, 24),
    Row(.addressee, .attributedQuote, nil, 28, 26),
    Row(.parent, .numberReference, .threaded, 18, 12),
    Row(.addressee, .numberReference, nil, 18, 17),
    Row(.quoted, .markedQuote, nil, 16, 16),
    Row(.addressee, .atName, nil, 14, 13),
    Row(.ghost, .atName, nil, 9, 9),
    Row(.looseGhost, .atName, nil, 7, 3),
    Row(.addressee, .fullVocative, nil, 44, 41),
    Row(.ghost, .fullVocative, nil, 8, 8),
    Row(.addressee, .firstVocative, nil, 41, 39),
    Row(.ghost, .firstVocative, nil, 58, 55),
    Row(.quoted, .unmarkedQuote, nil, 43, 40),
    Row(.addressee, .agreement, nil, 3, 3),
    // Measured by quire calibrate.
    Row(.parent, .markedQuote, .threaded, 4, 4),
    Row(.parent, .atName, .threaded, 4, 2),
    Row(.parent, .atName, .chronological, 2, 0),
    Row(.parent, .atName, .unknown, 2, 2),
    Row(.parent, .fullVocative, .threaded, 2, 2),
    Row(.parent, .fullVocative, .chronological, 26, 24),
    Row(.parent, .fullVocative, .unknown, 23, 22),
    Row(.parent, .firstVocative, .unknown, 4, 4),
    Row(.parent, .namedAbove, .threaded, 2, 0),
    Row(.parent, .namedAbove, .chronological, 60, 52),
    Row(.parent, .namedAbove, .unknown, 16, 11),
    Row(.parent, .unmarkedQuote, .threaded, 10, 8),
    Row(.parent, .unmarkedQuote, .chronological, 4, 4),
    Row(.parent, .unmarkedQuote, .unknown, 52, 44),
    Row(.parent, .owner, .threaded, 155, 129),
    Row(.parent, .owner, .chronological, 168, 153),
    Row(.parent, .owner, .unknown, 373, 340),
    Row(.parent, .pair, .chronological, 24, 16),
    Row(.parent, .pair, .unknown, 21, 14),
    Row(.parent, .turns, .threaded, 1_132, 1_090),
    Row(.parent, .turns, .chronological, 60, 49),
    Row(.parent, .turns, .unknown, 182, 127),
    Row(.parent, .authorReturns, .threaded, 340, 276),
    Row(.parent, .time, .threaded, 1_995, 1_850),
    Row(.parent, .sharedWords, .threaded, 837, 596),
    Row(.parent, .reaction, .threaded, 8, 6),
    Row(.parent, .reaction, .chronological, 14, 2),
    Row(.parent, .reaction, .unknown, 18, 6),
    Row(.parent, .assent, .chronological, 403, 22),
    Row(.parent, .assent, .unknown, 411, 133),
    Row(.parent, .frequentAuthor, .chronological, 36, 8),
    Row(.parent, .frequentAuthor, .unknown, 85, 34),
    Row(.parent, .threadTop, .threaded, 13, 5),
    Row(.parent, .nearest, .threaded, 14, 6),
    Row(.doubtfulParent, .markedQuote, .chronological, 13, 5),
    Row(.doubtfulParent, .markedQuote, .unknown, 2, 0),
    Row(.doubtfulParent, .atName, .chronological, 20, 0),
    Row(.doubtfulParent, .atName, .unknown, 14, 0),
    Row(.doubtfulParent, .firstVocative, .chronological, 14, 2),
    Row(.doubtfulParent, .firstVocative, .unknown, 7, 1),
    Row(.doubtfulParent, .unmarkedQuote, .chronological, 232, 164),
    Row(.doubtfulParent, .unmarkedQuote, .unknown, 204, 129),
    // The owner comes back to three comments or more.
    Row(.doubtfulParent, .owner, .chronological, 22, 17),
    Row(.doubtfulParent, .owner, .unknown, 49, 40),
    Row(.doubtfulParent, .turns, .threaded, 26, 14),
    Row(.doubtfulParent, .authorReturns, .threaded, 58, 24),
    Row(.doubtfulParent, .sharedWords, .threaded, 906, 370),
    Row(.doubtfulParent, .nearest, .threaded, 1_453, 512),
  ]
}
