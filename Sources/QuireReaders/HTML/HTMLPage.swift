import QuireDocument
import QuireHTML
import QuireStages
import QuireText

/// Makes a document of the bytes of a web page; the readers of pages share it.
struct HTMLPage {
  /// The reader that signs.
  let reader: String

  /// The document's id.
  let id: String

  /// How to reach the page's bytes.
  let locator: Locator

  /// The charset that the page's surroundings declare, such as a header of the transport.
  let charset: String?

  /// The page's media type.
  var mediaType = "text/html"

  /// What is known of the page beside its bytes, such as its address.
  var metadata: [(key: String, value: MetadataValue)] = []

  /// What there is to say of the way to its bytes.
  var diagnostics: [Diagnostic] = []

  /// Reads the page.
  func read(_ bytes: [UInt8]) -> ReadOutcome {
    // What begins like a page is one, whatever zero bytes and controls stand in it.
    guard !TextSniffer.isBinary(bytes) || PageMarks.begins(Array(bytes.prefix(4_096))) else {
      let message = "the bytes are no page: they begin like a program, a picture or an archive"
      return .failure(ReadFailure(code: "binary", message, at: 0))
    }
    let guess = sniffHTMLEncoding(bytes, transport: charset)
    let decoded = decode(bytes, as: guess.charset)
    let source = Source(
      bytes: bytes,
      decoded: decoded.bytes,
      map: decoded.map,
      charset: guess.charset.name,
      mediaType: mediaType,
      locator: locator
    )
    let tree = HTMLTree(parsing: decoded.bytes)
    var builder = DocumentBuilder(id: id, source: source, reader: reader)
    for (key, value) in metadata { builder.set(key, value) }
    for diagnostic in diagnostics { builder.report(diagnostic) }
    for gap in decoded.map.gaps(count: bytes.count) { builder.structure(.encoding, gap) }
    var walker = PageWalker(tree, builder)
    walker.walk()
    if walker.hasData, walker.writer.wordCount < EmbeddedContent.fewWords {
      walker = PageWalker(tree, builder, isEmbedding: true)
      walker.walk()
    }
    var written = walker.writer.builder
    written.set(walker.markup.layer(names: tree.names))
    written.report(guess)
    written.reportProblems(decoded, charset: guess.charset.name)
    report(tree.diagnostics, of: decoded, to: &written)
    return .document(written.finish())
  }

  private func report(_ diagnostics: [HTMLDiagnostic], of decoded: DecodedText, to builder: inout DocumentBuilder) {
    for item in diagnostics {
      let end = min(item.offset + 1, decoded.bytes.count)
      let places = item.offset < end ? decoded.map.sourceRanges(of: item.offset..<end) : []
      let source = places.map { SourceRange($0) }
      builder.report(Diagnostic(.warning, code: item.code.rawValue, item.message, source: source))
    }
  }
}
