import QuireText
import Testing

@Suite struct JSONParserTests {
  @Test func everyKeyAndValueKnowsItsRawRange() throws {
    let source = bytes(#" { "title" : "A \"B\"" , "n":[ 1 , -2.5e1,true ],"o":{"é":null} } "#)
    let root = try JSONParser().parse(source).root
    #expect(root.kind == .object)
    #expect(text(source[root.range]) == #"{ "title" : "A \"B\"" , "n":[ 1 , -2.5e1,true ],"o":{"é":null} }"#)
    #expect(root.members.map { text(source[$0.keyRange]) } == [#""title""#, #""n""#, #""o""#])
    let raw = root.members.map { text(source[$0.value.range]) }
    #expect(raw == [#""A \"B\"""#, "[ 1 , -2.5e1,true ]", #"{"é":null}"#])
    let numbers = try #require(root["n"])
    #expect(numbers.elements.map { text(source[$0.range]) } == ["1", "-2.5e1", "true"])
    #expect(numbers.elements.map(\.kind) == [.integer, .number, .bool])
    #expect(numbers.elements.compactMap(\.number) == [1, -25])
    #expect(root["title"]?.string == #"A "B""#)
    #expect(root["o"]?["é"]?.isNull == true)
    #expect(root["missing"] == nil)
    #expect(numbers["n"] == nil)
  }

  @Test func aPartOfABufferIsParsedInPlace() throws {
    let source = bytes("[1]\n{\"a\":\"b\"}\nrest")
    let root = try JSONParser().parse(source, in: 4..<13).root
    #expect(text(source[try #require(root["a"]).range]) == "\"b\"")
    #expect(throws: JSONError.self) { try JSONParser().parse(source, in: 4..<12) }
    #expect(throws: JSONError.self) { try JSONParser().parse(source, in: 14..<500) }
  }

  @Test func repeatedKeysStayInTheirOrder() throws {
    let value = try JSONValue(parsing: bytes(#"{"b":1,"a":2,"b":3}"#))
    #expect(value == .object([.init("b", 1), .init("a", 2), .init("b", 3)]))
    #expect(value["b"] == 1)
  }

  @Test(
    arguments: [
      (#""x""#, JSONValue.string("x")), ("0", 0), ("-1", -1), ("9223372036854775807", .integer(.max)),
      ("-9223372036854775808", .integer(.min)), ("9223372036854775808", .number(9_223_372_036_854_775_808)),
      ("-0", .number(-0.0)), ("1.0", .number(1)), ("1E+2", .number(100)), ("2e-3", .number(0.002)), ("[]", []),
      ("{}", [:]), ("\u{FEFF}[null]", [nil]), (" \r\n\t false ", false), (#"{"":""}"#, ["": ""]),
      (#""\u0000\ud83d\ude00\/""#, "\u{0}😀/"), ("1e-400", .number(0)),
    ] as [(String, JSONValue)]
  )
  func valuesAreRead(_ json: String, _ value: JSONValue) throws {
    #expect(try JSONValue(parsing: bytes(json)) == value)
  }

  @Test(arguments: [
    ("", JSONError.Code.empty, 1, 1, "there is no value"),
    (" \n ", .empty, 2, 2, "there is no value"),
    ("{\"a\":\n  tru}", .word, 2, 3, #""tru" is no JSON value"#),
    ("{'a':1}", .syntax, 1, 2, #""'a'" stands where a key in double quotes"#),
    ("[1,]", .syntax, 1, 4, #""]" stands where a value should stand"#),
    ("{\"a\":1,}", .syntax, 1, 8, "a key in double quotes should stand"),
    ("{\"a\" 1}", .syntax, 1, 6, #"":" should stand"#),
    ("{\"é\":1 \"b\":2}", .syntax, 1, 8, #""," or "}" should stand"#),
    ("[1 2]", .syntax, 1, 4, #""," or "]" should stand"#),
    ("[1}", .syntax, 1, 3, #""," or "]" should stand"#),
    ("]", .syntax, 1, 1, "a value should stand"),
    ("{} {}", .syntax, 1, 4, "the end of the text should stand"),
    ("[", .syntax, 1, 2, #"the text ends where a value or "]" should stand"#),
    ("{\"a\":", .syntax, 1, 6, "the text ends where a value"),
    ("[\"abc", .string, 1, 2, "has no closing quote"),
    ("[\"a\nb\"]", .string, 1, 4, "a line break stands inside a string"),
    ("\"a\u{1}\"", .string, 1, 3, "control character 1"),
    (#"["ok","\x41"]"#, .escape, 1, 8, #""\x" is no escape"#),
    (#"["\u12g4"]"#, .escape, 1, 3, "no escape"),
    (#"["\u123"]"#, .escape, 1, 3, "no escape"),
    ("\\", .word, 1, 1, "no JSON value"),
    ("01", .number, 1, 1, "not written as JSON writes numbers"),
    ("-", .number, 1, 1, "not written"),
    ("1.", .number, 1, 1, "not written"),
    ("1e", .number, 1, 1, "not written"),
    ("1x", .number, 1, 1, "not written"),
    ("[1e999]", .number, 1, 2, "beyond the range"),
    ("NaN", .word, 1, 1, "no JSON value"),
    ("+1", .word, 1, 1, "no JSON value"),
    ("// note\n1", .word, 1, 1, "no JSON value"),
  ])
  func mistakesAreNamedWithTheirPlace(
    _ json: String,
    _ code: JSONError.Code,
    _ line: Int,
    _ column: Int,
    _ words: String
  ) throws {
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: bytes(json)) }
    #expect(error?.code == code)
    #expect(error?.line == line)
    #expect(error?.column == column)
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }

  @Test func depthAndSizeAreBounded() throws {
    func nested(_ depth: Int) -> [UInt8] { bytes(String(repeating: "[", count: depth)) }
    #expect(throws: JSONError.self) { try JSONValue(parsing: nested(1_000_000)) }
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: nested(501)) }
    #expect(error?.code == .tooDeep)
    #expect(error?.offset == 500)
    let deepest = nested(500) + bytes(String(repeating: "]", count: 500))
    #expect(try JSONValue(parsing: deepest).json() == deepest)
    let small = JSONLimits(maximumBytes: 10)
    #expect(throws: JSONError.self) { try JSONValue(parsing: bytes("\"123456789\""), limits: small) }
    #expect(try JSONValue(parsing: bytes("\"12345678\""), limits: small) == "12345678")
  }

  @Test func bytesThatAreNotUTF8DoNotStopTheDocument() throws {
    let source = bytes("{\"a\":\"x") + [0xFF, 0xE2, 0x82] + bytes("y\",\"é\":[1]}")
    let document = try JSONParser().parse(source)
    #expect(document.invalidByteCount == 3)
    #expect(document.root["é"]?.elements.first { _ in true }?.integer == 1)
    let decoded = try #require(document.root["a"]?.text())
    #expect(text(decoded.bytes) == "x\u{FFFD}\u{FFFD}y")
    #expect(decoded.problems.map(\.range) == [7..<8, 8..<10])
    #expect(decoded.map.sourceRanges(of: 4..<7) == [8..<10])
    #expect(document.root["a"]?.string == "x\u{FFFD}\u{FFFD}y")
    let outside = #expect(throws: JSONError.self) { try JSONParser().parse([0x5B, 0xFF, 0x5D]) }
    #expect(outside?.code == .word)
    #expect(outside?.offset == 1)
  }

  @Test func whatIsWrittenReadsBack() throws {
    let parser = JSONParser()
    for seed in 0..<300 {
      var random = SeededRandom(seed: seed)
      let value = randomValue(&random, depth: 4)
      #expect(try parser.parse(value.json()).root.value == value, "seed \(seed)")
      #expect(try parser.parse(value.json(.pretty(indent: 1))).root.value == value, "seed \(seed)")
    }
  }

  @Test func brokenTextNeverCrashesTheParser() {
    let parser = JSONParser()
    let alphabet = bytes("[]{}:,\"\\u00e9trfn1-.e \n") + [0xC3, 0xA9, 0xFF, 0xED, 0x00]
    for seed in 0..<3000 {
      var random = SeededRandom(seed: seed)
      let count = random.below(200)
      let source = (0..<count).map { _ in alphabet[random.below(alphabet.count)] }
      guard let root = try? parser.parse(source).root else { continue }
      #expect((try? JSONValue(parsing: root.value.json())) == root.value, "seed \(seed)")
    }
  }

  private func randomValue(_ random: inout SeededRandom, depth: Int) -> JSONValue {
    switch random.below(depth > 0 ? 8 : 6) {
    case 0: return nil
    case 1: return .bool(random.below(2) == 0)
    case 2: return .integer(Int64(truncatingIfNeeded: random.next()) >> random.below(64))
    case 3: return .number(Double.random(in: -1e6...1e6, using: &random))
    case 4, 5: return .string(randomString(&random))
    case 6: return .array((0..<random.below(5)).map { _ in randomValue(&random, depth: depth - 1) })
    default:
      return .object(
        (0..<random.below(5)).map { _ in .init(randomString(&random), randomValue(&random, depth: depth - 1)) }
      )
    }
  }

  private func randomString(_ random: inout SeededRandom) -> String {
    let letters = ["a", "\"", "\\", "é", "😀", "\n", "\u{2028}", "{", ":", ",", " ", "\u{0}", "z"]
    return (0..<random.below(40)).map { _ in letters[random.below(letters.count)] }.joined()
  }
}
