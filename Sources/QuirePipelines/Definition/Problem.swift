/// A place in a definition or in a file that it includes.
public struct Place: Sendable, Hashable {
  /// The file, as its path was given.
  public let file: String

  /// Where in the file.
  public let position: YAMLNode.Position

  /// Creates a place.
  public init(file: String, position: YAMLNode.Position) {
    self.file = file
    self.position = position
  }
}

/// Something that is wrong with a definition, or worth knowing about it.
public struct Problem: Sendable, Equatable {
  /// How much a problem matters.
  public enum Severity: String, Sendable, CaseIterable {
    /// The definition can't be run.
    case error

    /// The definition can be run and probably does not do what was meant.
    case warning

    /// Something worth knowing.
    case note
  }

  /// How much it matters.
  public let severity: Severity

  /// What kind of problem it is, in kebab-case.
  public let code: String

  /// The file, as its path was given; `--set` for an argument.
  public let file: String

  /// Where in the file; `nil` where the problem stands in no file.
  public let position: YAMLNode.Position?

  /// How many code points of the line it is about, at least 1.
  public let length: Int

  /// The line that it stands in, without its end; of a long line, the part around the place.
  public let excerpt: String

  /// The column of the excerpt's first code point; 1 unless the line is long.
  public let excerptColumn: Int

  /// What is wrong and what to write instead; lower case, no full stop.
  public let message: String

  /// What more there is to say.
  public let help: [String]

  /// The `include`s that led to the file, innermost first.
  public let includedFrom: [Place]
}

extension Problem: CustomStringConvertible {
  /// The problem on one line: `news.yaml:14:7: error: …`.
  public var description: String {
    let place = position.map { "\(file):\($0.line):\($0.column)" } ?? "\(file) \(excerpt)"
    return "\(place): \(severity.rawValue): \(message)"
  }
}

/// What a check of a definition found.
public struct CheckResult: Sendable {
  /// The plan; `nil` where there are errors.
  public let plan: Plan?

  /// Everything that was found, in the order of the files and of the places in them.
  public let problems: [Problem]
}
