import QuireDocument
import QuireText

/// The text itself.
extension HTMLEncoder {
  mutating func writeArticle() {
    page.markup("<article")
    page.id("article")
    page.markup(">\n")
    let headline = headline
    var items = flow.items(in: view.articleRegions)[...]
    writeHeader(headline)
    if headline == nil, let first = items.first, view.string(first.range) == title { items.removeFirst() }
    let shown = items.filter { headline == nil || $0.section?.id != headline?.id }
    let highest = shown.filter { $0.kind == .heading }.map(\.level).min() ?? 1
    var depth = 0
    var isQuoting = false
    for item in shown {
      let isQuote = item.kind == .quote
      let goesOn = isQuoting && isQuote && item.isContinued
      if isQuoting, !goesOn { page.markup("</blockquote>\n") }
      nestLists(&depth, to: item.kind == .listItem ? min(max(item.level, 0), deepestList - 1) + 1 : 0)
      if isQuote, !goesOn { page.markup("<blockquote>\n") }
      isQuoting = isQuote
      write(item, level: min(6, max(2, min(item.level, 6) - max(1, min(6, highest)) + 2)))
    }
    if isQuoting { page.markup("</blockquote>\n") }
    nestLists(&depth, to: 0)
    page.markup("</article>\n")
  }

  private mutating func writeHeader(_ headline: Section?) {
    page.markup("<header>\n<h1 dir=\"auto\"")
    if let headline {
      page.source(view.fileRanges(of: headline.range))
      page.markup(">")
      for part in view.selection.parts(of: headline.range) { writeInline(flow.trimmed(part)) }
    } else {
      if let source = view.document.metadata["title"]?.source { page.source(source.map { view.sources.inFile($0) }) }
      page.markup(">")
      page.text(title)
    }
    page.markup("</h1>\n")
    let metadata = view.document.metadata
    let byline = ["authors", "published", "site"].compactMap { key in metadata[key].map { words(for: $0.value) } }
    if !byline.isEmpty {
      page.markup("<p class=\"byline\" dir=\"auto\">")
      page.text(byline.joined(separator: " · "))
      page.markup("</p>\n")
    }
    page.markup("</header>\n")
  }

  /// Opens and closes lists until `depth` of them are open.
  private mutating func nestLists(_ depth: inout Int, to wanted: Int) {
    while depth > wanted {
      page.markup(depth > 1 ? "</ul></li>\n" : "</ul>\n")
      depth -= 1
    }
    while depth < wanted {
      page.markup(depth > 0 ? "<li class=\"nest\"><ul class=\"list\">\n" : "<ul class=\"list\">\n")
      depth += 1
    }
  }

  private mutating func write(_ item: FlowItem, level: Int) {
    let isCaption = item.kind == .caption || item.section?.kind == .caption
    switch item.kind {
    case .heading:
      page.markup("<h")
      page.number(level)
      openBlock(item, "heading")
      writeInline(item.range)
      closeLabel(item)
      page.markup("</h")
      page.number(level)
      page.markup(">\n")
    case .listItem: write(item, "<li", item.isContinued ? "continued" : "item", "</li>\n")
    case .code, .table: write(item, "<pre", "code", "</pre>\n")
    case .rule: page.markup("<hr>\n")
    case .quote: write(item, "<p", "quote", "</p>\n")
    case .paragraph, .caption: write(item, "<p", isCaption ? "caption" : item.section?.kind.rawValue ?? "", "</p>\n")
    }
  }

  private mutating func write(_ item: FlowItem, _ tag: StaticString, _ name: String, _ end: StaticString) {
    page.markup(tag)
    openBlock(item, name)
    writeInline(item.range)
    closeLabel(item)
    page.markup(end)
  }

  /// Writes the rest of a start tag.
  private mutating func openBlock(_ item: FlowItem, _ name: String) {
    if let block = item.block, shownBlocks.insert(block.id).inserted { page.id("b", block.id) }
    let label = item.block.map { $0.label == .content ? "" : "boilerplate" } ?? ""
    let classes = [name, label].filter { !$0.isEmpty }
    if !classes.isEmpty { page.attribute("class", classes.joined(separator: " ")) }
    page.markup(" dir=\"auto\"")
    page.source(view.fileRanges(of: item.range))
    page.markup(">")
  }

  /// Says behind a block that is not content what it is, and why; and what there is to say about its words.
  private mutating func closeLabel(_ item: FlowItem) {
    writeRemarks(on: item)
    guard let block = item.block, block.label != .content else { return }
    page.markup(" <small class=\"label\">")
    page.text(block.label.rawValue)
    if let provenance = block.labelled {
      page.text(" · \(provenance.rule)")
      if let reason = provenance.reason { page.text(": \(reason)") }
    }
    page.markup("</small>")
  }
}

extension HTMLEncoder {
  private mutating func writeRemarks(on item: FlowItem) {
    guard !unplaced.isEmpty else { return }
    let source = view.fileRanges(of: item.range)
    let isHere = unplaced.map { diagnostic in
      guard let first = diagnostic.source.first.map({ view.sources.inFile($0) }) else { return false }
      return source.contains { $0.source == first.source && $0.range.contains(first.range.lowerBound) }
    }
    for (diagnostic, isHere) in zip(unplaced, isHere) where isHere {
      page.markup(" <small class=\"label remark\">")
      page.text(diagnostic.code)
      page.markup("</small>")
    }
    unplaced = zip(unplaced, isHere).filter { !$1 }.map(\.0)
  }
}

/// Lists are nested no deeper; what is deeper stands with the deepest.
private let deepestList = 8
