import QuireText
import Testing

@Suite struct JSONWriterTests {
  @Test func aRecordIsWrittenWithoutSpaces() {
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("id", "news-1")
      writer.field("bytes", 4492)
      writer.field("score", 0.93)
      writer.field("author", String?.none)
      writer.field("complete", true)
      writer.key("source")
      writer.ranges([0..<60, 62..<301])
      writer.key(utf8: bytes("empty"))
      writer.object { _ in }
    }
    #expect(
      text(writer.bytes)
        == #"{"id":"news-1","bytes":4492,"score":0.93,"author":null,"complete":true,"source":[[0,60],[62,301]],"empty":{}}"#
    )
  }

  @Test func linesFollowEachOther() {
    var writer = JSONWriter(appendingTo: bytes("#\n"))
    for number in 1...2 {
      writer.array { $0.integer(number) }
      writer.endLine()
    }
    #expect(text(writer.take()) == "#\n[1]\n[2]\n")
    writer.null()
    #expect(text(writer.bytes) == "null")
  }

  @Test func thePrettyFormIndentsAndKeepsEmptyContainersTogether() throws {
    let value = try JSONValue(parsing: bytes(#"{"a":[1,{"b":[]},"x"],"c":{},"d":null}"#))
    let expected = """
      {
        "a": [
          1,
          {
            "b": []
          },
          "x"
        ],
        "c": {},
        "d": null
      }
      """
    #expect(text(value.json(.pretty(indent: 2))) == expected)
  }

  @Test(arguments: [
    ("plain", #""plain""#),
    ("", #""""#),
    ("say \"so\" \\ or", #""say \"so\" \\ or""#),
    ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
    ("\u{0}\u{1F}\u{7F}", "\"\\u0000\\u001f\u{7F}\""),
    ("Ünïcödé – ✓ 😀 / end", "\"Ünïcödé – ✓ 😀 / end\""),
  ])
  func stringsAreEscaped(_ plain: String, _ json: String) {
    #expect(text(JSONValue.string(plain).json()) == json)
    var writer = JSONWriter()
    let padded = bytes("é" + plain + "é")
    writer.string(utf8: padded, 2..<padded.count - 2)
    #expect(text(writer.bytes) == json)
  }

  @Test func anEscapeIsFoundAtEveryPlaceOfAWord() {
    for length in 0..<40 {
      for place in 0..<length {
        for special in ["\"", "\\", "\n", "\u{1}"] {
          var scalars = Array(repeating: "é", count: length)
          scalars[place] = special
          let plain = scalars.joined()
          #expect(JSONValue.string(plain) == (try? JSONValue(parsing: JSONValue.string(plain).json())))
        }
      }
    }
  }

  @Test(arguments: [0, 7, -7, 100, Int.max, Int.min])
  func integersAreWritten(_ value: Int) {
    #expect(text(JSONValue.integer(Int64(value)).json()) == String(value))
  }

  @Test(arguments: [
    (0.0, "0.0"), (-0.0, "-0.0"), (0.1, "0.1"), (-2.5, "-2.5"), (0.05, "0.05"), (1e-4, "0.0001"),
    (1e15, "1000000000000000.0"), (1e16, "1e+16"),
    (999_999_999_999_999.0, "999999999999999.0"), (1.0 / 3, "0.3333333333333333"), (.leastNonzeroMagnitude, "5e-324"),
    (.greatestFiniteMagnitude, "1.7976931348623157e+308"), (.infinity, "null"), (.nan, "null"),
  ])
  func numbersAreWrittenInTheFewestDigits(_ value: Double, _ json: String) {
    #expect(text(JSONValue.number(value).json()) == json)
  }

  @Test func numbersReadBackAsTheSameAndAgreeWithTheStandardLibrary() throws {
    var random = SeededRandom(seed: 7)
    for _ in 0..<20_000 {
      let value =
        switch random.below(3) {
        case 0: Double(bitPattern: random.next())
        case 1: Double(random.below(2_000_000) - 1_000_000) / [1, 10, 100, 1000, 10_000, 1_000_000][random.below(6)]
        default: Double.random(in: -1...1, using: &random)
        }
      guard value.isFinite else { continue }
      let json = JSONValue.number(value).json()
      #expect(Double(text(json)) == value)
      #expect(text(json) == value.description)
    }
  }
}
