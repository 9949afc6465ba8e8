public import QuireText

/// A place in the text where something is named: a person, a date, an address.
public struct Mention: IdentifiedElement {
  public static let layer: LayerName = .mentions

  public let id: ElementID
  public var range: ByteRange
  public var provenance: Provenance

  /// The type, such as `PERSON`.
  public var type: EntityType

  /// The normal form: an ISO 8601 date, an amount with its currency, a gazetteer's name for the thing.
  public var normal: String?

  /// The entity that the mention speaks of, once mentions are tied together.
  public var entity: ElementID?

  /// What else is known: a rank, a role, a gazetteer's id.
  public var attributes: [JSONValue.Member]

  /// What kind of source found it, which decides between mentions of one place where nothing else does.
  public var origin = MentionOrigin.own

  /// Creates a mention.
  public init(
    id: ElementID,
    range: ByteRange,
    type: EntityType,
    normal: String? = nil,
    attributes: [JSONValue.Member] = [],
    provenance: Provenance
  ) {
    self.id = id
    self.range = range
    self.type = type
    self.normal = normal
    self.attributes = attributes
    self.provenance = provenance
  }
}

/// What several mentions speak of.
public struct Entity: Sendable, Equatable {
  /// The entity's number.
  public let id: ElementID

  /// The type, such as `PLACE`.
  public var type: EntityType

  /// The fullest name of it in the document.
  public var name: String

  /// What is known of it from all its mentions.
  public var attributes: [JSONValue.Member]

  /// Where it came from; the document fills in ``Provenance/by``.
  public var provenance: Provenance

  /// Creates an entity.
  public init(
    id: ElementID,
    type: EntityType,
    name: String,
    attributes: [JSONValue.Member] = [],
    provenance: Provenance
  ) {
    self.id = id
    self.type = type
    self.name = name
    self.attributes = attributes
    self.provenance = provenance
  }
}

/// What kind of source found a mention; the lower one goes first where two claim the same words.
public enum MentionOrigin: UInt8, Sendable, Comparable {
  /// What the definition brought along: its own lists and patterns, its plugins.
  case own
  /// A form that leaves little doubt: a date, an amount, an address.
  case value
  /// A list that comes with Quire.
  case list
  /// A model that was trained.
  case model
  /// A rule about words and what stands beside them.
  case rule

  /// Whether the left one goes before the right one.
  public static func < (left: MentionOrigin, right: MentionOrigin) -> Bool { left.rawValue < right.rawValue }
}

/// What kind of thing a mention names; definitions may add types of their own.
public struct EntityType: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The name, in capitals.
  public let description: String

  /// Creates a type.
  public init(_ name: String) { description = name }

  /// Creates a type.
  public init(stringLiteral name: String) { description = name }

  /// A person.
  public static let person: EntityType = "PERSON"

  /// A company, an authority, an armed group, a newspaper.
  public static let organization: EntityType = "ORG"

  /// A country, a town, a region, a sea.
  public static let place: EntityType = "PLACE"

  /// A nationality or the people of a place.
  public static let nationality: EntityType = "NATIONALITY"

  /// An event with a name.
  public static let event: EntityType = "EVENT"

  /// A building or a site with a name.
  public static let facility: EntityType = "FACILITY"

  /// A calendar date.
  public static let date: EntityType = "DATE"

  /// A time of day, a duration.
  public static let time: EntityType = "TIME"
}
