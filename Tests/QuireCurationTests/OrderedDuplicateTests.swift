import QuireDocument
import QuireStages
import QuireTesting
import QuireText
import Testing

@testable import QuireCuration

/// Deduplication says the same wherever it keeps what it met.
@Suite struct OrderedDuplicateTests {
  /// Texts of a few lines, so that many come again.
  private static func documents(seed: UInt64, count: Int) -> [Document] {
    var random = SeededGenerator(seed: seed)
    let words = ["ferry", "pier", "storm", "ärger", "語", "town"]
    let lines = (0..<40).map { _ in
      (0..<Int.random(in: 5...6, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
        .joined(separator: " ")
    }
    return (0..<count).map { number in
      let paragraphs = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        lines.randomElement(using: &random) ?? ""
      }
      return TestDocument.plain(paragraphs.joined(separator: "\n\n"), id: "document-\(number)")
    }
  }

  private static func dumps(_ stage: some OrderedStage, _ documents: [Document]) throws -> [String] {
    var memory = try stage.makeMemory()
    return try documents.map { document in
      var document = document
      var context = StageContext(step: "step")
      let digest = try stage.digest(of: document, in: &context)
      let verdict = try memory.meet(digest, of: document.id)
      try document.apply(stage.process(document, given: verdict, in: &context), by: "step")
      #expect(document.brokenAccounts().isEmpty)
      return document.dump + (document.drop?.reason ?? "")
    }
  }

  @Test func spillingChangesNothing() throws {
    let setup = Setup(step: "step")
    let documents = Self.documents(seed: 5, count: 600)
    var exact = DropDuplicates.Options()
    var near = DropNearDuplicates.Options()
    var paragraphs = DropRepeatedParagraphs.Options()
    let inMemory = [
      try Self.dumps(DropDuplicates(exact, in: setup), documents),
      try Self.dumps(DropNearDuplicates(near, in: setup), documents),
      try Self.dumps(DropRepeatedParagraphs(paragraphs, in: setup), documents),
    ]
    exact.memoryEntries = 16
    near.memoryEntries = 16
    paragraphs.memoryEntries = 16
    #expect(try Self.dumps(DropDuplicates(exact, in: setup), documents) == inMemory[0])
    #expect(try Self.dumps(DropNearDuplicates(near, in: setup), documents) == inMemory[1])
    #expect(try Self.dumps(DropRepeatedParagraphs(paragraphs, in: setup), documents) == inMemory[2])
  }

  @Test func exactlyTheLaterOnesGo() throws {
    let documents = Self.documents(seed: 6, count: 400)
    var options = DropDuplicates.Options()
    options.normalize = .none
    let dumps = try Self.dumps(DropDuplicates(options, in: Setup(step: "step")), documents)
    var first: [[UInt8]: String] = [:]
    for (document, dump) in zip(documents, dumps) {
      if let id = first[document.text] {
        #expect(dump.hasSuffix("the text is that of \"\(id)\""))
      } else {
        #expect(!dump.contains("the text is that of"))
        first[document.text] = document.id
      }
    }
    #expect(first.count < documents.count)
  }

  @Test func nearDuplicatesAreFound() throws {
    var random = SeededGenerator(seed: 9)
    let words = (0..<500).map { "word\(String($0, radix: 26, uppercase: false))x" }
    var documents: [Document] = []
    for number in 0..<60 {
      var text = (0..<300).map { _ in words.randomElement(using: &random) ?? "" }
      documents.append(TestDocument.plain(text.joined(separator: " "), id: "\(number)"))
      // Two words of three hundred: about 93 % of the runs stay.
      text[100] = "other"
      text[200] = "words"
      documents.append(TestDocument.plain(text.joined(separator: "  ").uppercased(), id: "\(number)-again"))
    }
    let dumps = try Self.dumps(DropNearDuplicates(.init(), in: Setup(step: "step")), documents)
    for (index, dump) in dumps.enumerated() {
      let number = "bands are those of \"\(index / 2)\""
      #expect(index % 2 == 0 ? !dump.contains("bands are those of") : dump.hasSuffix(number), "document \(index)")
    }
  }
}
