public import QuirePipelines
public import QuireStages
import QuireText

/// What a definition and a run may read and write: what their caller grants.
public struct Grants: Sendable {
  /// Whether the file at a path may be read.
  public var mayRead: @Sendable (String) -> Bool

  /// Whether the file at a path may be written.
  public var mayWrite: @Sendable (String) -> Bool

  /// An environment variable's value, where it may be read.
  public var environment: @Sendable (String) -> String?

  /// Creates grants.
  public init(
    mayRead: @escaping @Sendable (String) -> Bool,
    mayWrite: @escaping @Sendable (String) -> Bool,
    environment: @escaping @Sendable (String) -> String?
  ) {
    self.mayRead = mayRead
    self.mayWrite = mayWrite
    self.environment = environment
  }

  /// Nothing: no files, no environment.
  public static let nothing = Grants(mayRead: { _ in false }, mayWrite: { _ in false }, environment: { _ in nil })

  /// The files below `folder` alone, links resolved, and no environment.
  public static func sandbox(_ folder: String) -> Grants {
    let isInside: @Sendable (String) -> Bool = { $0 == "-" || Folders.contains(folder, $0) }
    return Grants(mayRead: isInside, mayWrite: isInside, environment: { _ in nil })
  }

  /// Loads a file, as far as it may be read.
  public var load: @Sendable (String) -> Result<[UInt8], ResourceError> {
    { [mayRead] path in
      guard mayRead(path) else { return .failure(ResourceError(why: "it lies outside of what may be read")) }
      do throws(FileError) {
        return .success(try FileStream.contents(of: path, limit: 1 << 30))
      } catch {
        return .failure(ResourceError(why: error.why))
      }
    }
  }

  /// What a definition may read while it is checked.
  public var definitionAccess: DefinitionAccess {
    DefinitionAccess(file: load, environment: { [environment] in .success(environment($0)) })
  }
}
