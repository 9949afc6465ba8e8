import CGazetteer
import QuireDocument
import QuireStages
import QuireTesting
import QuireText
import Testing

@testable import QuireEntities

/// A sentence, a name in it, and the country or the state that it must be linked to; "?" where nothing decides.
struct PlaceCase: Sendable, CustomTestStringConvertible {
  let text: String
  let name: String
  let expected: String

  init(_ text: String, _ name: String, _ expected: String) {
    self.text = text
    self.name = name
    self.expected = expected
  }

  var testDescription: String { "\(name) in: \(text)" }
}

@Suite struct PlaceTests {
  static let cases: [PlaceCase] = [
    PlaceCase("France cheered; the mayor was seen in Paris.", "Paris", "FR"),
    PlaceCase("They drove to Paris, Texas.", "Paris", "US-TX"),
    PlaceCase("Texas closed a road between Dallas and Paris.", "Paris", "US-TX"),
    PlaceCase("It rained in Paris.", "Paris", "FR"),
    PlaceCase("The fair in Springfield was full.", "Springfield", "?"),
    PlaceCase("Illinois lawmakers met in Springfield.", "Springfield", "US-IL"),
    PlaceCase("Missouri lawmakers met in Springfield.", "Springfield", "US-MO"),
    PlaceCase("Lebanon closed the port of Tripoli.", "Tripoli", "LB"),
    PlaceCase("Libya closed the port of Tripoli.", "Tripoli", "LY"),
    PlaceCase("The ferry never came to Tripoli.", "Tripoli", "LY"),
    PlaceCase("Pakistan built a school in Hyderabad.", "Hyderabad", "PK"),
    PlaceCase("India built a school in Hyderabad.", "Hyderabad", "IN"),
    PlaceCase("A school was built in Hyderabad.", "Hyderabad", "?"),
    PlaceCase("Alabama police searched a house in Birmingham.", "Birmingham", "US-AL"),
    PlaceCase("British police searched a house in Birmingham.", "Birmingham", "GB"),
    PlaceCase("She studied in Cambridge, Massachusetts.", "Cambridge", "US-MA"),
    PlaceCase("She studied in Cambridge, MA, and left.", "Cambridge", "US-MA"),
    PlaceCase("The British chemist worked in Cambridge.", "Cambridge", "GB"),
    PlaceCase("Argentine trains stop in Córdoba.", "Córdoba", "AR"),
    PlaceCase("Spanish trains stop in Córdoba and Seville.", "Córdoba", "ES"),
    PlaceCase("Venezuela sent fuel to Valencia.", "Valencia", "VE"),
    PlaceCase("Spain sent fuel to Valencia.", "Valencia", "ES"),
    PlaceCase("The office is in Alexandria, Virginia.", "Alexandria", "US-VA"),
    PlaceCase("Egyptian divers met in Alexandria.", "Alexandria", "EG"),
    PlaceCase("Divers met in Alexandria.", "Alexandria", "EG"),
    PlaceCase("Costa Rica opened a museum in San José.", "San José", "CR"),
    PlaceCase("California opened a museum in San Jose.", "San Jose", "US-CA"),
    PlaceCase("A museum opened in San Jose.", "San Jose", "?"),
    PlaceCase("The court sits in London, Ontario.", "London", "CA"),
    PlaceCase("The court sits in London.", "London", "GB"),
    PlaceCase("Oregon paid for bridges in Portland.", "Portland", "US-OR"),
    PlaceCase("Maine paid for bridges in Portland.", "Portland", "US-ME"),
    PlaceCase("He voted in Manchester, New Hampshire.", "Manchester", "US-NH"),
    PlaceCase("British trains were late in Manchester.", "Manchester", "GB"),
    PlaceCase("Florida fishermen returned to Naples.", "Naples", "US-FL"),
    PlaceCase("Italian fishermen returned to Naples.", "Naples", "IT"),
    PlaceCase("The Greek archive is in Athens.", "Athens", "GR"),
    PlaceCase("The archive is in Athens, GA.", "Athens", "US-GA"),
    PlaceCase("Mexican dancers came from Guadalajara.", "Guadalajara", "MX"),
    PlaceCase("Spanish dancers came from Guadalajara and Madrid.", "Guadalajara", "ES"),
    PlaceCase("Oregon moved its archive to Salem.", "Salem", "US-OR"),
    PlaceCase("India moved its archive to Salem.", "Salem", "IN"),
    PlaceCase("Chilean wine is shipped to Santiago.", "Santiago", "CL"),
    PlaceCase("Syrian buses arrived in Homs.", "Homs", "SY"),
    PlaceCase("The parade in Richmond was short.", "Richmond", "?"),
    PlaceCase("The parade in Richmond, Virginia was short.", "Richmond", "US-VA"),
    PlaceCase("Russian sailors returned to St. Petersburg.", "St. Petersburg", "RU"),
    PlaceCase("Florida sailors returned to St. Petersburg.", "St. Petersburg", "US-FL"),
  ]

  private func linked(_ text: String, _ name: String) throws -> [JSONValue.Member] {
    var document = TestDocument.plain(text)
    var context = StageContext(step: "test")
    let gazetteer = try MatchGazetteer(MatchGazetteer.Options(), in: Setup(step: "lists"))
    try document.apply(gazetteer.process(document, in: &context), by: "lists")
    // The name is a place, whether the list dares to say so or not.
    let range = try #require(document.text.firstRange(of: Array(name.utf8)))
    var changes = Changes(for: document)
    let target = MentionCandidate(range: range, type: .place, rule: "test", score: 1)
    let others = document.layers.mentions.elements
    if !others.contains(where: { $0.range == range && $0.type == .place }) {
      OverlapPolicy.settle([target], over: others, in: &changes, text: document.text)
    }
    try document.apply(changes, by: "test")
    let stage = LinkPlaces(LinkPlaces.Options(), in: Setup(step: "links"))
    try document.apply(stage.process(document, in: &context), by: "links")
    return try #require(document.layers.mentions.elements.first { $0.range == range }).attributes
  }

  @Test(arguments: cases)
  func thePlaceIsTheOneThatIsMeant(_ expected: PlaceCase) throws {
    let attributes = try linked(expected.text, expected.name)
    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value.stringValue }
    let found = value("link") == "linked" ? value("region") ?? value("country") : "?"
    let isCountry = !expected.expected.contains("-")
    #expect((isCountry ? found.map { String($0.prefix(2)) } : found) == expected.expected)
    #expect((value("link") == "linked") == attributes.contains { $0.name == "geonames_id" })
  }

  /// Every key of the list is the one under which its name is looked for, and the list is in order.
  @Test func theListIsInOrderAndInTheFormOfItsKeys() {
    let bytes = EmbeddedList.bytes(CGAZETTEER_PLACES)
    let lines = bytes.split(separator: 0x0A).filter { $0.first != UInt8(ascii: "#") }
    #expect(lines.count > 30_000)
    var last: ArraySlice<UInt8> = []
    for (number, line) in lines.enumerated() {
      let columns = line.split(separator: 0x09, omittingEmptySubsequences: false)
      if number % 13 == 0 { #expect(!columns[0].lexicographicallyPrecedes(last)) }
      last = columns[0]
      guard columns[0].first != UInt8(ascii: "="), number % 13 == 0 else { continue }
      #expect(PlaceTable.key(columns[0]) == Array(columns[0]), "\(String(decoding: columns[0], as: UTF8.self))")
    }
  }

  @Test func namesAreFoundInAnySpelling() {
    #expect(PlaceTable.builtin.places(named: PlaceTable.key("São Paulo".utf8)).first?.country == "BR")
    #expect(PlaceTable.builtin.places(named: PlaceTable.key("SAO PAULO".utf8)).first?.name == "São Paulo")
    #expect(PlaceTable.builtin.places(named: PlaceTable.key("Deir ez‑Zor".utf8)).first?.country == "SY")
    #expect(PlaceTable.builtin.places(named: PlaceTable.key("Nowhere at all".utf8)).isEmpty)
    #expect(PlaceTable.builtin.neighbours(of: "SY").sorted() == ["IL", "IQ", "JO", "LB", "TR"])
    #expect(PlaceTable.builtin.neighbours(of: "XX").isEmpty)
  }

  @Test func measuresAreNearEnough() {
    #expect((PlaceMeasures.kilometres((48.853, 2.349), (51.509, -0.126)) - 343).magnitude < 5)
    #expect((PlaceMeasures.kilometres((0, 179.5), (0, -179.5)) - 111.2).magnitude < 1)
    #expect(PlaceMeasures.power(PlaceMeasures.bits(1000)) == 1000)
  }
}
