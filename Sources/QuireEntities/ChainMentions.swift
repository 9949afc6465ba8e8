public import QuireDocument
public import QuireStages
import QuireText

/// Ties the mentions of one entity together.
///
/// Mentions of one type are tied when they have the same normal form or the same letters; a surname to the full name
/// that holds it; an acronym to the name whose initials it is. The entity takes the fullest name and what is known from
/// all its mentions. A surname that a list took for a place ("Braga") becomes a person where the document has the full
/// name and no preposition of place stands before it.
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
    public var types = ["PERSON", "ORG", "PLACE", "NATIONALITY", "FACILITY", "EVENT"]

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
    var chains = MentionChains(text: document.text)
    for mention in mentions where types.contains(mention.type) { chains.add(mention) }
    chains.tieSurnames()
    chains.tieAcronyms()
    changes.entities.clear()
    for chain in chains.finished {
      let id = changes.entities.nextID()
      changes.entities.add(
        Entity(
          id: id,
          type: chain.type,
          name: chain.name,
          attributes: chain.attributes,
          provenance: Provenance(rule: chain.rule)
        )
      )
      for var mention in chain.mentions {
        mention.entity = id
        mention.type = chain.type
        changes.mentions.update(mention)
      }
    }
    return changes
  }
}
