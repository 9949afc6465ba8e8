import QuireStages

/// A string of a definition, cut into what stands for itself and what stands for something else.
///
/// `${vars.x}` and `${params.x}` stand for variables and parameters, `${env:NAME}` for an environment variable and
/// `${env:NAME:-default}` for one that may be missing; `$$` is a dollar. A dollar before anything else is a dollar too.
struct Interpolation {
  enum Part: Equatable {
    case literal(String)
    case variable(String)
    case parameter(String)
    case environment(String, fallback: String?)
  }

  /// A string that refers to something in a form that is not known.
  struct Failure: Equatable {
    /// Where, in code points of the string.
    let range: Range<Int>
    let message: String
  }

  /// The parts, each with the code points that it is written in.
  private(set) var parts: [(part: Part, range: Range<Int>)] = []
  private(set) var failures: [Failure] = []

  private let scalars: [Unicode.Scalar]

  /// Cuts `text`; linear in its length.
  init(_ text: String) {
    scalars = text.utf8.contains(0x24) ? Array(text.unicodeScalars) : []
    guard !scalars.isEmpty else {
      parts = [(.literal(text), 0..<text.unicodeScalars.count)]
      return
    }
    var literal = String.UnicodeScalarView()
    var start = 0
    var place = 0
    while place < scalars.count {
      let next = place + 1 < scalars.count ? scalars[place + 1] : nil
      guard scalars[place] == "$", next == "$" || next == "{" else {
        literal.append(scalars[place])
        place += 1
        continue
      }
      if next == "$" {
        literal.append("$")
        place += 2
        continue
      }
      if !literal.isEmpty { parts.append((.literal(String(literal)), start..<place)) }
      literal.removeAll()
      place = reference(from: place)
      start = place
    }
    if !literal.isEmpty || parts.isEmpty { parts.append((.literal(String(literal)), start..<place)) }
  }

  /// Whether the string refers to anything.
  var hasReferences: Bool {
    parts.contains { item in
      if case .literal = item.part { false } else { true }
    }
  }

  /// The one reference that the whole string is.
  var only: (part: Part, range: Range<Int>)? {
    guard parts.count == 1, hasReferences else { return nil }
    return parts.first
  }

  /// Whether `text` can be the name of a variable: letters, digits and `_`, beginning with no digit.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(0x30...0x39).contains(first), text.utf8.count <= 64 else { return false }
    return text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
    }
  }

  /// Reads the reference that begins at `start` and returns the place behind it.
  private mutating func reference(from start: Int) -> Int {
    guard let close = scalars[start...].firstIndex(of: "}") else {
      failures.append(
        Failure(range: start..<(start + 2), message: "\"${\" has no \"}\"; a dollar before a brace is written $$")
      )
      return scalars.count
    }
    let range = start..<(close + 1)
    var inside = String.UnicodeScalarView()
    inside.append(contentsOf: scalars[(start + 2)..<close])
    switch Self.part(String(inside)) {
    case .some(let part): parts.append((part, range))
    case .none: failures.append(Failure(range: range, message: Self.answer(to: String(inside))))
    }
    return range.upperBound
  }

  private static func part(_ text: String) -> Part? {
    if let name = text.suffix(after: "vars."), isName(name) { return .variable(name) }
    if let name = text.suffix(after: "params."), isName(name) { return .parameter(name) }
    guard let rest = text.suffix(after: "env:") else { return nil }
    let scalars = Array(rest.unicodeScalars)
    guard let colon = scalars.firstIndex(of: ":") else {
      return isName(rest) ? .environment(rest, fallback: nil) : nil
    }
    var name = ""
    name.unicodeScalars.append(contentsOf: scalars[..<colon])
    var fallback = ""
    fallback.unicodeScalars.append(contentsOf: scalars[(colon + 1)...].dropFirst())
    guard isName(name), scalars[(colon + 1)...].first == "-" else { return nil }
    return .environment(name, fallback: fallback)
  }

  private static func answer(to text: String) -> String {
    let forms = "${vars.name}, ${params.name} or ${env:NAME:-default}"
    if isName(text) { return "\"${\(text)}\" names nothing; write ${vars.\(text)} or ${env:\(text)}" }
    return "\"${\(text)}\" is no reference; references are \(forms), and a dollar before a brace is written $$"
  }
}

extension String {
  /// What stands behind `prefix`, where the string begins with it.
  fileprivate func suffix(after prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
