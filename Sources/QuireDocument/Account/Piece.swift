import QuireText

/// A run of the text and where it comes from; 24 bytes, so that a million of them stay cheap.
///
/// Pieces follow each other without gaps: the first begins at text offset 0, each next one where the last ended.
public struct Piece: Sendable, Equatable {
  /// The ways in which a run of text came about.
  public enum Kind: UInt8, Sendable {
    /// The run is these bytes of the decoded source, as they are.
    case copied

    /// One range of the decoded source was replaced by the run, which is whole.
    case rewritten

    /// A list of ranges of the decoded source, kept in ``Document/origins``, was replaced by a text of which this run
    /// is a part, or the whole.
    case gathered

    /// No source bytes stand behind the run.
    case written
  }

  /// The offset in the decoded source where copied or rewritten; the index in ``Document/origins`` where gathered.
  let start: Int

  /// The run's length in the text, in bytes.
  public internal(set) var count: UInt32

  /// Rewritten: the length of the replaced range in the decoded source, in bytes.
  let replaced: UInt32

  /// Who made the run and why, in ``Document/attributions``; nobody made a copied run.
  public let attribution: AttributionID

  /// The source's index in ``Document/sources``.
  let source: UInt16

  /// How the run came about.
  public let kind: Kind

  static func copied(source: UInt16, start: Int, count: UInt32) -> Piece {
    Piece(start: start, count: count, replaced: 0, attribution: .none, source: source, kind: .copied)
  }

  static func gathered(_ origin: Int, count: UInt32, attribution: AttributionID) -> Piece {
    Piece(start: origin, count: count, replaced: 0, attribution: attribution, source: 0, kind: .gathered)
  }

  static func written(count: UInt32, attribution: AttributionID) -> Piece {
    Piece(start: 0, count: count, replaced: 0, attribution: attribution, source: 0, kind: .written)
  }

  static func rewritten(_ slice: Slice, count: UInt32, attribution: AttributionID) -> Piece {
    Piece(
      start: slice.range.lowerBound,
      count: count,
      replaced: UInt32(slice.range.count),
      attribution: attribution,
      source: slice.source,
      kind: .rewritten
    )
  }
}

/// A range of a decoded source.
struct Slice: Sendable, Equatable {
  var source: UInt16
  var range: ByteRange
}

/// The source ranges behind a rewritten text that may have been cut into several pieces.
struct Origin: Sendable, Equatable {
  /// The ranges, in the order of the text they were taken from.
  var slices: [Slice]

  /// How many pieces of the text are left; with the last one the ranges go to the ledger.
  var fragments: Int
}
