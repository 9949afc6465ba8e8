import CGazetteer
import Foundation
import QuireDocument
import QuireText
import QuireValues
import Testing

@testable import QuireEntities

/// The schema of the record names every type that a stage gives.
@Suite struct EntityTypeTests {
  /// The examples of an entity's type in `docs/record.schema.json`.
  private static func described() throws -> Set<String> {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let file = try Data(contentsOf: root.appending(path: "docs/record.schema.json"))
    let type = try JSONValue(parsing: Array(file))["$defs"]?["entity"]?["properties"]?["type"]
    return Set((type?["examples"]?.arrayValue ?? []).compactMap(\.stringValue))
  }

  /// The types of the lines of the list of names.
  private static var listed: Set<String> {
    let lines = EmbeddedList.bytes(CGAZETTEER_ENTITIES).split(separator: 0x0A).filter { $0.first != UInt8(ascii: "#") }
    return Set(lines.map { String(decoding: $0.prefix { $0 != 0x09 }, as: UTF8.self) })
  }

  private static let names: Set<String> = [
    "PERSON", "ORG", "GROUP", "PLACE", "NATIONALITY", "FACILITY", "EVENT", "SHIP", "WEAPON", "VEHICLE",
  ]

  @Test func theSchemaNamesTheTypesOfAllStages() throws {
    let values = ValueKind.allCases.map(\.entityType.description)
    let rules = BuiltinRules.all.map(\.rule.type)
    #expect(try Self.described() == Self.names.union(values).union(rules))
  }

  @Test func listsAndChainsHaveNoOtherNames() {
    #expect(Self.listed.subtracting(Self.names).isEmpty)
    #expect(Set(ChainMentions.Options().types) == Self.names)
  }
}
