import Foundation
import QuireCuration
import QuireDocument
import QuireStages
import QuireTesting
import Testing

/// The verdicts of datatrove 0.10.1 on texts of our own; `Tests/Peers/compare_filters.py` compares larger sets.
@Suite struct PublishedVerdictTests {
  struct Sample: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let verdicts: [String: String]
    let c4: String
    var testDescription: String { name }
  }

  static func samples() throws -> [Sample] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let file = folder.appending(path: "Samples/published-verdicts.json")
    return try JSONDecoder().decode([Sample].self, from: Data(contentsOf: file))
  }

  @Test(arguments: try samples())
  func verdictsAgree(_ sample: Sample) throws {
    let setup = Setup(step: "filter")
    let stages: [(name: String, stage: any Stage)] = [
      ("gopher-quality", FilterGopherQuality(.init(), in: setup)),
      ("gopher-repetition", try FilterGopherRepetition(.init(), in: setup)),
      ("c4-quality", FilterC4Quality(.init(), in: setup)),
      ("fineweb-quality", FilterFinewebQuality(.init(), in: setup)),
    ]
    for (name, stage) in stages {
      var document = TestDocument.plain(sample.text)
      var context = StageContext(step: "filter")
      try document.apply(stage.process(document, in: &context), by: "filter")
      #expect(document.drop?.rule ?? "" == sample.verdicts[name], "\(name): \(document.drop?.reason ?? "kept")")
      #expect(document.brokenAccounts().isEmpty)
      if name == "c4-quality", document.drop == nil {
        #expect(String(decoding: document.text, as: UTF8.self) == sample.c4)
      }
    }
  }
}
