import QuireDocument
import QuireEntities
import QuireStages
import QuireText
import Testing

/// Lists that a definition brings along, as files that stand in memory.
@Suite struct OwnListTests {
  /// The stage with `files`, the first or the `.def` one named in its options, or the error.
  private static func stage(
    _ files: [String: String],
    _ change: (inout MatchGazetteer.Options) -> Void = { _ in }
  ) -> Result<MatchGazetteer, OptionError> {
    stage(files.mapValues { Array($0.utf8) }, change)
  }

  private static func stage(
    _ files: [String: [UInt8]],
    _ change: (inout MatchGazetteer.Options) -> Void = { _ in }
  ) -> Result<MatchGazetteer, OptionError> {
    var options = MatchGazetteer.Options()
    options.builtin = false
    options.files = files.keys.filter { files.count == 1 || !$0.hasSuffix(".lst") }.sorted().map { InputPath(path: $0) }
    change(&options)
    let setup = Setup(step: "own") { path in
      files[path].map { .success($0) } ?? .failure(ResourceError(why: "no such file"))
    }
    return Result { () throws(OptionError) in try MatchGazetteer(options, in: setup) }
  }

  /// The mentions of a text as lines.
  private static func mentions(_ stage: MatchGazetteer, _ text: String) throws -> [String] {
    let bytes = Array(text.utf8)
    var builder = DocumentBuilder(id: "a", source: Source(bytes: bytes), reader: "test")
    builder.copy(0..<bytes.count)
    var document = builder.finish()
    var context = StageContext(step: "own")
    try document.apply(stage.process(document, in: &context), by: "own")
    #expect(document.brokenAccounts().isEmpty)
    return document.layers.mentions.elements.map { mention in
      let words = String(decoding: document.text[mention.range], as: UTF8.self)
      let attributes = mention.attributes.map { "\($0.name)=\($0.value.stringValue ?? "\($0.value)")" }
      return (["\(mention.type)", words, mention.normal ?? ""] + attributes).joined(separator: "|")
    }
  }

  private static func problem(_ files: [String: String]) -> String {
    if case .failure(let error) = stage(files) { return "\(error)" }
    return "none"
  }

  @Test func columnsOfTabsTellTypeNameAndAttributes() throws {
    let list = "# ships\r\nGray Heron\tSHIP\tMV Gray Heron\timo=9074729; flag=MT\r\nBlue Petrel\tSHIP\r\n"
    let stage = try Self.stage(["ships.tsv": list]).get()
    #expect(
      try Self.mentions(stage, "The Gray Heron met the Blue Petrel.") == [
        "SHIP|Gray Heron|MV Gray Heron|imo=9074729|flag=MT", "SHIP|Blue Petrel|Blue Petrel",
      ]
    )
  }

  @Test func jsonLinesKeepTheirMembersAsAttributes() throws {
    let list =
      #"{"phrase": "Gr\u00e5 Hegre", "type": "SHIP", "imo": 7}"# + "\n"
      + #"{"phrases": ["Blue Petrel", "BP-4"], "name": "Petrel", "type": "SHIP"}"#
    let stage = try Self.stage(["ships.jsonl": list]).get()
    #expect(
      try Self.mentions(stage, "Grå Hegre and BP-4 and Blue Petrel") == [
        "SHIP|Grå Hegre|Grå Hegre|imo=integer(7)", "SHIP|BP-4|Petrel", "SHIP|Blue Petrel|Petrel",
      ]
    )
  }

  @Test func anIndexNamesListsWithTheirTypes() throws {
    let files = [
      "lists/lists.def": "ships.lst:vessel:cargo:english:Ship\n\nsea/ports.lst:location:port\nships.lst:twice\n",
      "lists/ships.lst": "Gray Heron&imo=9074729&flag = MT\n# no comment\n",
      "lists/sea/ports.lst": "Long Quay\nHeron\n",
    ]
    let stage = try Self.stage(files) { $0.gateSeparator = "&" }.get()
    #expect(
      try Self.mentions(stage, "Gray Heron at Long Quay # no comment") == [
        "Ship|Gray Heron|Gray Heron|kind=cargo|major_type=vessel|language=english|imo=9074729|flag=MT",
        "location|Long Quay|Long Quay|kind=port",
        "Ship|# no comment|# no comment|kind=cargo|major_type=vessel|language=english",
      ]
    )
  }

  @Test func aListWithoutAnIndexTakesItsTypeFromTheOptions() throws {
    let stage = try Self.stage(["ports.lst": "Long Quay\tdepth=9\n"]) { $0.fileType = "PORT" }.get()
    #expect(try Self.mentions(stage, "Long Quay") == ["PORT|Long Quay|Long Quay|depth=9"])
    #expect(Self.problem(["ports.lst": "Long Quay"]).contains("\"file_type\" must be set"))
  }

  @Test func theSamePhraseOfTwoTypesKeepsTheOtherAsAnAlternative() throws {
    let stage = try Self.stage(["a.tsv": "Heron\tSHIP\nHeron\tSHIP\nHeron\tBIRD\n"]).get()
    let found = try Self.mentions(stage, "Heron")
    #expect(found.count == 1 && found.allSatisfy { $0.hasPrefix("SHIP|Heron|") && $0.contains("BIRD") })
  }

  @Test func allProblemsOfAListAreToldAtOnce() {
    let lines = ["Heron\tSHIP", "Heron", "a\tb\tc\td=1\te", "a\tb\tc\tde", "\tSHIP", "\u{AD}\tSHIP"]
    #expect(
      Self.problem(["a.tsv": lines.joined(separator: "\n")]) == """
        option "files" names "a.tsv", which can't be read: \
        line 2 names no type; write one in the second column, or set "file_type"; \
        line 3 has 5 columns; at most four are read; \
        line 4 has "de" among its attributes; write key=value; \
        line 5 has an empty phrase; line 6 has an empty phrase
        """
    )
    let many = Self.problem(["a.tsv": String(repeating: "Heron\n", count: 1_000)])
    #expect(many.hasSuffix("; and 980 more"))
  }

  @Test func brokenJSONIsToldWithItsColumn() {
    let lines = [#"{"phrase": "a", "type": "T"}"#, #"{"phrase": }"#, "[1]", #"{"type": "T"}"#, #"{"phrase": "a"}"#]
    let problem = Self.problem(["a.jsonl": lines.joined(separator: "\n")])
    #expect(problem.contains("line 2 is not JSON: column 12: "))
    #expect(problem.contains("; line 3 is no JSON object; line 4 has no \"phrase\"; line 5 names no \"type\""))
  }

  @Test func anIndexThatLeadsOutOfItsFolderIsRefused() {
    let index = "../a.lst:x\n/a.lst:x\nb/../../a.lst:x\nalone.lst\na.lst::\n"
    let problem = Self.problem(["lists.def": index])
    for line in 1...3 { #expect(problem.contains("line \(line) names \"")) }
    for line in 4...5 { #expect(problem.contains("line \(line) is not written as file:majorType")) }
    #expect(Self.problem(["lists.def": "a.lst:x"]).contains("\"a.lst\", which can't be read: no such file"))
  }

  @Test func whatIsNoTextIsToldByItsLine() throws {
    func problem(_ bytes: [UInt8]) -> String {
      if case .failure(let error) = Self.stage(["a.tsv": bytes]) { return "\(error)" }
      return "none"
    }
    #expect(problem(Array("Heron\tSHIP\nHer".utf8) + [0xE9, 0x0A]).contains(": line 2 is not valid UTF-8"))
    #expect(problem(Array("a\tb\na\0\tb\n".utf8)).contains(": line 2 holds a NUL byte"))
    #expect(problem([]).contains(": the list has no phrases"))
    let long = [UInt8](repeating: UInt8(ascii: "a"), count: 2_000_000)
    #expect(problem(Array("a\tb\n".utf8) + long).contains("line 2 has 2000000 bytes; at most 100000 are read"))
    #expect(problem(long.prefix(2_000) + Array("\tb".utf8)).contains("line 1 has a phrase of 2000 bytes"))
    let mark = try Self.stage(["a.tsv": [0xEF, 0xBB, 0xBF] + Array("Heron\tSHIP".utf8)]).get()
    #expect(try Self.mentions(mark, "Heron") == ["SHIP|Heron|Heron"])
  }

  @Test func caseAndAccentsBindAsTheOptionsSay() throws {
    for (mode, expected) in [(MatchGazetteer.Case.exact, 1), (.smart, 2), (.fold, 3)] {
      let stage = try Self.stage(["a.tsv": "Île Verte\tPLACE\n"]) { $0.fileCase = mode }.get()
      #expect(try Self.mentions(stage, "Ile Verte, ILE VERTE, ile verte").count == expected)
    }
    let strict = try Self.stage(["a.tsv": "Île Verte\tPLACE\n"]) { $0.foldAccents = false }.get()
    #expect(try Self.mentions(strict, "Ile Verte, Île Verte").count == 1)
  }

  @Test func aMisspeltNameIsFoundWhereTheOptionsSaySo() throws {
    let list = "Gray Heron\tSHIP\t\timo=9074729\nLong Quay\tPORT\n"
    let text = "Gray Heorn, Grey Heron and Lomg Quay"
    #expect(try Self.mentions(Self.stage(["a.tsv": list]).get(), text).isEmpty)
    let stage = try Self.stage(["a.tsv": list]) { $0.fuzzy = 1 }.get()
    #expect(try Self.mentions(stage, text) == ["SHIP|Gray Heorn|Gray Heron|imo=9074729|distance=integer(1)"])
  }

  /// The same line a hundred thousand times costs each place in the text no more than a few looks.
  @Test func aListOfOnePhraseStaysLinear() throws {
    let stage = try Self.stage(["a.tsv": String(repeating: "Heron\tSHIP\n", count: 100_000)]).get()
    #expect(try Self.mentions(stage, String(repeating: "Heron 🛳️ ", count: 200)).count == 200)
  }
}
