import QuireHTML
import QuireText
import Testing

/// Where things stand in the page.
@Suite struct PlaceTests {
  private func tree(_ page: String) -> HTMLTree { HTMLTree(parsing: Array(page.utf8)) }

  private func text(_ tree: HTMLTree, _ range: ByteRange) -> String {
    String(decoding: tree.bytes[range], as: UTF8.self)
  }

  private func element(_ tree: HTMLTree, _ name: MarkupName) throws -> HTMLNodeID {
    try #require(tree.descendants(of: .document).first { tree[$0].kind == .element && tree[$0].name == name })
  }

  @Test func tagsAndAttributes() throws {
    let tree = tree("<p>x<A HREF='/a?b&amp;c' Title>link</a >y")
    let link = try element(tree, .a)
    #expect(text(tree, tree[link].sourceRange) == "<A HREF='/a?b&amp;c' Title>")
    #expect(text(tree, tree[link].endTagRange) == "</a >")
    #expect(text(tree, tree.nameRange(of: link)) == "A")
    let attribute = try #require(tree.attribute(.href, of: link))
    #expect(text(tree, attribute.nameRange) == "HREF")
    #expect(text(tree, attribute.valueRange) == "/a?b&amp;c")
    #expect(tree.string(of: attribute) == "/a?b&c")
    #expect(tree.string(.title, of: link) == "")
    #expect(tree.attribute(.id, of: link) == nil)
    let pieces = Array(tree.pieces(of: attribute))
    #expect(pieces.map { text(tree, $0.source) } == ["/a?b", "&amp;", "c"])
    #expect(pieces.map { $0.replacement.map { Array($0) } } == [nil, [0x26], nil])
  }

  @Test func impliedElementsAreEmptyPlaces() throws {
    let tree = tree("x<p>y<p>z")
    let body = try element(tree, .body)
    #expect(tree[body].flags.contains(.implied))
    #expect(tree[body].sourceRange == 0..<0)
    let paragraph = try element(tree, .p)
    #expect(tree[paragraph].endTagRange == 5..<5)
    #expect(!tree[paragraph].flags.contains(.hasEndTag))
  }

  @Test func aReopenedElementHasThePlaceOfItsTag() throws {
    let tree = tree("<p><b id=1>x</p>y")
    let reopened = try #require(tree.descendants(of: .document).first { tree[$0].flags.contains(.reopened) })
    #expect(text(tree, tree[reopened].sourceRange) == "<b id=1>")
    #expect(tree.string(.id, of: reopened) == "1")
  }

  @Test func textIsMadeOfRuns() throws {
    let tree = tree("<div>a</x>b &lt; c\r\nd\0e</div>")
    let node = try #require(tree[element(tree, .div)].firstChild)
    #expect(tree.runs(of: node).map { text(tree, $0.range) } == ["a", "b &lt; c\r\nd\0e"])
    #expect(tree.string(of: node) == "ab < c\nde")
    #expect(tree.textContent(of: .document) == Array("ab < c\nde".utf8))
  }

  @Test func droppedTextIsListed() {
    let tree = tree("  <!DOCTYPE html>\n<pre>\nx</pre><table> <tr>\0</table>")
    #expect(tree.droppedText.map { text(tree, $0.range) } == ["  ", "\n", "\n", "\0"])
    #expect(tree.syntax.filter(\.isDropped).map { text(tree, $0.range) } == ["  ", "\n", "\0"])
  }

  @Test func tokensSayWhatTheyAre() {
    let tree = tree("<!doctype html><p a=1>x</p><!-- c --><?pi?><script>1<2</script><title>&lt;</title></><b ")
    let kinds: [HTMLSyntaxRun.Kind] = [
      .doctype, .startTag, .text, .endTag, .comment, .bogus, .startTag, .rawText, .endTag, .startTag, .text, .endTag,
      .bogus, .unfinished,
    ]
    #expect(tree.syntax.map(\.kind) == kinds)
  }

  @Test func commentsAndDoctypes() throws {
    let tree = tree("<!DOCTYPE Html PUBLIC 'p' \"s\"><!-- a --><!x>")
    let nodes = Array(tree.children(of: .document))
    let doctype = try #require(tree.doctype(of: nodes[0]))
    #expect(doctype.name.map { text(tree, $0) } == "Html")
    #expect(doctype.publicID.map { text(tree, $0) } == "p")
    #expect(doctype.systemID.map { text(tree, $0) } == "s")
    #expect(text(tree, tree.commentRange(of: nodes[1])) == " a ")
    #expect(text(tree, tree.commentRange(of: nodes[2])) == "x")
    #expect(!tree.isQuirks)
  }

  @Test func templatesKeepTheirContentsApart() throws {
    let tree = tree("<template><p>x</p></template>")
    let template = try element(tree, .template)
    #expect(tree[template].firstChild == nil)
    let contents = try #require(tree.templateContents(of: template))
    #expect(tree[contents].kind == .templateContents)
    #expect(tree[contents].parent == template)
    #expect(tree.children(of: contents).map { tree[$0].name } == [.p])
    #expect(!tree.descendants(of: .document).contains { tree[$0].name == .p })
  }

  @Test func namesOfForeignElementsHaveCapitals() throws {
    let tree = tree("<svg viewbox=1 xlink:href=2><clippath/></svg><my-thing my-attribute=3>")
    let image = try element(tree, .svg)
    #expect(tree[image].namespace == .svg)
    #expect(tree.string(.viewBox, of: image) == "1")
    #expect(tree.attributes(of: image).contains { $0.namespace == .xlink && $0.name == .href })
    #expect(tree[try element(tree, .clipPath)].flags.contains(.selfClosing))
    let name = try #require(tree.names.name("my-thing"))
    #expect(tree.string(try #require(tree.names.name("my-attribute")), of: try element(tree, name)) == "3")
  }
}
