/// How the markup of a page says what a comment answers, strongest first.
enum MarkupRule: String, CaseIterable {
  /// An attribute names the comment that is answered.
  case parentID = "parent-id"

  /// A mark says how deep the comment is nested; the comment answered is the last one above that is a step less deep.
  case depthMark = "depth-mark"

  /// The comment stands in the element of the one that it answers.
  case nesting = "markup-nesting"

  /// A quotation names the comment that it is taken from.
  case quoteID = "quote-id"

  /// The system shows a tree, and nothing stands above the comment.
  case top = "markup-top"

  /// How sure links of the rule are.
  ///
  /// The page itself says so, which is why the figures are set near to 1; they are not counted. On 44 pages of one system
  /// with 706 comments .991 of the replies were found, and .978 of the links were right.
  var confidence: Double {
    switch self {
    case .parentID: 0.99
    case .depthMark: 0.97
    case .nesting: 0.96
    case .quoteID: 0.9
    case .top: 0.96
    }
  }

  /// How sure a link is that two marks agree on.
  static let agreed = 0.99

  /// How sure a link is where two marks disagree: the depth is written by the system, elements are closed by themes.
  static let disputed = 0.85
}
