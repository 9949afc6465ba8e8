public import QuireText

/// A node of a YAML document with the place where it stands.
public struct YAMLNode: Sendable {
  /// What a node holds.
  public indirect enum Content: Sendable {
    /// A scalar as it was written; `isQuoted` where quotes, a block style or the tag `!!str` say that it is a string.
    case scalar(String, isQuoted: Bool)

    /// A sequence.
    case sequence([YAMLNode])

    /// A mapping, in the order of the file.
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  /// What the node holds.
  public let content: Content

  /// Where the node begins, after its anchor and tag; for an alias, where the alias stands.
  public let position: Position

  /// The bytes of the file that the node is written in; for an alias, those of the alias.
  public let extent: ByteRange

  /// A place in a file.
  public struct Position: Sendable, Hashable, Comparable {
    /// The line, from 1; lines end with LF, CR or both.
    public let line: Int

    /// The column in code points, from 1.
    public let column: Int

    /// Creates a place.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }

    /// Whether the left place comes first in the file.
    public static func < (left: Position, right: Position) -> Bool {
      (left.line, left.column) < (right.line, right.column)
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
