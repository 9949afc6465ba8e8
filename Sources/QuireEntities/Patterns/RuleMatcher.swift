import QuireDocument
import QuireStages
import QuireText
import QuireValues

/// Rules made ready to run: one set of patterns and one matcher of words for all of them.
struct RuleMatcher: Sendable {
  /// A form of a rule, and the group of its pattern that is the mention.
  private struct Form: Sendable {
    let rule: Int
    let report: String
    let score: Double
    let group: Int
  }

  private let rules: [PatternRule]
  private let contexts: [ContextWords]
  private let allowed: [Set<[UInt8]>]
  private let forms: [Form]
  private let patterns: PatternSet
  private let words: PhraseMatcher
  private let context: ContextRule
  private let minScore: Double

  /// Compiles the expressions of `rules`; those that can't be are added to `problems`.
  init(
    _ rules: [PatternRule],
    allowList: [String],
    context: ContextRule,
    minScore: Double,
    problems: inout [PatternRuleReader.Problem]
  ) {
    self.rules = rules
    self.context = context
    self.minScore = minScore
    contexts = rules.map { ContextWords($0.context) }
    allowed = rules.map { rule in Set((rule.allowList + allowList).map { Self.folded(Array($0.utf8)) }) }
    var forms: [Form] = []
    var patterns: [Pattern] = []
    var builder = PhraseMatcher.Builder()
    for (index, rule) in rules.enumerated() {
      for form in rule.forms {
        guard let (pattern, group) = Self.compile(form, of: rule, &problems) else { continue }
        patterns.append(pattern)
        forms.append(Form(rule: index, report: rule.reportName(of: form), score: form.score, group: group))
      }
      for word in rule.denyList {
        builder.add(
          Array(word.utf8),
          payload: Int32(index),
          caseMode: rule.options.contains(.caseInsensitive) ? .fold : .exact
        )
      }
    }
    self.forms = forms
    self.patterns = PatternSet(patterns)
    words = builder.build()
  }

  private static func compile(
    _ form: PatternRule.Form,
    of rule: PatternRule,
    _ problems: inout [PatternRuleReader.Problem]
  ) -> (Pattern, group: Int)? {
    do throws(PatternError) {
      let pattern = try Pattern(form.regex, options: rule.options)
      let group: Int?
      switch rule.group {
      case .number(let number): group = number < pattern.groupCount ? number : nil
      case .name(let name): group = pattern.groupNumber(named: name)
      }
      if let group { return (pattern, group) }
      problems.append(.init(path: form.path, why: "of the rule \"\(rule.name)\" has no group \(rule.group.text)"))
    } catch {
      let why = "of the rule \"\(rule.name)\" can't be used: \(place(of: error, in: form.regex))"
      problems.append(.init(path: form.path, why: why))
    }
    return nil
  }

  /// The error with the part of the expression that stands before it.
  private static func place(of error: PatternError, in regex: String) -> String {
    guard case .invalid(let offset, _) = error else { return error.description }
    let before = Array(regex.utf8.prefix(offset))
    guard before.count > 0, before.count < regex.utf8.count else { return error.description }
    let text = String(decoding: before, as: UTF8.self)
    return "\(error.description), behind \(text.count > 40 ? "…\(text.suffix(40))" : text)"
  }

  /// What the rules find in a document, and the rules that had to be stopped.
  func candidates(
    in text: [UInt8],
    language: String?
  ) -> (found: [MentionCandidate], stopped: [(rule: String, error: PatternError)]) {
    var found: [MentionCandidate] = []
    var stopped: [(rule: String, error: PatternError)] = []
    let language = language?.lowercased()
    let applies = rules.map { rule -> Bool in
      guard let language, !rule.languages.isEmpty else { return true }
      let main = String(language.prefix { $0 != "-" && $0 != "_" })
      return rule.languages.contains(language) || rule.languages.contains(main)
    }
    for finding in patterns.findings(in: text, where: { applies[forms[$0].rule] }) {
      let form = forms[finding.pattern]
      for match in finding.matches {
        guard let range = match[form.group], !range.isEmpty else { continue }
        add(range, rule: form.rule, form.report, form.score, text, to: &found)
      }
      if let error = finding.stop { stopped.append((form.report, error)) }
    }
    for match in words.overlappingMatches(in: text) where applies[Int(match.payload)] {
      let rule = rules[Int(match.payload)]
      add(match.range, rule: Int(match.payload), "\(rule.name).deny-list", rule.denyListScore, text, to: &found)
    }
    return (found, stopped)
  }

  private func add(
    _ range: ByteRange,
    rule index: Int,
    _ report: String,
    _ score: Double,
    _ text: [UInt8],
    to found: inout [MentionCandidate]
  ) {
    let rule = rules[index]
    var score = score
    var attributes: [JSONValue.Member] = []
    if !allowed[index].isEmpty, allowed[index].contains(Self.folded(Array(text[range]))) { return }
    if let check = rule.check {
      guard check.holds(for: Array(text[range])) else { return }
      score = rule.checkedScore ?? score
      attributes.append(.init("check", .string(check.rawValue)))
    }
    if !contexts[index].isEmpty, score < 1, let word = contexts[index].supporting(range, in: text, context) {
      score = context.raised(score)
      attributes.append(.init("context", .string(word)))
    }
    guard score >= minScore else { return }
    found.append(
      MentionCandidate(
        range: range,
        type: EntityType(rule.type),
        normal: rule.normalForm.normal(of: text[range]),
        attributes: attributes,
        rule: report,
        score: score,
        origin: .own
      )
    )
  }

  private static func folded(_ bytes: [UInt8]) -> [UInt8] { CaseFolding.folded(bytes, .fullCase) }
}

extension PatternRule.Group {
  /// The group in words.
  fileprivate var text: String {
    switch self {
    case .number(let number): "\(number)"
    case .name(let name): "\"\(name)\""
    }
  }
}
