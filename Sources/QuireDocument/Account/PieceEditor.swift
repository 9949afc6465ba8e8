import QuireText

/// Walks the pieces of a text once, left to right, keeping, dropping and writing bytes.
///
/// A rewritten piece is atomic: cut, every remainder keeps the whole list of source ranges, and the list is given up
/// only when the last remainder goes. ``origins`` counts the remainders.
struct PieceEditor {
  private(set) var result: [Piece] = []
  private(set) var origins: [Origin]
  private let pieces: [Piece]
  private var index = 0
  private var offset = 0
  /// The origin that the current piece turned into when it was cut.
  private var cutOrigin: Int?

  init(pieces: [Piece], origins: [Origin], edits: Int) {
    self.pieces = pieces
    self.origins = origins
    result.reserveCapacity(pieces.count + 2 * min(edits, 1 << 20))
  }

  /// Keeps the next `count` bytes of the text as they are.
  mutating func keep(_ count: Int) {
    var left = count
    while left > 0, index < pieces.count {
      let piece = pieces[index]
      let taken = min(left, Int(piece.count) - offset)
      append(portion(of: piece, taken))
      advance(taken, in: piece)
      left -= taken
    }
  }

  /// Drops the next `count` bytes and returns the source ranges that no text stands for any more.
  ///
  /// `previous` receives what had been done to the bytes before.
  mutating func drop(_ count: Int, previous: inout AttributionID) -> [Slice] {
    var released: [Slice] = []
    var left = count
    while left > 0, index < pieces.count {
      let piece = pieces[index]
      let taken = min(left, Int(piece.count) - offset)
      if previous == .none { previous = piece.attribution }
      release(portion(of: piece, taken), into: &released)
      advance(taken, in: piece)
      left -= taken
    }
    return released
  }

  /// Writes `count` bytes that stand for `slices`.
  mutating func write(_ count: Int, for slices: [Slice], _ attribution: AttributionID) {
    guard count > 0 else { return }
    if slices.isEmpty {
      append(.written(count: UInt32(count), attribution: attribution))
    } else if slices.count == 1 {
      append(.rewritten(slices[0], count: UInt32(count), attribution: attribution))
    } else {
      origins.append(Origin(slices: slices, fragments: 1))
      append(.gathered(origins.count - 1, count: UInt32(count), attribution: attribution))
    }
  }

  private mutating func advance(_ count: Int, in piece: Piece) {
    offset += count
    guard offset == Int(piece.count) else { return }
    index += 1
    offset = 0
    cutOrigin = nil
  }

  /// The next `count` bytes of `piece` as a piece of their own.
  private mutating func portion(of piece: Piece, _ count: Int) -> Piece {
    if offset == 0, count == Int(piece.count) { return piece }
    switch piece.kind {
    case .copied:
      return .copied(source: piece.source, start: piece.start + offset, count: UInt32(count))
    case .written:
      return .written(count: UInt32(count), attribution: piece.attribution)
    case .rewritten, .gathered:
      let origin = cutOrigin ?? originOfCut(piece)
      cutOrigin = origin
      // The piece itself counts for its last portion; every earlier one is a remainder more.
      if offset + count < Int(piece.count) { origins[origin].fragments += 1 }
      return .gathered(origin, count: UInt32(count), attribution: piece.attribution)
    }
  }

  private mutating func originOfCut(_ piece: Piece) -> Int {
    if piece.kind == .gathered { return piece.start }
    origins.append(Origin(slices: [piece.slice], fragments: 1))
    return origins.count - 1
  }

  private mutating func release(_ piece: Piece, into released: inout [Slice]) {
    switch piece.kind {
    case .written: return
    case .copied, .rewritten: released.join(piece.slice)
    case .gathered:
      origins[piece.start].fragments -= 1
      guard origins[piece.start].fragments == 0 else { return }
      for slice in origins[piece.start].slices { released.join(slice) }
      origins[piece.start].slices = []
    }
  }

  /// Appends a piece, joined to the last one where it goes on as that did.
  private mutating func append(_ piece: Piece) {
    guard let last = result.last, last.kind == piece.kind, last.attribution == piece.attribution,
      Int(last.count) + Int(piece.count) <= Int(UInt32.max)
    else { return result.append(piece) }
    switch piece.kind {
    case .copied where last.source == piece.source && last.start + Int(last.count) == piece.start,
      .written:
      result[result.count - 1].count += piece.count
    case .gathered where last.start == piece.start:
      origins[piece.start].fragments -= 1
      result[result.count - 1].count += piece.count
    default:
      result.append(piece)
    }
  }
}

extension Piece {
  /// Copied and rewritten: the range of the decoded source behind the piece.
  var slice: Slice {
    Slice(source: source, range: start..<(start + Int(kind == .copied ? count : replaced)))
  }
}

extension [Slice] {
  /// Appends `slice`, joined to the last one where it goes on as that did.
  mutating func join(_ slice: Slice) {
    if let last, last.source == slice.source, last.range.upperBound == slice.range.lowerBound {
      self[count - 1].range = last.range.lowerBound..<slice.range.upperBound
    } else {
      append(slice)
    }
  }
}
