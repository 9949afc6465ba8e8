import Foundation
import QuireDocument
import QuireExport
import QuireStages
import QuireText
import Testing

@Suite struct PageTests {
  private static let tags: Set<String> = [
    "a", "article", "aside", "b", "blockquote", "body", "code", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "input", "label", "li", "main", "mark", "meta", "ol", "p", "pre", "q",
    "section",
    "small", "span", "style", "table", "tbody", "td", "th", "thead", "time", "title", "tr", "ul",
  ]
  private static let empty: Set<String> = ["hr", "input", "meta"]

  /// One tag of a page: `/` before the name of an end tag, and the attributes.
  private struct Tag {
    var name: String
    var attributes: [(name: String, value: String)] = []
  }

  /// The tags of a page and the text between them; `nil` where the page is not written as this module writes pages.
  private static func read(_ page: String) -> (tags: [Tag], text: String)? {
    var tags: [Tag] = []
    var text = ""
    var rest = Substring(page.replacing("<!doctype html>\n", with: ""))
    while let start = rest.firstIndex(where: { $0 == "<" || $0 == ">" }) {
      guard rest[start] == "<" else { return nil }
      if tags.last?.name != "style" { text += rest[..<start] }
      rest = rest[start...].dropFirst()
      var tag = Tag(name: String(rest.prefix { !" >".contains($0) }))
      rest = rest.dropFirst(tag.name.count)
      while rest.first == " " {
        rest = rest.dropFirst()
        let name = String(rest.prefix { !"= >".contains($0) })
        rest = rest.dropFirst(name.count)
        var value = ""
        if rest.hasPrefix("=\"") {
          value = String(rest.dropFirst(2).prefix { $0 != "\"" })
          rest = rest.dropFirst(value.count + 3)
        }
        tag.attributes.append((name, value))
      }
      guard rest.first == ">" else { return nil }
      rest = rest.dropFirst()
      if tag.name == "style", let end = rest.range(of: "</style>") { rest = rest[end.lowerBound...] }
      tags.append(tag)
    }
    return (tags, text + rest)
  }

  @Test(arguments: 0..<60)
  func aPageIsWellFormedWhateverStandsInTheDocument(seed: UInt64) throws {
    let document = try RandomExport(seed: seed, isEdited: seed % 2 == 0).document
    try Self.check(Export.text("html", [.init("content", .string(seed % 3 == 0 ? "kept" : "all"))], document), seed)
  }

  @Test(arguments: 0..<20)
  func documentsShareAPage(seed: UInt64) throws {
    let first = try RandomExport(seed: seed, isEdited: false, id: "a/b c").document
    let second = try RandomExport(seed: seed + 1, isEdited: true, id: "a_b <c>&").document
    let third = try RandomExport(seed: seed, isEdited: false, id: "").document
    let bytes = try Export.bytes("html", [.init("to", .string("out/all.html"))], first, second, third)
    let page = String(decoding: bytes, as: UTF8.self)
    try Self.check(page, seed)
    #expect(page.components(separatedBy: "<main>").count == 2)
    #expect(page.components(separatedBy: "<!doctype html>").count == 2)
    #expect(page.components(separatedBy: "<article class=\"page\"").count == 4)
  }

  @Test func everyTypeHasItsColourAndItsSwitch() throws {
    let types = ["PERSON", "MONEY", "GROUP"] + (0..<20).map { "OWN-\($0)" }
    let bytes = Array(String(repeating: "ab ", count: types.count).utf8)
    var builder = DocumentBuilder(id: "x", source: Source(bytes: bytes), reader: "text")
    builder.copy(0..<bytes.count)
    var document = builder.finish()
    var changes = Changes(for: document)
    for (place, type) in types.enumerated() {
      let id = changes.mentions.nextID()
      let range = (place * 3)..<(place * 3 + 2)
      changes.mentions.add(Mention(id: id, range: range, type: EntityType(type), provenance: Provenance(rule: "test")))
    }
    try document.apply(changes, by: "test")
    let page = try Export.text("html", [], document)
    let colors = page.matches(of: #/\.t[0-9]+\{--h:([^}]+)\}/#).map { String($0.1) }
    #expect(colors.count == types.count)
    #expect(Set(colors).count == types.count)
    #expect(Set(page.matches(of: #/class="(show-t[0-9]+)"/#).map { String($0.1) }).count == types.count)
  }

  private static func check(_ page: String, _ seed: UInt64) throws {
    let (tags, _) = try #require(Self.read(page), "seed \(seed)")
    var open: [String] = []
    var ids: [String] = []
    var targets: [String] = []
    for tag in tags {
      if tag.name.hasPrefix("/") {
        #expect(open.popLast() == String(tag.name.dropFirst()), "seed \(seed)")
      } else {
        #expect(Self.tags.contains(tag.name), "seed \(seed): there is a tag \(tag.name)")
        if !Self.empty.contains(tag.name) { open.append(tag.name) }
      }
      for attribute in tag.attributes {
        #expect(!attribute.name.hasPrefix("on"), "seed \(seed)")
        #expect(!attribute.value.contains("<"), "seed \(seed)")
        if attribute.name == "id" { ids.append(attribute.value) }
        if attribute.name == "href", attribute.value.hasPrefix("#") {
          targets.append(String(attribute.value.dropFirst()))
        }
        if attribute.name == "href" { #expect(!attribute.value.hasPrefix("javascript"), "seed \(seed)") }
      }
    }
    #expect(open.isEmpty, "seed \(seed)")
    #expect(Set(ids).count == ids.count, "seed \(seed): an id stands twice")
    #expect(Set(targets).subtracting(ids).isEmpty, "seed \(seed): a link leads nowhere")
  }

  @Test(arguments: 0..<40)
  func theWordsOfTheTextAreOnThePage(seed: UInt64) throws {
    let document = try RandomExport(seed: seed, isEdited: true).document
    let page = try Export.text("html", [.init("removals", .bool(false))], document)
    let text = try #require(Self.read(page)).text
    let shown = ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&amp;": "&"].reduce(into: text) {
      text,
      pair in
      if pair.key != "&amp;" { text = text.replacing(pair.key, with: pair.value) }
    }
    .replacing("&amp;", with: "&").filter { !$0.isWhitespace }
    for line in Self.lines(of: document) where !line.isEmpty { #expect(shown.contains(line), "seed \(seed): \(line)") }
  }

  /// The pieces of a document's text that no border of any layer cuts, and that a page shows as they are.
  private static func lines(of document: Document) -> [String] {
    let layers = document.layers
    var borders: Set<Int> = [0, document.text.count]
    var ranges = layers.blocks.elements.map(\.range) + layers.comments.elements.flatMap { [$0.range, $0.body] }
    ranges += layers.notices.elements.map(\.range) + layers.sections.elements.map(\.range)
    for range in ranges { borders.formUnion([range.lowerBound, range.upperBound]) }
    let sorted = borders.sorted()
    let hidden =
      layers.sections.elements.filter { $0.kind == .comments || $0.kind == .headline }.map(\.range)
      + layers.comments.elements.map(\.range) + layers.notices.elements.map(\.range)
      + layers.blocks.elements.filter { $0.kind == .rule }.map(\.range)
    return zip(sorted, sorted.dropFirst()).flatMap { lower, upper -> [String] in
      guard !hidden.contains(where: { $0.lowerBound < upper && lower < $0.upperBound }) else { return [] }
      return document.string(lower..<upper).split(whereSeparator: \.isNewline).map { line in
        line.filter { !$0.isWhitespace }
      }
    }
  }
}
