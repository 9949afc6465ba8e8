public import QuireDocument
public import QuireStages
import QuireText

/// Finds ships by their prefix, weapons and vehicles by their type numbers, and who leads, backs or holds what.
///
/// - `ships`: "USS Cole", "M/V Ever Forward"; prefixes that mean other things as well ("MS", "SS") want a word for a ship
///   before them.
/// - `equipment`: "T-72B3", "Su-24M2", "AK-103", "GBU-39": the letters of a family and a number that it has.
/// - `allegiances`: "US-led", "Iranian-backed": a NATIONALITY with the `country` and the `relation`.
///
/// ```yaml
/// - stage: entities.match-designations
///   with: { kinds: [ships, allegiances] }
/// ```
public struct MatchDesignations: Stage {
  public static let name = "match-designations"
  public static let summary = "Finds ships, weapons and vehicles by their designations, and who leads or backs what."
  public static let produces: [DocumentPart] = [.mentions]

  /// What is looked for.
  public enum Kind: String, OptionChoice {
    case ships
    case equipment
    case allegiances
  }

  /// What can be set in a definition.
  public struct Options: ComponentOptions {
    public var kinds = Kind.allCases

    public static let declared: [OptionField<Self>] = [
      OptionField("kinds", \.kinds, "What is looked for.")
    ]

    public init() {}
  }

  private let kinds: Set<Kind>

  public init(_ options: Options, in setup: Setup) { kinds = Set(options.kinds) }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    var changes = Changes(for: document)
    let text = document.text
    try context.spend(text.count)
    var found: [MentionCandidate] = []
    if kinds.contains(.ships) { found += ShipNames(text).candidates }
    if kinds.contains(.equipment) || kinds.contains(.allegiances) {
      // Both have a hyphen in them, and most texts have few.
      var place = 0
      while let hyphen = text[place...].firstIndex(of: UInt8(ascii: "-")) {
        place = hyphen + 1
        if kinds.contains(.equipment), let candidate = EquipmentNumber.candidate(at: hyphen, in: text) {
          found.append(candidate)
        } else if kinds.contains(.allegiances), let candidate = Allegiance.candidate(at: hyphen, in: text) {
          found.append(candidate)
        }
      }
    }
    OverlapPolicy.settle(found, over: document.layers.mentions.elements, in: &changes, text: text)
    return changes
  }
}
