public import QuireStages

/// Checks definitions and makes plans of them.
public struct DefinitionChecker: Sendable {
  /// The components that definitions can name.
  public let registry: Registry

  /// What definitions may read.
  public let access: DefinitionAccess

  /// Creates a checker.
  public init(registry: Registry, access: DefinitionAccess = .none) {
    self.registry = registry
    self.access = access
  }

  /// Checks the definition in `bytes` and reports everything that is wrong with it, once and in order.
  ///
  /// - Parameters:
  ///   - bytes: The definition.
  ///   - path: Its path, for messages, and for the folder that its own paths count from.
  ///   - sets: Values for variables, each a name and a text (`--set name=value`).
  /// - Returns: The plan, unless there are errors, and everything that was found.
  public func check(_ bytes: [UInt8], path: String, sets: [(name: String, value: String)] = []) -> CheckResult {
    CheckResult(plan: nil, problems: [])
  }
}
