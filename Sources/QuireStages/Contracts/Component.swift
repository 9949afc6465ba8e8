public import QuireDocument

/// Something that a definition can name: a reader, a stage or an exporter.
///
/// A component is a value. It is configured once, before the first document is read, and then used on many documents
/// from many tasks at once.
public protocol Component: Sendable {
  /// What can be set in a definition.
  associatedtype Options: ComponentOptions

  /// The name within its family, in kebab-case, beginning with a verb for stages.
  static var name: String { get }

  /// What it does, in one sentence.
  static var summary: String { get }

  /// Creates the component, or says which option is wrong.
  init(_ options: Options, in setup: Setup) throws(OptionError)
}

/// What a component may use while it is set up.
public struct Setup: Sendable {
  /// The step's name in reports, or the component's own.
  public let step: String

  private let load: @Sendable (String) -> Result<[UInt8], ResourceError>
  private let parse: @Sendable ([UInt8]) -> Result<OptionValue, ResourceError>

  /// Creates a setup whose files come from `load`; without it no file can be read.
  ///
  /// `parse` makes a value of a file's bytes in the language of definitions; without it that is JSON.
  public init(
    step: String,
    load: @escaping @Sendable (String) -> Result<[UInt8], ResourceError> = { .failure(.notGranted($0)) },
    parse: @escaping @Sendable ([UInt8]) -> Result<OptionValue, ResourceError> = { OptionValue.parsed(json: $0) }
  ) {
    self.step = step
    self.load = load
    self.parse = parse
  }

  /// The bytes of a file that the option called `option` names, as far as the caller may read it.
  public func read(_ path: InputPath, for option: String) throws(OptionError) -> [UInt8] {
    switch load(path.path) {
    case .success(let bytes): return bytes
    case .failure(let error): throw OptionError(option, .unreadable(path: path.path, why: error.why))
    }
  }

  /// The value in a file that the option called `option` names, such as a file of rules: YAML where definitions are
  /// YAML, and JSON always.
  public func readValue(_ path: InputPath, for option: String) throws(OptionError) -> OptionValue {
    switch parse(try read(path, for: option)) {
    case .success(let value): return value
    case .failure(let error): throw OptionError(option, .unreadable(path: path.path, why: error.why))
    }
  }
}

/// A file that can't be read while a component is set up.
public struct ResourceError: Error, Sendable, Equatable {
  /// Why, in words.
  public let why: String

  /// Creates the error.
  public init(why: String) { self.why = why }

  /// The error where the caller granted no files.
  public static func notGranted(_ path: String) -> Self { Self(why: "reading files is not allowed here") }
}

/// A part of a document that a stage needs or makes.
public enum DocumentPart: Sendable, Hashable, CustomStringConvertible {
  /// A layer.
  case layer(LayerName)

  /// A metadata value, by key.
  case metadata(String)

  /// A signal, by name.
  case signal(String)

  /// The part as messages name it.
  public var description: String {
    switch self {
    case .layer(let name): "layer \"\(name)\""
    case .metadata(let key): "metadata \"\(key)\""
    case .signal(let name): "signal \"\(name)\""
    }
  }

  public static let markup = DocumentPart.layer(.markup)
  public static let blocks = DocumentPart.layer(.blocks)
  public static let sections = DocumentPart.layer(.sections)
  public static let sentences = DocumentPart.layer(.sentences)
  public static let tokens = DocumentPart.layer(.tokens)
  public static let mentions = DocumentPart.layer(.mentions)
  public static let entities = DocumentPart.layer(.entities)
  public static let comments = DocumentPart.layer(.comments)
  public static let links = DocumentPart.layer(.links)
  public static let notices = DocumentPart.layer(.notices)
}
