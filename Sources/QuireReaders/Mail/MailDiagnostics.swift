import QuireDocument
import QuireMail
import QuireText

/// Says what is broken in a mail.
struct MailDiagnostics {
  let bytes: [UInt8]
  let structure: MailStructure
  let text: MailSource

  /// Whether the mail has the `From ` line that its mailbox demands.
  let hasFromLine: Bool

  private var headers: MailHeaders { structure.parts[0].headers }

  /// Reports all of it.
  func report(to builder: inout DocumentBuilder) {
    if !hasFromLine { builder.report(Diagnostic(.warning, code: "no-from-line", "the mail has no \"From \" line")) }
    reportHeader(to: &builder)
    reportParts(to: &builder)
    for stretch in text.stretches { report(stretch, to: &builder) }
    if !text.stretches.contains(where: { $0.guess != nil }) {
      builder.report(Diagnostic(.note, code: "no-text", "no part of the mail is text"))
    }
  }

  private func reportHeader(to builder: inout DocumentBuilder) {
    guard !headers.fields.isEmpty else {
      let message = "the mail has no header; all of it is read as text"
      return builder.report(Diagnostic(.warning, code: "no-header", message))
    }
    if headers.lacksBlankLine {
      let place = SourceRange(headers.range)
      let message = "no blank line stands between the header and what follows it"
      builder.report(Diagnostic(.warning, code: "no-blank-line", message, source: [place]))
    }
    let missing = ["message-id", "from", "date"].filter { headers[$0] == nil }
    if !missing.isEmpty {
      let message = "the header lacks \(missing.joined(separator: ", "))"
      builder.report(Diagnostic(.note, code: "missing-field", message))
    }
    for name in ["message-id", "in-reply-to", "references", "subject", "from", "date"] {
      let all = headers.all(name)
      guard all.count > 1 else { continue }
      let message = "field \"\(name)\" stands \(all.count) times in the header; the first one counts"
      let places = all.prefix(100).map { SourceRange($0.range) }
      builder.report(Diagnostic(.warning, code: "repeated-field", message, source: places))
    }
    if let field = headers["date"], MailDate(HeaderText.unfolded(bytes, field.value)) == nil {
      let message = "the date can't be read"
      builder.report(Diagnostic(.warning, code: "bad-date", message, source: [SourceRange(field.range)]))
    }
    let wide = headers.fields.filter { field in
      ["subject", "from", "to", "cc"].contains(field.name) && bytes[field.value].contains { $0 >= 0x80 }
    }
    if !wide.isEmpty {
      let message = "bytes beyond ASCII stand in the header, where no charset is declared"
      let places = wide.prefix(100).map { SourceRange($0.range) }
      builder.report(Diagnostic(.note, code: "undeclared-charset", message, source: places))
    }
  }

  private func reportParts(to builder: inout DocumentBuilder) {
    if !structure.unterminated.isEmpty {
      let count = structure.unterminated.count
      let message = "the last boundary of \(count == 1 ? "a part" : "\(count) parts") is missing"
      let places = structure.unterminated.prefix(100).map { SourceRange(structure.parts[$0].headers.range) }
      builder.report(Diagnostic(.warning, code: "unterminated-part", message, source: places))
    }
    if structure.isCut {
      let message =
        "parts that lie deeper than \(MailStructure.depthLimit), or more than \(MailStructure.partLimit), are not opened"
      builder.report(Diagnostic(.warning, code: "too-many-parts", message))
    }
    for part in structure.parts where MailPart.mailTypes.contains(part.type.value) && !part.holdsMail {
      let message = "the mail within the mail is encoded, which the standard forbids; it is not opened"
      let place = SourceRange(part.headers.range)
      builder.report(Diagnostic(.warning, code: "encoded-mail", message, source: [place]))
    }
    for part in structure.parts where part.type.value.hasPrefix("multipart/") && part.type["boundary"] == nil {
      let message = "the part says that it is in several parts and names no boundary"
      let place = SourceRange(part.headers.range)
      builder.report(Diagnostic(.warning, code: "no-boundary", message, source: [place]))
    }
  }

  private func report(_ stretch: MailSource.Stretch, to builder: inout DocumentBuilder) {
    guard let guess = stretch.guess, let index = stretch.part else { return }
    let part = structure.parts[index]
    if part.encoding == nil, let field = part.headers["content-transfer-encoding"] {
      let message = "the transfer encoding is unknown; the part is read as it stands"
      builder.report(
        Diagnostic(.warning, code: "unknown-encoding", message, source: [SourceRange(field.range)])
      )
    }
    if stretch.brokenCount > 0, let encoding = part.encoding, let first = stretch.firstBroken {
      let count = stretch.brokenCount
      let message = "\(count) byte\(count == 1 ? " is" : "s are") no \(encoding.rawValue)"
      builder.report(
        Diagnostic(.warning, code: "broken-encoding", message, source: [SourceRange(first..<(first + 1))])
      )
    }
    builder.report(guess)
    if stretch.undecodableCount > 0 {
      let count = stretch.undecodableCount
      let places = "\(count) place\(count == 1 ? "" : "s")"
      let message = "\(places) could not be decoded as \(guess.charset.name); U+FFFD stands there"
      let source = stretch.undecodable.prefix(100).map { SourceRange($0) }
      builder.report(Diagnostic(.warning, code: "undecodable-bytes", message, source: source))
    }
  }
}
