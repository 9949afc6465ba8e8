import QuireDocument
import QuireTesting
import QuireText
import QuireThreads
import Testing

/// What the lines of random logs begin with, and what is said on them.
private let openings = [
  "[03:10] <ann> ", "[23:59] <@bob> ", "[00:01] * ann ", "03:11:22 <josé> ", "2020-11-16 09:01\tann\t",
  "12/31/20, 10:15 PM - Ann Lee: ",
  "[31.12.20, 22:15:03] Bob Kim: ", "(2020-01-01T12:00:00Z) ", "*** ", "-!- ", "=== ", "--> ",
  "--- Day changed Mon Nov 16 2020", "Ann: ",
  "[99:99] <x> ", "<>", "[", "", "  ",
]
private let words = [
  "ann", "bob:", "josé,", "@ann", "hello", "thanks", "has joined #harbour", "is the lock open?", "lock", "tide tables",
  "👩‍👩‍👧", "日本語",
  "é", "http://quay.example/a:b", ":", "<", ">",
]

@Suite struct RandomChatTests {
  @Test(arguments: 0..<200)
  func anyLogGivesATree(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let narrow = seed % 3 == 0 ? Array(openings.prefix(3)) : openings
    var text = ""
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      text += narrow.randomElement(using: &random) ?? ""
      for _ in 0..<Int.random(in: 0...5, using: &random) { text += " " + (words.randomElement(using: &random) ?? "") }
      text += seed % 5 == 0 ? "\r\n" : "\n"
    }
    let document = try processed(text, by: ["split-chat", "link-chat"])
    checkTree(of: document)
    var last = 0
    for comment in document.layers.comments.elements {
      #expect(comment.range.lowerBound >= last)
      #expect(comment.range.lowerBound <= comment.body.lowerBound)
      #expect(comment.body.upperBound <= comment.range.upperBound)
      last = comment.range.upperBound
    }
  }

  @Test func answersStandBehindWhatTheyAnswer() throws {
    let text = (0..<300).map { "[0\($0 / 60):\($0 % 60 + 10)] <p\($0 % 7)> p\($0 % 5): word\($0 % 11) is it?" }
    let document = try processed(text.joined(separator: "\n"), by: ["split-chat", "link-chat"])
    #expect(document.layers.comments.elements.count == 300 - 300 / 60 * 10)
    for link in document.layers.links.elements {
      guard case .comment(let target) = link.target else { continue }
      #expect(target.raw < link.child.raw)
    }
  }
}
