import QuireDocument
import QuireText

/// Tells what comments answer from what they say, where the order of the page says nothing of the tree: a list by time,
/// or one without times.
///
/// Every rule names one target; the rule that was right most often in lists of this order wins (``LinkTable``).
struct ListWalk {
  /// The most comments above in which an author is looked for.
  private static let mostBack = 32

  let turns: [Turn]
  let owner: PageOwner?
  let table: LinkTable
  let order: LinkOrder

  private(set) var parents: [Int?]
  private var tops: [Int]

  /// How many comments by others were read since the owner's last one.
  private var sinceOwner = 0

  /// The most comments after the owner's last one among which the answer to the one above is plain: who comes back to
  /// more of them may answer any of them.
  private static let mostWaiting = 2

  init(_ turns: [Turn], _ owner: PageOwner?, _ table: LinkTable, _ order: LinkOrder) {
    self.turns = turns
    self.owner = owner
    self.table = table
    self.order = order
    parents = turns.map { _ in nil }
    tops = Array(turns.indices)
  }

  /// Chooses what the comment at `index` stands under; `previous` is the one written before it.
  mutating func choose(_ index: Int, after previous: Int?, _ cues: [LinkCue]) -> ParentChoice? {
    defer { sinceOwner = owner != nil && turns[index].author == owner?.author ? 0 : sinceOwner + 1 }
    var choices: [ParentChoice] = cues.compactMap { cue in
      guard case .turn(let told) = cue.target else { return nil }
      return choice(cue, isDoubtful: told != previous && !cue.rule.isStated)
    }
    if let previous {
      let told = [
        (ownerAnswer(index, previous), sinceOwner > Self.mostWaiting),
        (turnTaking(index, previous), false), (pair(index, previous), false), (opening(index, previous), false),
      ]
      choices += told.compactMap { cue, isDoubtful in cue.map { choice($0, isDoubtful: isDoubtful) } }
    }
    var best: ParentChoice?
    var confidence = 0.0
    for choice in choices {
      let other = table.confidence(choice.cue.rule, choice.isDoubtful ? .doubtfulParent : .parent, order)
      if best == nil || other > confidence { (best, confidence) = (choice, other) }
    }
    guard var best, case .turn(let target) = best.cue.target else { return nil }
    best.others = choices.map(\.cue).filter { $0.target != best.cue.target }
    // What is more often wrong than right does not bear further links.
    if confidence >= 0.5 {
      parents[index] = target
      tops[index] = tops[target]
    }
    return best
  }

  private func choice(_ cue: LinkCue, isDoubtful: Bool) -> ParentChoice {
    ParentChoice(cue: underTop(cue), isDoubtful: isDoubtful, others: [])
  }

  /// The cue's target, or the comment that began its conversation where the owner answers everybody: such pages mostly
  /// show one level of answers.
  private func underTop(_ cue: LinkCue) -> LinkCue {
    guard owner != nil, case .turn(let target) = cue.target, parents[target] != nil, cue.rule != .markedQuote,
      cue.rule != .headerAddressee
    else { return cue }
    return cue.toward(tops[target])
  }

  private func ownerAnswer(_ index: Int, _ previous: Int) -> LinkCue? {
    guard let owner, turns[index].author == owner.author, turns[previous].author != owner.author else { return nil }
    return LinkCue(rule: owner.answers ? .owner : .frequentAuthor, index, previous, turns)
  }

  /// Ann, Bo, Ann, where Bo answered Ann; on an owner's page anybody who spoke before in the same conversation.
  private func turnTaking(_ index: Int, _ previous: Int) -> LinkCue? {
    guard let author = turns[index].author, let before = parents[previous], turns[previous].author != author else {
      return nil
    }
    var isPart = turns[before].author == author
    if owner != nil, !isPart {
      let start = max(tops[previous], previous - Self.mostBack)
      isPart = start < previous && (start..<previous).contains { turns[$0].author == author }
    }
    return isPart ? LinkCue(rule: .turns, index, previous, turns) : nil
  }

  /// Two comments are most often one and the answer of the page's owner.
  private func pair(_ index: Int, _ previous: Int) -> LinkCue? {
    guard turns.count == 2, let author = turns[index].author, author != turns[previous].author else { return nil }
    return LinkCue(rule: .pair, index, previous, turns)
  }

  /// A comment without words, or one that begins as answers do.
  private func opening(_ index: Int, _ previous: Int) -> LinkCue? {
    let turn = turns[index]
    guard turn.author == nil || turn.author != turns[previous].author else { return nil }
    if turn.own.isEmpty, turn.quoted.isEmpty, !turn.comment.body.isEmpty {
      var cue = LinkCue(rule: .reaction, index, previous, turns)
      cue.evidence = turn.comment.body
      return cue
    }
    guard let first = turn.own.first, AnswerWords.begin(first) else { return nil }
    var cue = LinkCue(rule: .assent, index, previous, turns)
    cue.evidence = first.range
    return cue
  }
}

/// The words with which answers begin: "Yes, …", "Exactly".
enum AnswerWords {
  static func begin(_ word: BodyWord) -> Bool { words.contains(word.hash) }

  private static let words = Set(
    ("yes yeah yep no nope right agreed true exactly actually sure indeed absolutely correct wrong ja nein doch "
      + "richtig stimmt genau falsch si sí cierto exacto oui non exactement tout vrai sim não exato sì vero esatto nee "
      + "klopt precies jo nej tak nie да нет")
      .split(separator: " ").map { WordHash.hash(Array($0.utf8)) }
  )
}
