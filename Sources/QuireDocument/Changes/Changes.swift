import QuireText

/// What a stage asks a document to do: edits, elements, metadata, diagnostics, or that it be dropped.
///
/// A stage never moves an offset by hand: it fills in changes against the document as it read it, and the document
/// applies all of them or none.
public struct Changes: Sendable {
  /// Edits of the text.
  public var edits = EditList()

  /// Changes of ``Layers/blocks``.
  public var blocks: LayerChanges<Block>

  /// Changes of ``Layers/sections``.
  public var sections: LayerChanges<Section>

  /// Changes of ``Layers/sentences``.
  public var sentences: LayerChanges<Sentence>

  /// Changes of ``Layers/tokens``.
  public var tokens: LayerChanges<Token>

  /// Changes of ``Layers/mentions``.
  public var mentions: LayerChanges<Mention>

  /// Changes of ``Layers/entities``.
  public var entities: LayerChanges<Entity>

  /// Changes of ``Layers/comments``.
  public var comments: LayerChanges<Comment>

  /// Changes of ``Layers/links``.
  public var links: LayerChanges<Link>

  /// Changes of ``Layers/notices``.
  public var notices: LayerChanges<Notice>

  /// Changes of ``Layers/annotations``.
  public var annotations: LayerChanges<Annotation>

  /// The thread as a whole, where the stage knows it now.
  public var thread: CommentThread?

  /// Values to set, by key.
  public private(set) var metadata: [(key: String, value: MetadataValue)] = []

  /// Numbers to keep about the document, by name.
  public private(set) var signals: [(name: String, value: Double)] = []

  /// What there is to say about the document.
  public private(set) var diagnostics: [Diagnostic] = []

  /// That the document be dropped, and why.
  public private(set) var drop: Drop?

  /// Creates changes of `document` that ask for nothing yet.
  public init(for document: borrowing Document) {
    blocks = LayerChanges(after: document.layers.blocks)
    sections = LayerChanges(after: document.layers.sections)
    sentences = LayerChanges(after: document.layers.sentences)
    tokens = LayerChanges(after: document.layers.tokens)
    mentions = LayerChanges(after: document.layers.mentions)
    entities = LayerChanges(after: document.layers.entities)
    comments = LayerChanges(after: document.layers.comments)
    links = LayerChanges(after: document.layers.links)
    notices = LayerChanges(after: document.layers.notices)
    annotations = LayerChanges(after: document.layers.annotations)
  }

  /// Sets the metadata value called `key`.
  public mutating func set(_ key: String, _ value: MetadataValue) { metadata.append((key, value)) }

  /// Keeps a number about the document, for filters and `when`.
  public mutating func setSignal(_ name: String, _ value: Double) { signals.append((name, value)) }

  /// Says something about the document.
  public mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Asks that the document be dropped.
  public mutating func drop(rule: String, reason: String, value: Double? = nil) {
    drop = Drop(rule: rule, reason: reason, value: value)
  }
}

/// That a filter dropped a document, and why.
public struct Drop: Sendable, Equatable {
  /// The step that dropped it; filled in when the change is applied.
  public internal(set) var by = ""

  /// The rule, in kebab-case.
  public let rule: String

  /// Why, in words.
  public let reason: String

  /// The value that decided, where one did.
  public let value: Double?

  init(rule: String, reason: String, value: Double?) {
    self.rule = rule
    self.reason = reason
    self.value = value
  }
}
