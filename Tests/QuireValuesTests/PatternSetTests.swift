import QuireText
import Testing

@testable import QuireValues

@Suite struct PatternSetTests {
  /// A gate is a matter of cost: with and without it, random patterns find the same in random texts.
  @Test(arguments: 0..<24)
  func gatesChangeNothing(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let patterns = (0..<25).compactMap { _ -> Pattern? in
      let options: Pattern.Options =
        [[], .caseInsensitive, .dotMatchesLineFeed, .multiline].randomElement(using: &random) ?? []
      return try? Pattern(randomPattern(&random), options: options)
    }
    let letters = [
      "a", "b", "B", "é", "É", " ", "\n", "\r\n", "k", "\u{212A}", "s", "ſ", "1", "٣", "-", "—", "K", "ab1-",
    ]
    let text = (0..<300).map { _ in letters.randomElement(using: &random) ?? "a" }.joined()
    let bytes = Array(text.utf8)
    let gated = PatternSet(patterns)
    let plain = PatternSet(patterns, isGated: false)
    let found = gated.findings(in: bytes)
    let expected = plain.findings(in: bytes)
    #expect(found.map(\.pattern) == expected.map(\.pattern), "\(patterns.map(\.source))")
    for (left, right) in zip(found, expected) where left.pattern == right.pattern {
      #expect(Array(left.matches) == Array(right.matches), "\(patterns[left.pattern].source) in \(text)")
      #expect(left.stop == right.stop)
    }
  }

  private func randomPattern(_ random: inout SeededGenerator) -> String {
    let atoms = [
      "a", "b", "é", ".", "[^a]", #"\w"#, #"\b"#, "$", "^", "(a|b+)", "(?=b)", "(?!a)", "(?<=a)", #"\d"#, #"\D"#, "-",
      "—",
      #"\s"#, "(?s:.)", "(?:ab|é)", "(?i)", "(?i:k)", "[k-s]", "[[:alpha:]]", "[^[:lower:]]", #"[\d-]"#, #"\x{212A}"#,
      "1-",
      #"\p{Lu}"#, #"[^\p{Lu}]"#, "(?:a|1-|k)", #"(?<n>a)?"#, #"\W"#, #"\Kb"#, "(?#x)", "(?>a|ab)", "k", "s",
      #"[^\W\d]"#, "ab1-",
    ]
    let repeats = ["", "", "", "", "*", "+", "?", "*?", "+?", "{2}", "{1,3}", "{2,}"]
    var source = ""
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      source += (atoms.randomElement(using: &random) ?? "a") + (repeats.randomElement(using: &random) ?? "")
      if Int.random(in: 0..<10, using: &random) == 0 { source += "|" }
    }
    return Int.random(in: 0..<5, using: &random) == 0 ? "(?:\(source)){1,2}a" : source
  }
}
