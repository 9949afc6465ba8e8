import QuireStages
import QuireValues

/// Reads rules as they stand in definitions and files, and gathers everything that is wrong with them.
struct PatternRuleReader {
  /// One thing that is wrong.
  struct Problem {
    /// Where, such as `patterns[2].regex`.
    let path: String

    /// What, to go on the path.
    let why: String
  }

  private(set) var rules: [PatternRule] = []
  private(set) var problems: [Problem] = []

  /// What the expressions of rules are read with that say nothing else.
  var flags: Pattern.Options = []

  private static let known = [
    "name", "type", "supported_entity", "regex", "score", "group", "patterns", "deny_list", "deny_list_score",
    "allow_list", "context", "validator", "validator_score", "normalize", "flags", "ignore_case", "global_regex_flags",
    "supported_language", "supported_languages", "enabled",
  ]

  /// What Presidio's files say beside that, and what makes no difference here.
  private static let ignored = ["country_code", "version", "class_name"]

  /// Reads what a file of rules holds: a list of rules, a map with `rules`, or Presidio's `recognizers`.
  mutating func read(file value: OptionValue) {
    if case .list(let items) = value { return read(items, path: "") }
    guard case .map(let members) = value else {
      return problem("", "holds no rules; write a list of them, or \"rules:\" or \"recognizers:\" before it")
    }
    var fields = RuleFields(members, path: "")
    if case .list(let items)? = fields.take("rules") { read(items, path: "rules") }
    if let recognizers = fields.take("recognizers") {
      flags = fields.integer("global_regex_flags").map(PatternFlags.flags) ?? PatternFlags.presidio
      guard case .list(let items) = recognizers else { return problem("recognizers", "must be a list of recognizers") }
      for (index, item) in items.enumerated() { read(recognizer: item, path: "recognizers[\(index)]") }
    }
    _ = fields.take("supported_languages")
    problems += fields.problems
    let left = fields.left.filter { $0 != "global_regex_flags" }
    guard left.isEmpty else {
      return problem(left[0], "is unknown; a file of rules has \"rules\" or \"recognizers\"")
    }
  }

  private mutating func read(_ items: [OptionValue], path: String) {
    for (index, item) in items.enumerated() {
      guard case .map(let members) = item else {
        problem("\(path)[\(index)]", "must be a map with name, type and regex")
        continue
      }
      read(members, path: "\(path)[\(index)]")
    }
  }

  /// One of Presidio's recognizers; the predefined ones have counterparts among the built-in rules.
  private mutating func read(recognizer: OptionValue, path: String) {
    switch recognizer {
    case .string(let name): readPredefined(name, path: path)
    case .map(let members):
      func text(_ name: String) -> String? { members.first { $0.name == name }.flatMap { String($0.value) } }
      if members.contains(where: { $0.name == "enabled" && $0.value == .bool(false) }) { return }
      if text("type") == "predefined" {
        readPredefined(text("class_name") ?? text("name") ?? "", path: path)
      } else {
        // What Presidio calls a type is what kind of recognizer it is.
        read(members.filter { $0.name != "type" || $0.value != .string("custom") }, path: path)
      }
    default: problem(path, "must be a map with name, supported_entity and patterns")
    }
  }

  private mutating func readPredefined(_ name: String, path: String) {
    guard let rule = BuiltinRules.all.first(where: { $0.recognizers.contains(name) }) else {
      let known = BuiltinRules.all.flatMap(\.recognizers).joined(separator: ", ")
      return problem(
        path,
        "names the predefined recognizer \"\(name)\", which has no rule here; those with one are \(known)"
      )
    }
    rules.append(rule.rule)
  }

  /// Adds built-in rules by name.
  mutating func addBuiltin(_ names: [String]) {
    for (index, name) in names.enumerated() {
      let found = BuiltinRules.all.filter { $0.rule.name == name || name == "all" }
      if found.isEmpty {
        let known = BuiltinRules.all.map(\.rule.name).joined(separator: ", ")
        problem("builtin_rules[\(index)]", "is \"\(name)\", which is no built-in rule; known are all, \(known)")
      }
      for rule in found where !rules.contains(where: { $0.name == rule.rule.name }) { rules.append(rule.rule) }
    }
  }

  /// Reads one rule.
  mutating func read(_ members: [OptionValue.Member], path: String) {
    var fields = RuleFields(members, path: path)
    if fields.boolean("enabled") == false { return }
    let name = fields.string("name")
    let type = fields.string("supported_entity") ?? fields.string("type")
    var rule = PatternRule(name: PatternRule.kebab(name ?? ""), type: type ?? "", path: path)
    if rule.name.isEmpty { fields.report("name", "is required: a name for reports") }
    if rule.type.isEmpty { fields.report("type", "is required: the type of the rule's mentions") }
    readForms(&fields, &rule)
    rule.denyList = fields.strings("deny_list")
    rule.denyListScore = fields.score("deny_list_score") ?? 1
    rule.context = fields.strings("context")
    rule.allowList = fields.strings("allow_list")
    rule.check = fields.choice("validator", of: ValueCheck.allCases)
    rule.checkedScore = fields.score("validator_score") ?? 1
    rule.normalForm = fields.choice("normalize", of: PatternRule.NormalForm.allCases) ?? .none
    rule.group = group(&fields)
    rule.options = options(&fields)
    let languages = languages(&fields)
    for key in Self.ignored { _ = fields.take(key) }
    for key in fields.left { fields.report(key, "is unknown; a rule has \(Self.known.joined(separator: ", "))") }
    if rule.forms.isEmpty, rule.denyList.isEmpty, fields.problems.isEmpty {
      fields.report("", "has nothing to look for: write \"regex\", \"patterns\" or \"deny_list\"")
    }
    problems += fields.problems
    for (language, context) in languages {
      rule.languages = language
      rules.append(rule)
      if let context { rules[rules.count - 1].context = context }
    }
  }

  private func readForms(_ fields: inout RuleFields, _ rule: inout PatternRule) {
    let score = fields.score("score") ?? 0.8
    if let regex = fields.string("regex") {
      rule.forms.append(PatternRule.Form(regex: regex, score: score, path: fields.path(of: "regex")))
    }
    guard let patterns = fields.take("patterns") else { return }
    guard case .list(let items) = patterns else {
      return fields.report("patterns", "must be a list of maps with name, regex and score")
    }
    for (index, item) in items.enumerated() {
      guard case .map(let members) = item else {
        fields.report("patterns[\(index)]", "must be a map with name, regex and score")
        continue
      }
      var form = RuleFields(members, path: fields.path(of: "patterns[\(index)]"))
      let name = PatternRule.kebab(form.string("name") ?? "\(index + 1)")
      let own = form.score("score") ?? score
      if let regex = form.string("regex") {
        rule.forms.append(PatternRule.Form(name: name, regex: regex, score: own, path: form.path(of: "regex")))
      } else if form.problems.isEmpty {
        form.report("regex", "is required: the expression")
      }
      for key in form.left { form.report(key, "is unknown; a pattern has name, regex, score") }
      fields.add(form.problems)
    }
    if rule.forms.count == 1 { rule.forms[0].name = "" }
  }

  private func group(_ fields: inout RuleFields) -> PatternRule.Group {
    switch fields.take("group") {
    case nil: return .number(0)
    case .integer(let number)? where number >= 0: return .number(number)
    case .string(let name)?: return .name(name)
    default:
      fields.report("group", "must be the number or the name of a group")
      return .number(0)
    }
  }

  private func options(_ fields: inout RuleFields) -> Pattern.Options {
    var options = fields.integer("global_regex_flags").map(PatternFlags.flags) ?? flags
    let names = fields.strings("flags")
    if !names.isEmpty { options = [] }
    for name in names {
      if let flag = PatternFlags.names.first(where: { $0.name == name })?.flag {
        options.insert(flag)
      } else {
        let known = PatternFlags.names.map(\.name).joined(separator: ", ")
        fields.report("flags", "has no flag \"\(name)\"; known are \(known)")
      }
    }
    switch fields.boolean("ignore_case") {
    case true?: options.insert(.caseInsensitive)
    case false?: options.remove(.caseInsensitive)
    case nil: break
    }
    return options
  }

  /// The languages that the rule is for; one entry for each that has context words of its own.
  private func languages(_ fields: inout RuleFields) -> [(languages: [String], context: [String]?)] {
    var plain = fields.string("supported_language").map { [$0.lowercased()] } ?? []
    var own: [(languages: [String], context: [String]?)] = []
    if let value = fields.take("supported_languages") {
      guard case .list(let items) = value else {
        fields.report("supported_languages", "must be a list of languages")
        return [(plain, nil)]
      }
      for (index, item) in items.enumerated() {
        switch item {
        case .string(let language): plain.append(language.lowercased())
        case .map(let members):
          var entry = RuleFields(members, path: fields.path(of: "supported_languages[\(index)]"))
          let language = entry.string("language") ?? ""
          let context = entry.take("context") == nil ? nil : RuleFields(members, path: "").list("context")
          own.append(([language.lowercased()], context))
          fields.add(entry.problems)
        default: fields.report("supported_languages[\(index)]", "must be a language such as en")
        }
      }
    }
    return plain.isEmpty && !own.isEmpty ? own : [(plain, nil)] + own
  }

  private mutating func problem(_ path: String, _ why: String) { problems.append(Problem(path: path, why: why)) }
}
