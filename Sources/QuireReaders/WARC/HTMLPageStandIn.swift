import QuireDocument
import QuireStages
import QuireText

/// Reads a page as plain text, tags and all, where a reader of HTML is to stand.
enum HTMLPageReader {
  /// Reads `bytes`, a page whose transport gives `transportCharset`.
  static func read(
    bytes: [UInt8],
    transportCharset: String?,
    id: String,
    locator: Locator,
    readerName: String,
    mediaType: String,
    metadata: [(key: String, value: MetadataValue)],
    diagnostics: [Diagnostic]
  ) -> ReadOutcome {
    let guess = sniffHTMLEncoding(bytes, transport: transportCharset)
    let decoded = decode(bytes, as: guess.charset)
    let source = Source(
      bytes: bytes,
      decoded: decoded.bytes,
      map: decoded.map,
      charset: guess.charset.name,
      mediaType: mediaType,
      locator: locator
    )
    var builder = DocumentBuilder(id: id, source: source, reader: readerName)
    builder.copy(0..<decoded.bytes.count)
    for gap in decoded.map.gaps(count: bytes.count) { builder.structure(.encoding, gap) }
    for (key, value) in metadata { builder.set(key, value) }
    for diagnostic in diagnostics { builder.report(diagnostic) }
    if let refused = guess.refusedDeclaration {
      let message = "the bytes are not in the declared charset \"\(refused)\"; they were read as \(guess.charset.name)"
      builder.report(Diagnostic(.warning, code: "declared-charset", message))
    }
    builder.reportProblems(decoded, charset: guess.charset.name)
    return .document(builder.finish())
  }
}
