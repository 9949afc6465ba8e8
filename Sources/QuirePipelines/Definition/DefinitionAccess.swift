public import QuireStages

/// What a definition may read while it is checked: what its caller grants, and nothing by itself.
public struct DefinitionAccess: Sendable {
  /// The bytes of a file: an `include`, or what a component loads.
  ///
  /// Relative paths count from the definition's folder, whose path stands in front already.
  public var file: @Sendable (_ path: String) -> Result<[UInt8], ResourceError>

  /// An environment variable's value, `nil` where it is not set.
  public var environment: @Sendable (_ name: String) -> Result<String?, ResourceError>

  /// Creates an access from what the caller grants.
  public init(
    file: @escaping @Sendable (_ path: String) -> Result<[UInt8], ResourceError>,
    environment: @escaping @Sendable (_ name: String) -> Result<String?, ResourceError>
  ) {
    self.file = file
    self.environment = environment
  }

  /// The access that grants nothing.
  public static let none = Self(
    file: { .failure(.notGranted($0)) },
    environment: { _ in .failure(ResourceError(why: "reading the environment is not allowed here")) }
  )
}
