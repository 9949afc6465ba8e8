/// What sites say about their comments, as data.
enum NoticePatterns {
  /// The patterns by what their first element can be.
  struct Index {
    var byWord: [UInt64: [NoticePattern]] = [:]
    var byNumber: [NoticePattern] = []
  }

  static let index: Index = {
    var index = Index()
    for (sign, lines) in table {
      for line in lines.split(separator: "\n") {
        for pattern in NoticePattern.all(sign, String(line)) {
          switch pattern.elements.first {
          case .word(let hash): index.byWord[hash, default: []].append(pattern)
          case .number: index.byNumber.append(pattern)
          case .rest, nil: break
          }
        }
      }
    }
    return index
  }()

  private static let table: [(NoticeSign, String)] = [
    (.closed, closed), (.open, open), (.claimedCount, claimed), (.paging, paging), (.loadedByScript, script),
    (.moderation, moderation), (.heading, headings), (.control, controls), (.end, ends), (.deleted, deleted),
    (.held, held),
  ]
}
