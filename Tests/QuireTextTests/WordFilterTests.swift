import QuireText
import Testing

@Suite struct WordFilterTests {
  private func packed(_ word: String) -> LetterRun {
    let bytes = Array(word.utf8)
    return LetterRun(in: bytes, from: 0, to: bytes.count)
  }

  private func filter(_ words: String...) -> WordFilter {
    var filter = WordFilter()
    for word in words {
      let run = packed(word)
      filter.insert(low: run.low, high: run.high)
    }
    return filter
  }

  @Test func lettersArePackedInLowerCase() {
    let run = packed("May")
    #expect(run.end == 3 && run.low == 0x6D_61_79 && run.high == 0 && run.hump == 0)
    #expect(packed("mAY9").end == 3)
    #expect(packed("may").low == packed("MAY").low)
    #expect(packed("abcdefghi").high == 0x61)
    #expect(packed("BeccaOctober").hump == 5)
    #expect(packed("").end == 0)
    #expect(LetterRun(in: [0x61], from: -1, to: 9).end == -1)
    #expect(LetterRun(in: [0x61], from: 0, to: 9).end == 1)
  }

  @Test(arguments: [
    ("some words before May 5", 18), ("words, and others!", 18), ("a comma, 5", 7), ("a comma,5", 7),
    ("stop. Then", 10),
    ("stop.5", 4), ("x BeccaOctober", 2), ("x caf\u{E9} y", 2), ("one\n\n\ttwo (", 10), ("a-b", 1), ("", 0),
    ("Mayflower is longer", 19), ("MAY", 0),
  ])
  func whatMayMatterStays(text: String, offset: Int) {
    let bytes = Array(text.utf8)
    #expect(filter("may", "october").firstCandidate(in: bytes, from: 0, to: bytes.count) == offset)
  }

  @Test func offsetsAreClamped() {
    #expect(filter().firstCandidate(in: [0x20], from: 0, to: 99) == 1)
    #expect(filter().firstCandidate(in: [0x20], from: 5, to: 9) == 5)
    #expect(filter().firstCandidate(in: Array("ab May".utf8), from: 0, to: 4) == 4)
  }

  private func anchored(_ words: [String], by anchors: [String]) -> WordFilter {
    var filter = WordFilter()
    for word in words + anchors {
      let run = packed(word)
      filter.insert(low: run.low, high: run.high, isAnchor: anchors.contains(word))
    }
    return filter
  }

  /// The place to read from and the anchor: "of the may" is read from "of" on, since nothing unknown stands between.
  @Test(arguments: [
    ("some words of the May", 10, 18), ("of the others", 13, 13), ("of 5", 0, 3), ("x of, 5", 1, 6), ("", 0, 0),
    ("nothing, really", 15, 15), ("it costs \u{20AC}5", 8, 9), ("a \u{BD} cup", 1, 2), ("so \u{2019} may", 2, 7),
    ("caf\u{E9} of may", 0, 9), ("x BeccaOctober", 1, 2), ("pseudopseudohypoparathyroidism may", 30, 31),
    ("of\u{2019}s the may", 6, 11), ("\u{E9}\u{E9} of", 7, 7),
  ])
  func whatHasNoAnchorIsPassedOver(text: String, start: Int, anchor: Int) {
    let filter = anchored(["of", "the"], by: ["may", "october"])
    for padding in ["", String(repeating: " ", count: 40)] {
      let bytes = Array((text + padding).utf8)
      let count = bytes.count - padding.utf8.count
      let place = filter.firstAnchor(in: bytes, from: 0, to: count)
      #expect(place.start == start && place.anchor == anchor)
    }
  }

  /// Words are read eight letters at a time, and letter by letter near the end of the text.
  @Test func wordsAreReadAlikeEverywhere() {
    let letters = Array("abcdefghijklmnopqrstuvwx".utf8)
    for count in 1...letters.count {
      for capital in 0...count {
        var word = Array(letters[..<count])
        if capital < count { word[capital] -= 0x20 }
        for length in [1, 8, 9, 16, count] {
          let known = String(decoding: letters[..<length], as: UTF8.self)
          let filter = anchored([], by: [known])
          for end in ["", " ", "1", "\u{E9}"] {
            let short = word + Array(end.utf8)
            let long = short + [UInt8](repeating: 0x20, count: 40)
            let near = filter.firstCandidate(in: short, from: 0, to: short.count)
            #expect(filter.firstCandidate(in: long, from: 0, to: short.count) == near)
            #expect(min(short.count, filter.firstCandidate(in: long, from: 0, to: long.count)) == near)
            let isStopped = capital > 0 && capital < count || end == "\u{E9}" || count <= 16 && length == count
            #expect((near == 0) == isStopped)
          }
        }
      }
    }
  }
}
