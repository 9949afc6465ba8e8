public import QuireDocument
public import QuireStages
import QuireText

/// Finds the sentences of prose, block by block.
///
/// The boundaries are those of UAX #29, tailored for abbreviations, initials, quotes and ellipses. No sentence reaches
/// over the end of a block; a list item's marker is no part of its sentence; rows of a table are a sentence each, and
/// code and rules have none. Without blocks the whole text is read, and its line ends are judged by their shape.
public struct SplitSentences: Stage {
  public static let name = "split-sentences"
  public static let summary = "Finds the sentences of prose, by UAX #29 with abbreviations and quotes."
  public static let produces: [DocumentPart] = [.sentences]

  public struct Options: ComponentOptions {
    public var abbreviations: [String] = []
    public var lowercaseStarts = true

    public static let declared: [OptionField<Self>] = [
      OptionField("abbreviations", \.abbreviations, "Abbreviations beside the built-in ones, without the last stop."),
      OptionField(
        "lowercase_starts",
        \.lowercaseStarts,
        "Whether a sentence may begin with a small letter, as careless writers do."
      ),
    ]

    public init() {}
  }

  /// Line ends within a block are wraps, those of a table's rows are not, and those of a text may be either.
  private let forBlocks: SentenceSegmenter
  private let forTables: SentenceSegmenter
  private let forText: SentenceSegmenter

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    func segmenter(_ lineEnds: SentenceSegmenter.LineEnds) -> SentenceSegmenter {
      SentenceSegmenter(
        SentenceSegmenter.Options(
          lineEnds: lineEnds,
          abbreviations: options.abbreviations,
          lowercaseStarts: options.lowercaseStarts
        )
      )
    }
    forBlocks = segmenter(.spaces)
    forTables = segmenter(.all)
    forText = segmenter(.automatic)
  }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(document.text.count)
    var changes = Changes(for: document)
    if !document.layers.sentences.elements.isEmpty { changes.sentences.clear() }
    let text = document.text
    if document.layers.blocks.elements.isEmpty {
      changes.sentences.add(contentsOf: forText.sentences(in: text).map { Sentence(range: $0) })
    }
    var end = 0
    // Of blocks within blocks the outer one comes first and has the sentences.
    for block in document.layers.blocks.elements where block.range.lowerBound >= end {
      guard let segmenter = segmenter(for: block.kind) else { continue }
      end = block.range.upperBound
      let start = block.marker.map { min($0.upperBound, block.range.upperBound) } ?? block.range.lowerBound
      let found = segmenter.sentences(in: text, range: start..<block.range.upperBound)
      changes.sentences.add(contentsOf: found.map { Sentence(range: $0) })
    }
    return changes
  }

  private func segmenter(for kind: Block.Kind) -> SentenceSegmenter? {
    switch kind {
    case .paragraph, .heading, .listItem, .quote, .caption: forBlocks
    case .table: forTables
    case .code, .rule: nil
    }
  }
}
