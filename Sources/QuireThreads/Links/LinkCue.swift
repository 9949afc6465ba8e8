import QuireDocument
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

  /// What else shows it: the time of an older comment below.
  var witness: ByteRange?

  /// Whether an unknown name has nothing behind it that shows it to be one: "@advertising" may be a topic.
  var isLoose = false

  /// The turn that the name would lead to if it were not later.
  var later: Int?

  /// The same words taken as spoken to the article.
  var toArticle: LinkCue {
    LinkCue(rule: rule, target: .article, evidence: evidence)
  }

  /// The same words taken as an answer to the turn at `index`.
  func toward(_ index: Int) -> LinkCue {
    guard target != .turn(index) else { return self }
    var cue = self
    cue.target = .turn(index)
    return cue
  }
}

extension LinkCue {
  /// What the two authors, and where they stand, say of the turns at `index` and `target`.
  init(rule: LinkRule, _ index: Int, _ target: Int, _ turns: [Turn]) {
    let turn = turns[index].comment
    let header = turn.range.lowerBound..<max(turn.range.lowerBound, turn.body.lowerBound)
    self.init(
      rule: rule,
      target: .turn(target),
      evidence: turn.author?.range ?? turn.time?.range ?? header,
      targetEvidence: turns[target].comment.author?.range
    )
  }
}
