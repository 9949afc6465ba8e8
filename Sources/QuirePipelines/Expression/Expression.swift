public import QuireDocument
public import QuireStages
import QuireText

/// A condition on a document, as `when` holds it.
///
/// The language is small, typed and total: it has no loops and reaches nothing but the document and the definition's
/// variables. What is absent is null, and a comparison with null is false; `has(…)` asks whether something is there.
///
/// ```
/// metadata.language.value in ["en", "de"] and size(comments) > 0
/// count("PERSON") >= vars.min_names && document.size < 1000000
/// ```
public struct Expression: Sendable {
  /// The condition as it was written.
  public let source: String

  /// What the condition reads of a document, in the order of the text.
  public let reads: [DocumentPart]

  let root: ExpressionNode

  /// Whether the condition holds for `document` as it stands; variables were filled in when it was checked.
  ///
  /// Complexity: linear in the expression, times the metadata, the signals or the mentions that it asks for.
  public func evaluate(_ document: borrowing Document) -> Bool {
    root.value(in: document) == .bool(true)
  }
}

/// A part of an expression that was checked; the parser bounds how deep it nests.
indirect enum ExpressionNode: Sendable {
  /// What is known of a metadata value.
  enum MetadataField: String, CaseIterable {
    case value
    case score
    case precision
  }

  /// A comparison.
  enum Comparison: String {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  case constant(JSONValue)
  case list([ExpressionNode])
  case documentID
  case documentSize
  case metadata(String, MetadataField)
  case signal(String)
  case layerSize(LayerName)
  case size(ExpressionNode)
  case mentionCount(ExpressionNode)
  case has(ExpressionNode)
  case not(ExpressionNode)
  case all([ExpressionNode])
  case any([ExpressionNode])
  case compare(ExpressionNode, Comparison, ExpressionNode)
  case contained(ExpressionNode, in: ExpressionNode)
}

extension ExpressionNode {
  /// The value for `document`; null where something is absent.
  func value(in document: borrowing Document) -> JSONValue {
    switch self {
    case .constant(let value): return value
    case .list(let nodes):
      var values: [JSONValue] = []
      for node in nodes { values.append(node.value(in: document)) }
      return .array(values)
    case .documentID: return .string(document.id)
    case .documentSize: return .integer(Int64(document.text.count))
    case .metadata(let key, let field): return Self.value(of: document.metadata[key], field)
    case .signal(let name): return document.signal(name).map(JSONValue.number) ?? .null
    case .layerSize(let name): return .integer(Int64(document.layers.count(of: name)))
    case .size(let node): return node.value(in: document).size
    case .mentionCount(let node): return Self.mentions(of: node.value(in: document), in: document)
    case .has(let node): return .bool(!node.value(in: document).isNull)
    case .not(let node): return .bool(node.value(in: document) != .bool(true))
    case .all(let nodes):
      for node in nodes where node.value(in: document) != .bool(true) { return .bool(false) }
      return .bool(true)
    case .any(let nodes):
      for node in nodes where node.value(in: document) == .bool(true) { return .bool(true) }
      return .bool(false)
    case .compare(let left, let comparison, let right):
      return .bool(left.value(in: document).holds(comparison, right.value(in: document)))
    case .contained(let element, in: let list):
      let element = element.value(in: document)
      return .bool(list.value(in: document).arrayValue?.contains { element.holds(.equal, $0) } ?? false)
    }
  }

  private static func value(of metadata: MetadataValue?, _ field: MetadataField) -> JSONValue {
    guard let metadata else { return .null }
    switch field {
    case .value: return metadata.value
    case .score: return metadata.score.map(JSONValue.number) ?? .null
    case .precision: return metadata.precision.map(JSONValue.string) ?? .null
    }
  }

  private static func mentions(of type: JSONValue, in document: borrowing Document) -> JSONValue {
    guard let type = type.stringValue else { return .null }
    return .integer(Int64(document.layers.mentions.elements.count { $0.type.description == type }))
  }
}

extension JSONValue {
  /// A string's code points, a list's elements, a map's members; null for everything else.
  fileprivate var size: JSONValue {
    switch self {
    case .string(let string): .integer(Int64(string.unicodeScalars.count))
    case .array(let elements): .integer(Int64(elements.count))
    case .object(let members): .integer(Int64(members.count))
    case .null, .bool, .integer, .number: .null
    }
  }

  /// Whether the comparison holds; never where a side is null or the sides can't be compared.
  fileprivate func holds(_ comparison: ExpressionNode.Comparison, _ other: JSONValue) -> Bool {
    switch (self, other) {
    case (.integer(let left), .integer(let right)): Self.holds(left, comparison, right)
    case (.integer, .number), (.number, .integer), (.number, .number):
      Self.holds(doubleValue ?? .nan, comparison, other.doubleValue ?? .nan)
    case (.string(let left), .string(let right)):
      // Code points, not Swift's characters: the order must not change with the version of the standard library.
      Self.holds(Array(left.utf8), comparison, Array(right.utf8))
    case (.bool(let left), .bool(let right)):
      comparison == .equal ? left == right : comparison == .notEqual && left != right
    default: false
    }
  }

  private static func holds<Value: Comparable>(
    _ left: Value,
    _ comparison: ExpressionNode.Comparison,
    _ right: Value
  ) -> Bool {
    switch comparison {
    case .equal: left == right
    case .notEqual: left != right && left == left && right == right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }

  private static func holds(
    _ left: [UInt8],
    _ comparison: ExpressionNode.Comparison,
    _ right: [UInt8]
  ) -> Bool {
    let isLess = left.lexicographicallyPrecedes(right)
    return switch comparison {
    case .equal: left == right
    case .notEqual: left != right
    case .less: isLess
    case .lessOrEqual: isLess || left == right
    case .greater: !isLess && left != right
    case .greaterOrEqual: !isLess
    }
  }
}
