/// A node of a YAML document with the place where it stands.
public struct YAMLNode: Sendable {
  /// What a node holds.
  public indirect enum Content: Sendable {
    /// A scalar as it was written; `isQuoted` where quotes or a block style say that it is a string.
    case scalar(String, isQuoted: Bool)

    /// A sequence.
    case sequence([YAMLNode])

    /// A mapping, in the order of the file.
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  /// What the node holds.
  public let content: Content

  /// Where the node begins.
  public let position: Position

  /// A place in a file.
  public struct Position: Sendable, Hashable {
    /// The line, from 1.
    public let line: Int

    /// The column in code points, from 1.
    public let column: Int

    /// Creates a place.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }
}

/// A text that is not YAML, or more than is allowed.
public struct YAMLError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong, in words; lower case, no full stop.
  public let message: String

  /// Where.
  public let position: YAMLNode.Position

  public var description: String { "\(position.line):\(position.column): \(message)" }
}
