import QuireDocument
import QuireText

/// A link that was told, before it is written into the layer.
struct LinkDraft {
  var child: Int
  var kind: Link.Kind
  var cue: LinkCue
  var confidence: Double

  /// The other things that the comment might answer, each with its confidence.
  var others: [(cue: LinkCue, confidence: Double)] = []
}

/// Tells who answers whom, in one pass over the comments in the order in which they were written.
///
/// The rules are tried from the strongest to the weakest. A link never leads to the comment itself, to its author's own
/// comments, or to a later comment where the order is known, so the parents are a tree.
struct ReplyLinker {
  let text: [UInt8]
  let turns: [Turn]
  let order: CommentThread.Order
  let hasDepth: Bool
  private let owners: Set<UInt64>
  private let owner: UInt64?

  /// The turns by their printed numbers.
  private let numbers: [Int: Int]

  /// The parent of each turn, as far as it is told.
  private var parents: [Int?]
  private var drafts: [LinkDraft] = []

  init(_ comments: [Comment], text: [UInt8], order: CommentThread.Order, owners: [String]) {
    self.text = text
    turns = comments.map { Turn($0, text) }
    self.order = order
    hasDepth = comments.contains { $0.depth > 0 }
    self.owners = Self.names(owners)
    owner = Self.owner(of: turns)
    numbers = Dictionary(
      comments.enumerated().compactMap { index, comment in comment.number.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first }
    )
    parents = turns.map { _ in nil }
  }

  private var linkOrder: LinkOrder {
    switch order {
    case .nested: .threaded
    case .oldestFirst, .newestFirst: .chronological
    case .unknown: .unknown
    }
  }

  /// The links of all comments, in the order of the comments.
  mutating func link(quotesOf article: [BodyWord]) -> [LinkDraft] {
    var earlier = AuthorIndex()
    var all = AuthorIndex()
    let sequence = order == .newestFirst ? Array(turns.indices.reversed()) : Array(turns.indices)
    for index in sequence.reversed() { all.add(turns[index], at: index) }
    var quotes = QuoteIndex()
    quotes.add(article, from: .article)
    let structure = structuralParents()
    let newest = newestBelow(sequence)
    var previous: Int?
    for index in sequence {
      let cues = self.cues(of: index, earlier, all, quotes)
      link(index, cues, previous: previous, structural: structure[index], isOutOfTime: newest[index])
      earlier.add(turns[index], at: index)
      quotes.add(turns[index].own, from: .turn(index))
      previous = index
    }
    let places = drafts.indices.sorted { left, right in
      (drafts[left].child, drafts[left].kind.rank, left) < (drafts[right].child, drafts[right].kind.rank, right)
    }
    return places.map { drafts[$0] }
  }

  // MARK: What the comment says

  private func cues(of index: Int, _ earlier: AuthorIndex, _ all: AuthorIndex, _ quotes: QuoteIndex) -> [LinkCue] {
    let turn = turns[index]
    var cues: [LinkCue] = []
    if let cue = answeredInHeader(turn, earlier) { cues.append(cue) }
    cues += NumberReferences(text: text, numbers: numbers).cues(of: turn, at: index)
    cues += AttributionFinder(text: text, earlier: earlier).cues(of: turn)
    if let match = quotes.match(turn.quoted) { cues.append(cue(.markedQuote, match)) }
    cues += AddressFinder(text: text, earlier: earlier, all: all, owners: owners).cues(of: turn)
    // Twelve words in a row: shorter runs are idioms.
    if let match = quotes.match(turn.own), match.count >= 4, !isRepeated(match, turn) {
      cues.append(cue(.unmarkedQuote, match))
    }
    return cues.filter { !isOwn($0, of: index) }.map { withName($0) }
  }

  /// Whether a comment only repeats another one: it was sent twice.
  private func isRepeated(_ match: QuoteIndex.Match, _ turn: Turn) -> Bool {
    match.source != .article && match.count * 10 >= (turn.own.count - QuoteIndex.width + 1) * 9
  }

  private func cue(_ rule: LinkRule, _ match: QuoteIndex.Match) -> LinkCue {
    var target = LinkCue.Target.article
    if case .turn(let index) = match.source { target = .turn(index) }
    return LinkCue(rule: rule, target: target, evidence: match.range, targetEvidence: match.sourceRange)
  }

  /// "Ann replying to a comment from Bo", in the lines above the body.
  private func answeredInHeader(_ turn: Turn, _ earlier: AuthorIndex) -> LinkCue? {
    let header = turn.comment.range.lowerBound..<max(turn.comment.range.lowerBound, turn.comment.body.lowerBound)
    for line in TextLines(text, in: header) where !line.isBlank {
      guard let reading = HeaderParser.read(text, line.content, HeaderTokens(text, in: line.content)),
        let name = reading.answered
      else { continue }
      let words = BodyWords.words(text, in: name, limit: Turn.mostNameWords)
      let found = earlier.turn(named: words[...])
      let target = found.map { LinkCue.Target.turn($0.index) } ?? .ghost(String(decoding: text[name], as: UTF8.self))
      return LinkCue(rule: .headerAddressee, target: target, evidence: name)
    }
    return nil
  }

  private func isOwn(_ cue: LinkCue, of index: Int) -> Bool {
    if let later = cue.later, turns[later].author == turns[index].author { return true }
    guard case .turn(let target) = cue.target else { return false }
    return target == index || (turns[target].author != nil && turns[target].author == turns[index].author)
  }

  /// The cue with the place of the name it refers to.
  private func withName(_ cue: LinkCue) -> LinkCue {
    guard cue.targetEvidence == nil, case .turn(let target) = cue.target else { return cue }
    var cue = cue
    cue.targetEvidence = turns[target].comment.author?.range
    return cue
  }

  // MARK: What follows from it

  private mutating func link(
    _ index: Int,
    _ cues: [LinkCue],
    previous: Int?,
    structural: Int?,
    isOutOfTime: Bool
  ) {
    let first = drafts.count
    for cue in cues { appendDirect(index, speaksToArticle(cue, index, previous) ? cue.toArticle : cue, after: first) }
    var candidates = cues.filter { isParent($0, of: index) && !speaksToArticle($0, index, previous) }
    if let cue = ownerAnswer(index, previous) { candidates.append(cue) }
    if let cue = turnTaking(index, previous) { candidates.append(cue) }
    if isOutOfTime, let previous, rises(from: previous, to: index) {
      candidates.append(
        LinkCue(rule: .time, target: .turn(previous), evidence: turns[index].comment.time?.range ?? 0..<0)
      )
    }
    if hasDepth {
      guard let structural else { return }
      let header = turns[index].comment.range.lowerBound..<turns[index].comment.body.lowerBound
      let evidence = turns[index].comment.author?.range ?? header
      var cue = LinkCue(rule: .indentation, target: .turn(structural), evidence: evidence)
      cue.targetEvidence = turns[structural].comment.author?.range
      return appendParent(index, cue, candidates)
    }
    candidates.sort { $0.rule.strength < $1.rule.strength }
    guard let best = candidates.first else { return }
    appendParent(index, best, Array(candidates.dropFirst()))
  }

  /// The link to the person spoken to, or to the words quoted.
  private mutating func appendDirect(_ index: Int, _ cue: LinkCue, after first: Int) {
    var kind = Link.Kind.addressee
    var claim = LinkPrecision.Claim.addressee
    switch cue.rule {
    case .markedQuote, .unmarkedQuote: (kind, claim) = (.quoted, .quoted)
    default: if case .ghost = cue.target { claim = cue.isLoose ? .looseGhost : .ghost }
    }
    guard !drafts[first...].contains(where: { $0.kind == kind && $0.cue.target == cue.target }) else { return }
    drafts.append(
      LinkDraft(child: index, kind: kind, cue: cue, confidence: LinkPrecision.confidence(cue.rule, claim, linkOrder))
    )
  }

  private mutating func appendParent(_ index: Int, _ cue: LinkCue, _ others: [LinkCue]) {
    guard case .turn(let target) = cue.target else { return }
    parents[index] = target
    let confidence = LinkPrecision.confidence(cue.rule, .parent, linkOrder)
    let others = others.filter { $0.target != cue.target }
      .map { (cue: $0, confidence: LinkPrecision.confidence($0.rule, .parent, linkOrder)) }
    drafts.append(LinkDraft(child: index, kind: .parent, cue: cue, confidence: confidence, others: others))
  }

  /// Whether a cue says what the comment stands under: a turn that is not later.
  private func isParent(_ cue: LinkCue, of index: Int) -> Bool {
    guard case .turn(let target) = cue.target else { return false }
    return !isLater(target, than: index)
  }

  /// Whether the owner's name at the beginning means the article: so it does unless the owner has just answered.
  private func speaksToArticle(_ cue: LinkCue, _ index: Int, _ previous: Int?) -> Bool {
    guard case .turn(let target) = cue.target, let owner, turns[target].author == owner, turns[index].author != owner,
      [.fullVocative, .firstVocative, .agreement].contains(cue.rule)
    else { return false }
    guard let previous, turns[previous].author == owner else { return true }
    return parents[previous].map { turns[$0].author != turns[index].author } ?? false
  }

  private func ownerAnswer(_ index: Int, _ previous: Int?) -> LinkCue? {
    guard let owner, let previous, turns[index].author == owner, turns[previous].author != owner else { return nil }
    return LinkCue(rule: .owner, target: .turn(previous), evidence: turns[index].comment.author?.range ?? 0..<0)
  }

  private func turnTaking(_ index: Int, _ previous: Int?) -> LinkCue? {
    guard let author = turns[index].author, let previous, let before = parents[previous],
      turns[before].author == author,
      turns[previous].author != author
    else { return nil }
    return LinkCue(rule: .turns, target: .turn(previous), evidence: turns[index].comment.author?.range ?? 0..<0)
  }

  private func isLater(_ target: Int, than index: Int) -> Bool {
    guard let left = turns[target].rank, let right = turns[index].rank else { return false }
    return left > right
  }

  private func rises(from target: Int, to index: Int) -> Bool {
    guard let left = turns[target].rank, let right = turns[index].rank else { return false }
    return left <= right
  }

  // MARK: What the page shows

  /// The comment above each one that is less indented by one step.
  private func structuralParents() -> [Int?] {
    guard hasDepth else { return turns.map { _ in nil } }
    var open: [Int] = []
    return turns.indices.map { index in
      let depth = turns[index].comment.depth
      while let last = open.last, turns[last].comment.depth >= depth { open.removeLast() }
      defer { open.append(index) }
      return open.last
    }
  }

  /// Whether some comment below each one is older than it: then it stands where it answers.
  private func newestBelow(_ sequence: [Int]) -> [Bool] {
    var result = turns.map { _ in false }
    guard order == .nested else { return result }
    var oldest: Int?
    for index in sequence.reversed() {
      guard let rank = turns[index].rank else { continue }
      if let oldest, rank > oldest { result[index] = true }
      oldest = min(oldest ?? rank, rank)
    }
    return result
  }

  // MARK: The page's owner

  private static func names(_ owners: [String]) -> Set<UInt64> {
    var names: Set<UInt64> = []
    for owner in owners {
      let words = BodyWords.words(Array(owner.utf8), in: 0..<owner.utf8.count, limit: Turn.mostNameWords)
      guard let first = words.first else { continue }
      names.insert(first.hash)
      names.insert(Turn.hash(words))
    }
    return names
  }

  /// The author who is marked as the owner, or who writes most: three comments at least, and an eighth of all.
  private static func owner(of turns: [Turn]) -> UInt64? {
    if let marked = turns.first(where: { $0.comment.author?.isOwner == true && $0.author != nil }) {
      return marked.author
    }
    var counts: [UInt64: Int] = [:]
    var best: (author: UInt64, count: Int)?
    for turn in turns {
      guard let author = turn.author else { continue }
      let count = counts[author, default: 0] + 1
      counts[author] = count
      if count > best?.count ?? 0 { best = (author, count) }
    }
    guard let best, best.count >= 3, best.count * 8 >= turns.count else { return nil }
    return best.author
  }
}

extension Link.Kind {
  /// The order in which the links of one comment are written.
  fileprivate var rank: Int {
    switch self {
    case .parent: 0
    case .addressee: 1
    case .quoted: 2
    }
  }
}

extension LinkRule {
  /// The place of the rule, the strongest first.
  var strength: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
