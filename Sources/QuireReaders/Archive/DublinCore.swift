import QuireDocument
import QuireMarkup
import QuireText

/// What an archive's own file says of the document in the terms of Dublin Core.
struct DublinCore {
  private let entries: [(name: String, text: String, range: ByteRange)]

  init(_ xml: XMLEvents) {
    entries = xml.words(in: ["title", "creator", "date", "created", "modified", "language", "publisher", "description"])
  }

  /// Sets `title`, `authors`, `published`, `modified`, `language`, `publisher` and `description`, as far as they are
  /// there; the file must be the source that the builder is at.
  func write(to builder: inout DocumentBuilder) {
    let keys = [
      "title": "title", "date": "published", "created": "published", "modified": "modified", "language": "language",
      "publisher": "publisher", "description": "description",
    ]
    var known: Set<String> = []
    for entry in entries {
      guard let key = keys[entry.name], known.insert(key).inserted else { continue }
      let source = builder.sourceRanges(decoded: entry.range)
      builder.set(key, MetadataValue(.string(entry.text), rule: "dublin-core", source: source))
    }
    let authors = entries.filter { $0.name == "creator" }
    guard !authors.isEmpty else { return }
    let source = authors.flatMap { builder.sourceRanges(decoded: $0.range) }
    builder.set(
      "authors",
      MetadataValue(.array(authors.map { .string($0.text) }), rule: "dublin-core", source: source)
    )
  }
}
