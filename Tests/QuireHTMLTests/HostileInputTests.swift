import QuireText
import Testing

@testable import QuireHTML

/// Pages that were made to be slow: the work is counted, not timed.
///
/// A quadratic parser would need a thousand times more.
@Suite struct HostileInputTests {
  private static func page(_ count: Int, _ part: (Int) -> String) -> [UInt8] {
    Array((0..<count).map(part).joined().utf8)
  }

  private static func page(_ part: String, _ count: Int) -> [UInt8] {
    Array(String(repeating: part, count: count).utf8)
  }

  static let pages: [(String, [UInt8])] = [
    ("open blocks", page("<div>", 4_000)),
    ("open formatting", page("<b><a>", 2_000)),
    ("formatting in paragraphs", page("<p><b>", 1_000)),
    ("distinct formatting", page(1_000) { "<b id=\($0)>" } + page("<p>x", 1_000)),
    ("paragraph ends", page("</p>", 4_000)),
    ("paragraph ends in a deep cell", page("<p><table><td>", 1) + page("<i>", 1_000) + page("</p>", 2_000)),
    ("unknown ends on a deep stack", page("<span>", 1_000) + page("</no>", 2_000)),
    ("one formatting element below blocks", page("<b>", 1) + page("<div>", 1_000) + page("</b>", 1_000)),
    ("adoption again and again", page("<b><div></b>", 1_000)),
    (
      "adoption in a deep stack",
      page(20) { _ in "<b>" + String(repeating: "<div>", count: 450) + String(repeating: "</b>", count: 60) }
    ),
    ("foster parents", page("<table>x<b>", 1_000)),
    ("foster parents of text", page("<table>", 1) + page("x<tr>", 2_000)),
    ("nested tables", page("<table><tr><td>", 1_000)),
    ("links and tables", page("<a><table>", 1_000)),
    ("ends in deep SVG", page("<svg>", 1) + page("<g>", 400) + page("</no>", 400)),
    ("many bodies", page(1_000) { "<body a\($0)=1>" }),
    ("templates", page("<template><tr>", 1_000)),
    ("selects", page("<select><table><td>", 1_000)),
    ("list items below blocks", page("<li>", 1) + page("<div>", 1_000) + page("<li>", 1_000)),
    ("markers", page("<object><b>", 1_000)),
    ("headings", page("<h1><b>", 1_000)),
    ("bits of text", page("a</x>", 2_000)),
    ("less-than signs", page("<", 10_000)),
    ("dashes", page("<!--", 1) + page("-", 10_000)),
    ("hidden scripts", page("<script>", 1) + page("<!--<script>", 1_000)),
    ("unclosed quotes", page("<a href=\"", 1_000)),
  ]

  @Test(arguments: pages)
  func workIsLinear(_ name: String, _ page: [UInt8]) {
    withHeldBytes(page) { held in
      var builder = HTMLTreeBuilder(held, page, HTMLOptions())
      builder.run()
      let steps = builder.steps + builder.stack.steps
      // The stack's bound times one: what the worst tag may cost.
      #expect(steps <= 600 * page.count / 4, "\(name): \(steps) steps for \(page.count) bytes")
      #expect(builder.nodes.count <= 70_000 + 2 * page.count)
      #expect(deepest(builder.nodes) <= 3 * 512, "\(name)")
    }
  }

  /// How deep the deepest node stands: a node that was made later may stand above one that was made earlier.
  private func deepest(_ nodes: [HTMLNode]) -> Int {
    var deepest = 0
    var depth = 0
    var node: Int32 = 0
    while node >= 0 {
      deepest = max(deepest, depth)
      if nodes[Int(node)].kind != .text, nodes[Int(node)].firstLink >= 0 {
        node = nodes[Int(node)].firstLink
        depth += 1
        continue
      }
      while node >= 0, nodes[Int(node)].nextLink < 0 {
        node = nodes[Int(node)].parentLink
        depth -= 1
      }
      if node >= 0 { node = nodes[Int(node)].nextLink }
    }
    return deepest
  }

  @Test func depthIsReported() throws {
    let tree = HTMLTree(parsing: Self.page("<div>", 600))
    let diagnostic = try #require(tree.diagnostics.first)
    #expect(diagnostic.code == .depth)
    #expect(diagnostic.offset == 510 * 5)
  }

  @Test func endTagsOfFlattenedElementsCloseNothingElse() {
    let page = Self.page("<div>", 700) + Self.page("</div>", 690) + Array("<p>after".utf8)
    let tree = HTMLTree(parsing: page)
    var depth = 0
    var node = tree.descendants(of: .document).first { tree[$0].name == .p }
    while let parent = node.flatMap({ tree[$0].parent }) {
      depth += 1
      node = parent
    }
    #expect(depth == 10 + 3)
  }

  @Test func manyAttributes() throws {
    let page = Array("<p ".utf8) + Self.page(30_000) { "a\($0)=1 A\($0)=2 " } + Array(">".utf8)
    let tree = HTMLTree(parsing: page)
    #expect(tree.attributes.count == 30_000)
    #expect(tree.attributes.allSatisfy { tree.bytes[$0.valueRange] == [0x31] })
    #expect(tree.diagnostics.isEmpty)
  }

  @Test func moreNamesThanTheTableHolds() throws {
    let page = Array("<p ".utf8) + Self.page(70_000) { "a\($0)=1 " } + Array("a69999=2 A69998=3>".utf8)
    let tree = HTMLTree(parsing: page)
    #expect(tree.attributes.count == 70_000)
    #expect(tree.diagnostics.map(\.code) == [.names])
    #expect(tree.attributes.last?.name == .overflow)
  }

  @Test func anAttributeOfFiveMegabytes() throws {
    let page = Array("<p title=\"".utf8) + Self.page("x&amp;", 900_000) + Array("\">".utf8)
    let tree = HTMLTree(parsing: page)
    #expect(tree.attributes.count == 1)
    #expect(tree.attributes[0].valueRange.count == 5_400_000)
  }

  @Test func emptyAndBinaryInput() {
    #expect(HTMLTree(parsing: []).debugDump == "| <html>\n|   <head>\n|   <body>\n")
    var numbers = SeededNumbers(state: 1)
    for _ in 0..<50 {
      let bytes = (0..<2000).map { _ in UInt8.random(in: 0...255, using: &numbers) }
      #expect(TreeLaws(tree: HTMLTree(parsing: bytes)).broken().isEmpty)
    }
  }

  @Test func copiesOfOptionsStayBounded() {
    let part = "<select><button><selectedcontent></button><option><table><td>"
    var options = HTMLOptions()
    options.mirrorsSelectedContent = true
    let page = Self.page(part, 40)
    #expect(HTMLTree(parsing: page, options: options).nodes.count <= 2000)
  }
}
