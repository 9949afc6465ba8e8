import CGazetteer
import Foundation
import QuireText
import Testing

@testable import QuireEntities

/// A phrase, one of the entries it must find, and the flags it must carry there.
struct BuiltInPhrase: Sendable, CustomTestStringConvertible {
  let phrase: String
  let type: String
  let subtype: String
  let name: String
  let flags: PhraseFlags

  init(_ phrase: String, _ type: String, _ subtype: String, _ name: String, _ flags: PhraseFlags = []) {
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
    BuiltInPhrase("Syrian", "NATIONALITY", "nationality", "Syrian"),
    BuiltInPhrase("Deir ez‑Zour", "PLACE", "city", "Deir ez-Zor"),
    BuiltInPhrase("Qalamoun", "PLACE", "region", "Qalamoun"),
    BuiltInPhrase("Moscow", "PLACE", "capital", "Moscow"),
    BuiltInPhrase("Sao Paulo", "PLACE", "city", "São Paulo"),
    BuiltInPhrase("Cote d’Ivoire", "PLACE", "country", "Ivory Coast"),
    BuiltInPhrase("Georgia", "PLACE", "subdivision", "Georgia", .personName),
    BuiltInPhrase("Orange County", "PLACE", "county", "Orange County"),
    BuiltInPhrase("Nice", "PLACE", "city", "Nice", [.everydayWord, .personName]),
    BuiltInPhrase("Reading", "PLACE", "city", "Reading", [.everydayWord, .personName]),
    BuiltInPhrase("Braga", "PLACE", "city", "Braga", .personName),
    BuiltInPhrase("Guardian", "ORG", "media", "Guardian", .afterThe),
    BuiltInPhrase("Stars and Stripes", "ORG", "media", "Stars and Stripes"),
    BuiltInPhrase("Kremlin", "ORG", "government", "Kremlin"),
    BuiltInPhrase("Daesh", "ORG", "militant", "Islamic State"),
    BuiltInPhrase("IS", "ORG", "militant", "Islamic State", .everydayWord),
    BuiltInPhrase("al Qaeda", "ORG", "militant", "al-Qaeda"),
    BuiltInPhrase("WHO", "ORG", "international", "World Health Organization", .shortForm),
    BuiltInPhrase("Second World War", "EVENT", "war", "World War II"),
    BuiltInPhrase("Heathrow", "FACILITY", "airport", "Heathrow"),
  ]

  /// The matches of the table that are the phrase from its first letter to its last.
  private func whole(_ phrase: some StringProtocol, in table: EntryTable) -> [EntryTable.Match] {
    let text = Array(phrase.utf8)
    return table.matches(in: text).filter { $0.range == 0..<text.count }
  }

  @Test(arguments: phrases)
  func thePhraseFindsItsEntry(_ expected: BuiltInPhrase) {
    let table = BuiltinLists.gazetteer
    let flags = whole(expected.phrase, in: table).filter { match in
      let entry = table.entry(of: match)
      return entry.type == expected.type && entry.subtype == expected.subtype && entry.name == expected.name
    }
    .map { table.flags(of: $0) }
    #expect(flags == [expected.flags])
  }

  @Test(arguments: ["of", "Of", "March", "Same", "May", "as", "The"])
  func aWordThatIsNeverANameIsInNoList(_ word: String) {
    #expect(BuiltinLists.gazetteer.matches(in: Array(word.utf8)).isEmpty)
  }

  @Test func anEntryTellsWhatIsKnown() {
    let damascus = whole("Damascus", in: BuiltinLists.gazetteer).map(BuiltinLists.gazetteer.entry)
    #expect(damascus.map(\.subtype) == ["capital"])
    let attributes = damascus.flatMap(\.attributes)
    #expect(attributes.contains { $0.name == "country" && $0.value == .string("SY") })
    #expect(attributes.contains { $0.name == "geonames_id" && $0.value == .integer(170_654) })
  }

  @Test func ranksAndTitlesAreInTheLexicon() {
    let text = Array("Army Brig. Gen. Jon Braga, the coalition’s director of operations, University of Arts".utf8)
    let lexicon = BuiltinLists.lexicon
    let found = lexicon.matches(in: text).map { lexicon.entry(of: $0) }.map { "\($0.type) \($0.name)" }
    #expect(found.contains("RANK Brigadier General"))
    #expect(found.contains("BRANCH Army"))
    #expect(found.contains("ROLE director of operations"))
    #expect(found.contains("ORG_START University of"))
  }

  @Test func namesTellHowTheyAreUsed() throws {
    func use(_ name: String) -> NameList.Entry? {
      BuiltinLists.names.entry(Array(name.utf8), 0..<name.utf8.count)
    }
    #expect(try #require(use("John")?.given) > 7)
    let braga = try #require(use("Braga"))
    #expect(braga.given == nil && braga.surname == 1 && !braga.isWord && braga.isPlace)
    #expect(use("Will")?.isWord == true)
    #expect(use("José")?.given != nil)
    #expect(use("O'Brien")?.surname != nil)
    #expect(use("Kremlin") == nil)
  }

  /// A list that is searched by halves must be in order: each name finds itself.
  @Test func theNamesAreInOrder() {
    let bytes = EmbeddedList.bytes(CGAZETTEER_NAMES)
    let lines = bytes.split(separator: UInt8(ascii: "\n")).filter { $0.first != UInt8(ascii: "#") }
    let names = lines.map { $0.prefix { $0 != UInt8(ascii: "\t") } }
    #expect(names.count > 50_000)
    for index in names.indices.dropFirst() where index % 7 == 0 {
      #expect(names[index - 1].lexicographicallyPrecedes(names[index]))
    }
  }

  /// The lists are written by a script from the hand-made ones among others: this fails when it was not run.
  @Test(arguments: ["places", "subdivisions", "groups", "organisations", "facilities", "events", "weapons", "lexicon"])
  func everyHandMadeEntryWasCompiledIn(_ file: String) throws {
    let folder = URL(filePath: #filePath).appending(path: "../../../Sources/QuireEntities/Data/curated")
      .standardizedFileURL
    let text = try String(contentsOf: folder.appending(path: "\(file).txt"), encoding: .utf8)
    let table = file == "lexicon" ? BuiltinLists.lexicon : BuiltinLists.gazetteer
    for line in text.split(separator: "\n") where !line.hasPrefix("#") && !line.hasPrefix("=") {
      let entries = line.split(separator: "{", maxSplits: 1)[0]
      for phrase in entries.split(whereSeparator: { $0 == "|" || $0 == ";" }) {
        let words = phrase.prefix { $0 != "~" }
        let trimmed = words.drop { $0 == " " }
        let name = trimmed.hasSuffix(" ") ? trimmed.dropLast() : trimmed
        #expect(!whole(name, in: table).isEmpty, "\(name) is missing: run generate.py")
      }
    }
  }
}
