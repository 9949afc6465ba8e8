import QuireDocument
import QuireStages
import QuireText

/// What names and calls stand for.
extension ExpressionParser {
  private static let functions = ["size", "count", "has"]
  private static let roots = ["document", "metadata", "signals", "vars"]

  /// A name, what is asked of it, or a call.
  mutating func name() throws(ExpressionProblem) -> TypedExpression {
    let first = advance()
    guard case .name(let name) = first.kind else {
      throw ExpressionProblem(range: first.range, message: "expected a name, found \(first.description)")
    }
    if token.kind == .symbol("(") { return try call(name, first) }
    switch name {
    case "true", "false": return .init(node: .constant(.bool(name == "true")), type: .bool, range: first.range)
    case "null":
      report(first.range, "a comparison with null is always false; ask has(…) whether something is there")
      return unknown(first.range)
    case "document": return try document(first)
    case "metadata": return try metadata(first)
    case "signals": return try signal(first)
    case "vars": return try variable(first, scope.vars, broken: scope.brokenVars, "variable")
    case "params": return try parameter(first)
    default: return layer(name, first.range)
    }
  }

  private mutating func call(_ name: String, _ first: ExpressionToken) throws(ExpressionProblem) -> TypedExpression {
    let open = advance()
    guard Self.functions.contains(name) else {
      let question = Suggestions.question(for: name, among: Self.functions)
      throw ExpressionProblem(
        range: first.range,
        message: "there is no function \"\(name)\"\(question)",
        help: ["functions are \(Self.functions.map { "\($0)(…)" }.joined(separator: ", "))"]
      )
    }
    let argument = try nested { parser throws(ExpressionProblem) in try parser.argument(of: name, open) }
    let close = try expect(")", toClose: open)
    let range = first.range.lowerBound..<close.range.upperBound
    switch name {
    case "size": return .init(node: sizeNode(argument), type: .number, range: range)
    case "has": return .init(node: hasNode(argument), type: .bool, range: range)
    default:
      if !argument.type.canEqual(.string) {
        report(argument.range, "count(…) needs an entity type in quotes, such as count(\"PERSON\")")
      }
      reads.append((.mentions, first.range))
      return .init(node: .mentionCount(argument.node), type: .number, range: range)
    }
  }

  private mutating func argument(
    of function: String,
    _ open: ExpressionToken
  ) throws(ExpressionProblem) -> TypedExpression {
    guard token.kind != .symbol(")") else {
      throw ExpressionProblem(
        range: open.range.lowerBound..<token.range.upperBound,
        message: "\(function)(…) needs something to ask about"
      )
    }
    // `has(metadata.title)` asks about the whole value, which nothing else can.
    if function == "has", case .name("metadata") = token.kind {
      let first = advance()
      let (key, end) = try member(of: first)
      guard token.kind == .symbol(".") else {
        read(metadata: key, first.range.lowerBound..<end)
        return .init(node: .metadata(key, .value), type: .any, range: first.range.lowerBound..<end)
      }
      return try metadataField(key, first, first.range.lowerBound..<end)
    }
    return try nestedOperand()
  }

  private mutating func nestedOperand() throws(ExpressionProblem) -> TypedExpression {
    guard case .name = token.kind else {
      let start = token
      switch advance().kind {
      case .string(let string): return .init(node: .constant(.string(string)), type: .string, range: start.range)
      default:
        throw ExpressionProblem(range: start.range, message: "expected a name or a string, found \(start.description)")
      }
    }
    return try name()
  }

  private mutating func sizeNode(_ argument: TypedExpression) -> ExpressionNode {
    switch argument.type {
    case .layer(let name): return .layerSize(name)
    case .string, .list, .map, .any, .unknown: break
    case .bool, .number, .record:
      report(argument.range, "\(argument.type.words) has no size; layers, lists and strings have one")
    }
    return .size(argument.node)
  }

  private mutating func hasNode(_ argument: TypedExpression) -> ExpressionNode {
    if case .layer(let name) = argument.type {
      return .compare(.layerSize(name), .greater, .constant(.integer(0)))
    }
    if case .record = argument.type { report(argument.range, "has(…) needs one name, such as has(metadata.title)") }
    return .has(argument.node)
  }

  // MARK: Names

  private mutating func document(_ first: ExpressionToken) throws(ExpressionProblem) -> TypedExpression {
    let (field, end) = try member(of: first)
    let range = first.range.lowerBound..<end
    switch field {
    case "id": return .init(node: .documentID, type: .string, range: range)
    case "size": return .init(node: .documentSize, type: .number, range: range)
    default:
      let question = Suggestions.question(for: field, among: ["id", "size"])
      report(range, "a document has no \"\(field)\"\(question)", help: ["it has document.id and document.size (bytes)"])
      return unknown(range)
    }
  }

  private mutating func metadata(_ first: ExpressionToken) throws(ExpressionProblem) -> TypedExpression {
    let (key, end) = try member(of: first)
    return try metadataField(key, first, first.range.lowerBound..<end)
  }

  private mutating func metadataField(
    _ key: String,
    _ first: ExpressionToken,
    _ named: Range<Int>
  ) throws(ExpressionProblem) -> TypedExpression {
    read(metadata: key, named)
    let fields = ExpressionNode.MetadataField.allCases.map(\.rawValue)
    guard token.kind == .symbol(".") else {
      report(named, "metadata.\(key) is a value with its score; write metadata.\(key).value")
      return unknown(named)
    }
    let (word, end) = try member(of: first)
    let range = first.range.lowerBound..<end
    guard let field = ExpressionNode.MetadataField(rawValue: word) else {
      report(
        range,
        "a metadata value has no \"\(word)\"\(Suggestions.question(for: word, among: fields))",
        help: ["it has \(fields.joined(separator: ", "))"]
      )
      return unknown(range)
    }
    let type: ExpressionType =
      switch field {
      case .value: .any
      case .score: .number
      case .precision: .string
      }
    return .init(node: .metadata(key, field), type: type, range: range)
  }

  private mutating func read(metadata key: String, _ range: Range<Int>) {
    reads.append((.metadata(key), range))
    let question = Suggestions.question(for: key, among: scope.metadata)
    if !question.isEmpty, !scope.metadata.contains(key) { warn(range, "no stage sets metadata \"\(key)\"\(question)") }
  }

  private mutating func signal(_ first: ExpressionToken) throws(ExpressionProblem) -> TypedExpression {
    let (name, end) = try member(of: first)
    let range = first.range.lowerBound..<end
    if !scope.signals.contains(name) {
      warn(range, "no stage sets a signal \"\(name)\"\(Suggestions.question(for: name, among: scope.signals))")
    }
    reads.append((.signal(name), range))
    return .init(node: .signal(name), type: .number, range: range)
  }

  private mutating func parameter(_ first: ExpressionToken) throws(ExpressionProblem) -> TypedExpression {
    guard let params = scope.params else {
      let (_, end) = try member(of: first)
      report(first.range.lowerBound..<end, "only a file that is included has params; write vars.…")
      return unknown(first.range)
    }
    return try variable(first, params, broken: scope.brokenParams, "parameter")
  }

  private mutating func variable(
    _ first: ExpressionToken,
    _ known: [OptionValue.Member],
    broken: [String],
    _ word: String
  ) throws(ExpressionProblem) -> TypedExpression {
    let (name, end) = try member(of: first)
    let range = first.range.lowerBound..<end
    if let value = known.first(where: { $0.name == name })?.value {
      return .init(node: .constant(value.json), type: ExpressionType(value), range: range)
    }
    guard !broken.contains(name) else { return unknown(range) }
    let names = known.map(\.name) + broken
    let help = names.isEmpty || names.count > 12 ? [] : ["\(word)s are \(names.joined(separator: ", "))"]
    report(range, "there is no \(word) \"\(name)\"\(Suggestions.question(for: name, among: names))", help: help)
    return unknown(range)
  }

  private mutating func layer(_ name: String, _ range: Range<Int>) -> TypedExpression {
    let layer = LayerName(name)
    if scope.layers.contains(layer) {
      reads.append((.layer(layer), range))
      return .init(node: .layerSize(layer), type: .layer(layer), range: range)
    }
    let known = Self.roots + scope.layers.map(\.description) + ["true", "false"]
    report(
      range,
      "there is no \"\(name)\"\(Suggestions.question(for: name, among: known))",
      help: ["a text stands in quotes: \"\(name)\""]
    )
    return unknown(range)
  }

  /// The member that comes after a full stop or in brackets, and where it ends.
  private mutating func member(of first: ExpressionToken) throws(ExpressionProblem) -> (name: String, end: Int) {
    let separator = advance()
    if separator.kind == .symbol("["), case .string(let name) = token.kind {
      index(over: token)
      return (name, try expect("]", toClose: separator).range.upperBound)
    }
    let next = token
    guard separator.kind == .symbol("."), case .name(let name) = next.kind else {
      let words = first.description.dropFirst().dropLast()
      let range = separator.kind == .symbol(".") ? next.range : first.range
      throw ExpressionProblem(range: range, message: "\"\(words)\" needs a name after it: \(words).name")
    }
    index(over: next)
    return (name, next.range.upperBound)
  }

  private mutating func index(over token: ExpressionToken) { _ = advance() }

  private func unknown(_ range: Range<Int>) -> TypedExpression {
    .init(node: .constant(.null), type: .unknown, range: range)
  }
}
