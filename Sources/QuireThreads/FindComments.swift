public import QuireDocument
public import QuireStages
import QuireText

/// Finds the readers' comments in a text: where they begin and end, and each comment's author, time and body.
///
/// The headers of a block of comments are told by what repeats, not by one pattern: every line is read into number,
/// name, date, "says" and "by", lines of the same shape are tried as headers above or below their bodies, and the shape
/// with the most evidence wins. What the page says about its thread ("Comments are closed.", "3 responses to …") becomes
/// notices. Where a heading announces comments but no header repeats, the region is kept as one comment of low
/// confidence, and a diagnostic says so. An article without comments gets none.
///
/// ```yaml
/// - threads.find-comments
/// ```
public struct FindComments: Stage {
  public static let name = "find-comments"
  public static let summary = "Find reader comments in a text, with author, time, number and body of each."
  public static let produces: [DocumentPart] = [.comments, .notices, .sections]

  /// What can be set.
  public struct Options: ComponentOptions {
    /// How sure the style of the headers must be.
    public var minConfidence = 0.5

    /// Whether a region without headers is kept as one comment.
    public var keepUnsplit = true

    public static let declared: [OptionField<Self>] = [
      OptionField(
        "min_confidence",
        \.minConfidence,
        "How sure the style of the headers must be before a block counts as comments, from 0 to 1.",
        OptionBound("must be from 0 to 1") { (0...1).contains($0) }
      ),
      OptionField(
        "keep_unsplit",
        \.keepUnsplit,
        "Whether comments under a heading that can't be told apart are kept as one comment of low confidence."
      ),
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
    let isFound = !document.layers.comments.elements.isEmpty
    // The elements of a page say exactly what lines can only suggest.
    if !document.layers.markup.elements.isEmpty, !isFound {
      try context.spend(document.layers.markup.elements.count)
      let threads = MarkupThreads(copy document)
      let finding = threads.best()
      if finding != nil || Self.place(in: document) == nil {
        threads.write(finding, to: &changes)
        return changes
      }
    }
    guard let place = Self.place(in: document) else { return changes }
    try context.spend(place.count)
    let page = PageLines(document.text, in: place)
    guard page.count > 0 else { return changes }
    var block: StyledBlock?
    // Comments that the markup told are not looked for again in the text.
    if !isFound {
      let found = StyleInducer(page: page, bounds: 0..<page.count).best()
      block = found.flatMap { $0.confidence >= options.minConfidence ? $0 : nil }
      if block == nil, options.keepUnsplit { block = UnsplitBlock.find(page) }
    }
    try context.spend(page.count * StyleInducer.mostShapes)
    let writer = ThreadWriter(page: page, document: copy document)
    if let block { writer.write(block, to: &changes) }
    writer.writeNotices(outside: block, to: &changes)
    return changes
  }

  /// The text in which comments are looked for: of a web page the place that its markup gives them, if it has one, since
  /// its menus and lists of links look like headers; else the whole text.
  private static func place(in document: borrowing Document) -> ByteRange? {
    guard !document.layers.markup.elements.isEmpty else { return 0..<document.text.count }
    let ranges = document.layers.sections.elements.filter { $0.kind == .comments }.map(\.range)
    guard let lower = ranges.map(\.lowerBound).min(), let upper = ranges.map(\.upperBound).max() else { return nil }
    return lower..<upper
  }
}
