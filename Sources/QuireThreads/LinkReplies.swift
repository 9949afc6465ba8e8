public import QuireDocument
public import QuireStages
import QuireText

/// Says who answers whom: each link with its rule, its evidence and its confidence.
///
/// A *parent* is what the comment stands under in the tree: told by indentation, else by what the comment says. An
/// *addressee* is whom it speaks to ("@Ann", "Ann, …"), a *quoted* link leads to words that it repeats. The three are kept
/// apart. A name that nobody in the thread has becomes a ghost: somebody who is spoken to and not there.
///
/// Confidence is measured: how often links of that rule were right in threads whose answers are known.
///
/// ```yaml
/// - stage: threads.link-replies
///   with: { mode: cautious }
/// ```
public struct LinkReplies: Stage {
  public static let name = "link-replies"
  public static let summary = "Link each comment to what it answers, with the evidence for it."
  public static let requires: [DocumentPart] = [.comments]
  public static let produces: [DocumentPart] = [.links]

  /// How sure a link has to be.
  public enum Mode: String, OptionChoice {
    case strict
    case cautious
    case full

    /// The least confidence of a link.
    var threshold: Double {
      switch self {
      case .strict: 0.9
      case .cautious: 0.8
      case .full: 0
      }
    }
  }

  /// What can be set.
  public struct Options: ComponentOptions {
    /// How sure a link has to be.
    public var mode = Mode.cautious

    public static let declared: [OptionField<Self>] = [
      OptionField("mode", \.mode, "How sure a link has to be: strict 0.9, cautious 0.8, full keeps every guess.")
    ]

    public init() {}
  }

  private let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) { self.options = options }

  public func process(
    _ document: borrowing Document,
    in context: inout StageContext
  ) throws(StageError) -> Changes {
    var changes = Changes(for: document)
    let comments = document.layers.comments.elements
    guard !comments.isEmpty else { return changes }
    try context.spend(document.text.count)
    var linker = ReplyLinker(
      comments,
      text: document.text,
      order: document.layers.thread?.order ?? .unknown,
      owners: Self.authors(of: document)
    )
    // What the markup says about the tree stands; only what is not known there is added.
    let known = Set(document.layers.links.elements.filter { $0.kind == .parent }.map(\.child))
    for draft in linker.link(quotesOf: Self.articleWords(document)) where draft.confidence >= options.mode.threshold {
      let comment = comments[draft.child]
      if draft.kind == .parent, known.contains(comment.id) { continue }
      changes.links.add(link(draft, comments, id: changes.links.nextID()))
    }
    return changes
  }

  private func link(_ draft: LinkDraft, _ comments: [Comment], id: ElementID) -> Link {
    Link(
      id: id,
      child: comments[draft.child].id,
      target: target(draft.cue.target, comments),
      kind: draft.kind,
      evidence: [draft.cue.evidence] + (draft.cue.targetEvidence.map { [$0] } ?? []),
      rejected: RejectedTargets(comments: comments).readings(of: draft),
      provenance: Provenance(rule: draft.cue.rule.rawValue, score: rounded(draft.confidence))
    )
  }

  private func target(_ target: LinkCue.Target, _ comments: [Comment]) -> Link.Target {
    switch target {
    case .turn(let index): .comment(comments[index].id)
    case .ghost(let name): .ghost(name)
    case .article: .article
    }
  }

  /// The names of the article's authors, as metadata know them.
  private static func authors(of document: borrowing Document) -> [String] {
    guard let value = document.metadata["authors"]?.value ?? document.metadata["author"]?.value else { return [] }
    return value.arrayValue?.compactMap(\.stringValue) ?? value.stringValue.map { [$0] } ?? []
  }

  /// The words outside the comments: who repeats them quotes the article.
  private static func articleWords(_ document: borrowing Document) -> [BodyWord] {
    guard let first = document.layers.comments.elements.first else { return [] }
    return BodyWords.words(document.text, in: 0..<first.range.lowerBound)
  }
}
