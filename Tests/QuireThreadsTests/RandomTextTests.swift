import QuireDocument
import QuireStages
import QuireTesting
import QuireText
import QuireThreads
import Testing

/// Runs the stages for comments over `text` and checks what holds for every document.
@discardableResult
func threaded(_ text: String) throws -> Document {
  let document = try processed(text, by: ["find-comments", "link-replies"])
  try checkOrder(of: document)
  checkTree(of: document)
  return document
}

/// Runs stages of the family over `text`; what they change must be sound.
func processed(_ text: String, by stages: [String]) throws -> Document {
  let registry = try Registry([threadsFamily])
  var document = TestDocument.plain(text)
  for stage in stages {
    let name = "threads.\(stage)"
    let spec = try #require(registry[name])
    let values: [OptionValue.Member] = stage == "link-replies" ? [.init("mode", .string("full"))] : []
    guard case .stage(let stage) = try spec.make(values, Setup(step: name)).get() else { continue }
    var context = StageContext(step: name)
    let changes = try stage.process(document, in: &context)
    // Ranges outside the text or inside a character are refused here.
    try document.apply(changes, by: name)
    #expect(document.brokenAccounts().isEmpty)
  }
  return document
}

/// Comments stand behind each other, each body in its comment, all of them in the section of the comments.
private func checkOrder(of document: Document) throws {
  var last = 0
  let section = document.layers.sections.elements.first { $0.kind == .comments }
  for comment in document.layers.comments.elements {
    #expect(comment.range.lowerBound >= last)
    #expect(comment.range.lowerBound <= comment.body.lowerBound && comment.body.upperBound <= comment.range.upperBound)
    let region = try #require(section).range
    #expect(region.lowerBound <= comment.range.lowerBound && comment.range.upperBound <= region.upperBound)
    if let name = comment.author?.range { #expect(comment.range.clamped(to: name) == name) }
    #expect(comment.depth >= 0)
    last = comment.range.upperBound
  }
}

/// Every link leads from a comment to another one, nobody has two parents, and the parents are a tree.
func checkTree(of document: Document) {
  let ids = Set(document.layers.comments.elements.map(\.id))
  var parents: [ElementID: ElementID] = [:]
  for link in document.layers.links.elements {
    #expect(ids.contains(link.child))
    guard case .comment(let target) = link.target else { continue }
    #expect(ids.contains(target) && target != link.child)
    if link.kind == .parent { #expect(parents.updateValue(target, forKey: link.child) == nil) }
  }
  var isRooted: Set<ElementID> = []
  for id in ids {
    var path: Set<ElementID> = []
    var next: ElementID? = id
    while let current = next, !isRooted.contains(current) {
      guard path.insert(current).inserted else {
        Issue.record("the parents of comment \(id.raw) run in a circle")
        return
      }
      next = parents[current]
    }
    isRooted.formUnion(path)
  }
}

/// What the lines of random texts are made of.
private let fragments = [
  "Ann", "Bob says:", "José Müller", "@Ann", "12.", "#3", "(5)", "–", "-", "|", ":", ",", "...", "by", "Posted by:",
  "on", "at",
  "May 3, 2012", "2012-10-09", "10/28/12", "9:59 pm", "13:05", "3 hours ago", "says", "wrote:", "3 comments",
  "Comments are closed.", "Leave a Reply", "Reply", "I think you are right.", "> quoted words", "\t", "    ", "\u{A0}",
  "\n",
  "\n", "\n\n", "\r\n", "1.", "2.", "3.", "é", "日本語", "2012年10月9日", "👩‍👩‍👧", "\u{200B}", "\u{FEFF}", "[quote]", "[/quote]",
  "[...]", "999999999999999999999", "January", "Uhr", "(#40743959)", "Unregistered CommenterBo", "AnnOctober 29, 2012",
]

@Test(arguments: 0..<300)
func anyTextIsCutIntoCommentsThatHoldTheLaws(seed: UInt64) throws {
  var random = SeededGenerator(seed: seed)
  var text = ""
  for _ in 0..<Int.random(in: 0...120, using: &random) {
    text += fragments.randomElement(using: &random) ?? ""
    if Bool.random(using: &random) { text += " " }
    if Int.random(in: 0..<4, using: &random) == 0 { text += "\n" }
  }
  try threaded(text)
}

@Test(arguments: 0..<100)
func anyCommentsUnderAnArticleAreFound(seed: UInt64) throws {
  var random = SeededGenerator(seed: seed)
  let styles: [(Int) -> String] = [
    { "Reader \($0) says:\nMay \($0 % 28 + 1), 2012 at 9:\(10 + $0 % 50) am\n" },
    { "Reader \($0) on May \($0 % 28 + 1), 2012 at 9:\(10 + $0 % 50) am\n\n" },
    { "by Reader \($0) (\($0 * 17)) on Monday May \($0 % 28 + 1), @08:25PM (#\($0 + 9_000))\n" },
    { "Reader \($0)\n2012-05-\(10 + $0 % 18)T12:\(10 + $0 % 50):00Z\n" },
  ]
  let style = try #require(styles.randomElement(using: &random))
  let count = Int.random(in: 2...40, using: &random)
  var text = String(repeating: "The river rose above the road and the road was closed. ", count: 8) + "\n\n"
  for index in 0..<count {
    let indent = String(repeating: " ", count: 4 * Int.random(in: 0...2, using: &random))
    let body = (0..<Int.random(in: 1...4, using: &random)).map { "I saw that \($0) times, did you?\n" }.joined()
    text +=
      (style(index) + body).split(separator: "\n", omittingEmptySubsequences: false).map { indent + $0 }
      .joined(separator: "\n") + "\n"
  }
  let document = try threaded(text)
  #expect(document.layers.comments.elements.count == count)
  #expect(document.layers.comments.elements.allSatisfy { $0.author?.name.hasPrefix("Reader ") == true })
}

@Test(arguments: [
  String(repeating: "a", count: 1_000_000),
  String(repeating: "says: ", count: 100_000),
  String(repeating: "1. ", count: 100_000),
  String(repeating: "(", count: 100_000),
  String(repeating: "> ", count: 50_000),
  String(repeating: "\n", count: 200_000),
  "N" + String(repeating: "ame", count: 400) + " says:\nMay 3, 2012 at 9:59 am\nHello.\n",
])
func longLinesAreBounded(text: String) throws { try threaded(text) }

@Test func manyHeadersAreBounded() throws {
  var text = String(repeating: "Words before the comments, forty of them at least. ", count: 10) + "\n\n"
  for index in 0..<4_000 { text += "\(index % 7 == 0 ? "    " : "")Ann \(index) says:\nYes.\n" }
  let document = try threaded(text)
  #expect(document.layers.comments.elements.count == 4_000)
}

@Test func manyLinesOfEveryKindAreBounded() throws {
  var random = SeededGenerator(seed: 7)
  var text = ""
  for _ in 0..<5_000 { text += (fragments.randomElement(using: &random) ?? "") + "\n" }
  try threaded(text)
}

@Test func deepChainsAreBounded() throws {
  var text =
    String(repeating: "Words before the comments, forty of them at least. ", count: 10) + "\n\n3000 comments\n\n"
  for index in 0..<3_000 {
    text += String(repeating: " ", count: 2 * min(index, 400)) + "Ann \(index) on May 3, 2012 at 9:59 am\n"
    text += String(repeating: " ", count: 2 * min(index, 400)) + "@Ann \(max(0, index - 1)) I say no, and you?\n\n"
  }
  let document = try threaded(text)
  #expect(document.layers.comments.elements.count == 3_000)
  let parents = document.layers.links.elements.filter { $0.kind == .parent }
  #expect(parents.count > 390)
}

@Test func repeatedWordsAreBounded() throws {
  var text = String(repeating: "Words before the comments, forty of them at least. ", count: 10) + "\n\n"
  for index in 0..<400 {
    text += "Ann \(index % 9) says:\n" + String(repeating: "I say it again and again. ", count: 40) + "\n"
  }
  let document = try threaded(text)
  #expect(document.layers.comments.elements.count == 400)
}
