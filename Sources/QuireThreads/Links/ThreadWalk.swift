import QuireDocument
import QuireText

/// Rebuilds the tree from a page that shows answers under what they answer, by the times of the comments.
///
/// The walk keeps the *path*: the comment above, what it answers, and so on to the top. A comment stands under one of
/// them or at the top. It can't stand under a comment that is newer, nor beside one (a younger brother stands below its
/// elder), nor higher than the times below it allow (``TimeShape``). Often one place is left; among several, what the
/// comments say decides. Every comment is put on the path and taken off once, and of a long path only its ends are
/// weighed, so the walk is linear in the comments.
struct ThreadWalk {
  /// The most comments of the path that are weighed, from its end.
  private static let mostWeighed = 8

  let turns: [Turn]
  let shape: TimeShape
  let owner: PageOwner?
  let words: SharedWords

  /// Whether answers have no answers of their own here: the owner's page, and no time that shows a third level.
  let isFlat: Bool

  private(set) var parents: [Int?]
  private var tops: [Int]
  private var path: [Int] = []

  init(_ turns: [Turn], _ shape: TimeShape, _ owner: PageOwner?) {
    self.turns = turns
    self.shape = shape
    self.owner = owner
    words = SharedWords(turns)
    isFlat = owner != nil && shape.leastDepths.allSatisfy { $0 < 2 }
    parents = turns.map { _ in nil }
    tops = Array(turns.indices)
  }

  /// Chooses what the comment at `index` stands under, if anything.
  ///
  /// Comments come in the order of the page; `cues` is what the comment says of whom it answers.
  mutating func choose(_ index: Int, _ cues: [LinkCue]) -> ParentChoice? {
    let (open, mayBeTop) = places(for: index)
    // Where answers have none of their own, everything in a thread stands under its first comment.
    var candidates = (isFlat ? Array(open.suffix(1)) : open).map { weigh(index, at: $0, cues) }
    if mayBeTop { candidates.append(ParentCandidate(nil, score: ThreadWeight.top)) }
    var best: ParentCandidate?
    var second: Double?
    for candidate in candidates {
      if candidate.score > best?.score ?? -.infinity {
        second = best?.score
        best = candidate
      } else {
        second = max(second ?? -.infinity, candidate.score)
      }
    }
    guard let best, let target = best.target else {
      enter(index, under: nil)
      return nil
    }
    enter(index, under: target)
    let isOnly = open.count == 1 && !mayBeTop
    let cue =
      isOnly
      ? timeCue(index, target, .time) : best.cue ?? timeCue(index, target, isFlat ? .threadTop : .nearest)
    let others = candidates.filter { $0.target != nil && $0.target != target && $0.score > best.score - 3 }
    return ParentChoice(
      cue: cue,
      isDoubtful: best.score - (second ?? -.infinity) < ThreadWeight.clearLead,
      others: others.prefix(3).map { $0.cue ?? timeCue(index, $0.target ?? target, .nearest) }
    )
  }

  private mutating func enter(_ index: Int, under parent: Int?) {
    parents[index] = parent
    guard let parent else {
      path = [index]
      return
    }
    tops[index] = tops[parent]
    while let last = path.last, last != parent { path.removeLast() }
    path.append(index)
  }

  // MARK: Where a comment can stand

  /// The places on the path under which the comment can stand by its time, the nearest first, and whether it can be at
  /// the top.
  private func places(for index: Int) -> ([Int], Bool) {
    var end = path.count
    guard end > 0 else { return ([], true) }
    let rank = shape.ranks[index]
    if let rank {
      while end > 0, let other = shape.ranks[path[end - 1]], other > rank { end -= 1 }
      // A younger brother stands below its elder, so it can't be a brother of one that is newer.
      if end < path.count { end -= 1 }
      if end <= 0 { return ([], true) }
    }
    var start = 0
    var mayBeTop = true
    if shape.order == .newestThreadFirst {
      guard let rank, let first = shape.ranks[path[0]] else { return (weighed(0..<end), true) }
      if rank < first { return ([], true) }
      mayBeTop = rank == first
    } else {
      start = min(max(0, shape.leastDepths[index] - 1), end - 1)
      mayBeTop = shape.leastDepths[index] == 0
    }
    return (weighed(start..<end), mayBeTop)
  }

  private func weighed(_ places: Range<Int>) -> [Int] {
    var weighed = Array(places.suffix(Self.mostWeighed).reversed())
    if let last = weighed.last, last > places.lowerBound { weighed.append(places.lowerBound) }
    return weighed
  }

  // MARK: What speaks for a place

  private func weigh(_ index: Int, at place: Int, _ cues: [LinkCue]) -> ParentCandidate {
    let target = path[place]
    let turn = turns[index]
    let other = turns[target]
    let isAbove = target == index - 1
    let steps = path.count - 1 - place
    var candidate = ParentCandidate(target, score: 0)
    if !isFlat {
      candidate.subtract(steps == 0 ? 0 : steps == 1 ? ThreadWeight.oneUp : ThreadWeight.furtherUp)
      if turn.author != nil, turn.author == other.author { candidate.subtract(ThreadWeight.selfAnswer) }
    }
    weighTurns(index, target, isAbove, &candidate)
    weighCues(cues, target, isAbove, &candidate)
    if isAbove, turn.own.isEmpty, turn.quoted.isEmpty {
      candidate.add(ThreadWeight.reaction, cue(.reaction, index, target))
    }
    if let match = words.match(index, target) {
      candidate.add(
        ThreadWeight.sharedWords * match.score,
        LinkCue(
          rule: .sharedWords,
          target: .turn(target),
          evidence: match.range,
          targetEvidence: match.sourceRange
        )
      )
    }
    return candidate
  }

  private func weighTurns(_ index: Int, _ target: Int, _ isAbove: Bool, _ candidate: inout ParentCandidate) {
    guard let author = turns[index].author, index > 0 else { return }
    let above = turns[index - 1].author
    if let owner, author == owner.author, above != author, isAbove || isFlat {
      candidate.add(ThreadWeight.owner, cue(.owner, index, target))
    }
    if isFlat {
      // The one who began comes back after somebody answered.
      if turns[target].author == author, above != author, index - 1 > target {
        candidate.add(ThreadWeight.turns, cue(.turns, index, target))
      }
      return
    }
    guard turns[target].author != author else { return }
    if let before = parents[target], turns[before].author == author {
      candidate.add(isAbove ? ThreadWeight.turns : ThreadWeight.turnsFurtherUp, cue(.turns, index, target))
    }
    // The one who is answered comes back right below.
    if isAbove, index + 1 < turns.count, let next = turns[index + 1].author, next == turns[target].author {
      candidate.add(ThreadWeight.returns, cue(.authorReturns, index, target))
    }
  }

  private func weighCues(_ cues: [LinkCue], _ target: Int, _ isAbove: Bool, _ candidate: inout ParentCandidate) {
    for cue in cues {
      guard case .turn(let told) = cue.target else { continue }
      switch cue.rule {
      case .markedQuote, .unmarkedQuote, .numberReference:
        if told == target { candidate.add(ThreadWeight.quote, cue) }
      case .namedAbove:
        if isAbove || isFlat { candidate.add(ThreadWeight.named, cue.toward(target)) }
      default:
        let isNamed =
          told == target || (turns[told].author != nil && turns[told].author == turns[target].author)
          || (isFlat && tops[told] == target)
        if isNamed { candidate.add(ThreadWeight.named, cue.toward(target)) }
      }
    }
  }

  // MARK: Evidence

  private func cue(_ rule: LinkRule, _ index: Int, _ target: Int) -> LinkCue {
    LinkCue(rule: rule, index, target, turns)
  }

  /// The times that leave no other place, or the nearest one.
  private func timeCue(_ index: Int, _ target: Int, _ rule: LinkRule) -> LinkCue {
    var cue = LinkCue(rule: rule, index, target, turns)
    cue.evidence = turns[index].comment.time?.range ?? cue.evidence
    cue.targetEvidence = turns[target].comment.time?.range ?? cue.targetEvidence
    cue.witness = shape.olderBelow[index].flatMap { turns[$0].comment.time?.range }
    return cue
  }
}
