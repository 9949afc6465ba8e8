import QuireText

/// A word of the expression language.
struct ExpressionToken: Equatable {
  enum Kind: Equatable {
    case name(String)
    case number(JSONValue)
    case string(String)
    /// An operator, a bracket, a comma or a full stop; words that are operators are of this kind too.
    case symbol(String)
    case end
  }

  let kind: Kind

  /// Where it stands, in code points of the expression.
  let range: Range<Int>

  /// The word as messages show it.
  var description: String {
    switch kind {
    case .name(let name), .symbol(let name): "\"\(name)\""
    case .number(.integer(let value)): "\"\(value)\""
    case .number: "a number"
    case .string(let string): "the string \"\(string)\""
    case .end: "the end"
    }
  }
}

/// Something that is wrong with an expression.
struct ExpressionProblem: Error, Equatable {
  /// Where it stands, in code points of the expression.
  let range: Range<Int>
  let message: String
  var help: [String] = []

  /// Whether the expression can be used nevertheless.
  var isWarning = false
}

/// Cuts an expression into words.
struct ExpressionLexer {
  private let scalars: [Unicode.Scalar]
  private var place = 0

  init(_ source: String) { scalars = Array(source.unicodeScalars) }

  /// All words, the last of which is the end.
  mutating func tokens() throws(ExpressionProblem) -> [ExpressionToken] {
    var result: [ExpressionToken] = []
    while true {
      while place < scalars.count, [" ", "\t", "\n", "\r"].contains(scalars[place]) { place += 1 }
      let start = place
      guard place < scalars.count else {
        result.append(.init(kind: .end, range: start..<start))
        return result
      }
      let kind = try next()
      result.append(.init(kind: kind, range: start..<place))
    }
  }

  private mutating func next() throws(ExpressionProblem) -> ExpressionToken.Kind {
    let scalar = scalars[place]
    if isLetter(scalar) { return word() }
    if isDigit(scalar) || (scalar == "-" && isDigit(peek(1))) { return try number() }
    if scalar == "\"" || scalar == "'" { return try string(closedBy: scalar) }
    let pair = String(scalar) + (peek(1).map { String($0) } ?? "")
    if ["==", "!=", "<=", ">=", "&&", "||"].contains(pair) {
      place += 2
      return .symbol(pair)
    }
    if let instead = ["=": "==", "&": "&&", "|": "||"][scalar] {
      throw problem(1, "\"\(scalar)\" is no operator; write \"\(instead)\"")
    }
    if ["+", "-", "*", "/", "%"].contains(scalar) { throw problem(1, "there is no arithmetic in a condition") }
    guard ["<", ">", "!", "(", ")", "[", "]", ",", "."].contains(scalar) else {
      throw problem(1, "\"\(scalar)\" has no meaning in a condition")
    }
    place += 1
    return .symbol(String(scalar))
  }

  /// A name; since nothing can be subtracted, hyphens may stand inside of it.
  private mutating func word() -> ExpressionToken.Kind {
    var text = String.UnicodeScalarView()
    while place < scalars.count {
      let scalar = scalars[place]
      guard isLetter(scalar) || isDigit(scalar) || (scalar == "-" && (isLetter(peek(1)) || isDigit(peek(1)))) else {
        break
      }
      text.append(scalar)
      place += 1
    }
    let name = String(text)
    switch name {
    case "and": return .symbol("&&")
    case "or": return .symbol("||")
    case "not", "in": return .symbol(name)
    default: return .name(name)
    }
  }

  private mutating func number() throws(ExpressionProblem) -> ExpressionToken.Kind {
    let start = place
    place += 1
    while isDigit(peek(0)) || (peek(0) == "." && isDigit(peek(1))) { place += 1 }
    if peek(0) == "e" || peek(0) == "E" {
      let sign = peek(1) == "+" || peek(1) == "-" ? 1 : 0
      if isDigit(peek(1 + sign)) {
        place += 1 + sign
        while isDigit(peek(0)) { place += 1 }
      }
    }
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[start..<place])
    let range = start..<place
    if isLetter(peek(0)) { throw ExpressionProblem(range: range, message: "a name can't begin with a digit") }
    if let integer = Int64(text) { return .number(.integer(integer)) }
    guard let number = Double(text) else { throw ExpressionProblem(range: range, message: "\"\(text)\" is no number") }
    guard number.isFinite else { throw ExpressionProblem(range: range, message: "the number is too large") }
    return .number(.number(number))
  }

  private mutating func string(closedBy quote: Unicode.Scalar) throws(ExpressionProblem) -> ExpressionToken.Kind {
    let start = place
    place += 1
    var text = String.UnicodeScalarView()
    while let scalar = peek(0), scalar != quote {
      if scalar == "\\" {
        let escapes: [Unicode.Scalar: Unicode.Scalar] = ["n": "\n", "t": "\t", "\\": "\\", "\"": "\"", "'": "'"]
        guard let escaped = peek(1), let meaning = escapes[escaped] else {
          throw problem(2, "an unknown escape; write \\\\ for a backslash")
        }
        text.append(meaning)
        place += 2
      } else {
        text.append(scalar)
        place += 1
      }
    }
    guard place < scalars.count else {
      throw ExpressionProblem(range: start..<place, message: "the string is not closed; it needs a \(quote) at its end")
    }
    place += 1
    return .string(String(text))
  }

  private func problem(_ length: Int, _ message: String) -> ExpressionProblem {
    ExpressionProblem(range: place..<min(place + length, scalars.count), message: message)
  }

  private func peek(_ ahead: Int) -> Unicode.Scalar? {
    place + ahead < scalars.count ? scalars[place + ahead] : nil
  }

  private func isDigit(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { ("0"..."9").contains($0) } ?? false
  }

  private func isLetter(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { ("a"..."z").contains($0) || ("A"..."Z").contains($0) || $0 == "_" } ?? false
  }
}
