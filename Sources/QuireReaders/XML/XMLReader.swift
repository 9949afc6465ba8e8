import QuireDocument
import QuireMarkup
public import QuireStages
import QuireText

/// Reads an XML document as one document: its text with blocks; TEI with its header as metadata and its names as mentions.
///
/// In a vocabulary that is not known, an element inside of running text goes on with it, and every other one begins a
/// block. TEI (told by its root) has headings, paragraphs, verse, lists and tables; notes stand behind the text, readings
/// that an editor corrected are in the ledger. Nothing outside of the document is read. A document that is not well-formed
/// goes to quarantine with the place.
///
/// ```yaml
/// input: { files: ["letters/*.xml"], format: xml, with: { skip_elements: [summary] } }
/// ```
public struct XMLReader: Reader {
  public static let name = "xml"
  public static let summary = "Reads an XML document, TEI among them, as one document with its blocks."
  public static let suffixes = [".xml", ".tei"]
  public static let mediaTypes = ["application/xml", "text/xml", "application/tei+xml"]
  public static let produces: [DocumentPart] = [.blocks]

  /// What elements mean.
  public enum Vocabulary: String, OptionChoice {
    case auto
    case plain
    case tei
  }

  /// What can be set in a definition.
  public struct Options: ComponentOptions {
    public var vocabulary = Vocabulary.auto
    public var blockElements: [String] = []
    public var inlineElements: [String] = []
    public var skipElements: [String] = []
    public var maxBytes = 1 << 28

    public static let declared: [OptionField<Self>] = [
      OptionField("vocabulary", \.vocabulary, "What elements mean; \"auto\" takes TEI where the root is of it."),
      OptionField("block_elements", \.blockElements, "Elements that begin a block wherever they stand, by local name."),
      OptionField("inline_elements", \.inlineElements, "Elements that never begin a block, by local name."),
      OptionField("skip_elements", \.skipElements, "Elements whose words go to the ledger, by local name."),
      OptionField("max_bytes", \.maxBytes, "The largest document that is read, in bytes.", .within(1...(1 << 31 - 1))),
    ]

    public init() {}
  }

  private let options: Options

  public init(_ options: Options, in setup: Setup) { self.options = options }

  public static func recognizes(_ head: [UInt8]) -> Bool {
    let rest = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    // A page in XHTML is a page.
    return rest.starts(with: "<?xml".utf8) && !PageMarks.begins(head)
  }

  public func makeSplitter() -> any RecordSplitter { WholeFileSplitter(limit: options.maxBytes) }

  public func read(_ record: Record, in context: ReadContext) -> ReadOutcome {
    guard !record.bytes.isEmpty else { return .nothing }
    let guess = sniffHTMLEncoding(record.bytes, transport: context.charset)
    let decoded = decode(record.bytes, as: guess.charset)
    let xml: XMLEvents
    do throws(XMLError) { xml = try XMLEvents(parsing: decoded.bytes) } catch {
      return .failure(.notWellFormed(error, decoded.map))
    }
    let source = Source(
      bytes: record.bytes,
      decoded: decoded.bytes,
      map: decoded.map,
      charset: guess.charset.name,
      mediaType: "application/xml",
      locator: context.locator
    )
    var builder = DocumentBuilder(id: context.id, source: source, reader: Self.name)
    for gap in decoded.map.gaps(count: record.bytes.count) { builder.structure(.encoding, gap) }
    builder.report(guess)
    builder.reportProblems(decoded, charset: guess.charset.name)
    let vocabulary = XMLVocabulary(xml, options)
    var walker = XMLWalker(xml, PageWriter(builder, decoded: xml.bytes), vocabulary)
    walker.walk()
    var writer = walker.writer
    writer.finish()
    writer.builder.set(walker.mentions)
    if vocabulary.isTEI { TEIHeader(xml).write(to: &writer.builder) }
    return .document(writer.builder.finish())
  }
}

extension ReadFailure {
  /// A document that is no XML; `map` leads from the bytes that were parsed to the source.
  static func notWellFormed(_ error: XMLError, _ map: OffsetMap) -> ReadFailure {
    let place = map.sourceRanges(of: error.offset..<(error.offset + 1)).first?.lowerBound
    return ReadFailure(code: "not-xml", "the XML is not well-formed: \(error.description)", at: place ?? error.offset)
  }
}
