/// Says which earlier message each message of a chat answers; every message is compared with the last
/// ``window`` ones.
struct ChatScorer {
  /// Why a message is taken for an answer.
  enum Rule: String {
    case addressed
    case named
    case continues
    case answersAddress = "answers-address"
    case conversation
    case neighbour
    case begins
  }

  struct Candidate {
    /// The turn that is answered; `nil` for a beginning.
    var turn: Int?
    var score: Double
    var rule: Rule
  }

  let turns: [ChatTurn]

  /// How many messages back an answer may lie.
  let window: Int

  private var seen: [Int]
  private var partners: [Int]
  private var touched: [Int] = []

  init(turns: [ChatTurn], speakers: Int, window: Int) {
    self.turns = turns
    self.window = window
    seen = [Int](repeating: 0, count: speakers)
    partners = [Int](repeating: 0, count: speakers)
  }

  /// The candidates of `place`, a beginning first, then the nearest message first.
  mutating func candidates(of place: Int) -> [Candidate] {
    let turn = turns[place]
    let last = place - 1
    let first = max(0, place - window)
    var own: Int?
    var main: Int?
    for other in stride(from: last, through: first, by: -1) {
      let earlier = turns[other]
      if earlier.speaker == turn.speaker {
        if own == nil { own = other }
        if let lead = earlier.lead { notePartner(lead) }
      } else if earlier.lead == turn.speaker {
        notePartner(earlier.speaker)
      }
    }
    for partner in touched where partners[partner] > main.map({ partners[$0] }) ?? 0 { main = partner }
    var candidates = [Candidate(turn: nil, score: beginning(turn, place, own), rule: .begins)]
    var between = 0
    for other in stride(from: last, through: first, by: -1) {
      let rank = min(seen[turns[other].speaker], 3)
      seen[turns[other].speaker] += 1
      var candidate = answer(place, other, rank: rank, own: own, main: main)
      if between == 0 { candidate.score += ChatWeights.nobodyBetween }
      if turns[other].speaker != turn.speaker { between += 1 }
      candidates.append(candidate)
    }
    clear(first..<place)
    return candidates
  }

  private mutating func notePartner(_ person: Int) {
    if partners[person] == 0 { touched.append(person) }
    partners[person] += 1
  }

  private mutating func clear(_ places: Range<Int>) {
    for person in touched { partners[person] = 0 }
    touched.removeAll(keepingCapacity: true)
    for place in places { seen[turns[place].speaker] = 0 }
  }

  private func beginning(_ turn: ChatTurn, _ place: Int, _ own: Int?) -> Double {
    var score = own == nil ? ChatWeights.noEarlierTurn : 0
    guard turn.lead == nil else { return score }
    if turn.isGreeting { score += ChatWeights.greeting }
    if turn.isAcknowledgement { score += ChatWeights.acknowledgement }
    if turn.length > 4 { score += ChatWeights.fiveWordsOrMore }
    if place > 0, let gap = ChatGap.minutes(from: turns[place - 1].minute, to: turn.minute) {
      score += ChatWeights.gaps.value(at: Self.logarithm(gap + 1))
    }
    guard own == nil else { return score }
    score += turn.length > 6 ? ChatWeights.firstAndLong : ChatWeights.firstAndShort
    if turn.isQuestion, turn.length > 6 { score += ChatWeights.firstLongQuestion }
    return score
  }

  private func answer(_ place: Int, _ other: Int, rank: Int, own: Int?, main: Int?) -> Candidate {
    let turn = turns[place]
    let earlier = turns[other]
    let distance = place - other
    let gap = ChatGap.minutes(from: earlier.minute, to: turn.minute)
    var candidate = Candidate(turn: other, score: 0, rule: .neighbour)
    candidate.score += ChatWeights.distances.value(at: Self.logarithm(distance))
    if let gap { candidate.score += ChatWeights.minutes.value(at: Self.logarithm(gap + 1)) }
    let isFree = turn.lead == nil && earlier.lead == nil && earlier.speaker != turn.speaker
    if distance == 1, isFree, gap ?? 0 <= 1 { candidate.score += ChatWeights.freeNeighbour }
    let shared = turn.overlap(earlier)
    candidate.score += ChatWeights.sharedWords * min(shared, ChatWeights.mostSharedWords)
    if shared > 3 { candidate.score += ChatWeights.manySharedWords }
    if earlier.speaker == turn.speaker {
      continuation(turn, earlier, rank: rank, distance: distance, &candidate)
    } else if turn.lead == earlier.speaker {
      let isLaterOwn = own.map { $0 > other && turns[$0].lead == turn.lead } ?? false
      address(turn, earlier, rank: rank, isLaterOwn: isLaterOwn, &candidate)
    } else if turn.lead != nil {
      candidate.score += ChatWeights.notAddressed
    } else if turn.named.contains(earlier.speaker) {
      candidate.rule = .named
      candidate.score += ChatWeights.named[rank]
    } else {
      let isBeforeOwn = own.map { $0 > other } ?? false
      unnamed(turn, earlier, rank: rank, isBeforeOwn: isBeforeOwn, isMain: main == earlier.speaker, &candidate)
      if distance == 1 {
        if turn.length <= 4 { candidate.score += ChatWeights.shortNeighbour }
        if gap == 0, turn.line == earlier.line + 1 { candidate.score += ChatWeights.sameMinuteNeighbour }
      }
    }
    return candidate
  }

  private func continuation(
    _ turn: ChatTurn,
    _ earlier: ChatTurn,
    rank: Int,
    distance: Int,
    _ candidate: inout Candidate
  ) {
    candidate.rule = .continues
    switch turn.address {
    case .marked: candidate.score += ChatWeights.ownWithMarkedAddress[rank]
    case .leading: candidate.score += ChatWeights.ownWithLeadingAddress[rank]
    case .none: candidate.score += ChatWeights.ownWithoutAddress[rank]
    case .within: break
    }
    guard rank == 0 else { return }
    if turn.isAcknowledgement { candidate.score += ChatWeights.ownAcknowledgement }
    if distance == 1 { candidate.score += ChatWeights.ownNeighbour }
    if earlier.lead == turn.lead { candidate.score += ChatWeights.ownSameAddress }
  }

  private func address(
    _ turn: ChatTurn,
    _ earlier: ChatTurn,
    rank: Int,
    isLaterOwn: Bool,
    _ candidate: inout Candidate
  ) {
    candidate.rule = .addressed
    candidate.score += (turn.address == .marked ? ChatWeights.markedAddress : ChatWeights.leadingAddress)[rank]
    if earlier.lead == turn.speaker {
      candidate.score += ChatWeights.addressedBack[rank]
    } else if earlier.lead != nil {
      candidate.score += ChatWeights.addressedOther
    }
    if isLaterOwn { candidate.score += ChatWeights.alreadyAnswered }
  }

  private func unnamed(
    _ turn: ChatTurn,
    _ earlier: ChatTurn,
    rank: Int,
    isBeforeOwn: Bool,
    isMain: Bool,
    _ candidate: inout Candidate
  ) {
    if earlier.lead == turn.speaker {
      candidate.rule = .answersAddress
      if !isBeforeOwn { candidate.score += ChatWeights.speaksToMe }
    } else {
      candidate.score += earlier.lead == nil ? ChatWeights.speaksToNobody : ChatWeights.speaksToOther
    }
    if partners[earlier.speaker] > 0 {
      if candidate.rule == .neighbour { candidate.rule = .conversation }
      candidate.score += ChatWeights.partner[rank]
    }
    if isMain, rank == 0 { candidate.score += ChatWeights.mainPartner }
    if isBeforeOwn { candidate.score += ChatWeights.beforeOwnTurn }
    if turn.isAcknowledgement { candidate.score += ChatWeights.acknowledges[rank] }
  }

  /// The binary logarithm of a number of at least 1, rounded down.
  private static func logarithm(_ number: Int) -> Int { Int.bitWidth - 1 - number.leadingZeroBitCount }
}

extension [Double] {
  /// The value at `index`; 0 behind the last.
  fileprivate func value(at index: Int) -> Double { index < count ? self[index] : 0 }
}
