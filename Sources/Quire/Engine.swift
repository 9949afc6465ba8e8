public import QuireDocument
public import QuirePipelines
public import QuireStages
import QuireText

/// A definition, checked and ready: the façade for programs that embed Quire.
///
/// ```swift
/// let engine = try Engine(definition: yaml)
/// let document = try engine.process(text: "Sputnik/Moscow: …")
/// ```
///
/// An engine is a value without state: use it from as many tasks as you like, and make as many as you like.
public struct Engine: Sendable {
  /// The plan that the definition became.
  public let plan: Plan

  private let registry: Registry

  /// Checks a definition and configures its components; nothing is granted to it unless the caller says so.
  ///
  /// - Parameters:
  ///   - definition: The definition, in YAML.
  ///   - path: Its path, for messages, and for the folder that its own paths count from.
  ///   - sets: Values for its variables.
  ///   - families: The components that it can name.
  ///   - grants: What it may read and write.
  /// - Throws: `DefinitionError` with everything that is wrong, or `RegistryError`.
  public init(
    definition: String,
    path: String = "definition.yaml",
    sets: [(name: String, value: String)] = [],
    families: [StageFamily] = builtinFamilies,
    grants: Grants = .nothing
  ) throws {
    registry = try Registry(families)
    let checker = DefinitionChecker(registry: registry, access: grants.definitionAccess)
    let result = checker.check(Array(definition.utf8), path: path, sets: sets)
    guard let plan = result.plan else { throw DefinitionError(problems: result.problems) }
    self.plan = plan
  }

  /// Reads one document from `bytes` and takes it through all steps; what exporters make of it is not written.
  ///
  /// - Parameters:
  ///   - bytes: The document's bytes.
  ///   - uri: Where they came from; its suffix helps to recognise the format.
  ///   - id: The document's id; without one, the last part of `uri` without its suffix.
  /// - Returns: The document; `document.drop` says so where a filter dropped it.
  /// - Throws: `Failure` where it can't be read or a stage fails on it.
  public func process(_ bytes: [UInt8], uri: String = "memory", id: String? = nil) throws(Failure) -> Document {
    var document = try SingleDocument(registry: registry, plan: plan).read(bytes, uri: uri, id: id)
    try plan.run(&document)
    return document
  }

  /// Takes a text through all steps.
  ///
  /// - Throws: `Failure` where a stage fails on it.
  public func process(text: String, id: String = "text") throws(Failure) -> Document {
    var document = try SingleDocument(registry: registry, format: "text").read(Array(text.utf8), uri: "memory", id: id)
    try plan.run(&document)
    return document
  }
}

/// A definition with errors.
public struct DefinitionError: Error, Sendable, CustomStringConvertible {
  /// Everything that is wrong, in the order of the definition.
  public let problems: [Problem]

  public var description: String { problems.map { "\($0)" }.joined(separator: "\n") }
}
