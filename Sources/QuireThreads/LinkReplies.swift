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
  }

  /// What can be set.
  public struct Options: ComponentOptions {
    /// How sure a link has to be.
    public var mode = Mode.cautious

    /// A table of measured precision in place of the one that comes with Quire.
    public var confidence = InputPath(path: "measured")

    public static let declared: [OptionField<Self>] = [
      OptionField("mode", \.mode, "How sure links are: strict, each 0.9; cautious, 0.8 of all; full, every guess."),
      OptionField(
        "confidence",
        \.confidence,
        "How often rules are right: measured, the table that comes with Quire, or the path of one by quire calibrate."
      ),
    ]

    public init() {}
  }

  private let options: Options
  private let table: LinkTable

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    self.options = options
    table = options.confidence.path == "measured" ? .measured : try Self.table(options.confidence, in: setup)
  }

  /// The table in a file; what it does not count stays as measured.
  private static func table(_ path: InputPath, in setup: Setup) throws(OptionError) -> LinkTable {
    let bytes = try setup.read(path, for: "confidence")
    do throws(LinkTableFile.Problem) {
      return LinkTable.measured.replacing(with: try LinkTableFile.read(bytes))
    } catch {
      throw OptionError("confidence", .unreadable(path: path.path, why: "line \(error.line): \(error.why)"))
    }
  }

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
      owners: Self.authors(of: document),
      table: table
    )
    // What the markup says about the tree stands; only what is not known there is added.
    let known = Set(document.layers.links.elements.filter { $0.kind == .parent }.map(\.child))
    let all = linker.link(quotesOf: Self.articleWords(document))
    if all.contains(where: { $0.cue.rule == .headerAddressee && $0.claim == .ghost }) || linker.lacksNumbers {
      changes.thread = Self.lackingParents(document.layers.thread)
    }
    if let first = linker.shape.implausible.first {
      changes.report(Self.implausible(linker.shape.implausible.count, comments[first], document))
    }
    let drafts = LinkSelection.links(all, options.mode, linker.order)
    for draft in drafts {
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
      evidence: [draft.cue.evidence] + [draft.cue.targetEvidence, draft.cue.witness].compactMap { $0 },
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

  /// The note that times were left out of account.
  private static func implausible(_ count: Int, _ first: Comment, _ document: borrowing Document) -> Diagnostic {
    Diagnostic(
      .note,
      code: "implausible-time",
      "\(count == 1 ? "the time of 1 comment" : "the times of \(count) comments") can't be true beside the others; "
        + "links don't count on \(count == 1 ? "it" : "them")",
      source: first.time?.range.map { document.sourceRanges(of: $0) } ?? []
    )
  }

  /// `thread` with the note that comments answer some that are not there.
  private static func lackingParents(_ thread: CommentThread?) -> CommentThread {
    var thread = thread ?? CommentThread()
    if !thread.gaps.contains(.missingParent) { thread.gaps.append(.missingParent) }
    thread.isComplete = false
    return thread
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
