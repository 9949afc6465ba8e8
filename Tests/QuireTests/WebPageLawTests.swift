import Foundation
import Quire
import QuireDocument
import QuirePipelines
import QuireStages
import QuireTesting
import QuireText
import Testing

/// The laws through every stage of `web-article.yaml`: random pages everywhere, real ones where they are there.
@Suite struct WebPageLawTests {
  private static let parts = [
    "<nav><a href=/>Home</a></nav>", "<h1>Tides</h1>", "<p>", "</p>", "The ferry left at nine, said Ann Lind. ",
    "<div class=comments-area id=comments>", "</div>", "<p class=byline>By Ida Brandt", "&eacute;", "&amp;amp;",
    "<time datetime=2024-05-04>4 May 2024</time>", "<ul><li>", "</ul>", "<table><tr><td>", "</table>", "<footer>",
    "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"Tides\"}</script>", "cafÃ© ", "\u{A0}",
    "<meta name=author content=A>", "<aside hidden>", "</aside>", "<pre>  x\n", "</pre>", "<article>", "</article>",
    "May 4, 2024 at 9:12 am", "<br><br>", "<figure><figcaption>A boat", "</figure>", "<blockquote>", "</blockquote>",
    "<title>Tides | Courier</title>", "\0", "\r\n", "😀",
  ]

  private static func page(_ seed: UInt64) -> [UInt8] {
    var random = SeededGenerator(seed: seed)
    return Array(
      (0..<Int.random(in: 0...50, using: &random)).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }
        .joined().utf8
    )
  }

  private static func plan() throws -> (Plan, Registry) {
    let path = ArticleExpectation.root.appending(path: "Pipelines/web-article.yaml").standardizedFileURL.path
    let yaml = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    let grants = Grants(mayRead: { _ in true }, mayWrite: { _ in false }, environment: { _ in nil })
    return (try Engine(definition: yaml, path: path, grants: grants).plan, try Registry(builtinFamilies))
  }

  private static func run(_ page: [UInt8], check: (String, Document) -> Void) throws -> String {
    let (plan, registry) = try plan()
    let document = try SingleDocument(registry: registry, format: "html").read(page, uri: "page.html")
    check("html", document)
    return try LawTests.run(document, plan, check: check)
  }

  @Test(arguments: 0..<40)
  func everyStageKeepsTheAccountsOfAPageAndTheSameBytes(seed: UInt64) throws {
    let page = Self.page(seed)
    let first = try Self.run(page) { step, document in
      let broken = document.brokenAccounts()
      #expect(broken.isEmpty, "seed \(seed), after \(step): \(broken)")
    }
    #expect(try Self.run(page) { _, _ in } == first, "seed \(seed): two runs differ")
  }

  private static let folder = ArticleExpectation.root.appending(path: "../shared/data/wcxb/html").standardizedFileURL

  @Test(.enabled(if: FileManager.default.fileExists(atPath: folder.path), "the pages are not in ../shared"))
  func realPagesKeepTheAccounts() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
    for name in names.enumerated().filter({ $0.offset % 90 == 7 }).map(\.element) {
      let bytes = try [UInt8](Data(contentsOf: Self.folder.appending(path: name)))
      _ = try Self.run(bytes) { step, document in
        guard step == "html" || step == "threads.link-replies" else { return }
        #expect(document.brokenAccounts().isEmpty, "\(name), after \(step)")
      }
    }
  }
}
