import Foundation
import QuireText
import Testing

@testable import QuireEntities

/// The lists that are compiled in, read once for all tests.
private let gazetteer = GazetteerTable(BuiltInList.gazetteer.bytes)
private let lexicon = GazetteerTable(BuiltInList.lexicon.bytes)
private let names = NameTable(BuiltInList.names.bytes)

/// A phrase, one of the entries it must find, and the flags it must carry there.
struct BuiltInPhrase: Sendable, CustomTestStringConvertible {
  let phrase: String
  let type: String
  let subtype: String
  let name: String
  let flags: GazetteerTable.Flags

  init(_ phrase: String, _ type: String, _ subtype: String, _ name: String, _ flags: GazetteerTable.Flags = []) {
    self.phrase = phrase
    self.type = type
    self.subtype = subtype
    self.name = name
    self.flags = flags
  }

  var testDescription: String { phrase }
}

@Suite struct BuiltInListTests {
  static let phrases: [BuiltInPhrase] = [
    BuiltInPhrase("US", "PLACE", "country", "United States"),
    BuiltInPhrase("U.S.", "PLACE", "country", "United States"),
    BuiltInPhrase("SYRIA", "PLACE", "country", "Syria"),
    BuiltInPhrase("Syrian", "NATIONALITY", "nationality", "Syrian"),
    BuiltInPhrase("Deir ez‑Zour", "PLACE", "city", "Deir ez-Zor"),
    BuiltInPhrase("Qalamoun", "PLACE", "region", "Qalamoun"),
    BuiltInPhrase("Moscow", "PLACE", "capital", "Moscow"),
    BuiltInPhrase("Sao Paulo", "PLACE", "city", "São Paulo"),
    BuiltInPhrase("Cote d’Ivoire", "PLACE", "country", "Ivory Coast"),
    BuiltInPhrase("Georgia", "PLACE", "subdivision", "Georgia", .personName),
    BuiltInPhrase("Orange County", "PLACE", "county", "Orange County"),
    BuiltInPhrase("Nice", "PLACE", "city", "Nice", [.word, .personName]),
    BuiltInPhrase("Reading", "PLACE", "city", "Reading", [.word, .personName]),
    BuiltInPhrase("Braga", "PLACE", "city", "Braga", .personName),
    BuiltInPhrase("Guardian", "ORG", "media", "Guardian", .afterThe),
    BuiltInPhrase("Stars and Stripes", "ORG", "media", "Stars and Stripes"),
    BuiltInPhrase("Kremlin", "ORG", "government", "Kremlin"),
    BuiltInPhrase("Daesh", "ORG", "militant", "Islamic State"),
    BuiltInPhrase("IS", "ORG", "militant", "Islamic State", .word),
    BuiltInPhrase("Al Qaeda", "ORG", "militant", "al-Qaeda"),
    BuiltInPhrase("WHO", "ORG", "international", "World Health Organization", .shortForm),
    BuiltInPhrase("Second World War", "EVENT", "war", "World War II"),
    BuiltInPhrase("Heathrow", "FACILITY", "airport", "Heathrow"),
  ]

  @Test(arguments: phrases)
  func thePhraseFindsItsEntry(_ expected: BuiltInPhrase) {
    let found = gazetteer.matcher.payloads(ofWhole: Array(expected.phrase.utf8))
    let flags = found.filter { payload in
      let entry = gazetteer.entry(at: payload)
      return entry.type == expected.type && entry.subtype == expected.subtype && entry.name == expected.name
    }
    .map(gazetteer.flags)
    #expect(flags == [expected.flags])
  }

  @Test(arguments: ["of", "Of", "March", "Same", "May", "as", "The"])
  func aWordThatIsNeverANameIsInNoList(_ word: String) {
    #expect(gazetteer.matcher.payloads(ofWhole: Array(word.utf8)).isEmpty)
  }

  @Test func anEntryTellsWhatIsKnown() {
    let damascus = gazetteer.matcher.payloads(ofWhole: Array("Damascus".utf8)).map(gazetteer.entry)
    #expect(damascus.map(\.subtype) == ["capital"])
    #expect(damascus.first?.attributes["cc"] == "SY")
    #expect(damascus.first?.attributes["id"] == "170654")
    #expect(damascus.first.flatMap { Int($0.attributes["pop"] ?? "") } ?? 0 > 1_000_000)
  }

  @Test func ranksAndTitlesAreInTheLexicon() {
    let text = Array("Army Brig. Gen. Jon Braga, the coalition’s director of operations, University of Arts".utf8)
    let found = lexicon.matcher.matches(in: text).map { lexicon.entry(at: $0.payload) }.map { "\($0.type) \($0.name)" }
    #expect(found.contains("RANK Brigadier General"))
    #expect(found.contains("BRANCH Army"))
    #expect(found.contains("ROLE director of operations"))
    #expect(found.contains("ORG_START University of"))
  }

  @Test func namesTellHowTheyAreUsed() throws {
    func use(_ name: String) -> NameTable.Use? { names.use(of: Array(name.utf8), range: 0..<name.utf8.count) }
    #expect(try #require(use("John")?.given) > 7)
    #expect(use("Braga") == NameTable.Use(given: nil, surname: 1, isWord: false, isPlace: true))
    #expect(use("SMITH")?.surname == 9)
    #expect(use("Will")?.isWord == true)
    #expect(use("José")?.given == use("Jose")?.given)
    #expect(use("Kremlin") == nil)
    #expect(use("john") == nil)
  }

  /// The lists are written by a script from the hand-made ones among others: this fails when it was not run.
  @Test(arguments: ["places", "subdivisions", "groups", "organisations", "facilities", "events", "lexicon"])
  func everyHandMadeEntryWasCompiledIn(_ file: String) throws {
    let folder = URL(filePath: #filePath).appending(path: "../../../Sources/QuireEntities/Data/curated")
      .standardizedFileURL
    let text = try String(contentsOf: folder.appending(path: "\(file).txt"), encoding: .utf8)
    let table = file == "lexicon" ? lexicon : gazetteer
    for line in text.split(separator: "\n") where !line.hasPrefix("#") && !line.hasPrefix("=") {
      let entries = line.split(separator: "{", maxSplits: 1)[0]
      for phrase in entries.split(whereSeparator: { $0 == "|" || $0 == ";" }) {
        let words = phrase.prefix { $0 != "~" }
        #expect(!table.matcher.payloads(ofWhole: Array(words.utf8)).isEmpty, "\(words) is missing: run generate.py")
      }
    }
  }
}

@Suite struct GazetteerTableTests {
  private func table(_ text: String) -> GazetteerTable { GazetteerTable(Array(text.utf8)) }

  @Test func aLineIsReadColumnByColumn() {
    let table = table("# words\nORG\tmedia\tThe Paper\tPaper~wt|The Paper\tcc=GB;x=1=2\nPLACE\ttown\tX\tXtown")
    let paper = table.matcher.matches(in: Array("Paper, The Paper, Xtown".utf8)).map(\.payload)
    #expect(paper.count == 3)
    #expect(paper.map(table.flags) == [[.word, .afterThe], [], []])
    let expected = GazetteerTable.Entry(
      type: "ORG",
      subtype: "media",
      name: "The Paper",
      attributes: ["cc": "GB", "x": "1=2"]
    )
    #expect(paper.prefix(2).map(table.entry) == [expected, expected])
    #expect(table.entry(at: paper[2]).name == "X")
  }

  @Test(arguments: [
    "", "\n", "\n\n\t\t\n", "A\tb\tc", "A\tb\tc\t", "A\tb\tc\t||~|", "#", "A\tb\tc\t~w\td", "\t\t\t\t\t\t",
  ])
  func aBrokenListHasNothingToFind(_ text: String) {
    let table = table(text)
    #expect(table.matcher.count == 0)
    #expect(table.entry(at: 0).attributes.isEmpty)
    #expect(table.entry(at: .max).type.isEmpty)
  }
}
