import QuireDocument
import QuireHTML
import QuireMail
import QuireStages
import QuireText

/// Makes a document of the bytes of a mail; the readers of mail share it.
struct MailDocument {
  /// The reader that signs.
  let reader: String

  /// What the surroundings know of the mail.
  let context: ReadContext

  /// Whether the marks before quoted lines stay in the text.
  let keepsMarks: Bool

  /// Whether the mail stands in a mailbox file: behind a `From ` line, with such lines quoted in it.
  var isInMailbox = false

  /// What is known of the mail beside its bytes, such as the flags in its file's name.
  var metadata: [(key: String, value: MetadataValue)] = []

  /// Reads the mail.
  func read(_ bytes: [UInt8]) -> ReadOutcome {
    var range = 0..<bytes.count
    let fromLine = isInMailbox ? FromLine(bytes) : nil
    if fromLine != nil || bytes.starts(with: "From ".utf8) {
      range = (firstPlace(of: 0x0A, in: bytes, range).map { $0 + 1 } ?? bytes.count)..<bytes.count
    }
    if isInMailbox { range = range.lowerBound..<endWithoutSeparator(bytes, range) }
    let structure = MailStructure(bytes, in: range)
    guard !structure.parts[0].headers.fields.isEmpty || !TextSniffer.isBinary(bytes) else {
      let message = "the file is no mail: it begins like a program, a picture or an archive"
      return .failure(ReadFailure(code: "binary", message, at: 0))
    }
    let text = MailSource(bytes, structure, charset: context.charset, unquotesFrom: isInMailbox)
    let first = text.stretches.first { $0.guess != nil }
    let source = Source(
      bytes: bytes,
      decoded: text.decoded,
      map: text.map,
      charset: first?.guess?.charset.name ?? Charset.utf8.name,
      mediaType: "message/rfc822",
      locator: context.locator
    )
    var builder = DocumentBuilder(id: context.id, source: source, reader: reader)
    builder.structure(.record, 0..<range.lowerBound)
    for part in structure.parts { builder.structure(.header, part.headers.range) }
    for boundary in structure.boundaries { builder.structure(.record, boundary) }
    for gap in text.gaps() { builder.structure(.encoding, gap) }
    builder.structure(.record, range.upperBound..<bytes.count)
    let sections = write(text, structure, to: &builder)
    for (key, value) in metadata { builder.set(key, value) }
    let headers = MailMetadata(bytes: bytes, structure: structure)
    headers.write(sections: sections, to: &builder)
    if let fromLine { headers.write(fromLine, range: 0..<range.lowerBound, to: &builder) }
    MailDiagnostics(bytes: bytes, structure: structure, text: text, hasFromLine: fromLine != nil || !isInMailbox)
      .report(to: &builder)
    return .document(builder.finish())
  }

  /// The blank line before the next mail belongs to the mailbox.
  private func endWithoutSeparator(_ bytes: [UInt8], _ range: ByteRange) -> Int {
    var end = range.upperBound
    guard end > range.lowerBound, bytes[end - 1] == 0x0A else { return end }
    end -= 1
    if end > range.lowerBound, bytes[end - 1] == 0x0D { end -= 1 }
    // Without a blank line the last line end is the mail's own.
    return end > range.lowerBound && bytes[end - 1] == 0x0A ? end : range.upperBound
  }

  /// Writes the text with its blocks, and returns the sections of the mails within the mail by their parts.
  private func write(
    _ text: MailSource,
    _ structure: MailStructure,
    to builder: inout DocumentBuilder
  ) -> [Int: ElementID] {
    var blocks: [Block] = []
    var inner = InnerMails()
    let gap = builder.attribution("part-break", "the mail begins a new part here")
    let rules = Rules(&builder)
    for stretch in text.stretches where !stretch.decoded.isEmpty {
      let first = blocks.count
      switch stretch.role {
      case .plain:
        if builder.count > 0 { builder.write([0x0A, 0x0A], by: gap) }
        let type = structure.parts[stretch.part ?? 0].type
        var writer = PlainTextWriter(
          builder,
          blocks: blocks,
          decoded: text.decoded,
          type: type,
          keepsMarks: keepsMarks
        )
        writer.write(stretch.decoded)
        (builder, blocks) = (writer.builder, writer.blocks)
      case .html: writePage(Array(text.decoded[stretch.decoded]), at: stretch.decoded.lowerBound, &builder, &blocks)
      case .attachment: builder.remove(stretch.decoded, by: rules.attachment)
      case .alternative: builder.remove(stretch.decoded, by: rules.alternative)
      case nil:
        if text.decoded[stretch.decoded].allSatisfy({ $0 <= 0x20 }) {
          builder.structure(.space, decoded: stretch.decoded)
        } else {
          builder.remove(stretch.decoded, by: rules.surroundings)
        }
      }
      if let part = stretch.part { inner.note(blocks[first...], of: part, in: structure) }
    }
    builder.set(blocks)
    return inner.write(to: &builder)
  }

  /// What is signed where parts are no text.
  private struct Rules {
    let attachment: AttributionID
    let alternative: AttributionID
    let surroundings: AttributionID

    init(_ builder: inout DocumentBuilder) {
      attachment = builder.attribution("attachment", "the part is attached, or in a form that is no text")
      alternative = builder.attribution("alternative", "another form of the same part is the text")
      surroundings = builder.attribution("outside-of-parts", "the words stand before or behind the parts of the mail")
    }
  }

  /// Writes a part that is a web page.
  private func writePage(_ page: [UInt8], at base: Int, _ builder: inout DocumentBuilder, _ blocks: inout [Block]) {
    builder.base = base
    var walker = PageWalker(HTMLTree(parsing: page), builder)
    walker.walk()
    builder = walker.writer.builder
    builder.base = 0
    for block in walker.writer.blocks {
      var copy = Block(
        id: ElementID(UInt32(clamping: blocks.count + 1)),
        range: block.range,
        kind: block.kind,
        level: block.level,
        provenance: block.provenance
      )
      copy.label = block.label
      copy.labelled = block.labelled
      blocks.append(copy)
    }
  }
}
