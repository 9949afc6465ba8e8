import QuireDocument
import QuireText

/// Which operands go together.
extension ExpressionParser {
  /// The operand as a condition.
  mutating func condition(_ operand: TypedExpression) -> ExpressionNode {
    switch operand.type {
    case .bool, .any, .unknown: break
    case .layer(let name):
      report(operand.range, "the layer \"\(name)\" is no condition; compare its size: size(\(name)) > 0")
    case .number, .string, .list, .map, .record:
      report(operand.range, "\(operand.type.words) is no condition; compare it with something")
    }
    return operand.node
  }

  mutating func compare(
    _ left: TypedExpression,
    _ comparison: ExpressionNode.Comparison,
    _ right: TypedExpression
  ) -> TypedExpression {
    for side in [left, right] {
      switch side.type {
      case .layer(let name): report(side.range, "a layer can't be compared; compare its size: size(\(name))")
      case .list: report(side.range, "a list can't be compared; ask with \"in\" whether something is in it")
      case .map, .record: report(side.range, "\(side.type.words) can't be compared")
      case .bool where comparison != .equal && comparison != .notEqual:
        report(side.range, "conditions have no order; compare them with == or !=")
      case .bool, .number, .string, .any, .unknown: break
      }
    }
    let whole = left.range.lowerBound..<right.range.upperBound
    if isPlain(left.type), isPlain(right.type), !left.type.canEqual(right.type) {
      report(whole, "compares \(left.type.words) with \(right.type.words), which is never true")
    }
    return .init(node: .compare(left.node, comparison, right.node), type: .bool, range: whole)
  }

  mutating func contained(_ element: TypedExpression, in list: TypedExpression) -> TypedExpression {
    let whole = element.range.lowerBound..<list.range.upperBound
    switch list.type {
    case .list(let type):
      if isPlain(element.type), isPlain(type), !element.type.canEqual(type) {
        report(whole, "looks for \(element.type.words) in a list of \(plural(type)), which is never true")
      }
    case .any, .unknown: break
    default: report(list.range, "\"in\" needs a list on its right, such as [\"en\", \"de\"]; found \(list.type.words)")
    }
    switch element.type {
    case .list, .map, .record, .layer: report(element.range, "\(element.type.words) can't be in a list")
    case .bool, .number, .string, .any, .unknown: break
    }
    return .init(node: .contained(element.node, in: list.node), type: .bool, range: whole)
  }

  mutating func report(_ range: Range<Int>, _ message: String, help: [String] = []) {
    problems.append(ExpressionProblem(range: range, message: message, help: help))
  }

  mutating func warn(_ range: Range<Int>, _ message: String) {
    problems.append(ExpressionProblem(range: range, message: message, isWarning: true))
  }

  private func isPlain(_ type: ExpressionType) -> Bool { type == .bool || type == .number || type == .string }

  private func plural(_ type: ExpressionType) -> String {
    switch type {
    case .bool: "conditions"
    case .number: "numbers"
    default: "strings"
    }
  }
}
