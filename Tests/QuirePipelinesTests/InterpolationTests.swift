import QuireStages
import QuireTesting
import Testing

@testable import QuirePipelines

@Suite("References in strings")
struct InterpolationTests {
  @Test(
    arguments: [
      ("plain", ["plain"]), ("", [""]), ("$5 and $", ["$5 and $"]), ("$$", ["$"]), ("$${vars.x}", ["${vars.x}"]),
      ("$$$$", ["$$"]), ("${vars.x}", ["vars x"]), ("a${params.y_1}b", ["a", "params y_1", "b"]),
      ("${env:A}${env:B:-c:-d}", ["env A", "env B or c:-d"]), ("${env:A:-}", ["env A or "]),
    ]
  )
  func parts(text: String, expected: [String]) {
    let interpolation = Interpolation(text)
    let found = interpolation.parts.map { item in
      switch item.part {
      case .literal(let text): text
      case .variable(let name): "vars \(name)"
      case .parameter(let name): "params \(name)"
      case .environment(let name, let fallback): "env \(name)\(fallback.map { " or \($0)" } ?? "")"
      }
    }
    #expect(found == expected)
    #expect(interpolation.failures.isEmpty)
  }

  @Test(
    arguments: [
      "${", "a ${vars.x", "${}", "${vars}", "${vars.}", "${vars.a-b}", "${x}", "${env:}", "${env:A:b}", "${env:1}",
      "${vars.${vars.x}}", "${ vars.x }", "${VARS.x}",
    ]
  )
  func failures(text: String) {
    #expect(Interpolation(text).failures.count == 1)
  }

  @Test("a text whose dollars are doubled stands for itself", arguments: 0..<200)
  func escaping(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let text = (0..<20).map { _ in ["$", "{", "}", "a", "vars.x", "ä", " "].randomElement(using: &random) ?? "" }
      .joined()
    let escaped = text.split(separator: "$", omittingEmptySubsequences: false).joined(separator: "$$")
    let interpolation = Interpolation(escaped)
    #expect(interpolation.parts.count == 1)
    #expect(interpolation.parts.first?.part == .literal(text))
  }

  @Test(
    arguments: [
      ("500ms", 500), ("1.5s", 1500), ("2m", 120_000), ("1h", 3_600_000), ("24h", 86_400_000), ("25h", nil),
      ("0s", nil),
      ("s", nil), ("-1s", nil), ("1e3s", nil), ("1 s", nil), ("..s", nil), ("0.1ms", nil), ("inf s", nil),
      ("nans", nil),
    ] as [(String, Int?)]
  )
  func durations(text: String, milliseconds: Int?) {
    #expect(DefinitionParser.duration(.string(text)) == milliseconds.map { .milliseconds($0) })
  }

  @Test
  func secondsAreTheUnit() {
    #expect(DefinitionParser.duration(.integer(2)) == .seconds(2))
    #expect(DefinitionParser.duration(.number(0.25)) == .milliseconds(250))
    #expect(DefinitionParser.duration(.integer(.max)) == nil)
    #expect(DefinitionParser.duration(.integer(.min)) == nil)
  }

  @Test(
    arguments: [
      ("", "a.yaml", "a.yaml"), ("p", "a.yaml", "p/a.yaml"), ("p/q", "../a.yaml", "p/a.yaml"), ("p", "./a//b", "p/a/b"),
      ("p", "/a", "/a"), ("/", "a", "/a"), ("", "../a", "../a"), ("..", "../a", "../../a"), ("/p", "../../a", "/a"),
    ]
  )
  func paths(folder: String, path: String, expected: String) {
    #expect(SourceFile.join(folder, path) == expected)
  }
}
