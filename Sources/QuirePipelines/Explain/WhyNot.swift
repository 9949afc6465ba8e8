public import QuireDocument
import QuireText

/// Says of words that a person expected in the main content why they are not there, and how near they came.
public struct WhyNot: Sendable {
  /// What became of the words at one place.
  public enum Fate: Sendable {
    /// They are in the content that exporters keep.
    case kept

    /// They are in the text, in a block that is labelled as something else.
    case labelled(Block.Label, Provenance)

    /// They are in the text, in a part of the article that is not its main content, such as a caption.
    case part(Section.Kind, Provenance)

    /// They were taken out of the text.
    case removed([Attribution])

    /// They stand in the syntax of the page: in a tag, a comment, a script.
    case structure(StructureRun.Kind)
  }

  /// One place where the words stand, or the one that comes nearest.
  public struct Place: Sendable {
    /// The bytes of the source.
    public let source: [SourceRange]

    /// What stands there: the block, or the words themselves.
    public let words: String

    /// What became of it.
    public let fate: Fate

    /// Which share of the expected words stands there, from 0 to 1; 1 where they stand as they were given.
    public let share: Double
  }

  /// The words that were expected.
  public let expected: String

  /// The places where they stand, in the order of the source; where they stand nowhere, the nearest block.
  public let places: [Place]

  /// Looks for `expected` in a document that has gone through its pipeline.
  ///
  /// Complexity: linear in the document, and in the words of every block where they stand nowhere.
  public init(_ expected: String, in document: Document) {
    self.expected = expected
    let explainer = Explainer(document)
    let exact = explainer.places(of: expected)
    let index = PieceIndex(document)
    if exact.isEmpty {
      places = Self.nearest(to: expected, in: document, index).map { [$0] } ?? []
    } else {
      places = exact.map { Self.place(of: $0, in: document, explainer, index) }
    }
  }

  private static func place(
    of range: SourceRange,
    in document: Document,
    _ explainer: Explainer,
    _ index: PieceIndex
  ) -> Place {
    if let text = index.textRange(of: range) {
      let block = document.layers.blocks.elements.last { $0.range.overlaps(text) }
      let words = document.string(block?.range ?? text)
      return Place(source: [range], words: words, fate: fate(of: text, block, in: document), share: 1)
    }
    let parts = explainer.explanation(of: range).parts
    let words = parts.map(\.words).joined()
    if let removed = parts.first(where: { $0.account == .ledger }) {
      return Place(source: [range], words: words, fate: .removed(removed.attributions), share: 1)
    }
    let kind = parts.compactMap(\.structure).first ?? .record
    return Place(source: [range], words: words, fate: .structure(kind), share: 1)
  }

  private static func fate(of text: ByteRange, _ block: Block?, in document: Document) -> Fate {
    if let block, block.label != .content, let labelled = block.labelled { return .labelled(block.label, labelled) }
    let others: [Section.Kind] = [.caption, .disclaimer, .comments]
    let part = document.layers.sections.elements.last { section in
      others.contains(section.kind) && section.range.lowerBound <= text.lowerBound
        && text.upperBound <= section.range.upperBound
    }
    return part.map { .part($0.kind, $0.provenance) } ?? .kept
  }

  /// The block with most of the expected words; of two, the shorter one.
  private static func nearest(to expected: String, in document: Document, _ index: PieceIndex) -> Place? {
    let wanted = Set(WordKeys(Array(expected.utf8)[...]).keys)
    guard !wanted.isEmpty else { return nil }
    var best: (block: Block, share: Double)?
    for block in document.layers.blocks.elements {
      let found = Set(WordKeys(document.text[block.range]).keys).intersection(wanted).count
      let share = Double(found) / Double(wanted.count)
      let isShorter = best.map { block.range.count < $0.block.range.count } ?? true
      if found > 0, share > best?.share ?? 0 || share == best?.share && isShorter { best = (block, share) }
    }
    return best.map { block, share in
      Place(
        source: index.sourceRanges(of: block.range),
        words: document.string(block.range),
        fate: fate(of: block.range, block, in: document),
        share: share
      )
    }
  }
}

/// The words of a text as keys in lower case, for comparison.
private struct WordKeys {
  var keys: [[UInt8]] = []

  init(_ text: ArraySlice<UInt8>) {
    var word: [UInt8] = []
    for byte in text {
      switch byte {
      case 0x41...0x5A: word.append(byte | 0x20)
      case 0x30...0x39, 0x61...0x7A, 0x80...: word.append(byte)
      default:
        if !word.isEmpty { keys.append(word) }
        word.removeAll(keepingCapacity: true)
      }
    }
    if !word.isEmpty { keys.append(word) }
  }
}
