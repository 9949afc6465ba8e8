import QuireText
import Testing

@Suite struct SimilarPhraseTests {
  private static func matcher(
    _ phrases: [String],
    mode: PhraseMatcher.CaseMode = .exact,
    foldsAccents: Bool = true
  ) -> PhraseMatcher {
    var builder = PhraseMatcher.Builder(options: .init(foldsAccents: foldsAccents, findsSimilar: true))
    for (index, phrase) in phrases.enumerated() {
      builder.add(Array(phrase.utf8), payload: Int32(index), caseMode: mode)
    }
    return builder.build()
  }

  private static func found(_ matcher: PhraseMatcher, _ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return matcher.similarMatches(in: bytes).map {
      "\(String(decoding: bytes[$0.match.range], as: UTF8.self)):\($0.distance)"
    }
  }

  @Test(arguments: [
    ("Aleppo", "Alepo"), ("Aleppo", "Alleppo"), ("Aleppo", "Aleppu"), ("Aleppo", "Alpepo"), ("Aleppo", "leppo"),
    ("Aleppo", "Aleppos"), ("Qalamoun Mountains", "Qalamun Mountains"), ("Qalamoun Mountains", "Qalamoun  Mountians"),
    ("Zürich", "Zurch"), ("Groß Gerau", "Gros Gerau"), ("Одесса", "Одеса"),
  ])
  func oneEditInOneWordIsFound(_ phrase: String, _ text: String) {
    #expect(Self.found(Self.matcher([phrase]), "in \(text), too") == ["\(text):1"])
  }

  @Test(arguments: [
    ("Aleppo", "Alppe"), ("Aleppo", "aleppo"), ("Homs", "Hums"), ("Qalamoun Mountains", "Qalamun Mountans"),
    ("Aleppo", "Al-eppo"), ("Aleppo 12345", "Aleppo\n\n12346"),
  ])
  func moreThanOneEditIsNot(_ phrase: String, _ text: String) {
    #expect(Self.found(Self.matcher([phrase]), "in \(text), too").isEmpty)
  }

  @Test func whatStandsAsItIsComesFirst() {
    let matcher = Self.matcher(["Marion", "Marian", "Marian Smith"])
    let found = Self.found(matcher, "Marion Marian Marian Smyth Maryan")
    #expect(found == ["Marion:0", "Marian:0", "Marian Smyth:1", "Maryan:1"])
  }

  @Test func theFirstCapitalStaysUnderSmart() {
    #expect(Self.found(Self.matcher(["Aleppo"], mode: .smart), "ALEPO Alepo alepo") == ["ALEPO:1", "Alepo:1"])
    #expect(Self.found(Self.matcher(["Aleppo"], mode: .fold), "alepo aleppo") == ["alepo:1", "aleppo:0"])
  }

  /// Words over two letters are close to many others: each place is held against trying each phrase there.
  @Test(arguments: 0..<200)
  func agreesWithTryingEachPhraseAtEachPlace(_ seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    func words(_ count: Int) -> [String] {
      (0..<count).map { _ in String((0..<(3 + random(5))).map { _ in ["a", "b", "B"][random(3)] }.joined()) }
    }
    let mode = [PhraseMatcher.CaseMode.exact, .fold][seed % 2]
    let phrases = (0..<6).map { _ in words(1 + random(3)) }
    let matcher = Self.matcher(phrases.map { $0.joined(separator: " ") }, mode: mode)
    for _ in 0..<5 {
      let text = words(10)
      let expected = NaiveSimilar(phrases: phrases, mode: mode).found(in: text)
      #expect(Self.found(matcher, text.joined(separator: " ")) == expected, "\(phrases) in \(text)")
    }
  }
}

/// Tries each phrase at each word, and measures distances with the whole table.
private struct NaiveSimilar {
  let phrases: [[String]]
  let mode: PhraseMatcher.CaseMode

  func found(in text: [String]) -> [String] {
    var result: [String] = []
    var place = 0
    while place < text.count {
      let here = phrases.compactMap { phrase -> (words: Int, edits: Int)? in
        guard place + phrase.count <= text.count else { return nil }
        return edits(phrase, Array(text[place..<place + phrase.count])).map { (phrase.count, $0) }
      }
      guard let longest = here.map(\.words).max() else {
        place += 1
        continue
      }
      let fewest = here.filter { $0.words == longest }.map(\.edits).min() ?? 0
      let words = text[place..<place + longest].joined(separator: " ")
      result += here.filter { $0.words == longest && $0.edits == fewest }.map { "\(words):\($0.edits)" }
      place += longest
    }
    return result
  }

  /// 0 or 1, or `nil` where the phrase is not there.
  private func edits(_ phrase: [String], _ text: [String]) -> Int? {
    var edits = 0
    for (expected, found) in zip(phrase, text) {
      let folded = distance(Array(expected.lowercased()), Array(found.lowercased()))
      let strict = mode == .exact ? distance(Array(expected), Array(found)) : folded
      if strict == 0 { continue }
      guard folded == 1, strict == 1, expected.count >= 5 else { return nil }
      edits += 1
    }
    return edits <= 1 ? edits : nil
  }

  private func distance(_ left: [Character], _ right: [Character]) -> Int {
    var table = [[Int]](repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
    for row in 0...left.count {
      for column in 0...right.count {
        guard row > 0, column > 0 else {
          table[row][column] = row + column
          continue
        }
        let isSame = left[row - 1] == right[column - 1]
        let replaced = table[row - 1][column - 1] + (isSame ? 0 : 1)
        var best = min(table[row - 1][column] + 1, table[row][column - 1] + 1, replaced)
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          best = min(best, table[row - 2][column - 2] + 1)
        }
        table[row][column] = best
      }
    }
    return table[left.count][right.count]
  }
}
