public import QuireDocument
public import QuireStages
import QuireText
import QuireValues

/// Finds what has a form of its own: dates, amounts of money, addresses, numbers with units, and what your rules say.
///
/// Every value gets a normal form: a date its ISO 8601 value, money its currency and amount, a telephone number its
/// E.164 form. A date without a year takes the one nearest to the document's own date: what metadata says of it, else the
/// first full date in the text.
///
/// Rules have the shape of Presidio's recognizers, whose files are read as they are: regular expressions (PCRE2, with
/// match limits) with scores, words that are mentions by themselves, words nearby that raise the score, validators that
/// drop a match or make it certain. However many there are, the text is scanned once for what they require, and an
/// expression runs only where it can match.
///
/// ```yaml
/// - stage: entities.match-patterns
///   with:
///     kinds: [date, money, email]
///     builtin_rules: [credit-card, iban]
///     patterns:
///       - { name: case-number, type: CASE, regex: '\b\d{2}-CV-\d{4}\b', score: 0.9 }
///       - name: badge
///         type: BADGE
///         regex: 'badge (?<number>\d{4,6})'
///         group: number
///         score: 0.3
///         context: [officer, police]
/// ```
public struct MatchPatterns: Stage {
  public static let name = "match-patterns"
  public static let summary = "Finds dates, amounts, addresses and what your rules say, each with its normal form."
  public static let produces: [DocumentPart] = [.mentions]

  /// What can be set in a definition.
  public struct Options: ComponentOptions {
    public var kinds = [
      "date", "time", "duration", "money", "percent", "quantity", "email", "url", "phone", "ip", "handle", "hashtag",
      "age", "cidr", "mac", "hash", "cve", "citation", "coordinates",
    ]
    public var patterns: [PatternRuleOption] = []
    public var files: [InputPath] = []
    public var builtinRules: [String] = []
    public var allowList: [String] = []
    public var referenceDate = "auto"
    public var phoneRegion = ""
    public var timex = false
    public var minScore = 0.5
    public var ruleMinScore = 0.4
    public var contextBefore = 5
    public var contextAfter = 0
    public var contextFactor = 0.35
    public var contextMinScore = 0.4

    public static let declared: [OptionField<Self>] = [
      OptionField("kinds", \.kinds, "The built-in kinds that are looked for."),
      OptionField("patterns", \.patterns, "Your own rules, each with name, type, regex and more."),
      OptionField(
        "files",
        \.files,
        "Files of rules, as YAML or JSON; Presidio's recognizer files are read as they are."
      ),
      OptionField("builtin_rules", \.builtinRules, "Rules that come with Quire, by name, or all."),
      OptionField("allow_list", \.allowList, "Texts that no rule may take for a mention, in any letter case."),
      OptionField(
        "reference_date",
        \.referenceDate,
        "The date from which others are told: a date such as 2017-09-06, auto for the document's own, or none."
      ),
      OptionField(
        "phone_region",
        \.phoneRegion,
        "The country, such as DE, whose telephone numbers are meant where none is named; none where it is empty."
      ),
      OptionField(
        "timex",
        \.timex,
        "Whether dates and times keep their TIMEX3 value, in which what the text leaves open stays open."
      ),
      OptionField("min_score", \.minScore, "The lowest confidence of built-in kinds that is kept.", .within(0...1)),
      OptionField(
        "rule_min_score",
        \.ruleMinScore,
        "The lowest score of a rule's match that is kept, after context words and validator.",
        .within(0...1)
      ),
      OptionField(
        "context_before",
        \.contextBefore,
        "How many words before a match are held against a rule's context words.",
        .within(0...50)
      ),
      OptionField("context_after", \.contextAfter, "How many words behind a match are.", .within(0...50)),
      OptionField("context_factor", \.contextFactor, "What a context word adds to the score.", .within(0...1)),
      OptionField(
        "context_min_score",
        \.contextMinScore,
        "The least score of a match with a context word.",
        .within(0...1)
      ),
    ]

    public init() {}
  }

  private let scanner: ValueScanner?
  private let hasTimex: Bool
  private let dates: ValueScanner
  private let rules: RuleMatcher
  private let reference: ReferenceDate
  private let minScore: Double

  private enum ReferenceDate {
    case automatic
    case none
    case fixed(CivilDate)
  }

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    var kinds: [ValueKind] = []
    for name in options.kinds {
      guard let kind = ValueKind.allCases.first(where: { "\($0)" == name }) else {
        let known = ValueKind.allCases.map { "\($0)" }.joined(separator: ", ")
        throw .invalid("kinds", "has no kind \"\(name)\"; known are \(known)")
      }
      kinds.append(kind)
    }
    minScore = options.minScore
    hasTimex = options.timex
    var scanner = ValueScanner(kinds: kinds)
    if !options.phoneRegion.isEmpty {
      guard let region = PhoneRegion(options.phoneRegion) else {
        throw .invalid("phone_region", "must be the code of a country whose numbers are known, such as DE or US")
      }
      scanner.phoneRegion = region
    }
    // What the text says of its day is found on the way; who asks for TIMEX3 needs to know it before.
    scanner.takesFirstDate = options.referenceDate == "auto"
    self.scanner = kinds.isEmpty ? nil : scanner
    dates = ValueScanner(kinds: [.date])
    rules = try Self.rules(options, setup)
    switch options.referenceDate {
    case "auto": reference = .automatic
    case "none": reference = .none
    default:
      guard let date = CivilDate(iso: options.referenceDate) else {
        throw .invalid("reference_date", "must be auto, none or a date such as 2017-09-06")
      }
      reference = .fixed(date)
    }
  }

  /// The rules of all origins, made ready; everything that is wrong with any of them is told at once.
  private static func rules(_ options: Options, _ setup: Setup) throws(OptionError) -> RuleMatcher {
    var reader = PatternRuleReader()
    for (index, rule) in options.patterns.enumerated() { reader.read(rule.members, path: "patterns[\(index)]") }
    reader.addBuiltin(options.builtinRules)
    var rules = reader.rules
    var problems: [PatternRuleReader.Problem] = reader.problems
    let context = ContextRule(
      before: options.contextBefore,
      after: options.contextAfter,
      factor: options.contextFactor,
      leastScore: options.contextMinScore
    )
    for (index, path) in options.files.enumerated() {
      let option = "files[\(index)]"
      var reader = PatternRuleReader()
      reader.read(file: try setup.readValue(path, for: option))
      var more = reader.problems
      // The rules of a file are compiled by themselves, so that what is wrong is told with the file's name.
      _ = RuleMatcher(reader.rules, allowList: [], context: context, minScore: 0, problems: &more)
      problems += more.map { .init(path: option, why: "names \"\(path.path)\", where \($0.path) \($0.why)") }
      rules += more.isEmpty ? reader.rules : []
    }
    let matcher = RuleMatcher(
      rules,
      allowList: options.allowList,
      context: context,
      minScore: options.ruleMinScore,
      problems: &problems
    )
    if let error = OptionError.together(problems.map { .invalid($0.path, $0.why) }) { throw error }
    return matcher
  }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    var changes = Changes(for: document)
    let text = document.text
    try context.spend(text.count)
    var found: [MentionCandidate] = []
    if let scanner {
      let reference = referenceDate(of: document)
      let values = scanner.scan(text, in: 0..<text.count, reference: reference)
      let timex = hasTimex ? Self.timexValues(in: text, reference) : [:]
      for value in values where value.score >= minScore {
        var mention = MentionCandidate(
          range: value.range,
          type: Self.types[Int(value.kind.rawValue)],
          normal: value.normal,
          rule: value.rule,
          score: value.score
        )
        if value.kind.isTime, let value = timex[value.range] {
          mention.attributes.append(.init("timex", .string(value)))
        }
        found.append(mention)
      }
    }
    let (mentions, stopped) = rules.candidates(in: text, language: document.metadata["language"]?.value.stringValue)
    for var mention in mentions {
      // What a definition's pattern names goes before other sources; a value with a check stays one.
      if !mention.type.isValue { mention.origin = .own }
      found.append(mention)
    }
    for (rule, error) in stopped {
      let message = "rule \"\(rule)\" was stopped; what it found before is kept: \(error.description)"
      changes.report(Diagnostic(.warning, code: "pattern-limit", message))
    }
    found.sort { $0.range.lowerBound < $1.range.lowerBound }
    OverlapPolicy.settle(found, over: document.layers.mentions.elements, in: &changes, text: document.text)
    return changes
  }

  /// The types of all kinds, by their raw values.
  private static let types = ValueKind.allCases.map(\.entityType)

  /// The TIMEX3 values of dates and times, by their places.
  private static func timexValues(in text: [UInt8], _ reference: CivilDate?) -> [ByteRange: String] {
    let values = DateTimeScanner().scan(text, in: 0..<text.count, reference: reference)
    return Dictionary(values.map { ($0.range, $0.timex) }) { first, _ in first }
  }

  /// The day from which dates without a year are told; `nil` also where the scanner finds it by itself.
  private func referenceDate(of document: borrowing Document) -> CivilDate? {
    switch reference {
    case .none: return nil
    case .fixed(let date): return date
    case .automatic:
      for key in ["published", "modified", "date"] {
        if let iso = document.metadata[key]?.value.stringValue, let date = CivilDate(iso: String(iso.prefix(10))) {
          return date
        }
      }
      guard hasTimex else { return nil }
      let values = dates.scan(document.text, in: 0..<document.text.count, reference: nil)
      return values.lazy.compactMap { CivilDate(iso: $0.normal) }.first
    }
  }
}

extension ValueKind {
  /// Whether values of this kind have a place in TIMEX3.
  fileprivate var isTime: Bool { [.date, .time, .duration, .recurrence].contains(self) }

  /// The type that mentions of this kind have: the kind's name in capitals, with few exceptions.
  var entityType: EntityType {
    switch self {
    case .duration: .time
    case .recurrence: "SET"
    default: EntityType(snakeCase("\(self)"))
    }
  }
}

/// A name in capitals, its words divided by `_`: `macAddress` is `MAC_ADDRESS`.
private func snakeCase(_ name: String) -> String {
  name.reduce(into: "") { result, letter in
    if letter.isUppercase { result += "_" }
    result += letter.uppercased()
  }
}
