public import QuireDocument
public import QuireStages
import QuireText

/// Says which message of a chat each message answers, and whom it speaks to.
///
/// Every message is compared with the messages before it: who speaks to whom by name, who has spoken with whom, how far
/// apart they are in lines and minutes, which rare words they share. The parent is the best candidate; a message that is
/// best taken as a beginning has none. The confidence is the candidate's share among all, and the candidates that came
/// near are kept as rejected. Whom a message speaks to by name is a link of its own; where that is somebody who says
/// nothing in the log, but comes or goes in it or is spoken to by others too, the link leads to a ghost.
///
/// ```yaml
/// - threads.split-chat
/// - stage: threads.link-chat
///   with: { min_confidence: 0.5 }
/// ```
public struct LinkChat: Stage {
  public static let name = "link-chat"
  public static let summary = "Link each message of a chat to the one it answers."
  public static let requires: [DocumentPart] = [.comments]
  public static let produces: [DocumentPart] = [.links]

  /// What can be set.
  public struct Options: ComponentOptions {
    /// How sure a link has to be.
    public var minConfidence = 0.0

    /// How many messages back an answer may lie.
    public var window = 60

    public static let declared: [OptionField<Self>] = [
      OptionField(
        "min_confidence",
        \.minConfidence,
        "How sure a parent has to be, from 0 to 1; 0 keeps the best one of each message.",
        OptionBound("must be from 0 to 1") { (0...1).contains($0) }
      ),
      OptionField(
        "window",
        \.window,
        "How many messages back an answer may lie, from 1 to 1000.",
        OptionBound("must be from 1 to 1000") { (1...1_000).contains($0) }
      ),
    ]

    public init() {}
  }

  /// The least share of a candidate that is kept as rejected.
  private static let leastRejected = 0.1

  private let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) { self.options = options }

  public func process(
    _ document: borrowing Document,
    in context: inout StageContext
  ) throws(StageError) -> Changes {
    var changes = Changes(for: document)
    let comments = document.layers.comments.elements
    let chat = ChatTurns(comments, document.text)
    try context.spend(document.text.count + chat.turns.count * options.window)
    var scorer = ChatScorer(turns: chat.turns, speakers: chat.speakers, window: options.window)
    var last: [Int: Int] = [:]
    for (place, turn) in chat.turns.enumerated() {
      let child = comments[turn.index]
      if let lead = turn.lead, let name = turn.leadRange, let spoken = last[lead] {
        changes.links.add(addressee(child, comments[spoken], name, turn, id: changes.links.nextID()))
      }
      if let name = turn.absent {
        changes.links.add(
          ghost(child, name, String(decoding: document.text[name], as: UTF8.self), changes.links.nextID())
        )
      }
      let ranked = Self.ranked(scorer.candidates(of: place))
      if let best = ranked.first, best.share >= options.minConfidence, let target = best.candidate.turn {
        let parent = comments[chat.turns[target].index]
        var link = Link(
          id: changes.links.nextID(),
          child: child.id,
          target: .comment(parent.id),
          kind: .parent,
          evidence: [turn.leadRange ?? child.author?.range, parent.author?.range].compactMap { $0 },
          provenance: Provenance(rule: best.candidate.rule.rawValue, score: rounded(best.share))
        )
        link.rejected = ranked.dropFirst().prefix { $0.share >= Self.leastRejected }.map { other in
          rejected(other.candidate.turn.map { comments[chat.turns[$0].index].id }, other.candidate.rule, other.share)
        }
        changes.links.add(link)
      }
      last[turn.speaker] = turn.index
    }
    return changes
  }

  /// The candidates by their shares, the highest first; of equal ones the nearest.
  private static func ranked(
    _ candidates: [ChatScorer.Candidate]
  ) -> [(candidate: ChatScorer.Candidate, share: Double)] {
    let highest = candidates.map(\.score).max() ?? 0
    let odds = candidates.map { Exponential.of($0.score - highest) }
    let sum = odds.reduce(0, +)
    let shares = zip(candidates, odds).map { ($0, $1 / sum) }
    guard let best = shares.indices.min(by: { (shares[$1].1, $0) < (shares[$0].1, $1) }) else { return [] }
    let others = shares.indices.filter { $0 != best && shares[$0].1 >= leastRejected }
      .sorted { (shares[$1].1, $0) < (shares[$0].1, $1) }
    return ([best] + others).map { shares[$0] }
  }

  private func addressee(
    _ child: Comment,
    _ target: Comment,
    _ name: ByteRange,
    _ turn: ChatTurn,
    id: ElementID
  ) -> Link {
    Link(
      id: id,
      child: child.id,
      target: .comment(target.id),
      kind: .addressee,
      evidence: [name, target.author?.range].compactMap { $0 },
      provenance: Provenance(
        rule: turn.address == .marked ? "name-and-sign" : "leading-name",
        score: turn.address == .marked ? 0.95 : 0.7
      )
    )
  }

  private func ghost(_ child: Comment, _ name: ByteRange, _ called: String, _ id: ElementID) -> Link {
    Link(
      id: id,
      child: child.id,
      target: .ghost(called),
      kind: .addressee,
      evidence: [name],
      provenance: Provenance(rule: "absent-name", score: 0.9)
    )
  }

  private func rejected(_ target: ElementID?, _ rule: ChatScorer.Rule, _ share: Double) -> JSONValue {
    .object([
      .init("reading", "parent"),
      .init("rule", .string(rule.rawValue)),
      .init("target", target.map { .integer(Int64($0.raw)) } ?? .null),
      .init("confidence", .number(rounded(share))),
    ])
  }
}
