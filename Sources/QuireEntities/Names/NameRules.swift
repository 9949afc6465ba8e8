import QuireDocument
import QuireText

/// What rules know of the names in a text, joined with what a model found.
struct NameRules {
  private let runs: NameRuns
  private let candidates: [NameRun]

  /// Reads `text`.
  ///
  /// Every word of a headline or heading may be capitalised, so that no run of words in `titles`, which
  /// ascend, is a name by that alone.
  init(_ text: [UInt8], titles: [ByteRange]) {
    runs = NameRuns(NameTokens(text))
    var next = titles[...]
    let runs = runs
    candidates = runs.runs().filter { run in
      let range = runs.range(run)
      while let title = next.first, title.upperBound <= range.lowerBound { next.removeFirst() }
      return next.first.map { !$0.overlaps(range) } ?? true
    }
  }

  /// The names that rules find, and those of the model with what rules know of them.
  func joined(with names: [MentionCandidate], authors: [MentionCandidate]) -> [MentionCandidate] {
    var found = OrganizationRules(runs).names(in: candidates)
    found += PersonRules(runs).people(in: candidates)
    found += authors
    found.sort { $0.range.lowerBound < $1.range.lowerBound }
    found = NameJoin.join(names, with: found)
    found += NameEchoes(runs, of: found).candidates
    return found
  }
}
