import QuireDocument
import QuireHTML
import QuireMarkup
import QuireText

/// What the header of a TEI document says of it (TEI P5, chapter 2), with the bytes it stands in.
struct TEIHeader {
  /// How deep a header is read, how many authors it names, and how many tokens stand in a title.
  private static let maximumDepth = 100
  private static let maximumAuthors = 1_000
  private static let maximumTokens = 1_000

  private let xml: XMLEvents

  init(_ xml: XMLEvents) { self.xml = xml }

  /// Sets `title`, `authors`, `published`, `publisher` and `language`, as far as they are there.
  func write(to builder: inout DocumentBuilder) {
    var path: [String] = []
    var authors: [(name: String, range: ByteRange)] = []
    var known: Set<String> = []
    func set(_ key: String, _ value: String, _ rule: String, _ range: ByteRange, _ builder: inout DocumentBuilder) {
      guard !value.isEmpty, known.insert(key).inserted else { return }
      builder.set(key, MetadataValue(.string(value), rule: rule, source: builder.sourceRanges(decoded: range)))
    }
    for (index, event) in xml.events.enumerated() {
      if event.kind == .endTag {
        if path.popLast() == "teiHeader" { break }
        continue
      }
      guard event.kind == .startTag else { continue }
      let name = xml.name(of: event)
      path.append(name)
      guard path.count < Self.maximumDepth else { continue }
      switch name {
      case "title" where !known.contains("title") && path.contains("titleStmt"):
        let (value, range) = words(from: index)
        set("title", value, "title-statement", range, &builder)
      case "author" where authors.count < Self.maximumAuthors && path.contains("titleStmt"):
        let (value, range) = words(from: index)
        if !value.isEmpty { authors.append((value, range)) }
      case "publisher" where !known.contains("publisher"):
        let (value, range) = words(from: index)
        set("publisher", value, "publication", range, &builder)
      case "date" where path.contains("publicationStmt") || path.contains("sourceDesc"):
        // The date of the source, where there is one, comes behind that of the edition, which is the document's.
        if let when = xml.attribute("when", of: event) {
          set("published", string(when), "date", when, &builder)
        }
      case "language":
        if let ident = xml.attribute("ident", of: event) {
          set("language", string(ident), "language-usage", ident, &builder)
        }
      default: break
      }
    }
    guard !authors.isEmpty else { return }
    let places = authors.flatMap { builder.sourceRanges(decoded: $0.range) }
    let value = JSONValue.array(authors.map { .string($0.name) })
    builder.set("authors", MetadataValue(value, rule: "title-statement", source: places))
  }

  private func string(_ range: ByteRange) -> String {
    String(decoding: CharacterReferences.decoded(xml.bytes, in: range), as: UTF8.self)
  }

  /// The words in the element that starts with the token at `index`, white space collapsed, and the bytes inside of it.
  private func words(from index: Int) -> (text: String, range: ByteRange) {
    var bytes: [UInt8] = []
    var depth = 1
    var next = index + 1
    while next < min(xml.events.count, index + Self.maximumTokens), bytes.count < 1 << 16 {
      let event = xml.events[next]
      switch event.kind {
      case .startTag: depth += 1
      case .endTag: depth -= 1
      case .text: bytes += xml.bytes[event.range]
      case .reference: bytes += xml.texts[event.text]
      default: break
      }
      if depth == 0 { break }
      next += 1
    }
    let words = bytes.split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) }
    let start = xml.events[index].range.upperBound
    let end = next < xml.events.count ? xml.events[next].range.lowerBound : xml.bytes.count
    return (words.joined(separator: " "), start..<max(start, end))
  }
}
