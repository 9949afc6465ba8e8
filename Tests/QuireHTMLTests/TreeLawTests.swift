import QuireHTML
import Testing

@Suite struct TreeLawTests {
  @Test func nodesStaySmall() {
    #expect(MemoryLayout<HTMLNode>.stride <= 48)
    #expect(MemoryLayout<HTMLAttribute>.stride <= 24)
    #expect(MemoryLayout<HTMLTextRun>.stride <= 16)
  }

  @Test func lawsHoldForTagSoup() {
    for seed in 0..<1500 as Range<UInt64> {
      let page = TagSoup.page(seed)
      var options = HTMLOptions()
      options.isScripting = seed % 3 == 0
      options.mirrorsSelectedContent = seed % 2 == 0
      options.mostOpenElements = seed % 5 == 0 ? 16 : 512
      let tree = HTMLTree(parsing: page, options: options)
      let broken = TreeLaws(tree: tree).broken()
      #expect(broken.isEmpty, "seed \(seed): \(String(decoding: page, as: UTF8.self))")
    }
  }

  @Test func lawsHoldForFragmentsOfTagSoup() {
    let contexts = [
      "div", "table", "tr", "select", "template", "title", "script", "html", "frameset", "form", "td", "p",
    ]
    for seed in 5000..<5600 as Range<UInt64> {
      let page = TagSoup.page(seed, 30)
      var context = HTMLFragmentContext(contexts[Int(seed) % contexts.count])
      if seed % 7 == 0 { context = HTMLFragmentContext("foreignObject", .svg) }
      if seed % 11 == 0 { context = HTMLFragmentContext("annotation-xml", .mathML, encoding: "text/html") }
      let broken = TreeLaws(tree: HTMLTree(parsingFragment: page, in: context)).broken()
      #expect(broken.isEmpty, "seed \(seed): \(String(decoding: page, as: UTF8.self))")
    }
  }

  @Test func lawsHoldForPagesThatBreakOffAnywhere() {
    let page = Array(
      """
      <!DOCTYPE html PUBLIC "a" 'b'><html lang=en><head><title>T &amp; x</title><script>if (a<b) "</p>"<!-- --></script>\
      <body class="a&lt;b" id='x' hidden><p>One<b>two<i>three</b>four</i>&copy;&#x41;<table><tr><td>5<!-- c --!></table>\
      <svg viewBox=1><![CDATA[x<y]]></svg><textarea>\n6</textarea><template><td>7</template></body></html> <!-- end -->
      """.utf8
    )
    for length in 0...page.count {
      let broken = TreeLaws(tree: HTMLTree(parsing: Array(page[..<length]))).broken()
      #expect(broken.isEmpty, "\(length)")
    }
  }

  @Test func theSamePageGivesTheSameTree() {
    for seed in 9000..<9100 as Range<UInt64> {
      let page = TagSoup.page(seed)
      let one = HTMLTree(parsing: page)
      let two = HTMLTree(parsing: page)
      #expect(one.debugDump == two.debugDump)
      #expect(one.nodes.map(\.sourceRange) == two.nodes.map(\.sourceRange))
      #expect(one.nodes.map(\.name) == two.nodes.map(\.name))
      #expect(Array(one.syntax) == Array(two.syntax))
    }
  }
}
