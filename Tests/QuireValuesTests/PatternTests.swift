import QuireText
import Testing

@testable import QuireValues

@Suite struct PatternTests {
  @Test(arguments: [
    (#"\d+"#, "a1b22", ["1", "22"]),
    (#"(?i)straße"#, "Straße STRASSE straße", ["Straße", "straße"]),
    (#"\bkey\b"#, "key monkey key", ["key", "key"]),
    (#"^b"#, "ab", []),
    (#"(?m)^b$"#, "a\nb\nb", ["b", "b"]),
    (#"x*"#, "axé", ["", "x", "", ""]),
    (#"(?<=é)x"#, "éx x", ["x"]),
    (#"a\Kb"#, "ab b", ["b"]),
    (#"\w+"#, "naïve Ünder", ["naïve", "Ünder"]),
    ("", "é", ["", ""]),
  ])
  func matches(pattern: String, text: String, expected: [String]) throws {
    #expect(try found(Pattern(pattern), in: text) == expected)
  }

  @Test func optionsChangeTheReading() throws {
    #expect(try found(Pattern("A.b", options: .literal), in: "Axb A.b") == ["A.b"])
    #expect(try found(Pattern("a.b", options: [.literal, .caseInsensitive]), in: "Axb A.b") == ["A.b"])
    #expect(try found(Pattern("k", options: .caseInsensitive), in: "k K \u{212A}") == ["k", "K", "\u{212A}"])
    #expect(try found(Pattern("a.b", options: .dotMatchesLineFeed), in: "a\nb") == ["a\nb"])
    #expect(try found(Pattern("^b", options: .multiline), in: "a\nb") == ["b"])
    #expect(try found(Pattern("a b # c", options: .verbose), in: "ab") == ["ab"])
    #expect(try found(Pattern(#"\w+"#, options: .asciiClasses), in: "naïve") == ["na", "ve"])
  }

  @Test func groupsAreFoundByNumberAndName() throws {
    let pattern = try Pattern(#"(?<day>\d+)\.(?<month>\d+)\.(?<year>\d{4})?"#)
    let bytes = Array("on 29.08. it".utf8)
    let match = try #require(try pattern.firstMatch(in: bytes, range: 0..<bytes.count))
    #expect(match.range == 3..<9)
    #expect(match[1] == 3..<5)
    #expect(match[pattern.groupNumber(named: "month") ?? 0] == 6..<8)
    #expect(match[3] == nil)
    #expect(match[4] == nil)
    #expect(match[-1] == nil)
    #expect(match.groupCount == 4)
    #expect(pattern.groupNumber(named: "hour") == nil)
    #expect(pattern.groupNames.map { $0.name } == ["day", "month", "year"])
  }

  @Test func theRangeIsTheWholeText() throws {
    let bytes = Array("xab é".utf8)
    #expect(try Pattern("^ab$").firstMatch(in: bytes, range: 1..<3)?.range == 1..<3)
    #expect(try Pattern("(?<=x)ab").firstMatch(in: bytes, range: 1..<3) == nil)
    #expect(try Pattern(".").matches(in: bytes, range: 4..<5).isEmpty)
    #expect(try Pattern(".").matches(in: bytes, range: 5..<99).isEmpty)
    #expect(try Pattern(".").matches(in: bytes, range: -3..<2).count == 2)
  }

  @Test func theLimitCounts() throws {
    let bytes = Array("a a a".utf8)
    #expect(try Pattern("a").matches(in: bytes, range: 0..<5, limit: 2).map(\.range) == [0..<1, 2..<3])
    #expect(try Pattern("a").matches(in: bytes, range: 0..<5, limit: 0).isEmpty)
  }

  @Test(arguments: [
    ("(a", 2, "missing closing parenthesis"),
    ("a**b", 2, "quantifier does not follow a repeatable item"),
    (#"a\C"#, 3, nil),
    (#"ab\G"#, 2, #"\G is not supported"#),
    (#"ab\\G"#, nil, nil),
    ("[z-a]", 3, nil),
  ])
  func malformedPatternsAreRefused(source: String, offset: Int?, message: String?) {
    do {
      _ = try Pattern(source)
      #expect(offset == nil)
    } catch .invalid(let place, let reason) {
      #expect(place == offset)
      #expect(message == nil || reason == message)
    } catch {
      Issue.record("\(error)")
    }
  }

  private func found(_ pattern: Pattern, in text: String) throws -> [String] {
    let bytes = Array(text.utf8)
    return try pattern.matches(in: bytes, range: 0..<bytes.count)
      .map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }
}

@Suite struct PatternLimitTests {
  @Test(arguments: [
    ("<[^>]*>", "<"),
    ("(a+)+$", "a"),
    ("(?:a|aa)+b|c", "a"),
    (#"(?s)a.*b|x"#, "a"),
  ])
  func hostileTextIsGivenUp(source: String, unit: String) throws {
    let pattern = try Pattern(source)
    let bytes = Array((">b" + String(repeating: unit, count: 300_000) + "!").utf8)
    #expect(throws: PatternError.self) { _ = try pattern.matches(in: bytes, range: 0..<bytes.count) }
  }

  @Test func aLongMatchIsFound() throws {
    let pattern = try Pattern("(?s)BEGIN.*?END")
    let bytes = Array(("x BEGIN" + String(repeating: "é", count: 100_000) + "END y").utf8)
    #expect(try pattern.firstMatch(in: bytes, range: 0..<bytes.count)?.range == 2..<200_010)
  }

  @Test func theMachineStackIsNoLimit() throws {
    let pattern = try Pattern(#"^(?:a(?:b|c|(?=d))?)*+$"#)
    let nested = try Pattern(#"^(\((?1)*\))$"#)
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 50_000)
    #expect(try pattern.firstMatch(in: bytes, range: 0..<bytes.count)?.range == 0..<50_000)
    let brackets = Array((String(repeating: "(", count: 2000) + String(repeating: ")", count: 2000)).utf8)
    #expect(try nested.firstMatch(in: brackets, range: 0..<4000)?.range == 0..<4000)
  }

  /// The windows are a matter of cost: with windows of a few bytes every pattern finds what it finds at once.
  @Test(arguments: 0..<40)
  func windowsChangeNothing(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<25 {
      let source = randomPattern(&random)
      let letters = (0..<60).map { _ in ["a", "b", "é", " ", "\n"].randomElement(using: &random) ?? "a" }
      let bytes = Array(letters.joined().utf8)
      // Some of them are not well formed: a quantifier can't follow `^`.
      guard let whole = try? Pattern(source) else { continue }
      for window in [
        PatternSearch.Window(starts: 1, reach: 2, steps: 3), PatternSearch.Window(starts: 5, reach: 9, steps: 40),
      ] {
        let pattern = try Pattern(source, options: [], limits: Pattern.Limits(), window: window)
        let expected = try Array(whole.matches(in: bytes, range: 0..<bytes.count))
        let found = try Array(pattern.matches(in: bytes, range: 0..<bytes.count))
        #expect(found == expected, "\(source) in \(bytes)")
      }
    }
  }

  private func randomPattern(_ random: inout SeededGenerator) -> String {
    let atoms = [
      "a", "b", "é", ".", "[^a]", #"\w"#, #"\b"#, "$", "^", "(?m:^)", "(?m:$)", "(a|b+)", "(?=b)", "(?!a)", "(?<=a)",
      "(?<!é)", #"\s"#, "(?s:.)", "(?:ab|é)",
    ]
    let repeats = ["", "", "", "*", "+", "?", "*?", "+?", "{2}", "*+"]
    var source = ""
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      let atom = atoms.randomElement(using: &random) ?? "a"
      let count = repeats.randomElement(using: &random) ?? ""
      // PCRE2 10.42 leaves groups of an earlier attempt set when a possessive group matches nothing.
      source += atom + (count == "*+" && atom.hasPrefix("(a") ? "*" : count)
      if Int.random(in: 0..<8, using: &random) == 0 { source += "|" }
    }
    return source
  }
}
