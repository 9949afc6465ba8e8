import QuireText

/// Writes problems for people and for machines.
public struct ProblemRenderer: Sendable {
  /// How problems are written.
  public enum Format: String, Sendable, CaseIterable {
    /// A message, the line with a caret, and help.
    case text

    /// One JSON object a line.
    case json

    /// Commands that show problems in a pull request on GitHub.
    case github
  }

  /// How problems are written.
  public let format: Format

  /// Whether a text has colours (ANSI escape codes).
  public let usesColors: Bool

  /// Creates a renderer.
  public init(_ format: Format = .text, usesColors: Bool = false) {
    self.format = format
    self.usesColors = usesColors
  }

  /// The problems, each with a line end behind it.
  public func render(_ problems: [Problem]) -> String {
    var result = ""
    for problem in problems {
      switch format {
      case .text: result += text(problem)
      case .json: result += String(decoding: json(problem).json(), as: UTF8.self) + "\n"
      case .github: result += command(problem) + "\n"
      }
    }
    return result
  }

  // MARK: Text

  private func text(_ problem: Problem) -> String {
    var place = problem.position.map { ":\($0.line):\($0.column)" } ?? ""
    place = Self.shown(problem.file) + (problem.position == nil ? " \(Self.shown(problem.excerpt))" : place)
    let severity = styled("\(problem.severity.rawValue):", problem.severity.color)
    var result = "\(styled("\(place):", "1")) \(severity) \(styled(Self.shown(problem.message), "1"))\n"
    if let position = problem.position { result += excerpt(problem, position) }
    for help in problem.help { result += "  \(styled("help:", "36")) \(Self.shown(help))\n" }
    for place in problem.includedFrom {
      let position = "\(place.position.line):\(place.position.column)"
      result += "  \(styled("included from", "36")) \(Self.shown(place.file)):\(position)\n"
    }
    return result
  }

  /// The line, and under it a caret under the place, and a line under the rest of it.
  private func excerpt(_ problem: Problem, _ position: YAMLNode.Position) -> String {
    guard problem.excerpt.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { return "" }
    let number = "\(position.line)"
    let scalars = Array(problem.excerpt.unicodeScalars)
    let start = max(0, position.column - problem.excerptColumn)
    var line = problem.excerptColumn > 1 ? "…" : ""
    var marks = problem.excerptColumn > 1 ? " " : ""
    for (index, scalar) in scalars.enumerated() {
      let shown = scalar == "\t" ? "\t" : Self.shown(String(scalar))
      line += shown
      guard index < start + problem.length else { continue }
      let width = scalar == "\t" ? 1 : Self.width(shown)
      let mark = index < start ? (scalar == "\t" ? "\t" : " ") : index == start ? "^" : "~"
      guard width > 0 else { continue }
      marks += mark + String(repeating: index < start ? " " : "~", count: width - 1)
    }
    if start >= scalars.count { marks += String(repeating: " ", count: start - scalars.count) + "^" }
    let margin = String(repeating: " ", count: max(5, number.utf8.count + 2))
    let gutter = String(repeating: " ", count: max(0, margin.utf8.count - number.utf8.count - 1))
    return "\(gutter)\(number) | \(line)\n\(margin)| \(styled(marks, problem.severity.color))\n"
  }

  private func styled(_ text: String, _ code: String) -> String {
    usesColors ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// `text` with everything escaped that a terminal would act on, or that turns the direction of writing.
  private static func shown(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF:
        result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// How many columns of a terminal `text` takes: none for marks over letters, two for wide letters (UAX #11).
  private static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { width, scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: width
      default: width + (isWide(scalar.value) ? 2 : 1)
      }
    }
  }

  /// The blocks whose letters are wide: Hangul, kana, Han, fullwidth forms, emoji.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  // MARK: Machines

  private func json(_ problem: Problem) -> JSONValue {
    let included = problem.includedFrom.map { place in
      JSONValue.object([
        .init("file", .string(place.file)),
        .init("line", .integer(Int64(place.position.line))),
        .init("column", .integer(Int64(place.position.column))),
      ])
    }
    return [
      "severity": .string(problem.severity.rawValue),
      "code": .string(problem.code),
      "file": .string(problem.file),
      "line": problem.position.map { .integer(Int64($0.line)) } ?? .null,
      "column": problem.position.map { .integer(Int64($0.column)) } ?? .null,
      "length": .integer(Int64(problem.length)),
      "message": .string(problem.message),
      "help": .array(problem.help.map { .string($0) }),
      "included_from": .array(included),
    ]
  }

  /// A workflow command of GitHub Actions; what its syntax uses is escaped as the runner expects it.
  private func command(_ problem: Problem) -> String {
    let kind = problem.severity == .note ? "notice" : problem.severity.rawValue
    var properties = ["file=\(Self.property(problem.file))"]
    if let position = problem.position {
      properties += [
        "line=\(position.line)", "col=\(position.column)", "endColumn=\(position.column + problem.length)",
      ]
    }
    properties.append("title=\(Self.property(problem.code))")
    let message = ([problem.message] + problem.help).joined(separator: "\n")
    return "::\(kind) \(properties.joined(separator: ","))::\(Self.data(message))"
  }

  private static func data(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result.append(contentsOf: "%25".unicodeScalars)
      case "\r": result.append(contentsOf: "%0D".unicodeScalars)
      case "\n": result.append(contentsOf: "%0A".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static func property(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in data(text).unicodeScalars {
      switch scalar {
      case ":": result.append(contentsOf: "%3A".unicodeScalars)
      case ",": result.append(contentsOf: "%2C".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

extension Problem.Severity {
  /// The colour of a terminal (ANSI).
  fileprivate var color: String {
    switch self {
    case .error: "1;31"
    case .warning: "1;33"
    case .note: "1;34"
    }
  }
}
