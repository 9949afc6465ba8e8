public import QuireDocument
public import QuireStages
import QuireText

/// Says which place of GeoNames a name means, by what the document says around it.
///
/// Of the places that share a name, the one counts for which most speaks: a country or a region behind it ("Paris,
/// Texas"), countries, peoples and regions that the document mentions, their neighbours, towns nearby that are certain, and
/// the number of inhabitants. The mentions and their entity get its `geonames_id`, `country`, `region`, `coordinates` and
/// `population`, with `link: linked`, the rule that decided in `link_rule` and the confidence in `link_score`. Where the
/// evidence does not decide, they get `link: ambiguous` and the `candidates`, each with its id and score, and no id. Where
/// a document has two places of one name, "Paris, Texas" and "Paris, France", it gets an entity for each.
///
/// ```yaml
/// - entities.match-gazetteer
/// - entities.chain-mentions
/// - stage: entities.link-places
///   with: { min_score: 0.9 }
/// ```
public struct LinkPlaces: Stage {
  public static let name = "link-places"
  public static let summary = "Says which place of GeoNames a name means, or which it may mean."
  public static let requires: [DocumentPart] = [.mentions]
  public static let produces: [DocumentPart] = [.mentions, .entities]

  /// What can be set in a definition.
  public struct Options: ComponentOptions {
    public var types = ["PLACE"]
    public var minScore = 0.8

    public static let declared: [OptionField<Self>] = [
      OptionField("types", \.types, "The types whose mentions are linked.", .filled),
      OptionField("min_score", \.minScore, "The confidence below which a name stays ambiguous.", .within(0...1)),
    ]

    public init() {}
  }

  private let types: Set<EntityType>
  private let minScore: Double

  public init(_ options: Options, in setup: Setup) {
    types = Set(options.types.map { EntityType($0) })
    minScore = options.minScore
  }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    var changes = Changes(for: document)
    let mentions = document.layers.mentions.elements
    try context.spend(mentions.count)
    var linking = PlaceLinking(mentions, of: types, in: document.text)
    guard !linking.groups.isEmpty else { return changes }
    linking.choose(minScore: minScore)
    let entities = Dictionary(document.layers.entities.elements.map { ($0.id, $0) }) { first, _ in first }
    var taken: Set<ElementID> = []
    for group in linking.groups {
      guard let link = group.link else { continue }
      var id = group.entity
      if let known = group.entity.flatMap({ entities[$0] }) {
        // A second place of the name becomes an entity of its own.
        let isFirst = taken.insert(known.id).inserted
        var entity = Entity(
          id: isFirst ? known.id : changes.entities.nextID(),
          type: known.type,
          name: known.name,
          attributes: link.applied(to: known.attributes),
          provenance: known.provenance
        )
        let reason = known.provenance.reason.map { "\($0); " } ?? ""
        entity.provenance.reason = "\(reason)place \(link.status) by \(link.rule)"
        if isFirst { changes.entities.update(entity) } else { changes.entities.add(entity) }
        id = entity.id
      }
      for place in group.places {
        var mention = mentions[place]
        mention.entity = id
        mention.attributes = link.applied(to: mention.attributes)
        changes.mentions.update(mention)
      }
    }
    return changes
  }
}
