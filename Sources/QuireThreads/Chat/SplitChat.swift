public import QuireDocument
public import QuireStages
import QuireText

/// Reads the log of a chat: one comment for each line that somebody says, with name and time.
///
/// Logs of IRC clients (`[03:10] <ann> hello`, WeeChat's columns, `* ann waves`) and the exports of messengers
/// (`12/31/20, 10:15 PM - Ann: hello`) are read; which form a log has is told by its lines. What the program says (who
/// comes and goes) is kept as comments of the kind `event`. A line without a time goes on with the line before it. A
/// text that is no log gets no comments, and a diagnostic says so.
///
/// ```yaml
/// - threads.split-chat
/// - threads.link-chat
/// ```
public struct SplitChat: Stage {
  public static let name = "split-chat"
  public static let summary = "Read the log of a chat: who says what, and when."
  public static let produces: [DocumentPart] = [.comments]

  /// How a log writes who says what.
  public enum Form: String, OptionChoice {
    case auto
    case angles
    case tab
    case bar
    case colon
  }

  /// What can be set.
  public struct Options: ComponentOptions {
    /// How the log writes who says what.
    public var form = Form.auto

    public static let declared: [OptionField<Self>] = [
      OptionField(
        "form",
        \.form,
        "How the log writes who says what: `<ann> hello` (angles), `Ann: hello` (colon), with a tab or a bar between."
      )
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
    try context.spend(document.text.count * ChatForm.allCases.count)
    guard let log = ChatLog(document.text, form: ChatForm(rawValue: options.form.rawValue)) else {
      changes.report(Diagnostic(.note, code: "no-chat", "the text is no log of a chat in a form that is known"))
      return changes
    }
    var clock = ChatClock(log.lines)
    var open: Comment?
    for line in log.lines {
      switch line.kind {
      case .blank: break
      case .day: clock.note(line, document.text)
      case .continuation:
        if let start = open?.range.lowerBound { open?.range = start..<line.range.upperBound }
        if let start = open?.body.lowerBound { open?.body = start..<line.range.upperBound }
      case .message, .action, .event:
        if let open { changes.comments.add(open) }
        open = comment(line, clock, document.text, rule: log.form, id: changes.comments.nextID())
      }
    }
    if let open { changes.comments.add(open) }
    changes.thread = CommentThread(order: .oldestFirst)
    return changes
  }

  private func comment(
    _ line: ChatLine,
    _ clock: ChatClock,
    _ text: [UInt8],
    rule: ChatForm,
    id: ElementID
  ) -> Comment {
    var comment = Comment(id: id, range: line.range, body: line.body, provenance: Provenance(rule: rule.rawValue))
    comment.sourceID = "L\(line.number)"
    comment.kind = line.kind == .event ? .event : .comment
    comment.author = line.name.map { Comment.Author(name: String(decoding: text[$0], as: UTF8.self), range: $0) }
    comment.time = line.stamp.map { clock.time(of: $0, text) }
    return comment
  }
}
