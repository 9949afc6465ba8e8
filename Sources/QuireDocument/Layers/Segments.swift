public import QuireText

/// A sentence.
public struct Sentence: LayerElement {
  public static let layer: LayerName = .sentences

  public var range: ByteRange

  /// Creates a sentence.
  public init(range: ByteRange) { self.range = range }
}

/// A word, a number or a mark of punctuation.
public struct Token: LayerElement {
  public static let layer: LayerName = .tokens

  /// What a token is.
  public enum Kind: UInt8, Sendable, CaseIterable {
    case word
    case number
    case punctuation
    case symbol
  }

  public var range: ByteRange

  /// What the token is.
  public var kind: Kind

  /// Creates a token.
  public init(range: ByteRange, kind: Kind) {
    self.range = range
    self.kind = kind
  }
}

/// A span of a layer that a plugin added, with features of its own.
public struct Annotation: IdentifiedElement {
  public static let layer: LayerName = "annotations"

  public let id: ElementID
  public var range: ByteRange
  public var provenance: Provenance

  /// The name of the plugin's layer.
  public let name: LayerName

  /// The plugin's own values.
  public var features: [JSONValue.Member]

  /// Creates an annotation.
  public init(
    id: ElementID,
    name: LayerName,
    range: ByteRange,
    features: [JSONValue.Member] = [],
    provenance: Provenance
  ) {
    self.id = id
    self.name = name
    self.range = range
    self.features = features
    self.provenance = provenance
  }
}
