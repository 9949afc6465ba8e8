public import QuireDocument
public import QuireText

/// What happened to a range of source bytes on its way through a pipeline: which account it ended in, which steps
/// changed it, and what stands over it.
public struct Explanation: Sendable {
  /// One part of the range that has one fate.
  public struct Part: Sendable {
    /// The source bytes.
    public let source: SourceRange

    /// What the source says there.
    public let words: String

    /// Where the part ended.
    public let account: Account

    /// Where in the text it stands, in bytes; `nil` where it is not in the text.
    public let text: ByteRange?

    /// Who changed it, latest first.
    public let attributions: [Attribution]
  }

  /// Something that stands over the range.
  public struct Cover: Sendable {
    /// The layer.
    public let layer: LayerName

    /// What it is, in a word or two.
    public let what: String

    /// The text it stands over, in bytes.
    public let range: ByteRange

    /// Who found it, and by which rule.
    public let provenance: Provenance
  }

  /// The document's id.
  public let document: String

  /// The parts, in the order of the source.
  public let parts: [Part]

  /// What stands over the range, in the order of the layers.
  public let covers: [Cover]

  /// What there is to know about bytes of the range.
  public let diagnostics: [Diagnostic]

  /// The steps that ran and left the range as it was.
  public let untouchedBy: [String]
}

extension Explanation {
  /// Explains `range` of a source of `document`, which has gone through its pipeline.
  ///
  /// Complexity: linear in the document.
  public init(_ range: SourceRange, of document: Document) {
    let index = PieceIndex(document)
    self.document = document.id
    parts = Self.parts(of: range, document, index)
    let texts = parts.compactMap(\.text)
    var covers: [Cover] = []
    for text in texts {
      for cover in document.covers(of: text) where !covers.contains(where: { $0.isSame(as: cover) }) {
        covers.append(cover)
      }
    }
    self.covers = covers
    diagnostics = document.diagnostics.filter { item in
      item.source.contains { $0.source == range.source && $0.range.overlaps(range.range) }
    }
    let touching = parts.flatMap(\.attributions).map(\.by) + covers.map(\.provenance.by) + diagnostics.map(\.by)
    var untouched: [String] = []
    for entry in document.trace where !touching.contains(entry.by) { untouched.append(entry.by) }
    untouchedBy = untouched
  }

  private static func parts(of range: SourceRange, _ document: Document, _ index: PieceIndex) -> [Part] {
    guard document.sources.indices.contains(range.source) else { return [] }
    let source = document.sources[range.source]
    var found: [(range: ByteRange, account: Account, attributions: [Attribution])] = []
    for removal in document.ledger {
      for part in document.sourceRanges(of: removal) where part.source == range.source {
        found.append((part.range, .ledger, document.attributions.chain(removal.attribution)))
      }
    }
    for run in document.structure where run.range.source == range.source {
      found.append((run.range.range, .structure, []))
    }
    for piece in index.sourcesOfPieces where piece.source.source == range.source {
      found.append((piece.source.range, .text, document.attributions.chain(piece.attribution)))
    }
    return
      found
      .map { (range: $0.range.clamped(to: range.range), account: $0.account, attributions: $0.attributions) }
      .filter { !$0.range.isEmpty }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
      .reduce(into: []) { (parts: inout [Part], item) in
        let place = SourceRange(source: range.source, item.range)
        let isText = item.account == .text
        if let last = parts.last, last.account == item.account, last.attributions == item.attributions,
          last.source.range.upperBound == item.range.lowerBound
        {
          parts.removeLast()
          let joined = SourceRange(source: range.source, last.source.range.lowerBound..<item.range.upperBound)
          parts.append(
            Part(joined, source, item.account, isText ? index.textRange(of: joined) : nil, item.attributions)
          )
        } else if parts.last.map({ $0.source.range.upperBound <= item.range.lowerBound }) ?? true {
          parts.append(Part(place, source, item.account, isText ? index.textRange(of: place) : nil, item.attributions))
        }
      }
  }
}

extension Explanation.Part {
  fileprivate init(
    _ range: SourceRange,
    _ source: Source,
    _ account: Account,
    _ text: ByteRange?,
    _ attributions: [Attribution]
  ) {
    self.source = range
    self.account = account
    self.text = text
    self.attributions = attributions
    let decoded = source.map.decodedRange(of: range.range)
    words =
      decoded.isEmpty
      ? String(decoding: source.bytes[range.range], as: UTF8.self)
      : String(decoding: source.decoded[decoded], as: UTF8.self)
  }
}

extension Explanation.Cover {
  fileprivate func isSame(as other: Self) -> Bool {
    layer == other.layer && what == other.what && range == other.range
  }
}
