import QuireDocument
import QuireStages
import QuireText

/// What a part of an expression yields.
indirect enum ExpressionType: Equatable {
  case bool
  case number
  case string
  case list(ExpressionType)
  case map

  /// Known only when there is a document, such as a metadata value.
  case any

  /// A layer, which only `size` and `has` can ask about.
  case layer(LayerName)

  /// All values of metadata or all signals; nothing can be asked of them.
  case record(String)

  /// What was in error; nothing more is said about it.
  case unknown

  init(_ value: OptionValue) {
    switch value {
    case .bool: self = .bool
    case .integer, .number: self = .number
    case .string: self = .string
    case .list(let values): self = .list(values.map(Self.init).common)
    case .map: self = .map
    case .null: self = .any
    }
  }

  /// The type as messages name it.
  var words: String {
    switch self {
    case .bool: "a condition"
    case .number: "a number"
    case .string: "a string"
    case .list: "a list"
    case .map: "a map"
    case .any, .unknown: "a value"
    case .layer(let name): "the layer \"\(name)\""
    case .record(let name): "all of \"\(name)\""
    }
  }

  /// Whether values of both types can be equal.
  func canEqual(_ other: Self) -> Bool {
    switch (self, other) {
    case (.any, _), (_, .any), (.unknown, _), (_, .unknown): true
    case (.bool, .bool), (.number, .number), (.string, .string): true
    default: false
    }
  }

  /// Whether values of the type have an order.
  var isOrdered: Bool {
    switch self {
    case .number, .string, .any, .unknown: true
    case .bool, .list, .map, .layer, .record: false
    }
  }
}

extension [ExpressionType] {
  /// The one type of all elements, or any.
  var common: ExpressionType {
    guard let first, allSatisfy({ $0 == first }) else { return .any }
    return first
  }
}

/// The names that an expression can use.
struct ExpressionScope {
  /// The definition's variables.
  var vars: [OptionValue.Member] = []

  /// The parameters of the file that the expression stands in; `nil` in a file that has none.
  var params: [OptionValue.Member]?

  /// The variables and parameters whose values are not known because of an error that was reported.
  var brokenVars: [String] = []
  var brokenParams: [String] = []

  /// The layers that there are.
  var layers: [LayerName] = LayerName.builtin

  /// The signals that some component sets.
  var signals: [String] = []

  /// The metadata that some component sets.
  var metadata: [String] = []
}

/// A part of an expression with its type and the place where it stands, in code points.
struct TypedExpression {
  var node: ExpressionNode
  var type: ExpressionType
  var range: Range<Int>
}
