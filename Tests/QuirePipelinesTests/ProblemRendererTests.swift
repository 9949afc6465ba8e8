import QuireText
import Testing

@testable import QuirePipelines

@Suite("Problems on a terminal")
struct ProblemRendererTests {
  private func problem(_ text: String, _ range: Range<Int>, _ message: String = "wrong") -> Problem {
    var log = ProblemLog()
    let file = SourceFile(path: "a.yaml", bytes: Array(text.utf8))
    log.open("a.yaml")
    log.error(Target(file: file, extent: range), "code", message)
    return log.sorted[0]
  }

  @Test("the caret stands under tabs, wide letters and marks")
  func columns() {
    let text = "\tä日e\u{301}x: y"
    let rendered = ProblemRenderer().render([problem(text, 9..<10)])
    #expect(rendered == "a.yaml:1:6: error: wrong\n   1 | \tä日e\u{301}x: y\n     | \t    ^\n")
    let wide = ProblemRenderer().render([problem("日本: x", 0..<6)])
    #expect(wide == "a.yaml:1:1: error: wrong\n   1 | 日本: x\n     | ^~~~\n")
  }

  @Test("a long line is cut around the place")
  func longLine() {
    let text = String(repeating: "ä", count: 5000) + "x" + String(repeating: "b", count: 5000)
    let problem = problem(text, 10_000..<10_001)
    #expect(problem.excerpt.unicodeScalars.count == 200)
    #expect(problem.position?.column == 5001)
    let lines = ProblemRenderer().render([problem]).split(separator: "\n").map(String.init)
    #expect(lines[1].hasPrefix("   1 | …ää"))
    let caret = Array(lines[2].unicodeScalars).firstIndex(of: "^")
    #expect(caret.map { Array(lines[1].unicodeScalars)[$0] } == "x")
  }

  @Test("what a terminal would act on is escaped")
  func controls() {
    let text = "a: \u{1B}[31m\u{202E}x"
    let rendered = ProblemRenderer().render([problem(text, 3..<4, "found \"\u{1B}]0;\"")])
    #expect(!rendered.unicodeScalars.contains("\u{1B}"))
    #expect(!rendered.unicodeScalars.contains("\u{202E}"))
    #expect(
      rendered.hasPrefix("a.yaml:1:4: error: found \"\\u{1B}]0;\"\n   1 | a: \\u{1B}[31m\\u{202E}x\n     |    ^~~~~~\n")
    )
  }

  @Test("colours are there when they are asked for")
  func colors() {
    let colored = ProblemRenderer(usesColors: true).render([problem("a: b", 0..<1)])
    #expect(
      colored
        == "\u{1B}[1ma.yaml:1:1:\u{1B}[0m \u{1B}[1;31merror:\u{1B}[0m \u{1B}[1mwrong\u{1B}[0m\n   1 | a: b\n     | \u{1B}[1;31m^\u{1B}[0m\n"
    )
  }

  @Test("what GitHub's commands use is escaped")
  func commands() {
    let rendered = ProblemRenderer(.github).render([problem("a: b", 0..<1, "100%\nsure: yes, it is")])
    #expect(rendered == "::error file=a.yaml,line=1,col=1,endColumn=2,title=code::100%25%0Asure: yes, it is\n")
  }
}
