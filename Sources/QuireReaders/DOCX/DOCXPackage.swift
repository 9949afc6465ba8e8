import QuireDocument
import QuireMarkup
import QuireStages
import QuireText

/// The files of a document of Word that have words (ECMA-376, part 1).
struct DOCXPackage {
  private let body: (file: ArchivedFile, xml: XMLEvents)
  /// Footnotes, endnotes and comments, as far as they are there.
  private var parts: [(kind: DOCXWalker.Part, file: ArchivedFile, xml: XMLEvents)] = []
  private var properties: (file: ArchivedFile, xml: XMLEvents)?
  private let styles: DOCXStyles
  private var diagnostics: [Diagnostic] = []

  init(_ files: inout ArchivedFiles) throws(ReadFailure) {
    let name = try Self.mainPart(&files)
    let file = try files.file(name)
    body = (file, try file.xml())
    let folder = name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
    styles = files.has(folder + "styles.xml") ? DOCXStyles(try files.file(folder + "styles.xml").xml()) : DOCXStyles()
    for kind in DOCXWalker.Part.allCases where kind != .body {
      let name = folder + kind.rawValue + ".xml"
      guard files.has(name) else { continue }
      // The text stands without its notes, too.
      do throws(ReadFailure) {
        let file = try files.file(name)
        parts.append((kind, file, try file.xml()))
      } catch {
        let message = "\"\(name)\" can't be read: \(error.message)"
        diagnostics.append(Diagnostic(.warning, code: "unreadable-part", message))
      }
    }
    guard files.has("docProps/core.xml"), let file = try? files.file("docProps/core.xml"), let xml = try? file.xml()
    else { return }
    properties = (file, xml)
  }

  /// The file that the archive's relations call the document.
  private static func mainPart(_ files: inout ArchivedFiles) throws(ReadFailure) -> String {
    let usual = "word/document.xml"
    guard files.has("_rels/.rels") else { return usual }
    let xml = try files.file("_rels/.rels").xml()
    let target = xml.events.lazy.filter { $0.kind == .startTag }
      .first { xml.value("Type", of: $0)?.hasSuffix("/officeDocument") == true }
      .flatMap { xml.value("Target", of: $0) }
    return target.map { $0.hasPrefix("/") ? String($0.dropFirst()) : $0 } ?? usual
  }

  /// The whole document.
  func document(id: String, reader: String) -> Document {
    var builder = DocumentBuilder(id: id, source: body.file.source, reader: reader)
    body.file.report(to: &builder)
    for diagnostic in diagnostics { builder.report(diagnostic) }
    var walker = DOCXWalker(body.xml, PageWriter(builder, decoded: body.xml.bytes), styles, .body)
    walker.walk()
    var writer = walker.writer
    for part in parts {
      writer.begin(part.file.source)
      part.file.report(to: &writer.builder)
      var walker = DOCXWalker(part.xml, writer, styles, part.kind)
      walker.walk()
      writer = walker.writer
    }
    if let (file, xml) = properties {
      writer.begin(file.source)
      file.report(to: &writer.builder)
      writer.builder.structure(.record, decoded: 0..<file.text.bytes.count)
      DublinCore(xml).write(to: &writer.builder)
    }
    writer.finish()
    return writer.builder.finish()
  }
}

/// What the styles of a document of Word say of paragraphs.
struct DOCXStyles {
  /// The rank of the heading that a style makes, by the style's id.
  private var headings: [String: Int] = [:]
  private var quotes: Set<String> = []
  private var captions: Set<String> = []

  /// No styles but those whose ids tell.
  init() {}

  init(_ xml: XMLEvents) {
    var id: String?
    for event in xml.events where event.kind == .startTag {
      switch xml.name(of: event) {
      case "style": id = xml.value("styleId", of: event)
      case "name":
        guard let id, let name = xml.value("val", of: event)?.lowercased() else { continue }
        if let rank = Self.rank(name) { headings[id] = rank }
        if name.hasSuffix("quote") { quotes.insert(id) }
        if name == "caption" { captions.insert(id) }
      case "outlineLvl":
        let level = xml.value("val", of: event).flatMap { Int($0) }
        guard let id, let level, (0..<9).contains(level) else { continue }
        headings[id] = headings[id] ?? level + 1
      default: break
      }
    }
  }

  /// What a paragraph of the style called `id` is; `nil` where it is plain.
  func kind(of id: String) -> (kind: Block.Kind, level: Int)? {
    if let rank = headings[id] ?? Self.rank(id.lowercased()) { return (.heading, rank) }
    if quotes.contains(id) { return (.quote, 1) }
    return captions.contains(id) ? (.caption, 0) : nil
  }

  /// The rank in `heading 2`, `Heading2` or `title`.
  private static func rank(_ name: String) -> Int? {
    if name == "title" { return 1 }
    guard name.hasPrefix("heading"), let rank = Int(name.dropFirst(7).trimmingPrefix(" ")) else { return nil }
    return (1...9).contains(rank) ? rank : nil
  }
}
