/// The components that definitions can name.
public struct Registry: Sendable {
  /// The components, in the order of their families.
  public let components: [ComponentSpec]

  /// The families' names and summaries, in order.
  public let families: [(name: String, summary: String)]

  private let byName: [String: ComponentSpec]

  /// Creates a registry, or says which name stands twice.
  public init(_ families: [StageFamily], plugins: [ComponentSpec] = []) throws(RegistryError) {
    var components: [ComponentSpec] = []
    for family in families {
      for type in family.components {
        guard let spec = ComponentSpec(type, in: family.name) else {
          throw RegistryError(name: "\(family.name).\(type.name)", problem: .noRole)
        }
        components.append(spec)
      }
    }
    components += plugins
    var byName: [String: ComponentSpec] = [:]
    for spec in components {
      guard byName.updateValue(spec, forKey: spec.name) == nil else {
        throw RegistryError(name: spec.name, problem: .repeated)
      }
    }
    self.components = components
    self.families = families.map { ($0.name, $0.summary) }
    self.byName = byName
  }

  /// The component called `name`.
  public subscript(name: String) -> ComponentSpec? { byName[name] }

  /// The readers, in order.
  public var readers: [ComponentSpec] { components.filter { $0.role == .reader } }

  /// The components that make `part`, in order.
  public func producers(of part: DocumentPart) -> [ComponentSpec] {
    components.filter { $0.produces.contains(part) }
  }
}

/// Components that can't be registered together.
public struct RegistryError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong.
  public enum Problem: Sendable, Equatable {
    /// Two components have the name.
    case repeated

    /// The component is no reader, stage or exporter.
    case noRole
  }

  /// The component's full name.
  public let name: String

  /// What is wrong.
  public let problem: Problem

  public var description: String {
    switch problem {
    case .repeated: "two components are called \"\(name)\"; rename one"
    case .noRole: "\"\(name)\" is neither a reader nor a stage nor an exporter"
    }
  }
}
