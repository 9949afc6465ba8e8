import QuireText
import Testing

@testable import QuireTagging

/// Training on a set of our own: small, so that it takes a moment.
@Suite struct TrainingTests {
  private static let given = ["Mara", "Joost", "Imke", "Pelle", "Rikke", "Otto", "Lene", "Bram", "Sanne", "Nils"]
  private static let surnames = ["Vedder", "Holm", "Terpstra", "Okoro", "Lindqvist", "Bakker", "Aalto", "Friis"]
  private static let ships = ["Heron", "Petrel", "Curlew", "Avocet", "Tern", "Gannet", "Plover"]

  /// Sentences about people and ships; a fixed walk through the names, nothing drawn.
  private static func file(count: Int, from first: Int = 0) -> [UInt8] {
    var lines: [String] = []
    for number in first..<first + count {
      let person = [given[number % given.count], surnames[number * 3 % surnames.count]]
      let ship = ships[number * 5 % ships.count]
      lines += ["Captain\tO", "\(person[0])\tB-PERSON", "\(person[1])\tI-PERSON", "steered\tO", "the\tO", "trawler\tO"]
      lines += ["\(ship)\tB-SHIP", "to\tO", "port\tO", ".\tO", ""]
      lines += ["Nobody\tO", "saw\tO", "the\tO", "trawler\tO", "leave\tO", ".\tO", ""]
    }
    return Array(lines.joined(separator: "\n").utf8)
  }

  private static func model(seed: UInt64 = 1) async throws -> TaggingModel {
    var options = NamesTraining.Options()
    options.seed = seed
    options.epochs = 2
    options.heldOut = 0
    var training = NamesTraining(TaggingResources(of: try TaggingModel.english.get()), map: TypeMap(), options: options)
    try training.add(file(count: 120), named: "own.bio")
    return try await training.train(card: ModelCard(name: "own")) { _ in }
  }

  @Test func theSameSetGivesTheSameModel() async throws {
    let first = ModelFile.encode(try await Self.model())
    let second = ModelFile.encode(try await Self.model())
    #expect(first == second)
    #expect(try await ModelFile.encode(Self.model(seed: 2)) != first)
  }

  @Test func namesThatWereNotInTheSetAreFound() async throws {
    let model = try await Self.model()
    #expect(model.types == ["PERSON", "SHIP"])
    var tagger = Tagger(model)
    let text = Array("Captain Jonna Meyer steered the trawler Kittiwake to port.".utf8)
    let names = tagger.names(in: text, evidence: 3)
    #expect(names.map { String(decoding: text[$0.range], as: UTF8.self) } == ["Jonna Meyer", "Kittiwake"])
    #expect(names.map { model.types[$0.type] } == ["PERSON", "SHIP"])
    #expect(names.allSatisfy { (0...1).contains($0.probability) && (1...3).contains($0.evidence.count) })
    let score = try model.score(Self.file(count: 20, from: 500), named: "own.bio", map: TypeMap())
    #expect(score.f1 > 0.95)
  }

  @Test func whatIsWrongWithASetIsToldByItsLine() async throws {
    var training = NamesTraining(TaggingResources(of: try TaggingModel.english.get()), map: TypeMap(), options: .init())
    #expect(throws: TrainingError("a.bio:2: a line is a token, a tab and a tag; this one has no tab")) {
      try training.add(Array("Heron\tB-SHIP\nsails\n".utf8), named: "a.bio")
    }
    #expect(throws: TrainingError.self) { try training.add([0xFF, 0x09, 0x4F], named: "a.bio") }
    try training.add(Array("Heron\tO\n".utf8), named: "b.bio")
    await #expect(throws: TrainingError("no file has a name in it: every tag is O")) {
      try await training.train(card: ModelCard(name: "x")) { _ in }
    }
  }

  @Test func aMapSaysWhatLabelsStandFor() throws {
    let map = try TypeMap(Array("# sets\nnews\tper\tPERSON\nnews\t*\tMISC\nposts\t?\tMISC\n".utf8), named: "types.tsv")
    #expect(map.type(of: "per", in: "news-1.bio") == "PERSON")
    #expect(map.type(of: "org", in: "news-1.bio") == "MISC")
    #expect(map.type(of: "per", in: "posts.bio") == nil)
    #expect(map.hiddenTypes(in: "posts.bio") == ["MISC"])
    #expect(throws: TrainingError.self) { try TypeMap(Array("news per PERSON\n".utf8), named: "types.tsv") }
  }
}
