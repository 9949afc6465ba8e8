import QuireDocument
import QuireStages
import QuireTesting
import QuireText
import Testing

@testable import QuireEntities

/// What chains do with mentions whose types contradict each other, and with many of them.
@Suite struct MentionChainTests {
  /// A document with mentions as a model would find them: words, type, score; each word is taken where it comes next.
  private func document(_ text: String, _ names: [(String, EntityType, Double)]) throws -> Document {
    var document = TestDocument.plain(text)
    var changes = Changes(for: document)
    var from = 0
    for (words, type, score) in names {
      let found = try #require(document.text[from...].firstRange(of: Array(words.utf8)))
      let id = changes.mentions.nextID()
      var mention = Mention(id: id, range: found, type: type, provenance: Provenance(rule: "model", score: score))
      mention.origin = .model
      changes.mentions.add(mention)
      from = found.upperBound
    }
    try document.apply(changes, by: "model")
    return document
  }

  private func chained(_ document: consuming Document) throws -> Document {
    var document = document
    var context = StageContext(step: "chains")
    let stage = ChainMentions(ChainMentions.Options(), in: Setup(step: "chains"))
    try document.apply(stage.process(document, in: &context), by: "chains")
    return document
  }

  @Test func scoresVoteWhereMentionsOfOneNameDisagree() throws {
    let names: [(String, EntityType, Double)] = [
      ("Amrita", .organization, 0.9), ("Amrita", .organization, 0.8), ("Amrita", .person, 0.5),
      ("Amrita", .organization, 0.9),
    ]
    let result = try chained(document("Amrita sold. Amrita bought. Amrita rose. Amrita fell.", names))
    #expect(result.layers.entities.elements.map(\.type) == [.organization])
    let outvoted = result.layers.mentions.elements[2]
    #expect(outvoted.type == .organization)
    #expect(MentionAlternative.all(in: outvoted.attributes).map(\.type) == [.person])
    #expect(result.layers.entities.elements.first?.provenance.reason == "tied by type-vote (1)")
  }

  @Test func aCloseVoteLeavesTwoEntities() throws {
    let names: [(String, EntityType, Double)] = [("Amrita", .organization, 0.6), ("Amrita", .person, 0.5)]
    let result = try chained(document("Amrita sold. Amrita rose.", names))
    #expect(result.layers.entities.elements.map(\.type) == [.organization, .person])
  }

  @Test func aPlaceBehindItsPrepositionIsNotOutvoted() throws {
    let names: [(String, EntityType, Double)] = [
      ("Amrita", .person, 0.9), ("Amrita", .person, 0.9), ("Amrita", .place, 0.6),
    ]
    let result = try chained(document("Amrita sold. Amrita rose. They met in Amrita.", names))
    #expect(result.layers.mentions.elements.map(\.type) == [.person, .person, .place])
  }

  @Test func aPlaceThatIsSomebodysSurnameIsThePerson() throws {
    let names: [(String, EntityType, Double)] = [
      ("Jon Braga", .person, 0.9), ("Braga", .place, 0.6), ("Braga", .place, 0.6),
    ]
    let result = try chained(document("Jon Braga sold. Then Braga left. They met in Braga.", names))
    #expect(result.layers.mentions.elements.map(\.type) == [.person, .person, .place])
    #expect(result.layers.entities.elements.map(\.name) == ["Jon Braga", "Braga"])
  }

  /// Chaining what is chained changes nothing more.
  @Test func chainingTwiceIsChainingOnce() throws {
    let names: [(String, EntityType, Double)] = [
      ("Adam Keller", .person, 0.9), ("Eva Keller", .person, 0.9), ("Keller", .person, 0.6), ("Keller", .person, 0.6),
    ]
    let once = try chained(document("Adam Keller met Eva Keller. Keller slept. Keller woke.", names))
    let twice = try chained(once)
    #expect(twice.layers.mentions.elements.map(\.attributes) == once.layers.mentions.elements.map(\.attributes))
    #expect(twice.layers.entities.elements.map(\.name) == once.layers.entities.elements.map(\.name))
    #expect(twice.layers.entities.elements.map(\.attributes) == once.layers.entities.elements.map(\.attributes))
  }

  /// Every letter of hostile names is taken without a stop.
  @Test func namesOfNothingAreChained() throws {
    let text = "'s . , - & \u{2019}s \u{A0} Ł ß 1 \u{1F600}"
    var document = TestDocument.plain(text)
    var changes = Changes(for: document)
    for start in document.text.indices where document.text[start] & 0xC0 != 0x80 {
      var end = start + 1
      while end < document.text.count, document.text[end] & 0xC0 == 0x80 { end += 1 }
      for type in [EntityType.person, .organization, .place] {
        let id = changes.mentions.nextID()
        changes.mentions.add(Mention(id: id, range: start..<end, type: type, provenance: Provenance(rule: "model")))
      }
    }
    try document.apply(changes, by: "model")
    let count = document.layers.mentions.elements.count
    #expect(try chained(document).layers.mentions.elements.allSatisfy { $0.entity != nil })
    #expect(count > 30)
  }

  /// Ten thousand people of one surname, and as many mentions of the surname alone.
  @Test func aCrowdOfOneSurnameIsChained() throws {
    var text = ""
    var names: [(String, EntityType, Double)] = []
    for number in 0..<3000 {
      let given = String(number, radix: 26).map { Character(UnicodeScalar(($0.asciiValue ?? 48) % 26 + 97)) }
      names.append(("\(String(given).uppercased())x Keller", .person, 0.9))
      names.append(("Keller", .person, 0.9))
      text += "\(names[2 * number].0) met Keller. "
    }
    let result = try chained(document(text, names))
    #expect(result.layers.mentions.elements.allSatisfy { $0.entity != nil })
  }
}
