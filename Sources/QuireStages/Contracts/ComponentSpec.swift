/// What is known of a component before it is configured; everything that checks, documents or completes a definition
/// works from this alone.
public struct ComponentSpec: Sendable {
  /// What a component is.
  public enum Role: String, Sendable, CaseIterable {
    case reader
    case stage
    case corpusStage = "corpus-stage"
    case orderedStage = "ordered-stage"
    case exporter
  }

  /// The component once it is configured.
  public enum Instance: Sendable {
    case reader(any Reader)
    case stage(any Stage)
    case corpusStage(any CorpusStage)
    case orderedStage(any OrderedStage)
    case exporter(any Exporter)
  }

  /// The full name, such as `cleanup.remove-boilerplate`; a reader's is its format, such as `jsonl`.
  public let name: String

  /// What it is.
  public let role: Role

  /// What it does, in one sentence.
  public let summary: String

  /// Its options, in the order of the reference page.
  public let options: [OptionSpec]

  /// What must be in a document before.
  public let requires: [DocumentPart]

  /// What it adds to a document.
  public let produces: [DocumentPart]

  /// What a corpus stage or an ordered one keeps of the documents that it saw, and how much at most, after the words
  /// "it keeps".
  public let keeps: String?

  /// A reader's suffixes.
  public let suffixes: [String]

  /// A reader's media types, or the one that an exporter writes.
  public let mediaTypes: [String]

  /// Whether a file that begins with these bytes is of a reader's format.
  public let recognizes: @Sendable ([UInt8]) -> Bool

  /// Configures the component, or says everything that is wrong with the options.
  public let make: @Sendable ([OptionValue.Member], Setup) -> Result<Instance, OptionErrors>

  /// Creates the spec of a component that is not a Swift type, such as a plugin's.
  public init(
    name: String,
    role: Role,
    summary: String,
    options: [OptionSpec],
    requires: [DocumentPart] = [],
    produces: [DocumentPart] = [],
    keeps: String? = nil,
    suffixes: [String] = [],
    mediaTypes: [String] = [],
    recognizes: @escaping @Sendable ([UInt8]) -> Bool = { _ in false },
    make: @escaping @Sendable ([OptionValue.Member], Setup) -> Result<Instance, OptionErrors>
  ) {
    self.name = name
    self.role = role
    self.summary = summary
    self.options = options
    self.requires = requires
    self.produces = produces
    self.keeps = keeps
    self.suffixes = suffixes
    self.mediaTypes = mediaTypes
    self.recognizes = recognizes
    self.make = make
  }
}

/// Everything that is wrong with the options of one component.
public struct OptionErrors: Error, Sendable, Equatable, CustomStringConvertible {
  /// The errors, in the order of the definition.
  public let errors: [OptionError]

  /// Creates the list.
  public init(_ errors: [OptionError]) { self.errors = errors }

  public var description: String { errors.map(\.description).joined(separator: "; ") }
}

extension ComponentSpec {
  /// The spec of a Swift type in `family`; `nil` where the type is no reader, stage or exporter.
  init?(_ type: any Component.Type, in family: String) {
    if let type = type as? any Reader.Type {
      self = Self.reader(type)
    } else if let type = type as? any Stage.Type {
      self = Self.stage(type, family)
    } else if let type = type as? any CorpusStage.Type {
      self = Self.corpusStage(type, family)
    } else if let type = type as? any OrderedStage.Type {
      self = Self.orderedStage(type, family)
    } else if let type = type as? any Exporter.Type {
      self = Self.exporter(type, family)
    } else {
      return nil
    }
  }

  private static func reader<R: Reader>(_ type: R.Type) -> Self {
    Self(
      name: R.name,
      role: .reader,
      summary: R.summary,
      options: R.Options.specs,
      produces: R.produces,
      suffixes: R.suffixes,
      mediaTypes: R.mediaTypes,
      recognizes: { R.recognizes($0) },
      make: { values, setup in make(R.self, values, setup).map(Instance.reader) }
    )
  }

  private static func stage<S: Stage>(_ type: S.Type, _ family: String) -> Self {
    Self(
      name: "\(family).\(S.name)",
      role: .stage,
      summary: S.summary,
      options: S.Options.specs,
      requires: S.requires,
      produces: S.produces,
      make: { values, setup in make(S.self, values, setup).map(Instance.stage) }
    )
  }

  private static func corpusStage<S: CorpusStage>(_ type: S.Type, _ family: String) -> Self {
    Self(
      name: "\(family).\(S.name)",
      role: .corpusStage,
      summary: S.summary,
      options: S.Options.specs,
      requires: S.requires,
      produces: S.produces,
      keeps: S.keeps,
      make: { values, setup in make(S.self, values, setup).map(Instance.corpusStage) }
    )
  }

  private static func orderedStage<S: OrderedStage>(_ type: S.Type, _ family: String) -> Self {
    Self(
      name: "\(family).\(S.name)",
      role: .orderedStage,
      summary: S.summary,
      options: S.Options.specs,
      requires: S.requires,
      produces: S.produces,
      keeps: S.keeps,
      make: { values, setup in make(S.self, values, setup).map(Instance.orderedStage) }
    )
  }

  private static func exporter<E: Exporter>(_ type: E.Type, _ family: String) -> Self {
    Self(
      name: "\(family).\(E.name)",
      role: .exporter,
      summary: E.summary,
      options: E.Options.specs,
      requires: E.requires,
      mediaTypes: [E.mediaType],
      make: { values, setup in make(E.self, values, setup).map(Instance.exporter) }
    )
  }

  private static func make<C: Component>(
    _ type: C.Type,
    _ values: [OptionValue.Member],
    _ setup: Setup
  ) -> Result<C, OptionErrors> {
    var problems: [OptionError] = []
    let options = C.Options(values, problems: &problems)
    guard problems.isEmpty else { return .failure(OptionErrors(problems)) }
    do {
      return .success(try C(options, in: setup))
    } catch {
      return .failure(OptionErrors([error] + error.others))
    }
  }
}
