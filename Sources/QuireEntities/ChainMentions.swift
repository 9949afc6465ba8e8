public import QuireDocument
public import QuireStages
import QuireText

/// Ties the mentions of one entity together, in the manner of GATE's OrthoMatcher.
///
/// Mentions of one type are tied when they are the same name but for case, accents, hyphens, titles, legal forms and
/// possessives; when a list gives them one name; a surname, a given name or initials to the full name; a nickname, another
/// spelling of an Arabic or Russian name ("Gaddafi", "Qadhafi"), a name with a middle name; an acronym to the name whose
/// initials it is, or behind which it stood in brackets; abbreviations and words in another order. Two people of one
/// surname stay two: a lone surname goes to the one with the same title, else to the one who was named last, and the
/// others are kept. A surname that a list took for a place ("Braga") becomes a person's unless a preposition of place
/// stands before it; where mentions of one name differ in type, their scores vote.
///
/// Each mention that is not simply the same name says in `tie` which rule tied it, and whose it could be as well. The
/// entity takes the fullest name without titles, the other names as `aliases`, and what is known from all its mentions.
///
/// ```yaml
/// - entities.chain-mentions
/// ```
public struct ChainMentions: Stage {
  public static let name = "chain-mentions"
  public static let summary = "Ties the mentions of one entity together."
  public static let requires: [DocumentPart] = [.mentions]
  public static let produces: [DocumentPart] = [.entities]

  /// What can be set in a definition.
  public struct Options: ComponentOptions {
    public var types = [
      "PERSON", "ORG", "PLACE", "NATIONALITY", "GROUP", "FACILITY", "EVENT", "SHIP", "WEAPON", "VEHICLE",
    ]

    public static let declared: [OptionField<Self>] = [
      OptionField("types", \.types, "The types whose mentions are tied together.", .filled)
    ]

    public init() {}
  }

  private let types: Set<EntityType>

  public init(_ options: Options, in setup: Setup) { types = Set(options.types.map { EntityType($0) }) }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    var changes = Changes(for: document)
    let mentions = document.layers.mentions.elements
    try context.spend(mentions.count)
    changes.entities.clear()
    var all = MentionChains(mentions, of: types, in: document.text)
    let memberships = all.memberships()
    var order: [Int32] = []
    var places: [Int32: [Int]] = [:]
    for (place, membership) in memberships.enumerated() where membership.root >= 0 {
      if places[membership.root] == nil { order.append(membership.root) }
      places[membership.root, default: []].append(place)
    }
    let chains = order.map { MentionChain(places[$0] ?? [], memberships, in: all) }
    let names = Dictionary(zip(order, chains.map(\.name))) { first, _ in first }
    for chain in chains {
      let id = changes.entities.nextID()
      let aliases = JSONValue.Member("aliases", .array(chain.aliases.map { .string($0) }))
      changes.entities.add(
        Entity(
          id: id,
          type: chain.type,
          name: chain.name,
          attributes: chain.attributes + (chain.aliases.isEmpty ? [] : [aliases]),
          provenance: chain.provenance(naming: names)
        )
      )
      for place in chain.places {
        changes.mentions.update(tied(mentions[place], memberships[place], to: chain, id, naming: names))
      }
    }
    return changes
  }

  /// The mention with its entity, the rule that tied it, and the type that it had before.
  private func tied(
    _ mention: Mention,
    _ membership: MentionChains.Membership,
    to chain: MentionChain,
    _ id: ElementID,
    naming names: [Int32: String]
  ) -> Mention {
    var mention = mention
    mention.entity = id
    if mention.type != chain.type {
      let rule = mention.provenance.rule
      let former = MentionAlternative(
        type: mention.type,
        rule: rule,
        score: mention.provenance.score ?? 0.5,
        words: nil
      )
      mention.attributes = MentionAlternative.merged([former], into: mention.attributes)
      mention.type = chain.type
      mention.normal = chain.name
    } else if chain.type == .person, mention.normal != nil, membership.rule != nil {
      // A surname's normal form was the guess of the stage that found it.
      mention.normal = chain.name
    }
    mention.attributes.removeAll { $0.name == "tie" }
    guard let rule = membership.rule else { return mention }
    var tie: [JSONValue.Member] = [.init("rule", .string(rule))]
    let others = membership.others.compactMap { names[$0] }
    if !others.isEmpty { tie.append(.init("others", .array(others.map { .string($0) }))) }
    mention.attributes.append(.init("tie", .object(tie)))
    return mention
  }
}
