import QuireText
import Testing

/// Whether lines were wrapped at a width.
struct ScanningWrapTests {
  private func width(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    let lines = Array(TextLines(bytes))
    var wrap = WrapWidth()
    for (line, next) in zip(lines, lines.dropFirst()) where !line.isBlank && !next.isBlank {
      wrap.add(LineBreak(bytes, after: line.content, indent: line.indent, before: next.content))
    }
    return wrap.width
  }

  @Test func mailIsWrapped() {
    let text = """
      The harbour of the small town lies behind a long wall of stone, and
      on most mornings the boats wait there until the fog has gone. Nobody
      hurries. The men smoke, the women sort the nets, and the children run
      along the wall until somebody calls them back.

      In winter it is otherwise. Then the boats lie upside down on the
      beach, painted and dried, and the wall belongs to the gulls.
      """
    let found = width(text)
    #expect(found.map { (64...72).contains($0) } == true)
  }

  @Test(arguments: [
    "One paragraph to a line, and it is long enough to be told from a wrapped one by anybody who looks at it, for it "
      + "runs on and on and on.\nThe next.\nAnd another one that is longer than the last.",
    "Bread\nButter\nCheese from the valley\nA bottle of milk\nSalt",
    "Ten photographs of the new bridge at night\nHow the council voted on the school roof\n"
      + "Why the baker moved to the other street\nThe summer fair opens with a new band",
    "",
  ])
  func otherTextIsNot(_ text: String) {
    #expect(width(text) == nil)
  }

  @Test func aLineThatHadRoomForTheNextWordWasNotWrapped() {
    func lineBreak(_ first: String, _ second: String) -> LineBreak {
      let bytes = Array("\(first)\n\(second)".utf8)
      let lines = Array(TextLines(bytes))
      return LineBreak(bytes, after: lines[0].content, indent: 0, before: lines[1].content)
    }
    let full = String(repeating: "word ", count: 13) + "and"
    #expect(lineBreak(full, "Another line").isWrap(at: 70))
    #expect(!lineBreak("Dear Anna,", "I have your letter").isWrap(at: 70))
    #expect(lineBreak("so much for", "the short line").isWrap(at: 70))
    #expect(!lineBreak("So much for that.", "the short line").isWrap(at: 70))
    #expect(lineBreak("a sentence that is about to go on over the", "next line").isWrap(at: nil))
    #expect(!lineBreak("a list of", "things").isWrap(at: nil))
  }

  @Test func columnsCountWhatIsSeen() {
    #expect(LineText.columns(Array("naïve".utf8), 0..<6) == 5)
    #expect(LineText.columns(Array("東京".utf8), 0..<6) == 4)
  }

  @Test func aSentenceEndsWithItsQuote() {
    func ends(_ text: String) -> Bool { LineText.endsSentence(Array(text.utf8), 0..<text.utf8.count) }
    #expect(ends("He said “no.”") && ends("(See there!)") && ends("終わり。"))
    #expect(!ends("cited by") && !ends("“no”") && !ends(""))
  }

  @Test func smallLettersAreSeenBehindQuotes() {
    func lower(_ text: String) -> Bool? { LineText.startsLower(Array(text.utf8), 0..<text.utf8.count) }
    #expect(lower("“and so on") == true)
    #expect(lower("Älter") == false)
    #expect(lower("1984") == nil)
    #expect(lower("eBooks") == nil)
    #expect(lower("東京") == nil)
  }
}
