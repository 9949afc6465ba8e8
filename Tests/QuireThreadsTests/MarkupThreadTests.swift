import QuireDocument
import QuireReaders
import QuireStages
import QuireTesting
import QuireText
import QuireThreads
import Testing

/// The document of a page after `threads.find-comments`; the laws hold for it, and its parents are a tree.
private func threadedPage(_ page: String) throws -> Document {
  let registry = try Registry([readersFamily, threadsFamily])
  let spec = try #require(registry["html"])
  guard case .reader(let reader) = try spec.make([], Setup(step: "html")).get() else { throw Failure() }
  var splitter = reader.makeSplitter()
  let records = try splitter.append(Array(page.utf8)) + splitter.finish()
  let context = ReadContext(id: "test", locator: Locator(uri: "test", record: 0, offset: 0))
  guard let record = records.first, case .document(var document) = reader.read(record, in: context) else {
    throw Failure()
  }
  let stage = try FindComments(FindComments.Options(), in: Setup(step: "threads.find-comments"))
  var work = StageContext(step: "threads.find-comments")
  try document.apply(stage.process(document, in: &work), by: "threads.find-comments")
  #expect(document.brokenAccounts().isEmpty)
  checkTree(of: document)
  for comment in document.layers.comments.elements {
    #expect(comment.range.lowerBound <= comment.body.lowerBound && comment.body.upperBound <= comment.range.upperBound)
  }
  return document
}

private struct Failure: Error {}

/// `1>2` for a comment 2 that answers comment 1, by their order on the page; `>2` for one that answers the article.
private func tree(_ document: Document) -> [String] {
  document.layers.links.elements.filter { $0.kind == .parent }.map { link in
    switch link.target {
    case .comment(let id): "\(id.raw)>\(link.child.raw) \(link.provenance.rule)"
    case .article: ">\(link.child.raw)"
    default: "?>\(link.child.raw)"
    }
  }
}

private func item(_ id: Int, depth: Int, inner: String = "", words: String = "I saw the ferry leave.") -> String {
  """
  <li class="comment depth-\(depth)" id="comment-\(id)"><div class="comment-body"><cite class="fn">Ann \(id)</cite>
  <time datetime="2020-05-03T10:00:00Z">May 3</time><div class="comment-content"><p>\(words)</p></div></div>\(inner)
  """
}

@Test func nestingAndDepthAgree() throws {
  let page = "<ol>" + item(5, depth: 1, inner: "<ol class=children>\(item(6, depth: 2))</li></ol>") + "</li></ol>"
  let document = try threadedPage(page)
  #expect(tree(document) == [">1", "1>2 markup-nesting"])
  let link = try #require(document.layers.links.elements.last)
  #expect(link.provenance.score == 0.99)
  #expect(!link.sourceEvidence.isEmpty)
  #expect(document.layers.comments.elements.map(\.sourceID) == ["5", "6"])
  #expect(
    document.layers.comments.elements.map(\.body).map { document.string($0) }.allSatisfy {
      $0 == "I saw the ferry leave."
    }
  )
  #expect(document.layers.comments.elements[0].author?.name == "Ann 5")
  #expect(document.layers.comments.elements[0].time?.iso == "2020-05-03T10:00:00Z")
}

@Test func depthMarksTellWhatLostNestingDoesNot() throws {
  let page = "<ol>" + item(1, depth: 1) + "</li>" + item(2, depth: 2) + "</li>" + item(3, depth: 1) + "</li></ol>"
  #expect(try tree(threadedPage(page)) == [">1", "1>2 depth-mark", ">3"])
}

@Test func depthMarksWinOverNestingAndTheOtherReadingIsKept() throws {
  let inner = "<ol>" + item(2, depth: 1) + item(3, depth: 2) + "</ol>"
  let document = try threadedPage("<ol>" + item(1, depth: 1, inner: inner) + "</ol>")
  #expect(tree(document).first { $0.contains(">2") } == ">2")
  #expect(document.layers.links.elements.contains { !$0.rejected.isEmpty })
}

@Test(arguments: [
  ("<div id=disqus_thread></div>", "disqus"), ("<div class=fb-comments data-href=x></div>", "facebook-comments"),
])
func commentsThatAScriptLoadsAreANotice(markup: String, rule: String) throws {
  let document = try threadedPage("<p>It rains on Monday and on Tuesday.</p>\(markup)<p>Below.</p>")
  let notice = try #require(document.layers.notices.elements.first)
  #expect(notice.kind == .loadedByScript && notice.provenance.rule == rule && !notice.source.isEmpty)
  #expect(document.layers.thread?.isComplete == false)
  #expect(document.layers.thread?.gaps == [.loadedByScript])
  #expect(document.layers.comments.elements.isEmpty)
}

@Test func hugeDepthsAndEqualIDsAreBounded() throws {
  let document = try threadedPage("<ol>" + item(1, depth: 999_999) + item(1, depth: 1) + item(2, depth: 5) + "</ol>")
  #expect(
    document.diagnostics.contains { $0.code == "duplicate-comment-id" } || document.layers.comments.elements.count == 2
  )
}

@Test func namesOfAThousandLettersAreLeftOut() throws {
  let name = String(repeating: "Ann ", count: 250)
  let time = "<time datetime='2020-05-03'>May 3</time>"
  let document = try threadedPage(
    "<ol><li class='comment depth-1' id=comment-1><cite class=fn>\(name)</cite> \(time)<div class=comment-content>Yes.</div></ol>"
  )
  #expect(document.layers.comments.elements.count == 1)
  #expect(document.layers.comments.elements.first?.author == nil)
  #expect(document.diagnostics.contains { $0.code == "long-author-name" })
}

@Test func circlesOfParentsAreCut() throws {
  let comment = { (id: String, parent: String) in
    "<shreddit-comment thingid=t1_\(id) parentid=t1_\(parent) author=Ann><div slot=comment>I said \(id).</div></shreddit-comment>"
  }
  let document = try threadedPage(comment("a", "c") + comment("b", "a") + comment("c", "b"))
  #expect(document.layers.comments.elements.count == 3)
  #expect(document.diagnostics.contains { $0.code == "parent-circle" })
}

/// What random pages are made of.
private let fragments = [
  "<li class='comment depth-1' id=comment-1>", "<li class='comment depth-2' id=comment-2>",
  "<li class=pingback id=comment-3>",
  "<div id=div-comment-1>", "<article class='comment depth-999999' id=comment-1>", "<ol class=children>", "</ol>",
  "</li>",
  "</div>", "<cite class=fn>Ann</cite>", "<b class=fn><a href=/x>Bo</a></b>",
  "<time datetime=2020-01-01T10:00Z>now</time>",
  "<div class=comment-content>", "Words.", "<p>More words.</p>", "<blockquote>Words.</blockquote>",
  "<tr class='athing comtr' id=7>",
  "<table>", "<td class=ind indent=3>", "<div class=commtext>Yes</div>",
  "<shreddit-comment thingid=t1_a parentid=t1_b>",
  "<shreddit-comment thingid=t1_b parentid=t1_a>", "</shreddit-comment>", "<div slot=comment>No</div>",
  "<div id=disqus_thread>",
  "<div itemtype='https://schema.org/Comment' itemscope>", "<span itemprop=author>Cy</span>",
  "<p itemprop=text>Well.</p>",
  "<div class=reply-item>", "<span class=author>Di</span>", "<span class=date>May 3, 2020</span>",
  "<article data-content=post-4 class=message>",
  "<blockquote data-source='post: 4'>", "</blockquote>", "</article>", "<p>Comments are closed.</p>",
  "<h3>3 comments</h3>",
]

@Test(arguments: 0..<200)
func anyPageGivesATree(seed: UInt64) throws {
  var random = SeededGenerator(seed: seed)
  var page = ""
  for _ in 0..<Int.random(in: 0...80, using: &random) { page += fragments.randomElement(using: &random) ?? "" }
  _ = try threadedPage(page)
}

@Test func longChainsAndManySiblingsAreBounded() throws {
  var chain = ""
  for index in 0..<3_000 { chain += item(index, depth: index + 1) + "<ol class=children>" }
  #expect(try threadedPage(chain).layers.comments.elements.count > 100)
  var siblings = "<ol>"
  for index in 0..<3_000 { siblings += item(index, depth: 1) + "</li>" }
  #expect(try threadedPage(siblings).layers.comments.elements.count == 3_000)
}

@Test func anArticleWithoutCommentsHasNone() throws {
  let card =
    "<div class=card><span class=author>Ida Brandt</span> <span class=date>May 3, 2020</span><p>The ferry returns.</p></div>"
  let document = try threadedPage("<main>" + String(repeating: card, count: 6) + "</main>")
  #expect(document.layers.comments.elements.isEmpty && document.layers.thread == nil)
}
