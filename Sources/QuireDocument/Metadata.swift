public import QuireText

/// A value that is known about a document, and where it is known from.
public struct MetadataValue: Sendable, Equatable {
  /// The value.
  public var value: JSONValue

  /// The step that found it; filled in when the change is applied.
  public internal(set) var by = ""

  /// The rule that found it, in kebab-case.
  public var rule: String

  /// The source bytes it stands in; empty where it was not read from the source.
  public var source: [SourceRange]

  /// The confidence, from 0 to 1, where the rule has one.
  public var score: Double?

  /// How precise a date is: `year`, `month`, `day`, `minute`, `second`.
  public var precision: String?

  /// Creates a value.
  public init(
    _ value: JSONValue,
    rule: String,
    source: [SourceRange] = [],
    score: Double? = nil,
    precision: String? = nil
  ) {
    self.value = value
    self.rule = rule
    self.source = source
    self.score = score
    self.precision = precision
  }
}

/// The values that are known about a document, by key, in the order in which they became known.
public struct Metadata: Sendable {
  /// The keys and values.
  public private(set) var entries: [(key: String, value: MetadataValue)] = []

  /// Creates empty metadata.
  public init() {}

  /// The value of `key`.
  public subscript(key: String) -> MetadataValue? { entries.first { $0.key == key }?.value }

  mutating func set(_ key: String, _ value: MetadataValue) {
    if let index = entries.firstIndex(where: { $0.key == key }) {
      entries[index].value = value
    } else {
      entries.append((key, value))
    }
  }
}

/// Something worth knowing about one document: bytes that can't be decoded, a sentence that breaks off.
public struct Diagnostic: Sendable, Equatable {
  /// How much it matters.
  public enum Severity: String, Sendable, CaseIterable {
    case note
    case warning
    case error
  }

  /// How much it matters.
  public var severity: Severity

  /// Which step or reader says it; filled in when the change is applied.
  public internal(set) var by = ""

  /// What kind of thing it is, in kebab-case.
  public var code: String

  /// What there is to know, in words; lower case, no full stop.
  public var message: String

  /// The source bytes it is about.
  public var source: [SourceRange]

  /// Creates a diagnostic.
  public init(_ severity: Severity, code: String, _ message: String, source: [SourceRange] = []) {
    self.severity = severity
    self.code = code
    self.message = message
    self.source = source
  }
}

/// What one step did to one document.
public struct TraceEntry: Sendable, Equatable {
  /// The step's name in the definition.
  public let by: String

  /// The number of edits.
  public let edits: Int

  /// The number of text bytes taken away.
  public let bytesRemoved: Int

  /// The number of text bytes put in.
  public let bytesWritten: Int

  /// The number of elements added, over all layers.
  public let added: Int

  /// The number of elements withdrawn, over all layers.
  public let withdrawn: Int
}
