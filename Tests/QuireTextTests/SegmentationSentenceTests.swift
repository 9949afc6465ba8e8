import Foundation
import QuireText
import Testing

@Suite struct SegmentationSentenceTests {
  private func sentences(_ text: String, _ options: SentenceSegmenter.Options = .init()) -> [String] {
    let bytes = Array(text.utf8)
    return SentenceSegmenter(options).sentences(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// Sentences that belong apart: a bar stands for the space between them, a broken bar where there is none.
  static let cases: [String] = [
    // Abbreviations
    "On Aug. 29 Gen. Ray Holt met Sen. Ana Diaz of the U.S. Senate.|They spoke for an hour.",
    "He moved to the U.S. in 1990.|She stayed in the U.K.|The others left.",
    "Bring tools, e.g. a saw, nails, etc.|Mind the cat.",
    "Harbour Works Inc. sold its yards to Tidewater Ltd. for a song.|Nobody sang.",
    "Prof. I. Lund, Ph.D., teaches there.|So does Dr. Q. Abel Jr. of Lund Corp.",
    "See Fig. 3 and No. 12 on p. 55.|No.|I won't.",
    "Did you say no?|I said no. 5, not six.",
    "We met at 5 p.m. on Monday.|He came at 6 p.m.|Maria was late.",
    "The wall is 5 ft. 11 in. high.|It holds.",
    // Initials and numbers
    "J. R. Ames wrote it with K.L. Moss.|Version 2.5 costs $3.50.|It works.",
    "You and I.|Did Albert I. Jones call?",
    "She takes vitamin C.|It helps.",
    // Quotes and brackets
    "\u{201C}We left.\u{201D}|He paused.",
    "\"Stop!\" Mr. Vale said.|\"Why?\" she asked.",
    "(He was late.)|Then (as always.) it rained.",
    "It was built in 1801.[3]|It burned down.[citation needed]|Nobody rebuilt it.",
    "Slow thought beats fast thought.10|This surprised them (a bit).11 12|They wrote it down.",
    // Ellipses and cries
    "Well... maybe not.|I waited....|She came.|I know...|I forgot.",
    "The thing is . . . I forgot [...] everything.|. . . The rest is gone. . . .",
    "What?!|Really!!|She works at Yahoo! in the mail room.",
    "It is fun (really!) and cheap.|So good! :-)|Come along. \u{1F600}|Bye.",
    // Missing spaces, addresses
    "It ended.¦Nobody knew why.|Write to Jane.Doe@example.com or see www.Example.org today.",
    "Really?¦Yes.|See a.Bc/de.Fg and List.Of(x).",
    // Lists
    "1. Wash it|2. Dry it|3. Wear it",
    "a) one|b) two",
    "\u{2022} red|\u{2022} green",
    "This is how.|a. here it is|b. another",
    "It has 1) a door, 2) a roof and 3) no windows.",
    // Careless writing
    "i went there.|it was nice and approx. the same as ever",
    "Leave me alone! he yelled.|great job!|keep going",
    // Other scripts
    "Он ушёл.|Она осталась!|Что дальше?",
    "他走了。¦她留下了！¦然后呢？",
  ]

  @Test(arguments: cases)
  func belongApart(marked: String) {
    let text = String(marked.filter { $0 != "¦" }.map { $0 == "|" ? " " : $0 })
    #expect(sentences(text) == marked.split { $0 == "|" || $0 == "¦" }.map(String.init))
  }

  @Test func lineEnds() {
    let list = "milk\nbread and butter\n\nThat is\nall."
    #expect(sentences(list, .init(lineEnds: .spaces)) == [list])
    #expect(sentences(list, .init(lineEnds: .blankLines)) == ["milk\nbread and butter", "That is\nall."])
    #expect(sentences(list, .init(lineEnds: .all)) == ["milk", "bread and butter", "That is", "all."])
    #expect(sentences(list) == ["milk", "bread and butter", "That is", "all."])
    #expect(sentences("one\r\ntwo\u{2029}three", .init(lineEnds: .blankLines)) == ["one\r\ntwo", "three"])
  }

  @Test func wrappedLinesAreJoined() {
    let wrapped = """
      The keeper of the lighthouse wrote down every ship that passed and
      every light that failed. When the winter came he read it all to Mr.
      Holm, who had gone to sea as a boy and never came back to the town.
      He had no
      patience. "The light is burning and the oil will last us all until spring!"
      said he, and the U.S.
      ships went by.
      """
    #expect(
      sentences(wrapped) == [
        "The keeper of the lighthouse wrote down every ship that passed and\nevery light that failed.",
        "When the winter came he read it all to Mr.\nHolm, who had gone to sea as a boy and never came back to the town.",
        "He had no\npatience.",
        "\"The light is burning and the oil will last us all until spring!\"\nsaid he, and the U.S.\nships went by.",
      ]
    )
    let notice = "All pictures are the work of their owners and not of NW.\nAbout NW"
    #expect(sentences(notice) == ["All pictures are the work of their owners and not of NW.", "About NW"])
  }

  @Test func ownAbbreviations() {
    let text = "The Abt. Kiel was closed."
    #expect(sentences(text) == ["The Abt.", "Kiel was closed."])
    #expect(sentences(text, .init(abbreviations: ["Abt"])) == [text])
  }

  @Test func smallLettersBeginNoSentenceUnlessAllowed() {
    let text = "i went there. it was nice! good job"
    #expect(sentences(text).count == 3)
    #expect(sentences(text, .init(lowercaseStarts: false)) == [text])
  }

  @Test func aRangeIsATextOfItsOwn() {
    let bytes = Array("Gone. He left. She stayed. Over.".utf8)
    #expect(SentenceSegmenter().sentences(in: bytes, range: 6..<26) == [6..<14, 15..<26])
    #expect(SentenceSegmenter().sentences(in: bytes, range: 30..<90) == [30..<32])
    #expect(SentenceSegmenter().sentences(in: []) == [])
  }

  /// Sentences ascend, are trimmed, and leave out white space only, whatever the text is.
  @Test func nothingIsLost() {
    let parts = [
      "word", "Mr", "U.S", "A", "i", "1", "12", ".", ".", "...", "\u{2026}", "!", "?", ",", ":", "(", ")", "\"", "'",
      "\u{201C}", "\u{201D}", "\u{2019}", "[", "]", " ", " ", "  ", "\n", "\r\n", "\n\n", "\t", "\u{A0}", "\u{2022}",
      "-", "\u{2014}", "\u{1F600}", "\u{301}", "я", "Я", "中", "。", "a)", "2.", "etc", "No", "http://x.Yz/", "@", ":-)",
      "\u{2029}", "\u{200B}", "N\u{B0}",
    ].map { Array($0.utf8) }
    var random = UnicodeRandom(seed: 11)
    for _ in 0..<1500 {
      var bytes: [UInt8] = []
      for _ in 0..<random.below(24) { bytes += parts[random.below(parts.count)] }
      for lineEnds in [SentenceSegmenter.LineEnds.spaces, .blankLines, .all, .automatic] {
        let found = SentenceSegmenter(.init(lineEnds: lineEnds)).sentences(in: bytes)
        var end = 0
        for sentence in found {
          #expect(sentence.lowerBound >= end && !sentence.isEmpty)
          #expect(isBlank(bytes[end..<sentence.lowerBound]))
          #expect(!isBlank(bytes[sentence].prefix(1)) && !isBlank(bytes[sentence].suffix(1)))
          end = sentence.upperBound
        }
        #expect(isBlank(bytes[end...]))
      }
    }
  }

  private func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy {
      CodePoint.isWhiteSpace($0.value) || $0 == "\u{200B}"
    }
  }

  @Test(.enabled(if: SegmentationSharedData.hasEnglishRules, "needs ../shared/data/sentences"))
  func goldenRules() throws {
    let source = try String(contentsOf: SegmentationSharedData.englishRules, encoding: .utf8)
    let rules = SegmentationGoldenRule.all(in: source).prefix(52)
    #expect(rules.count == 52)
    var failed: [String] = []
    for rule in rules {
      let options = SentenceSegmenter.Options(lineEnds: rule.isFromPDF ? .blankLines : .automatic)
      if sentences(rule.text, options).map(joined) != rule.sentences.map(joined) { failed.append(rule.name) }
    }
    #expect(failed.isEmpty)
  }

  /// The rules' answers have single spaces where the text has line ends.
  private func joined(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
