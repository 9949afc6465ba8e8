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

  static let requirements: [(source: String, expected: String?, least: Int, most: Int?)] = [
    (#"[0-9]{2}-CV-\d{4}"#, "[0-9][0-9]-CV-", 0, 0),
    ("(?i)abc", "[Aa][Bb][Cc]", 0, 0),
    ("(?i)ak", "[Aa][Kk]|[Aa]\u{E2}\u{84}\u{AA}", 0, 0),
    ("x?abc", "xabc|abc", 0, 0),
    (#"\w{1,3}@abc"#, "@abc", 1, 12),
    ("(?:cat|dog)s?", "cats|cat|dogs|dog", 0, 0),
    ("(?:cat+|dog)s", "ca|dog", 0, 0),
    (#"(?<=a)(?<n>b)(?#c)c\b(?!d)"#, "bc", 0, 0),
    (#"\x41\.\n[B]"#, "A.\nB", 0, 0),
    (#"(?x) a b [ ] # c"#, "ab ", 0, 0),
    ("é", "\u{C3}\u{A9}", 0, 0),
    ("[^a]*b", "b", 0, nil),
    (#"(a)\1|(?(1)b)"#, nil, 0, 0),
    ("a*", nil, 0, 0),
    ("(*UTF)a", nil, 0, 0),
  ]

  /// What every match must hold, read out of the syntax; `nil` where nothing is known or nothing is rare.
  @Test(arguments: requirements)
  func requirementsAreReadOutOfTheSyntax(source: String, expected: String?, least: Int, most: Int?) throws {
    let required = try Pattern(source).shape.required
    #expect(required.map { $0.sequences.map { $0.map(written).joined() }.joined(separator: "|") } == expected)
    guard let required else { return }
    #expect(required.before.least == least)
    #expect(required.before.most == most)
  }

  /// A set as a byte, a class, or `?` where it holds bytes outside of ASCII beside others.
  private func written(_ set: ByteSet) -> String {
    let bytes = set.bytes
    if bytes.count == 1 { return String(UnicodeScalar(bytes[0])) }
    if bytes.contains(where: { $0 >= 0x80 }) { return "?" }
    if bytes == Array(0x30...0x39) { return "[0-9]" }
    return "[\(String(decoding: bytes, as: UTF8.self))]"
  }

  /// Hostile texts are searched to the end or given up, and what follows in the set still runs.
  @Test(arguments: ["a", "ab", "1-", "a\r\n", "é"])
  func hostileTextsEnd(unit: String) throws {
    let sources = [
      "(a+)+$", "(?:a|aa)+b", "(?s)a.*b", #"\d-\d"#, "(?<=x)a", "x*", #"\w+-\w+"#, "(?i)end", #"a\r\n$"#, "é(é+)+!",
    ]
    let set = PatternSet(try sources.map { try Pattern($0) })
    let bytes = Array((String(repeating: unit, count: 100_000) + " the end").utf8)
    let findings = set.findings(in: bytes)
    #expect(findings.contains { sources[$0.pattern] == "(?i)end" && $0.matches.count == 1 })
    #expect(findings.allSatisfy { $0.matches.count <= bytes.count + 1 })
  }

  /// Many places close together are one, and no text makes a list of places that grows with it.
  @Test func placesAreBounded() {
    var places = PatternPlaces()
    let bytes = [UInt8](repeating: 0x61, count: 1_000_000)
    for offset in stride(from: 0, to: bytes.count, by: 40) {
      places.add(sequenceAt: offset, after: PatternExtent(), in: bytes)
    }
    #expect(places.ranges.count <= 4096 + bytes.count / 1024)
    #expect(places.ranges.first?.lowerBound == 0)
    #expect((places.ranges.last?.upperBound ?? 0) >= bytes.count - 40)
    var lines = PatternPlaces()
    for offset in [3, 500_000, 999_999] {
      lines.add(sequenceAt: offset, after: PatternExtent(least: 1, most: nil), in: bytes)
    }
    #expect(lines.ranges == [0...999_998])
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
