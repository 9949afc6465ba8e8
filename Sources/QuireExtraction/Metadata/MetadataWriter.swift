import QuireDocument
import QuireText

/// Writes what was found about a page as metadata of its document; values that a reader found stay.
struct MetadataWriter {
  private let document: Document
  private var pieces: PieceIndex?
  var changes: Changes

  init(_ document: Document) {
    self.document = document
    changes = Changes(for: document)
  }

  mutating func set(_ key: String, _ claim: Claim?) {
    guard let claim, document.metadata[key] == nil else { return }
    let source = ranges(of: claim)
    changes.set(key, MetadataValue(.string(claim.string), rule: claim.rule, source: source, score: claim.score))
  }

  mutating func set(_ key: String, _ found: DateReading.Found?) {
    guard let (claim, date) = found, document.metadata[key] == nil else { return }
    let source = ranges(of: claim)
    let value = MetadataValue(
      .string(date.iso),
      rule: claim.rule,
      source: source,
      score: claim.score,
      precision: date.precision
    )
    changes.set(key, value)
  }

  mutating func set(_ key: String, list claims: [Claim]) {
    guard let first = claims.first, document.metadata[key] == nil else { return }
    var source: [SourceRange] = []
    for range in claims.flatMap({ ranges(of: $0) }) where !source.contains(range) { source.append(range) }
    let values = claims.map { JSONValue.string($0.string) }
    changes.set(key, MetadataValue(.array(values), rule: first.rule, source: source, score: first.score))
  }

  /// Marks where the title and the byline stand in the text.
  mutating func addParts(headline: ByteRange?, byline: ByteRange?) {
    let parts: [(Section.Kind, ByteRange?, rule: String)] = [
      (.headline, headline, "title-in-text"), (.byline, byline, "byline-line"),
    ]
    for (kind, range, rule) in parts {
      guard let range, !range.isEmpty, !document.layers.sections.elements.contains(where: { $0.kind == kind }) else {
        continue
      }
      let id = changes.sections.nextID()
      changes.sections.add(Section(id: id, range: range, kind: kind, provenance: Provenance(rule: rule)))
    }
  }

  /// Says which scripts should hold JSON-LD and are no JSON.
  mutating func report(_ data: LinkedData, in scan: PageScan) {
    for (error, script) in data.failures {
      let element = scan.elements[script]
      let source = document.sourceRanges(ofDecoded: element.inner, source: element.source)
      changes.report(Diagnostic(.note, code: "json-ld", "the page's JSON-LD can't be read: \(error)", source: source))
    }
  }

  /// The source bytes that a claim stands in: those of the value alone, where it stands in its place as it is.
  private mutating func ranges(of claim: Claim) -> [SourceRange] {
    var result: [SourceRange] = []
    for place in claim.places {
      switch place {
      case .decoded(let range, let source):
        let narrow = narrowed(range, in: document.sources[source].decoded, to: claim.value)
        result += document.sourceRanges(ofDecoded: narrow, source: source)
      case .text(let range):
        let pieces = self.pieces ?? PieceIndex(document)
        self.pieces = pieces
        result += pieces.sourceRanges(of: narrowed(range, in: document.text, to: claim.value))
      }
    }
    return result
  }

  /// The longest place that is searched for the value, in bytes; a search costs their product at worst.
  private static let longestPlace = 4096

  private func narrowed(_ range: ByteRange, in bytes: [UInt8], to value: [UInt8]) -> ByteRange {
    guard value.count < range.count, range.count <= Self.longestPlace,
      let start = ByteText.index(of: value, in: Array(bytes[range]))
    else { return range }
    return range.lowerBound + start..<range.lowerBound + start + value.count
  }
}
