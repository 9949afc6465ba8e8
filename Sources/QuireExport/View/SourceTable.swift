import QuireDocument
import QuireText

/// The way from the text back to the file, laid out flat, so that a look-up makes no arrays.
///
/// A document has few pieces and many spans, each of which asks for its bytes. The table holds every piece as runs of
/// equal units (see ``OffsetMap``), or as the list of ranges that an atomic piece stands for. It answers what
/// ``PieceIndex`` answers, with the record's place in its file added; a test holds the two together.
struct SourceTable: Sendable {
  /// A stretch of the text whose bytes lead to the source in one way.
  private struct Run: Sendable {
    /// Where the run begins in the text.
    let start: Int

    /// Where the first unit begins in the file; for a list, the index of its first range in `lists`.
    let target: Int

    /// The units' length in the text; 0 for a list.
    let textUnit: UInt8

    /// The units' length in the source.
    let sourceUnit: UInt8

    /// The source's index.
    let source: UInt16

    /// The number of ranges in a list.
    var listCount: UInt32 = 0

    /// The bytes behind `part` of the text, which lies in the run; a unit counts as a whole.
    func sourceRange(of part: ByteRange) -> ByteRange {
      if textUnit == 1, sourceUnit == 1 {
        return (target + part.lowerBound - start)..<(target + part.upperBound - start)
      }
      let unit = Int(textUnit)
      let first = (part.lowerBound - start) / unit
      let end = (part.upperBound - start + unit - 1) / unit
      return (target + first * Int(sourceUnit))..<(target + end * Int(sourceUnit))
    }
  }

  private var runs: [Run] = []
  private var lists: [SourceRange] = []
  private let textCount: Int
  /// For what the table can't lay out: a piece that begins inside of a unit.
  private let index: PieceIndex?
  private let recordStarts: [Int]
  private var isComplete = true

  /// Creates a table of nothing.
  init() {
    index = nil
    textCount = 0
    recordStarts = []
  }

  /// Lays out `document`; linear in the number of its pieces and of the runs of its sources' maps.
  init(_ document: Document) {
    let index = PieceIndex(document)
    self.index = index
    textCount = document.text.count
    recordStarts = document.sources.map(\.locator.offset)
    runs.reserveCapacity(document.pieces.count)
    var offset = 0
    for piece in document.pieces {
      let range = offset..<(offset + Int(piece.count))
      offset = range.upperBound
      guard !layOut(piece, range, of: document) else { continue }
      appendList(index.sourceRanges(of: range).map { inFile($0) }, from: range.lowerBound)
    }
  }

  /// Lays out a piece that stands for one range of a source, as most do, without a list of ranges in between; returns
  /// whether it does.
  private mutating func layOut(_ piece: Piece, _ range: ByteRange, of document: Document) -> Bool {
    guard let place = document.place(of: piece) else { return false }
    let isCopied = piece.kind == .copied
    guard document.sources[place.source].map.isIdentity else {
      if isCopied {
        layOut(range, copiedFrom: place, of: document)
      } else {
        let ranges = document.sources[place.source].map.sourceRanges(of: place.range)
        appendList(ranges.map { inFile(SourceRange(source: place.source, $0)) }, from: range.lowerBound)
      }
      return true
    }
    let target = inFile(SourceRange(source: place.source, place.range))
    guard isCopied else {
      appendList(CollectionOfOne(target), from: range.lowerBound)
      return true
    }
    runs.append(
      Run(
        start: range.lowerBound,
        target: target.range.lowerBound,
        textUnit: 1,
        sourceUnit: 1,
        source: UInt16(clamping: place.source)
      )
    )
    return true
  }

  private mutating func appendList(_ ranges: some Collection<SourceRange>, from start: Int) {
    runs.append(
      Run(
        start: start,
        target: lists.count,
        textUnit: 0,
        sourceUnit: 0,
        source: 0,
        listCount: UInt32(clamping: ranges.count)
      )
    )
    lists.append(contentsOf: ranges)
  }

  /// Calls `body` with the bytes of the file behind `range` of the text, in the order of the text, neighbours joined.
  ///
  /// Complexity: O(log *runs* + *runs in the range*).
  func forEach(in range: ByteRange, _ body: (SourceRange) -> Void) {
    guard isComplete else {
      for next in index?.sourceRanges(of: range) ?? [] { body(inFile(next)) }
      return
    }
    var joined: SourceRange?
    func take(_ next: SourceRange) {
      if let last = joined, last.source == next.source, last.range.upperBound == next.range.lowerBound {
        joined = SourceRange(source: last.source, last.range.lowerBound..<next.range.upperBound)
      } else if joined != next {
        if let joined { body(joined) }
        joined = next
      }
    }
    var place = firstRun(endingAfter: range.lowerBound)
    while place < runs.count, runs[place].start < range.upperBound {
      let run = runs[place]
      place += 1
      let end = place < runs.count ? runs[place].start : textCount
      let part = range.clamped(to: run.start..<max(run.start, end))
      guard !part.isEmpty else { continue }
      if run.textUnit == 0 {
        for next in lists[run.target..<(run.target + Int(run.listCount))] { take(next) }
      } else {
        take(SourceRange(source: Int(run.source), run.sourceRange(of: part)))
      }
    }
    if let joined { body(joined) }
  }

  /// A range of ``Source/bytes`` as a range of the file, in which the source may be one record of many.
  func inFile(_ range: SourceRange) -> SourceRange {
    guard recordStarts.indices.contains(range.source), recordStarts[range.source] != 0 else { return range }
    let start = recordStarts[range.source]
    return SourceRange(source: range.source, (range.range.lowerBound &+ start)..<(range.range.upperBound &+ start))
  }

  private func firstRun(endingAfter offset: Int) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// Cuts a copied piece where the map of its source changes its units.
  private mutating func layOut(
    _ range: ByteRange,
    copiedFrom origin: (source: Int, range: ByteRange),
    of document: Document
  ) {
    let source = document.sources[origin.source]
    let decoded = origin.range
    let shift = range.lowerBound - decoded.lowerBound
    var place = source.map.runs.partition { $0.decodedEnd <= decoded.lowerBound }
    while place < source.map.runs.count, source.map.runs[place].decodedStart < decoded.upperBound {
      let run = source.map.runs[place]
      place += 1
      let start = max(run.decodedStart, decoded.lowerBound)
      let (skipped, rest) = (start - run.decodedStart).quotientAndRemainder(dividingBy: Int(run.decodedUnit))
      // A piece begins between characters, and a unit is a character or a byte of one in every charset that is read.
      guard rest == 0 else {
        isComplete = false
        return
      }
      runs.append(
        Run(
          start: start + shift,
          target: inFile(SourceRange(source: origin.source, run.sourceStart..<run.sourceEnd)).range.lowerBound
            + skipped * Int(run.sourceUnit),
          textUnit: run.decodedUnit,
          sourceUnit: run.sourceUnit,
          source: UInt16(clamping: origin.source)
        )
      )
    }
  }
}

extension [OffsetMap.Run] {
  /// The index of the first run for which `isBefore` is false.
  fileprivate func partition(_ isBefore: (OffsetMap.Run) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
