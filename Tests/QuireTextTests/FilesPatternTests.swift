import QuireText
import Testing

@Suite struct FilesPatternTests {
  @Test(arguments: [
    ("*.txt", "a.txt", true), ("*.txt", "a.md", false), ("*.txt", "x/a.txt", false), ("*", ".a", false),
    (".*", ".a", true), ("**", "a/b/c", true), ("**/c", "c", true), ("**/c", "a/b/c", true), ("a/**/c", "a/c", true),
    ("a/**/c", "b/c", false), ("a/**", "a", true), ("**/**/x", "x", true), ("a?c", "aéc", true), ("a?c", "ac", false),
    ("[a-c]x", "bx", true), ("[a-c]x", "dx", false), ("[!a-c]x", "dx", true), ("[^é]", "é", false),
    ("[é-ü]", "ö", true),
    ("[]a]", "]", true), ("[a", "[a", true), ("{a,b}.txt", "b.txt", true), ("{a,b{c,d}}", "bd", true),
    ("{a,b}.txt", "c.txt", false), ("{a}", "a", true), ("{a", "{a", true), ("a**b", "axxb", true),
    ("x*y*z", "x1y2yz", true),
    ("", "", true), ("", "a", false), ("a//b", "a/b", true),
  ])
  func patternsMatchPaths(_ pattern: String, _ path: String, _ isMatch: Bool) {
    #expect(GlobPattern(pattern).matches(path) == isMatch)
  }

  @Test func hostilePatternsStayCheap() {
    let stars = String(repeating: "*a", count: 200)
    #expect(!GlobPattern(stars).matches(String(repeating: "a", count: 199) + "b"))
    let folders = String(repeating: "**/", count: 100) + "x"
    #expect(!GlobPattern(folders).matches(String(repeating: "a/", count: 100) + "y"))
    let braces = String(repeating: "{a,b}", count: 40)
    #expect(!GlobPattern(braces).matches(String(repeating: "a", count: 40)))
    #expect(GlobPattern(String(repeating: "{a,b}", count: 9)).matches("ababababa"))
  }

  @Test func wildcardsMakeAPattern() {
    #expect(["*", "a?", "[a]", "{a,b}"].allSatisfy(GlobPattern.isPattern))
    #expect(!GlobPattern.isPattern("news/2024-01.txt"))
  }
}
