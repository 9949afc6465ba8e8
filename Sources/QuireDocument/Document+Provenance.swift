public import QuireText

extension Document {
  /// The source bytes behind `range` of the text, in the order of the text, neighbours joined.
  ///
  /// What was written by a stage has none. Complexity: O(log *pieces* + *pieces in the range*), after one pass that
  /// finds where pieces begin; ask ``PieceIndex`` where many ranges are looked up.
  public func sourceRanges(of range: ByteRange) -> [SourceRange] {
    PieceIndex(self).sourceRanges(of: range)
  }

  /// The source bytes of a slice of a decoded source.
  func sourceRanges(of slice: Slice) -> [SourceRange] {
    let index = Int(slice.source)
    return sources[index].map.sourceRanges(of: slice.range).map { SourceRange(source: index, $0) }
  }

  /// The range of a decoded source that `piece` stands for; `nil` where it stands for several, or for none.
  public func place(of piece: Piece) -> (source: Int, range: ByteRange)? {
    switch piece.kind {
    case .copied, .rewritten: (Int(piece.source), piece.slice.range)
    case .gathered, .written: nil
    }
  }

  /// The slices of decoded source behind `piece`.
  func slices(of piece: Piece) -> [Slice] {
    switch piece.kind {
    case .copied, .rewritten: [piece.slice]
    case .gathered: origins[piece.start].slices
    case .written: []
    }
  }
}

/// Looks up source bytes for many ranges of one document.
public struct PieceIndex: Sendable {
  private let document: Document
  /// Where each piece begins in the text.
  private let starts: [Int]

  /// Creates an index; linear in the number of pieces.
  public init(_ document: Document) {
    self.document = document
    var starts: [Int] = []
    starts.reserveCapacity(document.pieces.count)
    var offset = 0
    for piece in document.pieces {
      starts.append(offset)
      offset += Int(piece.count)
    }
    self.starts = starts
  }

  /// The source bytes behind `range` of the text, in the order of the text, neighbours joined.
  ///
  /// Complexity: O(log *pieces* + *pieces in the range*).
  public func sourceRanges(of range: ByteRange) -> [SourceRange] {
    var result: [SourceRange] = []
    for (piece, part) in parts(of: range) {
      let slices =
        piece.kind == .copied
        ? [Slice(source: piece.source, range: (piece.start + part.lowerBound)..<(piece.start + part.upperBound))]
        : document.slices(of: piece)
      for slice in slices {
        for next in document.sourceRanges(of: slice) { result.join(next) }
      }
    }
    return result
  }

  /// The source bytes of every piece of the text, in the order of the text, with who made it.
  public var sourcesOfPieces: [(source: SourceRange, attribution: AttributionID)] {
    document.pieces.flatMap { piece in
      document.slices(of: piece).flatMap { document.sourceRanges(of: $0) }.map { ($0, piece.attribution) }
    }
  }

  /// Who made or rewrote any of `range`, latest first for each piece, in the order of the text, each once.
  public func attributions(of range: ByteRange) -> [Attribution] {
    var result: [Attribution] = []
    for (piece, _) in parts(of: range) {
      for entry in document.attributions.chain(piece.attribution) where !result.contains(entry) { result.append(entry) }
    }
    return result
  }

  /// The text range that stands for `range` of a source; `nil` where none of it is in the text.
  public func textRange(of range: SourceRange) -> ByteRange? {
    guard document.sources.indices.contains(range.source) else { return nil }
    let wanted = document.sources[range.source].map.decodedRange(of: range.range)
    var lower: Int?
    var upper = 0
    for (index, piece) in document.pieces.enumerated() {
      for slice in document.slices(of: piece) where Int(slice.source) == range.source {
        let shared = slice.range.clamped(to: wanted)
        guard !shared.isEmpty else { continue }
        let start = starts[index]
        let isCopied = piece.kind == .copied
        let from = isCopied ? start + shared.lowerBound - slice.range.lowerBound : start
        let to = isCopied ? start + shared.upperBound - slice.range.lowerBound : start + Int(piece.count)
        lower = min(lower ?? from, from)
        upper = max(upper, to)
      }
    }
    return lower.map { $0..<upper }
  }

  /// The pieces that share bytes with `range`, with the part of each, counted from the piece's start.
  private func parts(of range: ByteRange) -> [(Piece, ByteRange)] {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] + Int(document.pieces[middle].count) <= range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var result: [(Piece, ByteRange)] = []
    while low < starts.count, starts[low] < range.upperBound {
      let piece = document.pieces[low]
      let part = (0..<Int(piece.count)).clamped(
        to: max(0, range.lowerBound - starts[low])..<max(0, range.upperBound - starts[low])
      )
      if !part.isEmpty { result.append((piece, part)) }
      low += 1
    }
    return result
  }
}

extension [SourceRange] {
  /// Appends `next`, joined to the last one where it goes on as that did.
  mutating func join(_ next: SourceRange) {
    if let last, last.source == next.source, last.range.upperBound == next.range.lowerBound {
      self[count - 1].range = last.range.lowerBound..<next.range.upperBound
    } else if last != next {
      append(next)
    }
  }
}
