import Testing

@testable import QuirePipelines

@Suite("Names that may have been meant")
struct SuggestionsTests {
  @Test(
    arguments: [
      ("", "abc", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "abd", 1), ("abc", "ab", 1), ("abc", "abcd", 1),
      ("kitten", "sitting", 3), ("ca", "abc", 3), ("phrase", "phrases", 1),
    ]
  )
  func distance(left: String, right: String, expected: Int) {
    let forth = Suggestions.editDistance(Array(left.unicodeScalars), Array(right.unicodeScalars))
    let back = Suggestions.editDistance(Array(right.unicodeScalars), Array(left.unicodeScalars))
    #expect(forth == expected)
    #expect(back == expected)
  }

  @Test(
    arguments: [
      ("phrase", ["phrases", "mode"], "; did you mean \"phrases\"?"),
      ("MODE", ["phrases", "mode"], "; did you mean \"mode\"?"),
      ("form", ["from", "farm", "mode"], "; did you mean \"from\" or \"farm\"?"),
      ("bat", ["cat", "hat", "mat", "rat"], "; did you mean \"cat\", \"hat\" or \"mat\"?"),
      ("find-blocks", ["sections.find-blocks"], "; did you mean \"sections.find-blocks\"?"),
      ("fnd-blocks", ["sections.find-blocks"], "; did you mean \"sections.find-blocks\"?"),
      ("xyz", ["phrases", "mode"], ""), ("", ["a"], ""), ("a", [], ""), ("ab", ["xy"], ""), ("x", ["y"], ""),
    ]
  )
  func questions(name: String, known: [String], expected: String) {
    #expect(Suggestions.question(for: name, among: known) == expected)
  }

  @Test("a hostile name is not compared")
  func long() {
    let name = String(repeating: "a", count: 100_000)
    #expect(Suggestions.nearest(to: name, among: [name + "b", "a"]).isEmpty)
  }
}
