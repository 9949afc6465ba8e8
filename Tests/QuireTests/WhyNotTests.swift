import Foundation
import Quire
import QuireDocument
import QuirePipelines
import Testing

/// Why words are not in the main content, on the sample page.
@Suite struct WhyNotTests {
  private func answer(_ words: String) throws -> WhyNot {
    let url = ArticleExpectation.root.appending(path: "Pipelines/samples/harbour-page.html").standardizedFileURL
    let definition = """
      quire: 1
      name: pages
      stages: [extract.find-main-content, { stage: export.jsonl, with: { to: "-" } }]
      """
    let page = try [UInt8](Data(contentsOf: url))
    let grants = Grants(mayRead: { _ in true }, mayWrite: { _ in false }, environment: { _ in nil })
    let engine = try Engine(definition: definition, path: "pages.yaml", grants: grants)
    return WhyNot(words, in: try engine.process(page, uri: url.path))
  }

  @Test func aRuleIsNamedWithWhatWasMeasuredAndItsLimit() throws {
    let place = try #require(try answer("The lighthouse is for sale again").places.first)
    guard case .labelled(.boilerplate, let provenance) = place.fate else {
      Issue.record("\(place.fate)")
      return
    }
    #expect(provenance.by == "extract.find-main-content" && provenance.rule == "aside" && provenance.reason != nil)
    let score = try #require(provenance.score)
    #expect(score < (try #require(provenance.threshold)))
    #expect(place.share == 1 && place.source.count == 1)
    let text = try answer("The lighthouse is for sale again").text { _ in nil }
    #expect(text.contains("rule aside") && text.contains("missed by"))
  }

  @Test func keptWordsArePlacedToo() throws {
    let places = try answer("reaches the outer islands before six in the morning").places
    guard case .kept = try #require(places.first).fate else {
      Issue.record("\(places)")
      return
    }
  }

  @Test func partsRemovalsAndSyntaxAreToldApart() throws {
    guard case .part(.caption, _) = try #require(try answer("The ferry at its berth on Friday").places.first).fate,
      case .removed(let attributions) = try #require(try answer("| The Lund Courier").places.first).fate,
      case .structure(.tag) = try #require(try answer("/img/ferry.jpg").places.first).fate
    else {
      Issue.record("a fate is another one")
      return
    }
    #expect(attributions.first?.rule == "page-title")
  }

  @Test func wordsThatStandNowhereHaveANearestBlock() throws {
    let answer = try answer("the lighthouse was sold again yesterday")
    let place = try #require(answer.places.first)
    #expect(place.words == "The lighthouse is for sale again" && place.share < 1 && place.share >= 0.5)
    #expect(answer.text { _ in nil }.contains("stands nowhere"))
    #expect(try self.answer("zzz qqq").places.isEmpty)
  }
}
