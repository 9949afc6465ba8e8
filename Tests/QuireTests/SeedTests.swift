import Foundation
import Quire
import QuireDocument
import QuirePipelines
import QuireText
import Testing

/// An article from end to end: our sample everywhere, the seed where it is there.
@Suite struct SeedTests {
  static let articles = [ArticleExpectation.sample] + (ArticleExpectation.hasShared ? [.seed] : [])

  static func document(_ article: ArticleExpectation) throws -> Document {
    let url = ArticleExpectation.root.appending(path: article.path).standardizedFileURL
    return try ArticleExpectation.engine().process([UInt8](Data(contentsOf: url)), uri: url.path)
  }

  @Test(.enabled(if: ArticleExpectation.hasShared, "the seed is not in ../shared"))
  func theSeedIsThere() throws {
    #expect(Self.articles.count == 2)
  }

  @Test(arguments: articles)
  func partsOfTheArticle(_ article: ArticleExpectation) throws {
    let document = try Self.document(article)
    func texts(_ kind: Section.Kind) -> [String] {
      document.layers.sections.elements.filter { $0.kind == kind }.map { document.string($0.range) }
    }
    #expect(texts(.headline) == [article.headline])
    #expect(texts(.caption).count == 1)
    #expect(texts(.caption).first?.hasPrefix(article.captionStart) == true)
    #expect(texts(.dateline) == [article.dateline])
    #expect(document.metadata["title"]?.value == .string(article.headline))
    let body = try #require(document.layers.sections.elements.first { $0.kind == .body })
    let paragraphs = document.layers.blocks.elements.filter {
      $0.kind == .paragraph && $0.label == .content && body.range.contains($0.range.lowerBound)
    }
    #expect(paragraphs.count == 10)
    for (paragraph, start) in zip(paragraphs, article.paragraphStarts) {
      #expect(document.string(paragraph.range).hasPrefix(start))
    }
    let broken = try #require(document.diagnostics.first { $0.code == "broken-off" })
    let place = try #require(broken.source.first?.range)
    #expect(document.sources[0].bytes[place].contains(UInt8(ascii: "c")))
    #expect(document.string(paragraphs[6].range).hasSuffix("cited by"))
    #expect(!document.string(0..<document.text.count).contains("\u{A0}"))
    #expect(!document.string(body.range).contains("  "), "no word boundary became two blanks")
  }

  @Test(arguments: articles)
  func linesOfTheSite(_ article: ArticleExpectation) throws {
    let document = try Self.document(article)
    let marked = document.layers.blocks.elements.filter { $0.label == .boilerplate }
    #expect(marked.count == 3)
    for (block, start) in zip(marked, article.siteLines) { #expect(document.string(block.range).hasPrefix(start)) }
    #expect(Set(marked.compactMap { $0.labelled?.rule }).count == 3)
    #expect(document.layers.sections.elements.contains { $0.kind == .disclaimer })
  }

  @Test(arguments: articles)
  func comments(_ article: ArticleExpectation) throws {
    let document = try Self.document(article)
    let comments = document.layers.comments.elements
    #expect(comments.map(\.author) == [nil, nil])
    #expect(comments.map(\.number) == [1, 2])
    let second = document.string(try #require(comments.last).body)
    for part in article.secondCommentParts { #expect(second.contains(part)) }
    let link = try #require(document.layers.links.elements.first { $0.kind == .addressee })
    #expect(link.child == comments.first?.id)
    #expect(link.target == .ghost(article.ghost))
    #expect(link.evidence.map { document.string($0) }.contains(article.ghost))
    let readings = link.rejected + (comments.first?.rejected ?? [])
    #expect(readings.contains { $0["reading"] == .string("author") })
    #expect(document.layers.notices.elements.map { document.string($0.range) } == ["Comments are closed."])
    #expect(document.layers.thread?.order == .unknown)
    #expect(document.layers.thread?.state == .closed)
  }

  @Test(arguments: articles)
  func entities(_ article: ArticleExpectation) throws {
    let document = try Self.document(article)
    let mentions = document.layers.mentions.elements
    for (type, text, normal) in article.mentions {
      let found = mentions.filter { document.string($0.range) == text }
      #expect(found.contains { $0.type.description == type }, "\(type) \(text): \(found.map(\.type))")
      if let normal { #expect(found.contains { $0.normal == normal }, "\(text): \(found.map { $0.normal ?? "-" })") }
    }
    let person = try #require(mentions.first { document.string($0.range) == article.person.name })
    func attribute(_ name: String) -> String { person.attributes.first { $0.name == name }?.value.stringValue ?? "" }
    #expect(attribute("rank").contains(article.person.rank))
    #expect(attribute("role").contains(article.person.role))
  }

  @Test(arguments: articles)
  func mentionsOfOneEntityAreTied(_ article: ArticleExpectation) throws {
    let document = try Self.document(article)
    let mentions = document.layers.mentions.elements
    let place = article.mentions.first { $0.type == "PLACE" && $0.text != "US" }?.text
    let tied = mentions.filter { document.string($0.range) == place }
    #expect(tied.count > 1)
    #expect(Set(tied.map(\.entity)).count == 1 && tied.first?.entity != nil)
  }

  @Test(arguments: articles)
  func everySpanLeadsBackToItsLetters(_ article: ArticleExpectation) throws {
    let document = try Self.document(article)
    #expect(document.brokenAccounts().isEmpty)
    let index = PieceIndex(document)
    for mention in document.layers.mentions.elements {
      let bytes = index.sourceRanges(of: mention.range).flatMap { document.sources[0].bytes[$0.range] }
      let source = String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\u{A0}", with: " ")
      #expect(source == document.string(mention.range))
    }
  }

  @Test(arguments: articles)
  func wordsCanBeExplained(_ article: ArticleExpectation) throws {
    let document = try Self.document(article)
    let words = Array("All content herein".utf8)
    let source = document.sources[0].bytes
    let start = try #require(
      (0..<(source.count - words.count)).first { source[$0..<($0 + words.count)].elementsEqual(words) }
    )
    let explanation = Explanation(SourceRange(start..<(start + words.count)), of: document)
    let marked = try #require(explanation.covers.first { $0.what == "marked boilerplate" })
    #expect(marked.by == "boilerplate")
    #expect(!marked.rule.isEmpty)
    #expect(explanation.parts.map(\.words) == ["All content herein"])
  }
}
