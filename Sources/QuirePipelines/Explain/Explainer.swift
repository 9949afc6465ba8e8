public import QuireDocument
import QuireText

/// Explains ranges of one document that has gone through its pipeline.
public struct Explainer: Sendable {
  /// A run of source bytes with one fate, in the whole document.
  private struct Run {
    var source: SourceRange
    let account: Account
    let structure: StructureRun.Kind?
    let attribution: AttributionID
    /// Where it stands in the text.
    var text: ByteRange?
    /// Whether the text there is the source's, byte for byte of the decoded source.
    let isCopied: Bool
  }

  let document: Document
  /// The runs, in the order of the source.
  private let runs: [Run]

  /// Creates an explainer.
  ///
  /// Complexity: O(*n* log *n*) in the pieces, the ledger and the structure of the document.
  public init(_ document: Document) {
    self.document = document
    runs = Self.runs(of: document)
  }

  /// The length of the first source, in bytes.
  public var sourceCount: Int { document.sources.first?.bytes.count ?? 0 }

  /// What happened to `range`.
  ///
  /// Complexity: linear in the pieces and the layers.
  public func explanation(of range: SourceRange) -> Explanation {
    let parts = self.parts(of: range)
    let covers = document.covers(of: parts.compactMap(\.text), and: range)
    let diagnostics = document.diagnostics.filter { item in
      item.source.contains { $0.source == range.source && $0.range.overlaps(range.range) }
    }
    let touching = Set(
      parts.flatMap(\.attributions).map(\.by) + covers.map(\.by) + diagnostics.map(\.by)
    )
    var untouched: [String] = []
    for entry in document.trace where !touching.contains(entry.by) { untouched.append(entry.by) }
    return Explanation(
      range,
      of: document,
      parts: parts,
      covers: covers,
      diagnostics: diagnostics,
      untouchedBy: untouched
    )
  }

  private static func runs(of document: Document) -> [Run] {
    var runs: [Run] = []
    let index = PieceIndex(document)
    var offset = 0
    for piece in document.pieces {
      let text = offset..<(offset + Int(piece.count))
      offset = text.upperBound
      var place = text.lowerBound
      for source in index.sourceRanges(of: text) {
        var range = text
        if piece.kind == .copied {
          range = place..<(place + document.sources[source.source].map.decodedRange(of: source.range).count)
          place = range.upperBound
        }
        runs.append(
          Run(
            source: source,
            account: .text,
            structure: nil,
            attribution: piece.attribution,
            text: range,
            isCopied: piece.kind == .copied
          )
        )
      }
    }
    for removal in document.ledger {
      runs += document.sourceRanges(of: removal).map { source in
        Run(
          source: source,
          account: .ledger,
          structure: nil,
          attribution: removal.attribution,
          text: nil,
          isCopied: false
        )
      }
    }
    runs += document.structure.map { run in
      Run(
        source: run.range,
        account: .structure,
        structure: run.kind,
        attribution: .none,
        text: nil,
        isCopied: false
      )
    }
    runs.sort { left, right in
      (left.source.source, left.source.range.lowerBound, left.text?.lowerBound ?? 0)
        < (right.source.source, right.source.range.lowerBound, right.text?.lowerBound ?? 0)
    }
    return runs.reduce(into: []) { Self.join($1, to: &$0) }
  }

  /// Appends a run, joined to the last one where it goes on as that did, or is another piece of the same bytes.
  private static func join(_ next: Run, to runs: inout [Run]) {
    guard let last = runs.last, last.source.source == next.source.source, last.account == next.account,
      last.structure == next.structure, last.attribution == next.attribution, last.isCopied == next.isCopied
    else { return runs.append(next) }
    let isSame = last.source == next.source
    let goesOn =
      last.source.range.upperBound == next.source.range.lowerBound
      && last.text?.upperBound == next.text?.lowerBound
    guard isSame || goesOn else { return runs.append(next) }
    runs[runs.count - 1].source.range = last.source.range.lowerBound..<next.source.range.upperBound
    if let first = last.text, let second = next.text {
      runs[runs.count - 1].text =
        min(first.lowerBound, second.lowerBound)..<max(first.upperBound, second.upperBound)
    }
  }

  private func parts(of range: SourceRange) -> [Explanation.Part] {
    runs.compactMap { run in
      guard run.source.source == range.source, run.source.range.overlaps(range.range) else { return nil }
      let source = document.sources[range.source]
      let shared = run.source.range.clamped(to: range.range)
      let decoded = source.map.decodedRange(of: shared)
      let isDecoded = run.account != .structure && !decoded.isEmpty
      return Explanation.Part(
        source: SourceRange(source: range.source, shared),
        words: String(decoding: isDecoded ? source.decoded[decoded] : source.bytes[shared], as: UTF8.self),
        account: run.account,
        structure: run.structure,
        text: textRange(of: run, decoded, in: source),
        written: run.account == .text && !run.isCopied ? run.text.map { document.string($0) } : nil,
        attributions: document.attributions.chain(run.attribution)
      )
    }
  }

  /// Where `decoded`, a part of a run, stands in the text; all of what was rewritten, since no part of it has a place.
  private func textRange(of run: Run, _ decoded: ByteRange, in source: Source) -> ByteRange? {
    guard let text = run.text, run.isCopied else { return run.text }
    let start = text.lowerBound - source.map.decodedRange(of: run.source.range).lowerBound
    return ((start + decoded.lowerBound)..<(start + decoded.upperBound)).clamped(to: text)
  }
}
