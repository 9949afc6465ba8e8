import QuireDocument
import QuireMarkup
import QuireText

/// Walks through one file of a document of Word and writes its text and its blocks; without recursion.
struct DOCXWalker {
  /// The file, by its name.
  enum Part: String, CaseIterable {
    case body = "document"
    case footnotes, endnotes, comments
  }

  private let xml: XMLEvents
  private(set) var writer: PageWriter
  private let styles: DOCXStyles
  private let part: Part
  private let comment: AttributionID
  private let deleted: AttributionID
  private let alternative: AttributionID

  /// The paragraphs that are open: one within another where a text box stands in it.
  private var contexts: [PageWriter.Context] = []
  private var tables = 0
  private var groups = 0
  /// Whether a paragraph of the cell under way came already.
  private var isInCell = false
  /// The names of the elements that are open.
  private var names: [String] = []
  /// How many elements are open in words that go to the ledger, and why.
  private var aside: (attribution: AttributionID, depth: Int)?
  private var isText = false
  private var end = 0

  init(_ xml: XMLEvents, _ writer: consuming PageWriter, _ styles: DOCXStyles, _ part: Part) {
    comment = writer.builder.attribution("comment", "a reader's remark is no part of the text")
    deleted = writer.builder.attribution("deleted", "the words were deleted, and the change is still tracked")
    alternative = writer.builder.attribution("alternative", "another form of the same part is the text")
    self.xml = xml
    self.writer = writer
    self.styles = styles
    self.part = part
  }

  mutating func walk() {
    for event in xml.events {
      settle(to: event.range.lowerBound)
      switch event.kind {
      case .startTag: open(event)
      case .endTag: close(event)
      case .text: write(event.range, nil)
      case .reference: write(event.range, Array(xml.texts[event.text]))
      case .unknownReference: write(event.range, nil)
      case .section: writer.builder.structure(.tag, decoded: event.range)
      case .comment, .instruction, .declaration: writer.builder.structure(.declaration, decoded: event.range)
      }
      end = event.range.upperBound
    }
    settle(to: xml.bytes.count)
    writer.breakBlock()
  }

  /// What lies between two tokens came out of an entity without text.
  private mutating func settle(to place: Int) {
    if place > end { writer.builder.structure(.declaration, decoded: end..<place) }
    end = max(end, place)
  }

  // MARK: Elements

  private mutating func open(_ event: XMLEvents.Event) {
    names.append(xml.name(of: event))
    let name = names[names.count - 1]
    if aside != nil {
      aside?.depth += 1
      isText = name == "t" || name == "delText"
      return writer.builder.structure(.tag, decoded: event.range)
    }
    // These tags stand for characters.
    if let characters = Self.characters[name], names.dropLast().last == "r", !contexts.isEmpty {
      _ = writer.write(characters, for: event.range, contexts[contexts.count - 1])
      return
    }
    writer.builder.structure(.tag, decoded: event.range)
    switch name {
    case "del", "moveFrom": aside = (deleted, 1)
    case "comment" where part == .comments: aside = (comment, 1)
    case "Fallback": aside = (alternative, 1)
    case "t": isText = true
    case "br", "cr": writer.breakLine(isPreformatted: false)
    case "p": openParagraph()
    case "pStyle", "numPr", "ilvl", "numId", "outlineLvl": adapt(to: name, event)
    case "tbl":
      writer.breakBlock()
      tables += 1
      groups += 1
    case "tr": writer.breakBlock()
    case "tc":
      writer.breakCell()
      isInCell = false
    default: break
    }
  }

  private static let characters: [String: [UInt8]] = [
    "tab": [0x20], "noBreakHyphen": Array("\u{2011}".utf8), "ptab": [0x20],
  ]

  private mutating func openParagraph() {
    var context = PageWriter.Context(element: nil)
    if tables > 0 {
      if isInCell { writer.breakLine(isPreformatted: false) }
      isInCell = true
      context.kind = .table
      context.group = groups
    } else {
      writer.breakBlock()
    }
    contexts.append(context)
  }

  /// What the properties of a paragraph, which stand before its words, make of it.
  private mutating func adapt(to name: String, _ event: XMLEvents.Event) {
    guard let last = contexts.indices.last, tables == 0, names.suffix(3).contains("pPr") else { return }
    let value = xml.value("val", of: event)
    switch name {
    case "pStyle":
      guard let value, let (kind, level) = styles.kind(of: value) else { return }
      contexts[last].kind = kind
      contexts[last].level = level
    case "numPr":
      guard contexts[last].kind == .paragraph else { return }
      contexts[last].kind = .listItem
      contexts[last].group = .max
    case "ilvl": if contexts[last].kind == .listItem { contexts[last].level = min(8, value.flatMap { Int($0) } ?? 0) }
    case "numId" where value == "0" && contexts[last].kind == .listItem:
      // A style's list, taken back.
      contexts[last] = PageWriter.Context(element: nil)
    case "outlineLvl":
      let level = value.flatMap { Int($0) }
      guard contexts[last].kind == .paragraph, let level, (0..<9).contains(level) else { return }
      contexts[last].kind = .heading
      contexts[last].level = level + 1
    default: break
    }
  }

  private mutating func close(_ event: XMLEvents.Event) {
    writer.builder.structure(.tag, decoded: event.range)
    let name = names.popLast()
    isText = false
    if let depth = aside?.depth {
      aside?.depth = depth - 1
      if depth == 1 { aside = nil }
      return
    }
    switch name {
    case "p":
      if tables == 0 { writer.breakBlock() }
      _ = contexts.popLast()
    case "tr": writer.breakBlock()
    case "tbl":
      writer.breakBlock()
      tables -= 1
    default: break
    }
  }

  // MARK: Text

  /// Only what stands in runs of text is text: white space between other elements, codes of fields and numbers of
  /// drawings are not.
  private mutating func write(_ range: ByteRange, _ replacement: [UInt8]?) {
    let isSpace = replacement == nil && CollapsibleSpace.endOfSpace(xml.bytes, in: range) == range.upperBound
    if let aside, isText, !isSpace { return writer.builder.remove(range, by: aside.attribution) }
    guard isText, aside == nil, let context = contexts.last else {
      return writer.builder.structure(isSpace ? .space : .record, decoded: range)
    }
    if let replacement {
      if replacement.isEmpty { writer.builder.structure(.encoding, decoded: range) }
      _ = replacement.isEmpty ? nil : writer.write(replacement, for: range, context)
    } else {
      _ = writer.write(range, context)
    }
  }
}
