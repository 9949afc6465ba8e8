public import QuireDocument
public import QuireStages
import QuireText

/// Cuts the text into words, numbers, marks of punctuation and symbols.
///
/// The boundaries are the default word boundaries of UAX #29: "can't" and "3.14" are one token each, a hyphen parts
/// two, and every ideograph is one. White space is no token.
public struct SplitTokens: Stage {
  public static let name = "split-tokens"
  public static let summary = "Cuts the text into words, numbers, punctuation and symbols, by UAX #29."
  public static let produces: [DocumentPart] = [.tokens]

  public init(_ options: NoOptions, in setup: Setup) throws(OptionError) {}

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(document.text.count)
    var changes = Changes(for: document)
    if !document.layers.tokens.elements.isEmpty { changes.tokens.clear() }
    var tokens: [Token] = []
    // English prose has a token for every five bytes.
    tokens.reserveCapacity(document.text.count / 5)
    for segment in WordSegmenter(document.text) {
      guard let kind = segment.kind.token else { continue }
      tokens.append(Token(range: segment.range, kind: kind))
    }
    changes.tokens.add(contentsOf: tokens)
    return changes
  }
}

extension WordSegment.Kind {
  /// The kind of token that a segment is; white space is none.
  fileprivate var token: Token.Kind? {
    switch self {
    case .word, .ideograph: .word
    case .number: .number
    case .punctuation: .punctuation
    case .other: .symbol
    case .space: nil
    }
  }
}
