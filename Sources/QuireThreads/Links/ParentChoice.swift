import QuireText

/// A comment under which another one may stand, and what speaks for it.
struct ParentCandidate {
  /// The comment above; `nil` where the comment answers the article.
  var target: Int?

  /// What speaks for it, all taken together, as log odds.
  var score = 0.0

  /// What speaks for it most.
  private(set) var cue: LinkCue?
  private var strongest = 0.0

  init(_ target: Int?, score: Double) {
    self.target = target
    self.score = score
  }

  /// Takes `cue` into account with `weight`.
  mutating func add(_ weight: Double, _ cue: @autoclosure () -> LinkCue) {
    score += weight
    guard weight > strongest else { return }
    strongest = weight
    self.cue = cue()
  }

  /// Takes into account what speaks against it.
  mutating func subtract(_ weight: Double) { score -= weight }
}

/// What a comment stands under, and what else it might have stood under.
struct ParentChoice {
  var cue: LinkCue

  /// Whether another comment was nearly as likely, or the comment stands far from what it answers.
  var isDoubtful: Bool
  var others: [LinkCue]
}

/// What the parts of ``ThreadWalk`` are worth, in log odds.
///
/// Set by hand on threads of seven sites; what comes out is measured by rule (``LinkTable``), so that a weight that fits
/// a site badly shows in the confidence of its links and is not hidden in it.
enum ThreadWeight {
  /// For standing at the top, where the times allow it.
  static let top = 2.0
  /// Against standing under the comment that the one above answers, and under one further up.
  static let oneUp = 0.75
  static let furtherUp = 1.6
  /// Against answering oneself.
  static let selfAnswer = 2.5
  static let turns = 4.0
  static let turnsFurtherUp = 0.2
  static let returns = 2.5
  static let owner = 3.0
  static let named = 3.0
  static let quote = 3.0
  static let reaction = 1.0
  static let sharedWords = 1.2
  /// The lead over the next candidate that makes a choice sure.
  static let clearLead = 1.0
}
