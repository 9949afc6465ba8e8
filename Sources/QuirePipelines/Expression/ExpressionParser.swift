import QuireDocument
import QuireStages
import QuireText

/// Parses and checks expressions.
///
/// From loosest to tightest: `or` (`||`), `and` (`&&`), `not`, comparisons and `in`, `!`, operands.
struct ExpressionParser {
  /// How many bytes an expression may have.
  static let longest = 10_000

  /// How deep an expression may nest.
  static let deepest = 50

  let scope: ExpressionScope
  private let tokens: [ExpressionToken]
  private var index = 0
  private var depth = 0

  /// What is wrong with types and names; parsing goes on after it.
  var problems: [ExpressionProblem] = []

  /// The document's parts that are read, each with the place where it is named.
  var reads: [(part: DocumentPart, range: Range<Int>)] = []

  private init(_ source: String, scope: ExpressionScope) throws(ExpressionProblem) {
    guard source.utf8.count <= Self.longest else {
      throw ExpressionProblem(range: 0..<1, message: "the condition has more than \(Self.longest) bytes")
    }
    var lexer = ExpressionLexer(source)
    tokens = try lexer.tokens()
    self.scope = scope
  }

  /// The expression in `source` with what is wrong with it; `nil` where it can't be used.
  static func parse(_ source: String, scope: ExpressionScope) -> ParsedExpression {
    do throws(ExpressionProblem) {
      var parser = try ExpressionParser(source, scope: scope)
      do throws(ExpressionProblem) {
        let root = try parser.whole()
        let isUsable = parser.problems.allSatisfy(\.isWarning)
        let expression = Expression(source: source, reads: parser.reads.map(\.part), root: root)
        return .init(expression: isUsable ? expression : nil, problems: parser.problems, reads: parser.reads)
      } catch {
        // What was found before a slip of the pen is wrong nevertheless.
        return .init(expression: nil, problems: parser.problems + [error], reads: [])
      }
    } catch {
      return .init(expression: nil, problems: [error], reads: [])
    }
  }

  private mutating func whole() throws(ExpressionProblem) -> ExpressionNode {
    guard token.kind != .end else { throw ExpressionProblem(range: 0..<1, message: "the condition is empty") }
    let root = try either()
    guard token.kind == .end else {
      throw ExpressionProblem(
        range: token.range,
        message: "expected an operator or the end, found \(token.description)"
      )
    }
    return condition(root)
  }

  // MARK: Operators

  private mutating func either() throws(ExpressionProblem) -> TypedExpression {
    try chain("||", { parser throws(ExpressionProblem) in try parser.both() }, ExpressionNode.any)
  }

  private mutating func both() throws(ExpressionProblem) -> TypedExpression {
    try chain("&&", { parser throws(ExpressionProblem) in try parser.negation() }, ExpressionNode.all)
  }

  /// Operands of one operator; a long chain does not nest.
  private mutating func chain(
    _ symbol: String,
    _ operand: (inout Self) throws(ExpressionProblem) -> TypedExpression,
    _ make: ([ExpressionNode]) -> ExpressionNode
  ) throws(ExpressionProblem) -> TypedExpression {
    let first = try operand(&self)
    guard token.kind == .symbol(symbol) else { return first }
    var nodes = [condition(first)]
    var end = first.range.upperBound
    while take(symbol) {
      let next = try operand(&self)
      nodes.append(condition(next))
      end = next.range.upperBound
    }
    return .init(node: make(nodes), type: .bool, range: first.range.lowerBound..<end)
  }

  private mutating func negation() throws(ExpressionProblem) -> TypedExpression {
    let start = token.range.lowerBound
    guard take("not") else { return try comparison() }
    let operand = try nested { parser throws(ExpressionProblem) in try parser.negation() }
    return .init(node: .not(condition(operand)), type: .bool, range: start..<operand.range.upperBound)
  }

  private mutating func comparison() throws(ExpressionProblem) -> TypedExpression {
    let left = try operand()
    let result: TypedExpression
    if take("in") {
      result = contained(left, in: try operand())
    } else if token.kind == .symbol("not"), tokens[min(index + 1, tokens.count - 1)].kind == .symbol("in") {
      index += 2
      var inside = contained(left, in: try operand())
      inside.node = .not(inside.node)
      result = inside
    } else if case .symbol(let symbol) = token.kind, let comparison = ExpressionNode.Comparison(rawValue: symbol) {
      index += 1
      result = compare(left, comparison, try operand())
    } else {
      return left
    }
    if case .symbol(let symbol) = token.kind, symbol == "in" || ExpressionNode.Comparison(rawValue: symbol) != nil {
      throw ExpressionProblem(
        range: token.range,
        message: "comparisons can't be chained; join two of them with \"and\""
      )
    }
    return result
  }

  // MARK: Operands

  private mutating func operand() throws(ExpressionProblem) -> TypedExpression {
    let start = token
    switch start.kind {
    case .symbol("!"):
      index += 1
      let inner = try nested { parser throws(ExpressionProblem) in try parser.operand() }
      return .init(node: .not(condition(inner)), type: .bool, range: start.range.lowerBound..<inner.range.upperBound)
    case .symbol("("):
      index += 1
      var inner = try nested { parser throws(ExpressionProblem) in try parser.either() }
      inner.range = start.range.lowerBound..<(try expect(")", toClose: start)).range.upperBound
      return inner
    case .symbol("["): return try list()
    case .number(let value):
      index += 1
      return .init(node: .constant(value), type: .number, range: start.range)
    case .string(let string):
      index += 1
      return .init(node: .constant(.string(string)), type: .string, range: start.range)
    case .name: return try name()
    case .symbol, .end:
      throw ExpressionProblem(range: start.range, message: "expected a value, found \(start.description)")
    }
  }

  private mutating func list() throws(ExpressionProblem) -> TypedExpression {
    let open = token
    index += 1
    var elements: [TypedExpression] = []
    while token.kind != .symbol("]") {
      elements.append(try nested { parser throws(ExpressionProblem) in try parser.operand() })
      guard take(",") else { break }
    }
    let close = try expect("]", toClose: open)
    for element in elements where !element.type.canEqual(.string) && !element.type.canEqual(.number) {
      guard element.type != .bool else { continue }
      problems.append(.init(range: element.range, message: "\(element.type.words) can't stand in a list"))
    }
    return .init(
      node: .list(elements.map(\.node)),
      type: .list(elements.map(\.type).common),
      range: open.range.lowerBound..<close.range.upperBound
    )
  }

  // MARK: Words

  var token: ExpressionToken { tokens[index] }

  /// Goes over the next word, unless it is the end, and returns it.
  mutating func advance() -> ExpressionToken {
    let token = tokens[index]
    if token.kind != .end { index += 1 }
    return token
  }

  mutating func take(_ symbol: String) -> Bool {
    guard token.kind == .symbol(symbol) else { return false }
    index += 1
    return true
  }

  mutating func expect(_ symbol: String, toClose open: ExpressionToken) throws(ExpressionProblem) -> ExpressionToken {
    guard token.kind == .symbol(symbol) else {
      throw ExpressionProblem(
        range: token.range,
        message: "expected \"\(symbol)\" to close \(open.description), found \(token.description)"
      )
    }
    return advance()
  }

  mutating func nested(
    _ body: (inout Self) throws(ExpressionProblem) -> TypedExpression
  ) throws(ExpressionProblem) -> TypedExpression {
    guard depth < Self.deepest else {
      throw ExpressionProblem(range: token.range, message: "the condition nests more than \(Self.deepest) levels deep")
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }
}

/// What became of an expression.
struct ParsedExpression {
  /// The expression; `nil` where it can't be used.
  let expression: Expression?

  /// What is wrong with it, or doubtful.
  let problems: [ExpressionProblem]

  /// The document's parts that it reads, each with the place where it is named.
  let reads: [(part: DocumentPart, range: Range<Int>)]
}
