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
    let source = ranges(claim.places)
    changes.set(key, MetadataValue(.string(claim.string), rule: claim.rule, source: source, score: claim.score))
  }

  mutating func set(_ key: String, _ found: DateReading.Found?) {
    guard let (claim, date) = found, document.metadata[key] == nil else { return }
    let source = ranges(claim.places)
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
    for range in ranges(claims.flatMap(\.places)) where !source.contains(range) { source.append(range) }
    let values = claims.map { JSONValue.string($0.string) }
    changes.set(key, MetadataValue(.array(values), rule: first.rule, source: source, score: first.score))
  }

  /// Says which scripts should hold JSON-LD and are no JSON.
  mutating func report(_ data: LinkedData, in scan: PageScan) {
    for (error, script) in data.failures {
      let element = scan.elements[script]
      let source = document.sourceRanges(ofDecoded: element.inner, source: element.source)
      changes.report(Diagnostic(.note, code: "json-ld", "the page's JSON-LD can't be read: \(error)", source: source))
    }
  }

  private mutating func ranges(_ places: [Claim.Place]) -> [SourceRange] {
    places.flatMap { place -> [SourceRange] in
      switch place {
      case .decoded(let range, let source): return document.sourceRanges(ofDecoded: range, source: source)
      case .text(let range):
        let pieces = self.pieces ?? PieceIndex(document)
        self.pieces = pieces
        return pieces.sourceRanges(of: range)
      }
    }
  }
}
