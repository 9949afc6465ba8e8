import QuireMarkup
import QuireText
import Testing

@Suite struct XMLEventsTests {
  private func events(_ document: String) throws -> XMLEvents { try XMLEvents(parsing: Array(document.utf8)) }

  private func shown(_ xml: XMLEvents) -> [String] {
    xml.events.map { event in
      let source = String(decoding: xml.bytes[event.range], as: UTF8.self)
      let text = String(decoding: xml.texts[event.text], as: UTF8.self)
      return "\(event.kind) \(source)" + (text.isEmpty ? "" : "=\(text)")
    }
  }

  @Test func everyTokenHasItsPlace() throws {
    let xml = try events(
      "<?xml version=\"1.0\"?>\n<a x='1'>b &amp; &#x41;<c/><![CDATA[<d>]]><!-- e --><?f g?>\r\nh</a>\n"
    )
    #expect(
      shown(xml) == [
        "declaration <?xml version=\"1.0\"?>\n", "startTag <a x='1'>", "text b ", "reference &amp;=&", "text  ",
        "reference &#x41;=A", "startTag <c/>", "endTag ", "section <![CDATA[", "text <d>", "section ]]>",
        "comment <!-- e -->", "instruction <?f g?>", "text \r\nh", "endTag </a>", "declaration \n",
      ]
    )
    // No byte is between two tokens.
    #expect(zip(xml.events, xml.events.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
  }

  @Test func entitiesStandWhereTheyAreNamed() throws {
    let xml = try events("<!DOCTYPE a [<!ENTITY e 'x<b>y</b>z'><!ENTITY n ''>]><a>1&e;2&n;3&unknown;</a>")
    #expect(
      shown(xml).dropFirst() == [
        "startTag <a>", "text 1", "reference &e;=xyz", "text 2", "text 3", "unknownReference &unknown;=unknown",
        "endTag </a>",
      ]
    )
  }

  @Test func namesAndAttributesComeWithoutPrefixes() throws {
    let xml = try events("<w:p xmlns:w='u' w:val = \"a &gt; 'b'\" c='>'/>")
    let event = try #require(xml.events.first)
    #expect(xml.name(of: event) == "p")
    #expect(xml.attributes(of: event).map(\.name) == ["w", "val", "c"])
    #expect(xml.attribute("val", of: event).map { String(decoding: xml.bytes[$0], as: UTF8.self) } == "a &gt; 'b'")
    #expect(xml.attribute("d", of: event) == nil)
  }

  @Test(arguments: ["", "<a>", "<a></b>", "<a>&#0;</a>", "text", "<a b=c/>", "<a/><b/>", "<a>\u{1}</a>"])
  func whatIsNotWellFormedIsRefused(document: String) {
    #expect(throws: XMLError.self) { try events(document) }
  }

  @Test func entitiesCannotGrowWithoutBound() {
    var document = "<!DOCTYPE a [<!ENTITY e0 'lol'>"
    for level in 1...9 {
      document += "<!ENTITY e\(level) '" + String(repeating: "&e\(level - 1);", count: 10) + "'>"
    }
    #expect(throws: XMLError.self) { try events(document + "]><a>&e9;</a>") }
    let long = String(repeating: "x", count: 20_000)
    let quadratic = "<!DOCTYPE a [<!ENTITY e '\(long)'>]><a>\(String(repeating: "&e;", count: 20_000))</a>"
    #expect(throws: XMLError.self) { try events(quadratic) }
  }

  @Test func nothingOutsideIsRead() throws {
    let type = "<!DOCTYPE a SYSTEM 'file:///etc/passwd' [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    let xml = try events(type + "<a>1&x;2</a>")
    #expect(!shown(xml).contains { $0.contains("root") })
  }

  @Test func deepNestingIsNoTrap() throws {
    let count = 100_000
    let xml = try events(String(repeating: "<a>", count: count) + String(repeating: "</a>", count: count))
    #expect(xml.events.count == 2 * count)
  }
}
