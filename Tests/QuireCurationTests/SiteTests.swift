import QuireDocument
import QuireStages
import QuireText
import Testing

@testable import QuireCuration

/// Which documents belong together.
@Suite struct SiteTests {
  private static func document(uri: String, _ metadata: [(String, String)] = []) throws -> Document {
    let source = Source(bytes: [], locator: Locator(uri: uri))
    var document = DocumentBuilder(id: "test", source: source, reader: "text").finish()
    var changes = Changes(for: document)
    for (key, value) in metadata { changes.set(key, MetadataValue(.string(value), rule: "test")) }
    try document.apply(changes, by: "test")
    return document
  }

  @Test(arguments: [
    ("https://www.Example.org/a/b?c=//d", "example.org"), ("http://a@b.example:8080/x", "b.example"),
    ("//cdn.example/x", "cdn.example"), ("https://example.org", "example.org"), ("folder/page.html", nil),
    ("/a//b", nil), ("https://", nil), ("", nil), ("mailto:a@b.example", nil),
  ])
  func hosts(url: String, host: String?) {
    #expect(Site.host(of: url) == host)
  }

  @Test func theFirstThatIsKnownCounts() throws {
    let page = try Self.document(
      uri: "pages/a.html",
      [("site", "The Gazette"), ("canonical_url", "https://gazette.example/a"), ("url", "http://www.g.example/b")]
    )
    #expect(Site(of: page, by: .auto)?.words == " of g.example")
    let canonical = try Self.document(uri: "a.html", [("canonical_url", "https://gazette.example/a"), ("url", "/b")])
    #expect(Site(of: canonical, by: .auto)?.words == " of gazette.example")
    let fetched = try Self.document(uri: "https://g.example/b", [("site", "The Gazette")])
    #expect(Site(of: fetched, by: .auto)?.words == " of g.example")
    let named = try Self.document(uri: "pages/a.html", [("site", "The Gazette")])
    #expect(Site(of: named, by: .auto)?.words == " of The Gazette")
    let bare = try Self.document(uri: "pages/a.html")
    #expect(Site(of: bare, by: .auto)?.words == " of the folder pages")
    #expect(Site(of: bare, by: .host) == nil)
    let input = try Self.document(uri: "-")
    #expect(Site(of: input, by: .auto)?.words == "")
    #expect(Site(of: page, by: .folder)?.words == " of the folder pages")
    #expect(Site(of: page, by: .all)?.key == Site(of: input, by: .all)?.key)
    #expect(Site(of: page, by: .auto)?.key != Site(of: canonical, by: .auto)?.key)
  }
}
