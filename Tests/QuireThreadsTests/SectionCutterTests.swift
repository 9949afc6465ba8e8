import QuireDocument
import QuireStages
import QuireTesting
import QuireThreads
import Testing

private let article = """
  The town will close its oldest bridge on Monday, for the stones of two arches have cracks that grow from week to week.

  Buses take the road along the river until the work is done, the mayor said, and the ferry runs all day.

  2 comments

  Tom Winter on June 2, 2019 at 10:14 am

  Does the bus take dogs?

  North Line on June 2, 2019 at 11:02 am

  It does, Tom.
  """

/// A document over whose text sections of `kinds` stand.
private func document(_ sections: [(Section.Kind, Range<Int>)]) throws -> Document {
  var document = TestDocument.plain(article)
  var changes = Changes(for: document)
  for (kind, range) in sections {
    let id = changes.sections.nextID()
    changes.sections.add(Section(id: id, range: range, kind: kind, provenance: Provenance(rule: "test")))
  }
  try document.apply(changes, by: "test")
  return document
}

private func kinds(after sections: [(Section.Kind, Range<Int>)]) throws -> [String] {
  var document = try document(sections)
  let stage = try FindComments(FindComments.Options(), in: Setup(step: "threads.find-comments"))
  var context = StageContext(step: "threads.find-comments")
  try document.apply(stage.process(document, in: &context), by: "threads.find-comments")
  return document.layers.sections.elements.map { "\($0.kind.rawValue) \($0.range)" }
}

@Test func sectionsEndBeforeTheComments() throws {
  let start = try #require(article.utf8.firstIndex(of: UInt8(ascii: "2"))).utf16Offset(in: article)
  let comments = "comments \(start)..<\(article.utf8.count)"
  let all = 0..<article.utf8.count
  #expect(try kinds(after: []) == [comments])
  #expect(try kinds(after: [(.body, all)]) == ["body 0..<\(start - 2)", comments])
  #expect(try kinds(after: [(.body, 0..<(start - 2))]) == ["body 0..<\(start - 2)", comments])
  #expect(try kinds(after: [(.disclaimer, (start + 20)..<(start + 40))]) == [comments])
  #expect(try kinds(after: [(.comments, 0..<20)]) == [comments])
}

@Test func commentsOfTheMarkupAreNotLookedForAgain() throws {
  var document = try document([])
  var changes = Changes(for: document)
  let id = changes.comments.nextID()
  changes.comments.add(Comment(id: id, range: 0..<3, body: 0..<3, provenance: Provenance(rule: "markup")))
  try document.apply(changes, by: "html")
  let stage = try FindComments(FindComments.Options(), in: Setup(step: "threads.find-comments"))
  var context = StageContext(step: "threads.find-comments")
  try document.apply(stage.process(document, in: &context), by: "threads.find-comments")
  #expect(document.layers.comments.elements.map(\.provenance.rule) == ["markup"])
  #expect(document.layers.thread?.claimed == 2)
}
