import Foundation
import QuireDocument
import QuireExtraction
import QuireReaders
import QuireStages
import QuireText
import Testing

/// Titles and bylines of the pages with which Mozilla tests its Readability, against what that prints.
@Suite struct ReadabilityPagesTests {
  private static let folder = URL(filePath: #filePath).appending(path: "../../../../shared/data/readability")
    .standardizedFileURL
  static let hasPages = FileManager.default.fileExists(atPath: folder.path)

  /// How many values were right, and how many wrong or named where the page is said to have none.
  private struct Tally {
    var right = 0
    var wrong = 0

    mutating func count(_ found: String, _ expected: String) {
      if found == expected {
        right += expected.isEmpty ? 0 : 1
      } else if !found.isEmpty {
        wrong += 1
      }
    }
  }

  @Test(.enabled(if: hasPages, "the pages are not in ../shared"))
  func titlesAndBylines() throws {
    var title = Tally()
    var byline = Tally()
    let pages = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
    // A third of the pages: without optimization the reader takes its time.
    for (_, name) in pages.enumerated().filter({ $0.offset % 3 == 0 }) {
      let page = Self.folder.appending(path: name)
      guard let expected = try? Data(contentsOf: page.appending(path: "expected-metadata.json")) else { continue }
      let values = try JSONParser().parse([UInt8](expected)).root
      let metadata = try Self.metadata(of: page.appending(path: "source.html.gz").path)
      title.count(Self.text(metadata["title"]), Self.collapsed(values["title"]?.string))
      byline.count(Self.text(metadata["authors"]), Self.collapsed(values["byline"]?.string))
    }
    // On all pages 112 titles of 127 and 54 bylines of 76 are right; most wrong titles lack the site's name only, most
    // wrong bylines the word "By", or they name somebody whom Readability does not see.
    #expect(title.right >= 36 && title.wrong <= 6, "\(title)")
    #expect(byline.right >= 17 && byline.wrong <= 6, "\(byline)")
  }

  private static func metadata(of path: String) throws -> Metadata {
    let stream = GzipStream(try FileStream(path), path: path)
    var bytes: [UInt8] = []
    while let chunk = try stream.next() { bytes += chunk }
    let reader = HTMLReader(HTMLReader.Options(), in: Setup(step: "html"))
    let context = ReadContext(id: path, locator: Locator(uri: path))
    guard case .document(var document) = reader.read(Record(bytes: bytes), in: context) else { return Metadata() }
    var stage = StageContext(step: ReadMetadata.name)
    let changes = try ReadMetadata(NoOptions(), in: Setup(step: ReadMetadata.name)).process(document, in: &stage)
    try document.apply(changes, by: ReadMetadata.name)
    return document.metadata
  }

  private static func text(_ value: MetadataValue?) -> String {
    switch value?.value {
    case .string(let string): collapsed(string)
    case .array(let values): collapsed(values.map(name).joined(separator: ", "))
    default: ""
    }
  }

  private static func name(_ value: JSONValue) -> String {
    if case .string(let name) = value { name } else { "" }
  }

  private static func collapsed(_ string: String?) -> String {
    (string ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
