public import QuireDocument
public import QuireStages
import QuireText

/// Gives mentions the types of another scheme, and drops those that it does not have.
///
/// `map` names a type, or a type and the `kind` that a list gave ("ORG/company"), and the type it becomes; it goes before
/// the `preset`, which knows the types of OntoNotes, CoNLL-2003 or schema.org, or turns those of other tools into Quire's
/// (`quire`). A type that neither names stays. `drop` names types as they stand in the document, `only` those that are
/// left at the end; an entity goes with its last mention.
///
/// ```yaml
/// - stage: entities.map-types
///   with: { preset: conll, map: { "ORG/company": COMPANY }, drop: [HASHTAG] }
/// ```
public struct MapTypes: Stage {
  public static let name = "map-types"
  public static let summary = "Gives mentions the types of another scheme."
  public static let requires: [DocumentPart] = [.mentions]
  public static let produces: [DocumentPart] = [.mentions]

  /// A scheme of types.
  public enum Preset: String, OptionChoice {
    case none
    case ontonotes
    case conll
    case quire
    case schemaOrg = "schema.org"
  }

  /// What can be set in a definition.
  public struct Options: ComponentOptions {
    public var preset = Preset.none
    public var map = OptionMap<String>()
    public var drop: [String] = []
    public var only: [String] = []

    public static let declared: [OptionField<Self>] = [
      OptionField("preset", \.preset, "The scheme whose types are wanted."),
      OptionField("map", \.map, "What a type, or a type with a kind such as ORG/company, becomes."),
      OptionField("drop", \.drop, "Types whose mentions are taken away, as they stand in the document."),
      OptionField("only", \.only, "The types that are kept, by their new names; all where it is empty."),
    ]

    public init() {}
  }

  private let names: [String: String]
  private let dropped: Set<String>
  private let kept: Set<String>

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    for entry in options.map.entries where entry.name.isEmpty || entry.value.isEmpty {
      throw .invalid("map", "must name types; write those that are not wanted into \"drop\"")
    }
    var names = TypeSchemes.names(of: options.preset)
    for entry in options.map.entries {
      // A type that is mapped by hand is meant with all its kinds, unless these are named, too.
      names = names.filter { !$0.key.hasPrefix("\(entry.name)/") }
    }
    for entry in options.map.entries { names[entry.name] = entry.value }
    self.names = names
    dropped = Set(options.drop)
    kept = Set(options.only)
    guard !names.isEmpty || !dropped.isEmpty || !kept.isEmpty else {
      throw .invalid("preset", "must name a scheme where \"map\", \"drop\" and \"only\" are empty")
    }
  }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    var changes = Changes(for: document)
    try context.spend(document.layers.mentions.elements.count)
    var living: Set<ElementID> = []
    for mention in document.layers.mentions.elements {
      guard let type = name(of: mention.type, mention.attributes) else {
        changes.mentions.withdraw(mention.id)
        continue
      }
      if let entity = mention.entity { living.insert(entity) }
      let attributes = MentionAlternative.renamed(in: mention.attributes) { name(of: $0, []) }
      guard type != mention.type || attributes != mention.attributes else { continue }
      var renamed = mention
      renamed.type = type
      renamed.attributes = attributes
      changes.mentions.update(renamed)
    }
    for entity in document.layers.entities.elements {
      guard living.contains(entity.id), let type = name(of: entity.type, entity.attributes) else {
        changes.entities.withdraw(entity.id)
        continue
      }
      guard type != entity.type else { continue }
      var renamed = entity
      renamed.type = type
      changes.entities.update(renamed)
    }
    return changes
  }

  /// What a type becomes; `nil` where it is not wanted.
  private func name(of type: EntityType, _ attributes: [JSONValue.Member]) -> EntityType? {
    let kind = attributes.first { $0.name == "kind" }?.value.stringValue ?? ""
    let full = "\(type)/\(kind)"
    guard !dropped.contains(type.description), !dropped.contains(full) else { return nil }
    let name = names[full] ?? names[type.description] ?? type.description
    return name.isEmpty || (!kept.isEmpty && !kept.contains(name)) ? nil : EntityType(name)
  }
}
