import QuireDocument
import QuireExtraction
import QuireReaders
import QuireStages
import QuireTesting
import QuireText
import Testing

/// What the stages keep on pages made of pieces that bear on metadata, whole and broken.
@Suite struct MetadataLawTests {
  private static let pieces = [
    "<title>", "</title>", "<h1>", "</h1>", "A headline of some words", " | Site", " - ", "<meta name=author content='",
    "<meta property='og:title og:site_name' content=\"", "'>", "\">", "Ida Lund", "By ", "<p class=byline>", "</p>",
    "<span itemprop=author itemscope>", "<b itemprop=name>", "</b></span>", "<time datetime=2020-01-02T03:04>",
    "</time>",
    "<script type=application/ld+json>", "</script>", "{\"@type\":\"Article\",\"headline\":\"", "\"}", "\"author\":[",
    "{\"@id\":\"#a\"}", "]", ",", "\\u00e9", "&amp;", "&quot", "2021-02-03", "3 mars 2021", "<nav>", "</nav>", "<svg>",
    "</svg>", "<a rel=\"tag author\" href=x>", "</a>", "\u{FEFF}", "\0", "王小明", " ", "\n", "<link rel=canonical href=",
    "<div itemscope itemtype=https://schema.org/BlogPosting>", "</div>", "<html lang=", "de>", "@", "::", "_",
  ]

  private static func read(_ page: [UInt8]) throws -> Document {
    let reader = HTMLReader(HTMLReader.Options(), in: Setup(step: "html"))
    let context = ReadContext(id: "page", locator: Locator(uri: "page"))
    guard case .document(let document) = reader.read(Record(bytes: page), in: context) else {
      throw StageError(code: "unread", "the page was not read")
    }
    return document
  }

  private static func run(_ document: inout Document) throws {
    var context = StageContext(step: "extract.read-metadata")
    let metadata = try ReadMetadata(NoOptions(), in: Setup(step: "extract.read-metadata"))
    try document.apply(metadata.process(document, in: &context), by: "extract.read-metadata")
    let language = try IdentifyLanguage(IdentifyLanguage.Options(), in: Setup(step: "extract.identify-language"))
    try document.apply(language.process(document, in: &context), by: "extract.identify-language")
  }

  @Test(arguments: 0..<200)
  func everyValueStandsInTheSource(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...60, using: &random)
    let page = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
    var document = try Self.read(Array(page.utf8))
    try Self.run(&document)
    #expect(document.brokenAccounts().isEmpty)
    for (key, value) in document.metadata.entries where value.rule != "letter-sequences" {
      #expect(!value.source.isEmpty, "\(key) of \(page)")
      for source in value.source {
        #expect(document.sources[source.source].bytes.indices.contains(source.range.lowerBound))
        #expect(source.range.upperBound <= document.sources[source.source].bytes.count)
      }
    }
    var again = try Self.read(Array(page.utf8))
    try Self.run(&again)
    #expect(again.dump == document.dump)
  }

  /// Pages that would take long, or much of the stack, if anything were quadratic or without a bound.
  @Test(arguments: [
    "<script type=application/ld+json>" + String(repeating: "[", count: 60_000),
    "<script type=application/ld+json>" + String(repeating: "{\"@graph\":", count: 400) + "1"
      + String(repeating: "}", count: 400) + "</script>",
    "<title>" + String(repeating: "a | ", count: 30_000) + "</title>",
    "<meta name=author content='" + String(repeating: "Ida Lund and ", count: 20_000) + "'>",
    "<meta property=og:title content='" + String(repeating: "&amp;", count: 60_000) + "'>",
    "<meta property=og:title content='" + String(repeating: "a", count: 60_000)
      + String(repeating: "&amp;", count: 60_000) + "'>" + String(repeating: "<h1>aaaaaaaaaaaaaaaa</h1>", count: 200),
    "<meta name=author content='" + (0..<20_000).map { "Ida Lund\($0) Holm;" }.joined() + "'>",
    "<h1>x</h1><span itemprop='" + String(repeating: "author ", count: 40_000) + "'>Ida",
    String(repeating: "<h1>x", count: 5000) + String(repeating: "<p class=author>By Ida", count: 5000),
    "<h1>x</h1>" + String(repeating: "<div class=comment>", count: 5000) + "<b itemprop=author>Ida",
    String(repeating: "<meta property='" + String(repeating: "og:title ", count: 40) + "' content=x>", count: 300),
  ])
  func hostilePagesAreRead(_ page: String) throws {
    var document = try Self.read(Array(page.utf8))
    try Self.run(&document)
    #expect(document.brokenAccounts().isEmpty)
  }
}
