import QuireDocument
import QuireMarkup
public import QuireStages
import QuireText

/// Reads a Markdown document as one document: its text with blocks, its front matter as metadata.
///
/// Headings, paragraphs, list items, quotes, code and tables are blocks; marks, addresses of links and alternatives of
/// pictures are structure. Every run of text was found in the bytes it stands for, through escapes and references. HTML
/// between blocks is read as a page is.
///
/// ```yaml
/// input: { files: ["notes/*.md"], format: markdown }
/// ```
public struct MarkdownReader: Reader {
  public static let name = "markdown"
  public static let summary = "Reads a Markdown document as one document, with its blocks and its front matter."
  public static let suffixes = [".md", ".markdown", ".mkd", ".mdown"]
  public static let mediaTypes = ["text/markdown"]
  public static let produces: [DocumentPart] = [.blocks]

  /// What can be set in a definition.
  public struct Options: ComponentOptions {
    public var frontMatter = true
    public var maxBytes = 1 << 23

    public static let declared: [OptionField<Self>] = [
      OptionField("front_matter", \.frontMatter, "Whether lines between \"---\" at the beginning are metadata."),
      OptionField("max_bytes", \.maxBytes, "The largest document that is read, in bytes.", .within(1...(1 << 30))),
    ]

    public init() {}
  }

  private let options: Options

  public init(_ options: Options, in setup: Setup) { self.options = options }

  public func makeSplitter() -> any RecordSplitter { WholeFileSplitter(limit: options.maxBytes) }

  public func read(_ record: Record, in context: ReadContext) -> ReadOutcome {
    guard !TextSniffer.isBinary(record.bytes) else {
      let message = "the file is not text: it begins like a program, a picture or an archive"
      return .failure(ReadFailure(code: "binary", message, at: 0))
    }
    let guess = detectCharset(record.bytes, declared: context.charset)
    let decoded = decode(record.bytes, as: guess.charset)
    let matter = options.frontMatter ? MarkdownFrontMatter(decoded.bytes) : nil
    let start = matter?.end ?? 0
    let body = Array(decoded.bytes[start...])
    if let problem = MarkdownBounds.problem(in: body) {
      return .failure(ReadFailure(code: "too-costly", "the document is no text that people write: \(problem)"))
    }
    guard let markdown = MarkdownSteps(parsing: body) else {
      return .failure(ReadFailure(code: "out-of-memory", "there is no memory to read the document in"))
    }
    let source = Source(
      bytes: record.bytes,
      decoded: decoded.bytes,
      map: decoded.map,
      charset: guess.charset.name,
      mediaType: "text/markdown",
      locator: context.locator
    )
    var builder = DocumentBuilder(id: context.id, source: source, reader: Self.name)
    for gap in decoded.map.gaps(count: record.bytes.count) { builder.structure(.encoding, gap) }
    builder.report(guess)
    builder.reportProblems(decoded, charset: guess.charset.name)
    matter?.write(to: &builder)
    var walker = MarkdownWalker(markdown, decoded.bytes, start: start, builder)
    walker.walk()
    return .document(walker.finish())
  }
}
