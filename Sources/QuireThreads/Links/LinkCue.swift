import QuireText

/// Something in a comment that says what it answers.
struct LinkCue {
  enum Target: Equatable {
    case turn(Int)
    case ghost(String)
    case article
  }

  var rule: LinkRule
  var target: Target

  /// Where the comment says so.
  var evidence: ByteRange

  /// What it refers to: a name in a header, the words that are quoted.
  var targetEvidence: ByteRange?

  /// Whether an unknown name has nothing behind it that shows it to be one: "@advertising" may be a topic.
  var isLoose = false

  /// The turn that the name would lead to if it were not later.
  var later: Int?

  /// The same words taken as spoken to the article.
  var toArticle: LinkCue {
    LinkCue(rule: rule, target: .article, evidence: evidence)
  }
}
