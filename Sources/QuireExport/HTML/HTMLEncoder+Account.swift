import QuireDocument
import QuireText

/// What was done to the document, what there is to say about it, and where it comes from.
extension HTMLEncoder {
  mutating func writeRemovals() {
    let removals = view.document.removals
    guard !removals.isEmpty else { return }
    page.beginSection("removed")
    page.markup("Removed text <span class=\"count\">")
    page.number(removals.count)
    page.markup("</span></h2>\n")
    // Hundreds of single spaces would hide the rest: white space is counted, words are listed.
    var blanks: [(rule: String, by: String, count: Int)] = []
    page.markup("<ol class=\"removed\">\n")
    for removal in removals {
      let last = removal.attributions.first
      let (rule, by) = (last?.rule ?? "", last?.by ?? "")
      if removal.text.allSatisfy(\.isBlank) {
        if let place = blanks.firstIndex(where: { $0.rule == rule && $0.by == by }) {
          blanks[place].count += 1
        } else {
          blanks.append((rule, by, 1))
        }
        continue
      }
      page.markup("<li")
      page.source(removal.source.map { view.sources.inFile($0) })
      page.markup("><blockquote dir=\"auto\">")
      page.text(removal.text, 0..<removal.text.count)
      page.markup("</blockquote><p class=\"facts\"><code>")
      page.text(rule)
      page.markup("</code> of <code>")
      page.text(by)
      page.markup("</code>")
      if let reason = last?.reason, !reason.isEmpty { page.text(": \(reason)") }
      writeBytes(removal.source)
      page.markup("</p></li>\n")
    }
    page.markup("</ol>\n")
    for blank in blanks {
      page.markup("<p class=\"facts\">white space, ")
      page.text(blank.count == 1 ? "once" : "\(blank.count) times")
      page.markup(": <code>")
      page.text(blank.rule)
      page.markup("</code> of <code>")
      page.text(blank.by)
      page.markup("</code></p>\n")
    }
    page.markup("</section>\n")
  }

  mutating func writeDiagnostics() {
    let diagnostics = view.document.diagnostics
    guard !diagnostics.isEmpty else { return }
    page.beginSection("diagnostics")
    page.markup("Remarks <span class=\"count\">")
    page.number(diagnostics.count)
    page.markup("</span></h2>\n<ul class=\"diagnostics\">\n")
    for diagnostic in diagnostics {
      page.markup("<li")
      page.attribute("class", diagnostic.severity.rawValue)
      page.source(diagnostic.source.map { view.sources.inFile($0) })
      page.markup("><b>")
      page.text(diagnostic.severity.rawValue)
      page.markup("</b> ")
      page.text(diagnostic.message)
      page.markup(" <small><code>")
      page.text(diagnostic.code)
      page.markup("</code> of <code>")
      page.text(diagnostic.by)
      page.markup("</code>")
      writeBytes(diagnostic.source)
      page.markup("</small></li>\n")
    }
    page.markup("</ul>\n</section>\n")
  }

  private mutating func writeBytes(_ source: [SourceRange]) {
    guard !source.isEmpty else { return }
    let ranges = source.prefix(8).map { view.sources.inFile($0).range }
    let more = source.count > 8 ? ", …" : ""
    page.text(", bytes \(ranges.map { "\($0.lowerBound)–\($0.upperBound)" }.joined(separator: ", "))\(more)")
  }

  mutating func writeAside() {
    page.markup("<aside aria-label=\"About this document\">\n")
    writeLegend()
    let document = view.document
    if !document.metadata.entries.isEmpty {
      page.markup("<section>\n<h2>Known facts</h2>\n<dl>\n")
      for (key, value) in document.metadata.entries {
        page.markup("<div")
        page.source(value.source.map { view.sources.inFile($0) })
        page.markup("><dt>")
        page.text(key)
        page.markup("</dt><dd dir=\"auto\">")
        page.text(words(for: value.value))
        page.markup(" <small>")
        page.text(value.rule)
        page.markup("</small></dd></div>\n")
      }
      page.markup("</dl>\n</section>\n")
    }
    page.markup("<section>\n<h2>Source</h2>\n<dl>\n")
    fact("document", document.id)
    for source in document.sources {
      fact("file", source.locator.uri)
      if let record = source.locator.record { fact("record", "\(record), from byte \(source.locator.offset)") }
      if !source.locator.codecs.isEmpty { fact("codecs", source.locator.codecs.joined(separator: ", ")) }
      fact("type", "\(source.mediaType), \(source.charset)")
      fact("bytes", "\(source.bytes.count)")
      fact("SHA-256", source.digest)
    }
    page.markup("</dl>\n</section>\n</aside>\n")
  }

  private mutating func fact(_ name: StaticString, _ value: String) {
    guard !value.isEmpty else { return }
    page.markup("<div><dt>")
    page.markup(name)
    page.markup("</dt><dd>")
    page.text(value)
    page.markup("</dd></div>\n")
  }
}
