public import QuireDocument
public import QuireStages
import QuireText
import QuireValues

/// Finds what has a form of its own: dates, amounts of money, addresses, numbers with units, and your own patterns.
///
/// Every value gets a normal form: a date its ISO 8601 value, money its currency and amount, a telephone number its
/// E.164 form. A date without a year takes the one nearest to the document's own date: what metadata says of it, else the
/// first full date in the text. Your own patterns are regular expressions of PCRE2 with match limits.
///
/// ```yaml
/// - stage: entities.match-patterns
///   with:
///     kinds: [date, money, email]
///     patterns:
///       - { name: case-number, type: CASE, regex: '\b\d{2}-CV-\d{4}\b', score: 0.9 }
/// ```
public struct MatchPatterns: Stage {
  public static let name = "match-patterns"
  public static let summary = "Finds dates, amounts, addresses and your own patterns, each with its normal form."
  public static let produces: [DocumentPart] = [.mentions]

  /// What can be set in a definition.
  public struct Options: ComponentOptions {
    public var kinds = [
      "date", "time", "duration", "money", "percent", "quantity", "email", "url", "phone", "ip", "handle", "hashtag",
    ]
    public var patterns: [PatternRule] = []
    public var referenceDate = "auto"
    public var minScore = 0.5

    public static let declared: [OptionField<Self>] = [
      OptionField("kinds", \.kinds, "The built-in kinds that are looked for."),
      OptionField("patterns", \.patterns, "Your own patterns, each with name, type, regex and score."),
      OptionField(
        "reference_date",
        \.referenceDate,
        "The date from which others are told: a date such as 2017-09-06, auto for the document's own, or none."
      ),
      OptionField("min_score", \.minScore, "The lowest confidence of built-in kinds that is kept.", .within(0...1)),
    ]

    public init() {}
  }

  private let scanner: ValueScanner?
  private let dates: ValueScanner
  private let rules: [(rule: PatternRule, pattern: Pattern)]
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
    scanner = kinds.isEmpty ? nil : ValueScanner(kinds: kinds)
    dates = ValueScanner(kinds: [.date])
    rules = try Self.compile(options.patterns)
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

  private static func compile(_ rules: [PatternRule]) throws(OptionError) -> [(PatternRule, Pattern)] {
    var compiled: [(PatternRule, Pattern)] = []
    for rule in rules {
      do throws(PatternError) {
        compiled.append((rule, try Pattern(rule.regex)))
      } catch {
        throw .invalid("patterns", "has a pattern \"\(rule.name)\" that can't be used: \(error.description)")
      }
    }
    return compiled
  }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    var changes = Changes(for: document)
    let text = document.text
    try context.spend(text.count)
    var found: [MentionCandidate] = []
    if let scanner {
      let values = scanner.scan(text, in: 0..<text.count, reference: referenceDate(of: document))
      for value in values where value.score >= minScore {
        found.append(
          MentionCandidate(
            range: value.range,
            type: value.kind.entityType,
            normal: value.normal,
            rule: value.rule,
            score: value.score
          )
        )
      }
    }
    for (rule, pattern) in rules { match(rule, pattern, text, &found, &changes) }
    found.sort { $0.range.lowerBound < $1.range.lowerBound }
    OverlapPolicy.settle(found, over: document.layers.mentions.elements, in: &changes, text: document.text)
    return changes
  }

  private func match(
    _ rule: PatternRule,
    _ pattern: Pattern,
    _ text: [UInt8],
    _ found: inout [MentionCandidate],
    _ changes: inout Changes
  ) {
    do throws(PatternError) {
      for match in try pattern.matches(in: text, range: 0..<text.count) where !match.range.isEmpty {
        found.append(
          MentionCandidate(
            range: match.range,
            type: EntityType(rule.type),
            rule: rule.name,
            score: rule.score,
            origin: .own
          )
        )
      }
    } catch {
      let message = "pattern \"\(rule.name)\" was stopped: \(error.description)"
      changes.report(Diagnostic(.warning, code: "pattern-limit", message))
    }
  }

  /// The day from which dates without a year are told.
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
      let values = dates.scan(document.text, in: 0..<document.text.count, reference: nil)
      return values.lazy.compactMap { CivilDate(iso: $0.normal) }.first
    }
  }
}

extension ValueKind {
  /// The type that mentions of this kind have.
  fileprivate var entityType: EntityType {
    switch self {
    case .url: "URL"
    case .email: "EMAIL"
    case .cidr: "CIDR"
    case .ip: "IP"
    case .mac: "MAC"
    case .hash: "HASH"
    case .uuid: "UUID"
    case .cve: "CVE"
    case .citation: "CITATION"
    case .coordinates: "COORDINATES"
    case .phone: "PHONE"
    case .date: .date
    case .time, .duration: .time
    case .recurrence: "SET"
    case .money: "MONEY"
    case .percent: "PERCENT"
    case .age: "AGE"
    case .quantity: "QUANTITY"
    case .ordinal: "ORDINAL"
    case .number: "NUMBER"
    case .militaryUnit: "MILITARY_UNIT"
    case .rank: "RANK"
    case .handle: "HANDLE"
    case .hashtag: "HASHTAG"
    }
  }
}
