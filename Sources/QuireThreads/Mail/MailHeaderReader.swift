import QuireDocument
import QuireMail
import QuireText

/// What a document says of the mail that it is: its metadata, and what its words quote.
struct MailHeaderReader {
  let document: Document

  /// How many ids of References are kept; of more, those nearest to the mail.
  static let referenceLimit = 200

  /// How many bytes before a quotation may say who is quoted.
  static let attributionLimit = 300

  /// Whether the document is a mail: its reader found something of a mail's header.
  var isMail: Bool { ["message_id", "from", "references", "delivered"].contains { document.metadata[$0] != nil } }

  /// The header.
  var message: MailMessage {
    MailMessage(
      id: document.metadata["message_id"]?.value.stringValue,
      references: Array(strings("references").suffix(Self.referenceLimit)),
      inReplyTo: Array(strings("in_reply_to").suffix(Self.referenceLimit)),
      subject: document.metadata["title"]?.value.stringValue ?? "",
      date: date
    )
  }

  /// The writer.
  var author: (name: String, address: String) {
    let first = document.metadata["from"]?.value.arrayValue?.first
    return (first?["name"]?.stringValue ?? "", first?["address"]?.stringValue ?? "")
  }

  private func strings(_ key: String) -> [String] {
    guard let value = document.metadata[key]?.value else { return [] }
    return value.arrayValue?.compactMap(\.stringValue) ?? value.stringValue.map { [$0] } ?? []
  }

  /// When the mail was sent, else when it came into its mailbox.
  private var date: Int? {
    for key in ["published", "delivered"] {
      guard let text = document.metadata[key]?.value.stringValue else { continue }
      if let date = MailDate(iso8601: text) { return date.secondsSince1970 }
    }
    return nil
  }

  // MARK: Words

  /// The text without what is quoted, what is quoted, and the line before the first quotation that says who is.
  ///
  /// What stands in mails within the mail is none of it: those answer mails of their own.
  var words: (own: [ByteRange], quotes: [ByteRange], attribution: ByteRange?) {
    guard !document.layers.blocks.elements.isEmpty else { return lines }
    let blocks = ownBlocks
    var own: [ByteRange] = []
    var quotes: [ByteRange] = []
    var attribution: ByteRange?
    for (index, block) in blocks.enumerated() {
      if block.kind == .quote {
        if quotes.isEmpty, index > 0, blocks[index - 1].kind != .quote { attribution = tail(blocks[index - 1].range) }
        quotes.append(block.range)
      } else if block.label == .content {
        own.append(block.range)
      }
    }
    return (own, quotes, attribution)
  }

  /// The blocks outside of mails within the mail; linear in blocks and sections, which stand in the order of the text.
  private var ownBlocks: [Block] {
    var blocks = document.layers.blocks.elements
    var inner = document.layers.sections.elements.filter { $0.provenance.rule == "inner-mail" && $0.parent == nil }[...]
    guard !inner.isEmpty else { return blocks }
    blocks.removeAll { block in
      while let first = inner.first, first.range.upperBound <= block.range.lowerBound { inner.removeFirst() }
      return inner.first?.range.contains(block.range.lowerBound) ?? false
    }
    return blocks
  }

  /// The same where the document has no blocks.
  private var lines: (own: [ByteRange], quotes: [ByteRange], attribution: ByteRange?) {
    var own: [ByteRange] = []
    var quotes: [ByteRange] = []
    var attribution: ByteRange?
    func extend(_ ranges: inout [ByteRange], _ range: ByteRange) {
      if let last = ranges.last, last.upperBound == range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
    }
    for line in MailLines(document.text, in: 0..<document.text.count, isFlowed: false) {
      if line.depth > 0 {
        if quotes.isEmpty { attribution = own.last.map(tail) }
        extend(&quotes, line.range)
      } else if line.isSignatureMark {
        break
      } else {
        extend(&own, line.range)
      }
    }
    return (own, quotes, attribution)
  }

  /// The end of a range, cut between characters.
  private func tail(_ range: ByteRange) -> ByteRange {
    var start = max(range.lowerBound, range.upperBound - Self.attributionLimit)
    while start < range.upperBound, !document.isBoundary(start) { start += 1 }
    return start..<range.upperBound
  }
}
