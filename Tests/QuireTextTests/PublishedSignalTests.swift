import Testing

@testable import QuireText

/// Words, lines and runs as the published filters count them; the expected values were made with spaCy 3 and datatrove.
@Suite struct PublishedSignalTests {
  /// The words of `text`, told by their lengths.
  private static func words(_ text: String) -> [String] {
    let words = PublishedWords(Array(text.utf8))
    var rest = Substring(text.filter { !$0.isWhitespace })
    return words.lengths.map { length in
      let scalars = rest.unicodeScalars.prefix(Int(length))
      defer { rest = rest[scalars.endIndex...] }
      return String(Substring(scalars))
    }
  }

  @Test(arguments: [
    ("Hello, it's a test.", ["Hello", ",", "it", "'s", "a", "test", "."]),
    ("Don't stop... e-mail me", ["Do", "n't", "stop", "...", "e", "-", "mail", "me"]),
    ("The U.S. paid $5.00 (twice)", ["The", "U.S.", "paid", "$", "5.00", "(", "twice", ")"]),
    ("foo/bar and/or 10kg 5%", ["foo", "/", "bar", "and/or", "10", "kg", "5", "%"]),
    (
      "see http://example.org/a-b, or www.example.com.",
      [
        "see", "http://example.org/a-b", ",", "or", "www.example.com", ".",
      ]
    ),
    ("“We’ll see,” she said – well", ["“", "We", "’ll", "see", ",", "”", "she", "said", "–", "well"]),
    ("I can't. We're cannot gonna", ["I", "ca", "n't", ".", "We", "'re", "can", "not", "gon", "na"]),
    ("Mr. Smith (e.g. Dr. No) at 10am", ["Mr.", "Smith", "(", "e.g.", "Dr.", "No", ")", "at", "10", "am"]),
    (
      "end.Begin a,b 3+4 well-known",
      [
        "end", ".", "Begin", "a", ",", "b", "3", "+", "4", "well", "-", "known",
      ]
    ),
    ("", []),
  ])
  func wordsAreThoseOfTheTokenizer(text: String, expected: [String]) {
    #expect(Self.words(text) == expected)
  }

  @Test func hostileRunsTakeLinearTime() {
    for unit in [")", "(", "..", "'", "@", "a.", "[1", "-", "é", "a@b.", "\u{85}", "n't", ":)"] {
      let text = Array(String(repeating: unit, count: 40_000).utf8)
      let words = PublishedWords(text)
      #expect(words.lengths.count == words.count)
      #expect(words.lengths.reduce(0) { $0 + Int($1) } <= text.count)
      _ = RepeatedWords(words)
      _ = WebLines(text)
      _ = LineShape(text)
      _ = RepeatedLines(text)
      _ = SymbolCounts(text)
    }
  }

  @Test func brokenBytesAreNoTrap() {
    var state: UInt64 = 3
    for _ in 0..<200 {
      let text = (0..<60).map { _ -> UInt8 in
        state = SignalHash.mixed(state)
        return [0x20, 0x0A, 0x2E, 0x2D, 0x41, 0x61, 0x31, 0x27, 0xE2, 0x80, 0xA6, 0xC2, 0x85, 0xF0, 0xFF, 0x5B][
          Int(state >> 60)
        ]
      }
      let words = PublishedWords(text)
      _ = RepeatedWords(words)
      _ = WebLines(text)
      _ = LineShape(text)
      _ = RepeatedLines(text)
      _ = SymbolCounts(text)
      _ = MinHash(bands: 2, rows: 2, run: 2, seed: 1).keys(of: text)
    }
  }

  @Test func runsOfWords() {
    // Two words: "row the", "the boat", … ; the first run comes three times, "row the" is 7 code points.
    let runs = RepeatedWords(PublishedWords(Array("row the boat row the boat row the boat".utf8)))
    #expect(runs.top == [21, 36, 32])
    #expect(runs.duplicated[0] == 0 + 16)
    let none = RepeatedWords(PublishedWords(Array("one two three".utf8)))
    #expect(none.top == [7, 13, 0] && none.duplicated == [0, 0, 0, 0, 0, 0])
  }
}
