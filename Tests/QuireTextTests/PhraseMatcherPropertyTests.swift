import QuireText
import Testing

/// A matcher that tries each phrase at each place, written apart from the real one.
private struct NaiveMatcher {
  struct Token: Equatable {
    var gap = ""
    var scalars: [Unicode.Scalar] = []
    var start = 0
    var end = 0
  }

  let options: PhraseMatcher.Options

  func tokens(_ text: String) -> [Token] {
    var tokens: [Token] = []
    var current: Token?
    var gap = ""
    var offset = 0
    for scalar in text.unicodeScalars {
      let end = offset + UTF8.width(scalar)
      if scalar.properties.isWhitespace {
        current.map { tokens.append($0) }
        current = nil
        gap.unicodeScalars.append(scalar)
      } else if scalar != "\u{AD}" {
        let isWord = scalar.properties.isAlphabetic && !scalar.properties.isIdeographic
        if !isWord || current == nil {
          current.map { tokens.append($0) }
          current = Token(gap: gap, start: offset)
          gap = ""
        }
        current?.scalars.append(folded(scalar))
        current?.end = end
        if !isWord {
          current.map { tokens.append($0) }
          current = nil
        }
      }
      offset = end
    }
    current.map { tokens.append($0) }
    return options.hyphenEqualsSpace ? joined(tokens) : tokens
  }

  private func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if options.foldsTypography, scalar == "’" { return "'" }
    if options.foldsTypography, scalar == "–" { return "-" }
    if options.foldsAccents, scalar == "é" { return "e" }
    return scalar
  }

  /// Hyphens that touch a word on both sides become the gap of the word behind them.
  private func joined(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    var isJoined = false
    for (index, var token) in tokens.enumerated() {
      if isJoined { token.gap = " " }
      isJoined = isHyphen(token) && index > 0 && touches(tokens, index - 1) && touches(tokens, index)
      if !isJoined { result.append(token) }
    }
    return result
  }

  /// Whether a token and the next stand together without a gap, or an invisible character after the second's start,
  /// and the one of them that is no hyphen is a word.
  private func touches(_ tokens: [Token], _ index: Int) -> Bool {
    guard index + 1 < tokens.count, tokens[index + 1].gap.isEmpty else { return false }
    return isWord(tokens[index]) || (isWord(tokens[index + 1]) && tokens[index].end == tokens[index + 1].start)
  }

  private func isHyphen(_ token: Token) -> Bool { token.scalars == ["-"] || token.scalars == ["–"] }

  private func isWord(_ token: Token) -> Bool { token.scalars[0].properties.isAlphabetic }

  func agrees(_ phrase: [Token], _ text: ArraySlice<Token>, _ mode: PhraseMatcher.CaseMode) -> Bool {
    guard phrase.count == text.count else { return false }
    for (index, (expected, found)) in zip(phrase, text).enumerated() {
      if index > 0 {
        let lines = found.gap.filter { $0 == "\n" }.count
        guard lines < 2, expected.gap.isEmpty == found.gap.isEmpty else { return false }
      }
      let expected = expected.scalars.map(String.init)
      let found = found.scalars.map(String.init)
      guard expected.map({ $0.lowercased() }) == found.map({ $0.lowercased() }) else { return false }
      let agrees =
        switch mode {
        case .fold: true
        case .exact: expected == found
        case .exactOrCapitals: expected == found || found.allSatisfy { $0 == $0.uppercased() }
        case .smart: zip(expected, found).allSatisfy { $0 == $1 || $0 == $0.lowercased() }
        }
      guard agrees else { return false }
    }
    return true
  }
}

/// A small generator (SplitMix64), so that each seed gives the same case everywhere.
private struct SmallGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }

  mutating func text(_ count: ClosedRange<Int>) -> String {
    let alphabet = ["a", "b", "B", "A", "é", "中", " ", " ", "\n", "-", "–", "'", "’", ".", "\u{AD}", "\u{A0}"]
    return (0..<Int.random(in: count, using: &self)).map { _ in
      alphabet[Int.random(in: 0..<alphabet.count, using: &self)]
    }.joined()
  }
}

@Suite struct PhraseMatcherPropertyTests {
  @Test(arguments: 0..<300)
  func agreesWithTryingEachPhraseAtEachPlace(_ seed: Int) {
    var generator = SmallGenerator(state: UInt64(seed))
    let options = PhraseMatcher.Options(
      foldsTypography: Bool.random(using: &generator),
      foldsAccents: Bool.random(using: &generator),
      hyphenEqualsSpace: Bool.random(using: &generator)
    )
    let naive = NaiveMatcher(options: options)
    var builder = PhraseMatcher.Builder(options: options)
    var phrases: [(tokens: [NaiveMatcher.Token], mode: PhraseMatcher.CaseMode)] = []
    for _ in 0..<12 {
      let phrase = generator.text(1...5)
      let mode = seed % 3 == 0 ? .exact : PhraseMatcher.CaseMode.allCases.randomElement(using: &generator) ?? .exact
      let tokens = naive.tokens(phrase)
      let taken = builder.add(Array(phrase.utf8), payload: Int32(phrases.count), caseMode: mode)
      #expect(taken == !tokens.isEmpty)
      if taken { phrases.append((tokens, mode)) }
    }
    let matcher = builder.build()
    for round in 0..<6 {
      // A text is read in blocks of some hundred tokens: some texts have several.
      let text = generator.text(round == 0 && seed % 10 == 0 ? 600...900 : 0...40)
      let all = naive.everyMatch(of: phrases, in: text)
      let real = matcher.overlappingMatches(in: Array(text.utf8))
      #expect(real == all, "\(text.debugDescription)")
      #expect(matcher.matches(in: Array(text.utf8)) == NaiveMatcher.longest(of: all), "\(text.debugDescription)")
    }
  }
}

extension PhraseMatcherPropertyTests {
  /// Cut and broken UTF-8 in phrases and texts, and ranges that cut it again.
  @Test(arguments: 0..<200)
  func bytesThatAreNoTextAreReadWithoutHarm(_ seed: Int) {
    var generator = SmallGenerator(state: UInt64(seed) &+ 1_000)
    func bytes(_ count: ClosedRange<Int>) -> [UInt8] {
      let alphabet: [UInt8] = [
        0x61, 0x42, 0x20, 0x0A, 0x0D, 0x2D, 0x27, 0xC2, 0xAD, 0xCC, 0x81, 0xE2, 0x80, 0x93, 0xE4, 0xB8, 0xF0, 0x9F,
        0xFF,
      ]
      return (0..<Int.random(in: count, using: &generator)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      }
    }
    let options = PhraseMatcher.Options(foldsAccents: seed % 2 == 0, hyphenEqualsSpace: seed % 3 == 0)
    var builder = PhraseMatcher.Builder(options: options)
    for index in 0..<8 { builder.add(bytes(1...6), payload: Int32(index), caseMode: seed % 5 == 0 ? .exact : .fold) }
    let matcher = builder.build()
    for _ in 0..<4 {
      let text = bytes(0...60)
      let start = Int.random(in: 0...text.count, using: &generator)
      let range = start..<Int.random(in: start...text.count, using: &generator)
      let matches = matcher.matches(in: text, range: range)
      let all = matcher.overlappingMatches(in: text, range: range)
      #expect(matches.allSatisfy(all.contains))
      #expect(all.allSatisfy { range.contains($0.range.lowerBound) && $0.range.upperBound <= range.upperBound })
      #expect(
        zip(matches, matches.dropFirst()).allSatisfy {
          $0.range.upperBound <= $1.range.lowerBound || $0.range == $1.range
        }
      )
      #expect(all.allSatisfy { matcher.payloads(ofWhole: text, range: $0.range).contains($0.payload) })
    }
  }
}

extension NaiveMatcher {
  func everyMatch(
    of phrases: [(tokens: [Token], mode: PhraseMatcher.CaseMode)],
    in text: String
  ) -> [PhraseMatcher.Match] {
    let tokens = tokens(text)
    var found: [PhraseMatcher.Match] = []
    for start in tokens.indices {
      // No phrase of these tests has more tokens.
      for end in (start + 1)...min(tokens.count, start + 8) {
        let range = tokens[start].start..<tokens[end - 1].end
        for (index, phrase) in phrases.enumerated() where agrees(phrase.tokens, tokens[start..<end], phrase.mode) {
          found.append(PhraseMatcher.Match(range: range, payload: Int32(index)))
        }
      }
    }
    return found
  }

  static func longest(of matches: [PhraseMatcher.Match]) -> [PhraseMatcher.Match] {
    var result: [PhraseMatcher.Match] = []
    var end = 0
    for match in matches where match.range.lowerBound >= end || match.range == result.last?.range {
      let longest = matches.last { $0.range.lowerBound == match.range.lowerBound }
      guard match.range == longest?.range else { continue }
      result.append(match)
      end = match.range.upperBound
    }
    return result
  }
}
