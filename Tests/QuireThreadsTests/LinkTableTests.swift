import QuireDocument
import QuireStages
import QuireTesting
import QuireText
import Testing

@testable import QuireThreads

@Suite struct LinkTableTests {
  @Test func aTableReadsBackAsItWasWritten() throws {
    var table = LinkTable()
    for claim in LinkClaim.allCases {
      for (index, rule) in LinkRule.allCases.enumerated() {
        let order = LinkOrder.allCases[index % LinkOrder.allCases.count]
        for place in 0...index {
          table.count(LinkTable.Key(claim: claim, rule: rule, order: order), isRight: place % 3 != 0)
        }
      }
    }
    let read = try LinkTableFile.read(Array(LinkTableFile.write(table).utf8))
    #expect(read == table)
  }

  @Test(arguments: [
    ("parent\towner\tthreaded\t3\n", 1, "4 of 5 columns"),
    ("\n# a note\nparents\towner\tthreaded\t3\t2\n", 3, "\"parents\" is no claim; known are parent"),
    ("parent\tboss\tthreaded\t3\t2\n", 1, "\"boss\" is no rule; known are indentation"),
    ("parent\towner\tnested\t3\t2\n", 1, "\"nested\" is no order; known are threaded"),
    ("parent\towner\t*\tthree\t2\n", 1, "\"three\" and \"2\" must be whole numbers"),
    ("parent\towner\t*\t3\t4\n", 1, "4 links are right of 3"),
    ("parent\towner\t*\t3\t2\nparent\towner\t*\t3\t1\n", 2, "has this claim, rule and order already"),
    ("claim\trule\torder\tlinks\tright\n", 1, "the table has no rows"),
  ])
  func aWrongTableSaysWhere(text: String, line: Int, why: String) throws {
    let problem = try #require(throws: LinkTableFile.Problem.self) {
      try LinkTableFile.read(Array(text.utf8))
    }
    #expect(problem.line == line)
    #expect(problem.why.contains(why), "\(problem.why)")
  }

  @Test func aFewRightLinksAreNotSure() {
    let key = LinkTable.Key(claim: .parent, rule: .turns, order: .chronological)
    let few = LinkTable([key: LinkTable.Count(links: 4, right: 4)])
    let many = LinkTable([key: LinkTable.Count(links: 400, right: 400)])
    #expect(few.leastConfidence(.turns, .parent, .chronological) < 0.8)
    #expect(many.leastConfidence(.turns, .parent, .chronological) > 0.99)
    #expect(many.leastConfidence(.pair, .parent, .chronological) == 0)
  }

  @Test func inAListByTimeNoGuessIsCarriedBySurerOnes() {
    var drafts = (1...5).map { child in
      LinkDraft(
        child: child,
        kind: .parent,
        claim: .parent,
        cue: LinkCue(rule: .owner, target: .turn(child - 1), evidence: 0..<1),
        confidence: 0.95,
        leastConfidence: 0.9
      )
    }
    drafts[4].confidence = 0.7
    drafts[4].leastConfidence = 0.6
    #expect(LinkSelection.links(drafts, .cautious, .chronological).map(\.child) == [1, 2, 3, 4])
    #expect(LinkSelection.links(drafts, .cautious, .threaded).count == 5)
    #expect(LinkSelection.links(drafts, .full, .chronological).count == 5)
  }

  @Test func aTableOfOnesOwnChangesConfidence() throws {
    let text = """
      The town will close its oldest bridge on Monday. Workers found cracks in two of the stone arches, and the council \
      does not want to wait for the summer. Buses take the road along the river until the work is done.

      2 comments

      Ann Stone says:
      May 3, 2018 at 6:12 pm
      The ferry is late again.

      Old Baker says:
      May 3, 2018 at 7:40 pm
      Ann Stone, it always was.
      """
    let table = "parent\tfull-vocative\t*\t8\t0\nparent\tfull-vocative\tchronological\t8\t8\n"
    let link = try #require(try links(of: text, table: table).first { $0.kind == .parent })
    #expect(link.provenance.score == 0.9)
    // What the file does not count stays as Quire measured it.
    #expect(try links(of: text, table: table).contains { $0.kind == .addressee })
    let problem = try #require(throws: OptionError.self) { try links(of: text, table: "no table") }
    #expect("\(problem)".contains("table.tsv") && "\(problem)".contains("line 1: 1 of 5 columns"), "\(problem)")
  }

  private func links(of text: String, table: String) throws -> [Link] {
    var document = TestDocument.plain(text)
    var options = LinkReplies.Options()
    options.confidence = InputPath(path: "table.tsv")
    let setup = Setup(step: "threads.link-replies", load: { _ in .success(Array(table.utf8)) })
    let stages: [any Stage] = [
      try FindComments(FindComments.Options(), in: setup), try LinkReplies(options, in: setup),
    ]
    for stage in stages {
      var context = StageContext(step: "test")
      try document.apply(try stage.process(document, in: &context), by: "test")
    }
    return document.layers.links.elements
  }
}

@Suite struct LinkCalibrationTests {
  private let threads = """
    {"thread": "bridge", "title": "The bridge", "comments": [
    {"id": 1, "parent": null, "author": "Ann", "time": "2018-05-03 10:00", "text": "Will it open again?"},
    {"id": 2, "parent": 1, "author": "River Post", "time": "2018-05-03 12:00", "text": "Next year, we hope."},
    {"id": 3, "parent": null, "author": "Bo", "time": "2018-05-03 11:00", "text": "I walk anyway."},
    {"id": 4, "parent": 3, "author": "River Post", "time": "2018-05-03 13:00", "text": "Good for you!"},
    {"id": 5, "parent": null, "author": "Cy", "time": "2018-05-04 11:00", "text": "Who pays for it?"},
    {"id": 6, "parent": 5, "author": "River Post", "time": "2018-05-04 13:00", "text": "All of us."}]}
    """.replacing("\n", with: "")

  @Test func rulesAreCountedByOrder() throws {
    var calibration = LinkCalibration()
    try calibration.add(Array(threads.utf8), styles: [.numbered, .says], orders: [.display, .chronological])
    #expect(calibration.threads == 4)
    #expect(calibration.comments == 24)
    #expect(calibration.found == 24)
    let rows = calibration.text.split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(rows.first?.joined(separator: " ") == "claim rule order links right precision")
    #expect(rows.contains { $0.prefix(3) == ["parent", "time", "threaded"] })
    #expect(rows.contains { $0.prefix(3) == ["parent", "owner", "unknown"] })
    var again = LinkCalibration()
    try again.add(Array(threads.utf8), styles: [.numbered, .says], orders: [.display, .chronological])
    #expect(again.text == calibration.text)
  }

  @Test(arguments: [
    ("{\"comments\": []}\n{", 2, "no JSON"),
    ("{\"thread\": 1}", 1, "no list \"comments\""),
    ("{\"comments\": [{\"text\": \"a\"}]}", 1, "comment 1 has no \"id\""),
    ("{\"comments\": [{\"id\": 1, \"text\": \"a\"}, {\"id\": 1, \"text\": \"b\"}]}", 1, "the id \"1\""),
    ("{\"comments\": [{\"id\": 1}]}", 1, "comment 1 has no \"text\""),
  ])
  func aWrongFileSaysWhere(text: String, line: Int, why: String) throws {
    var calibration = LinkCalibration()
    let problem = try #require(throws: LinkCalibration.Problem.self) {
      try calibration.add(Array(text.utf8), styles: [.says], orders: [.display])
    }
    #expect(problem.line == line)
    #expect(problem.why.contains(why), "\(problem.why)")
  }

  @Test func parentsInACircleAreLeftOut() throws {
    var calibration = LinkCalibration()
    let circle = """
      {"comments": [{"id": 1, "parent": 2, "text": "a"}, {"id": 2, "parent": 1, "text": "b"}, {"id": 3, "text": "c"}]}
      """
    try calibration.add(Array(circle.utf8), styles: [.says], orders: [.display])
    #expect(calibration.comments == 1)
  }
}
