import QuireDocument
public import QuireStages
import QuireText

/// Reads a file of plain text as one document.
///
/// The charset is the one that a byte order mark shows, else the one declared, else UTF-8 where the bytes are valid in
/// it, else the likeliest one. Bytes that mean nothing in the charset become U+FFFD, stay traceable, and are reported.
///
/// ```yaml
/// input: { files: ["articles/*.txt"], format: text }
/// ```
public struct TextReader: Reader {
  public static let name = "text"
  public static let summary = "Reads a file of plain text as one document."
  public static let suffixes = [".txt", ".text"]
  public static let mediaTypes = ["text/plain"]

  /// What can be set in a definition.
  public struct Options: ComponentOptions {
    public var maxBytes = 1 << 30

    public static let declared: [OptionField<Self>] = [
      OptionField("max_bytes", \.maxBytes, "The largest file that is read, in bytes.", .within(1...(1 << 31)))
    ]

    public init() {}
  }

  private let options: Options

  public init(_ options: Options, in setup: Setup) { self.options = options }

  public func makeSplitter() -> any RecordSplitter { WholeFileSplitter(limit: options.maxBytes) }

  public func read(_ record: Record, in context: ReadContext) -> ReadOutcome {
    let bytes = record.bytes
    guard !TextSniffer.isBinary(bytes) else {
      return .failure(
        ReadFailure(code: "binary", "the file is not text: it begins like a program, a picture or an archive", at: 0)
      )
    }
    let guess = detectCharset(bytes, declared: context.charset)
    let decoded = decode(bytes, as: guess.charset)
    let source = Source(
      bytes: bytes,
      decoded: decoded.bytes,
      map: decoded.map,
      charset: guess.charset.name,
      mediaType: "text/plain",
      locator: context.locator
    )
    var builder = DocumentBuilder(id: context.id, source: source, reader: Self.name)
    builder.copy(0..<decoded.bytes.count)
    for gap in decoded.map.gaps(count: bytes.count) { builder.structure(.encoding, gap) }
    builder.report(guess)
    builder.reportProblems(decoded, charset: guess.charset.name)
    return .document(builder.finish())
  }
}
