import QuireDocument
import QuireText

/// What a mention is in a database outside of the document, as far as stages have linked it.
struct ExternalID: Sendable, Equatable {
  /// The database's name, such as `GeoNames`.
  let database: String

  /// The id there.
  let id: String

  /// The thing's address in the web of data.
  let iri: String

  /// The attributes in which stages leave ids, with the databases that these belong to; the first one known counts.
  private static let databases: [(attribute: String, database: String, prefix: String, suffix: String)] = [
    ("geonames_id", "GeoNames", "https://sws.geonames.org/", "/"),
    ("wikidata_id", "Wikidata", "http://www.wikidata.org/entity/", ""),
  ]

  /// The first id among the attributes of `mention`, else of `entity`, the thing that it speaks of.
  init?(_ mention: Mention, _ entity: Entity?) {
    for attributes in [mention.attributes, entity?.attributes ?? []] {
      for known in Self.databases {
        guard let value = attributes.first(where: { $0.name == known.attribute })?.value,
          let id = value.stringValue ?? value.integerValue.map(String.init), Self.isPlain(id)
        else { continue }
        database = known.database
        self.id = id
        iri = known.prefix + id + known.suffix
        return
      }
    }
    return nil
  }

  /// The database and the id, as in `GeoNames:146268`.
  var description: String { "\(database):\(id)" }

  /// Ids are letters, digits and few marks; what a plugin wrote there may be anything.
  private static func isPlain(_ id: String) -> Bool {
    (1...64).contains(id.utf8.count)
      && id.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D || byte == 0x5F
      }
  }
}
