import QuireDocument
import QuireText

/// A link that was told, before it is written into the layer.
struct LinkDraft {
  var child: Int
  var kind: Link.Kind
  var claim: LinkClaim
  var cue: LinkCue
  var confidence: Double

  /// What the confidence is at the least, as far as the counts behind it show.
  var leastConfidence: Double

  /// The other things that the comment might answer, each with its confidence.
  var others: [(cue: LinkCue, confidence: Double)] = []
}

/// Tells who answers whom, in one pass over the comments.
///
/// Whom a comment speaks to and what it quotes is one question, what it stands under another. Indentation answers the
/// second; else the times do, where the page shows answers under what they answer (``ThreadWalk``); else only what the
/// comments say is left (``ListWalk``). A parent is never the comment itself, nor a later one, so the parents are a tree.
struct ReplyLinker {
  let text: [UInt8]
  let turns: [Turn]
  let shape: TimeShape
  let table: LinkTable
  private let pageOrder: CommentThread.Order
  private let hasDepth: Bool
  private let owners: Set<UInt64>
  private let owner: PageOwner?

  /// The turns by their printed numbers.
  private let numbers: [Int: Int]
  private var parents: [Int?]
  private var drafts: [LinkDraft] = []

  init(_ comments: [Comment], text: [UInt8], order: CommentThread.Order, owners: [String], table: LinkTable) {
    self.text = text
    self.table = table
    turns = comments.map { Turn($0, text) }
    shape = TimeShape(turns.map(\.rank))
    pageOrder = order
    hasDepth = comments.contains { $0.depth > 0 }
    self.owners = Self.names(owners)
    owner = PageOwner(of: turns)
    numbers = Dictionary(
      comments.enumerated().compactMap { index, comment in comment.number.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first }
    )
    parents = turns.map { _ in nil }
  }

  /// What the order of the comments says of links.
  var order: LinkOrder {
    if hasDepth { return .threaded }
    switch shape.order {
    case .threaded, .newestThreadFirst: return .threaded
    case .rising, .falling: return .chronological
    case .unknown: return .unknown
    }
  }

  /// Whether the newest comment stands first.
  private var isReversed: Bool { shape.order == .falling || (shape.order == .unknown && pageOrder == .newestFirst) }

  /// The links of all comments, in the order of the comments.
  mutating func link(quotesOf article: [BodyWord]) -> [LinkDraft] {
    var earlier = AuthorIndex()
    var all = AuthorIndex()
    let sequence = isReversed ? Array(turns.indices.reversed()) : Array(turns.indices)
    for index in sequence.reversed() { all.add(turns[index], at: index) }
    var quotes = QuoteIndex()
    quotes.add(article, from: .article)
    let structure = structuralParents()
    var walk = !hasDepth && order == .threaded ? ThreadWalk(turns, shape, owner) : nil
    var list = ListWalk(turns, owner, table, order)
    var previous: Int?
    for index in sequence {
      let cues = self.cues(of: index, earlier, all, quotes)
      let first = drafts.count
      for cue in cues { appendDirect(index, speaksToArticle(cue, index, previous) ? cue.toArticle : cue, after: first) }
      var told = cues.filter { isParent($0, of: index) && !speaksToArticle($0, index, previous) }
      if let previous, let cue = namedAbove(index, previous) { told.append(cue) }
      if hasDepth {
        if let parent = structure[index] { appendStructural(index, parent, told) }
      } else if let choice = walk?.choose(index, told) {
        appendParent(index, choice)
      } else if walk == nil, let choice = list.choose(index, after: previous, told) {
        appendParent(index, choice)
      }
      earlier.add(turns[index], at: index)
      quotes.add(turns[index].own, from: .turn(index))
      previous = index
    }
    let places = drafts.indices.sorted { left, right in
      (drafts[left].child, drafts[left].kind.rank, left) < (drafts[right].child, drafts[right].kind.rank, right)
    }
    return places.map { drafts[$0] }
  }

  /// Whether a comment answers a number that the page does not have.
  var lacksNumbers: Bool {
    let references = NumberReferences(text: text, numbers: numbers, isReversed: isReversed)
    return !numbers.isEmpty && turns.contains { references.lacks($0) }
  }

  // MARK: What the comment says

  private func cues(of index: Int, _ earlier: AuthorIndex, _ all: AuthorIndex, _ quotes: QuoteIndex) -> [LinkCue] {
    let turn = turns[index]
    var cues: [LinkCue] = []
    if let cue = answeredInHeader(turn, earlier) { cues.append(cue) }
    cues += NumberReferences(text: text, numbers: numbers, isReversed: isReversed).cues(of: turn, at: index)
    cues += AttributionFinder(text: text, earlier: earlier).cues(of: turn)
    if let match = quotes.match(turn.quoted) { cues.append(cue(.markedQuote, match)) }
    cues += AddressFinder(text: text, earlier: earlier, all: all, owners: owners).cues(of: turn)
    // Nine words in a row: shorter runs are idioms.
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

  /// The first name of the one above, among the first words: "How nice, Ann, that you …".
  private func namedAbove(_ index: Int, _ previous: Int) -> LinkCue? {
    let other = turns[previous]
    guard let name = other.nameWords.first, other.nameWords.count <= 4, name.range.count >= 4, other.author != nil,
      other.author != turns[index].author, other.author != owner?.author, AddressFinder.mayBeName(name)
    else { return nil }
    let word = turns[index].own.prefix(12).first { $0.hash == name.hash && (name.isCapitalized == $0.isCapitalized) }
    guard let word else { return nil }
    var cue = LinkCue(rule: .namedAbove, index, previous, turns)
    cue.evidence = word.range
    return cue
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

  /// Whether a cue says what the comment stands under: a turn that is not later.
  private func isParent(_ cue: LinkCue, of index: Int) -> Bool {
    guard case .turn(let target) = cue.target, cue.rule != .agreement else { return false }
    guard let left = shape.ranks[target], let right = shape.ranks[index] else { return true }
    return left <= right
  }

  /// Whether the owner's name at the beginning means the article: so it does unless the owner has just answered.
  private func speaksToArticle(_ cue: LinkCue, _ index: Int, _ previous: Int?) -> Bool {
    guard case .turn(let target) = cue.target, let owner, owner.isCertain, turns[target].author == owner.author,
      turns[index].author != owner.author, [.fullVocative, .firstVocative, .agreement].contains(cue.rule)
    else { return false }
    guard let previous, turns[previous].author == owner.author else { return true }
    return parents[previous].map { turns[$0].author != turns[index].author } ?? false
  }

  // MARK: Links

  /// The link to the person spoken to, or to the words quoted.
  private mutating func appendDirect(_ index: Int, _ cue: LinkCue, after first: Int) {
    var kind = Link.Kind.addressee
    var claim = LinkClaim.addressee
    switch cue.rule {
    case .markedQuote, .unmarkedQuote: (kind, claim) = (.quoted, .quoted)
    default: if case .ghost = cue.target { claim = cue.isLoose ? .looseGhost : .ghost }
    }
    guard !drafts[first...].contains(where: { $0.kind == kind && $0.cue.target == cue.target }) else { return }
    drafts.append(
      LinkDraft(
        child: index,
        kind: kind,
        claim: claim,
        cue: cue,
        confidence: table.confidence(cue.rule, claim, order),
        leastConfidence: table.leastConfidence(cue.rule, claim, order)
      )
    )
  }

  private mutating func appendParent(_ index: Int, _ choice: ParentChoice) {
    guard case .turn(let target) = choice.cue.target else { return }
    parents[index] = target
    let claim = choice.isDoubtful ? LinkClaim.doubtfulParent : .parent
    let others = choice.others.map { (cue: $0, confidence: table.confidence($0.rule, .doubtfulParent, order)) }
    drafts.append(
      LinkDraft(
        child: index,
        kind: .parent,
        claim: claim,
        cue: choice.cue,
        confidence: table.confidence(choice.cue.rule, claim, order),
        leastConfidence: table.leastConfidence(choice.cue.rule, claim, order),
        others: others
      )
    )
  }

  private mutating func appendStructural(_ index: Int, _ parent: Int, _ told: [LinkCue]) {
    let others = told.filter { $0.target != .turn(parent) }
    let cue = LinkCue(rule: .indentation, index, parent, turns)
    appendParent(index, ParentChoice(cue: cue, isDoubtful: false, others: others))
  }

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
