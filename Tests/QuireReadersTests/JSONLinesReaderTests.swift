import QuireDocument
import QuireStages
import QuireTesting
import QuireText
import Testing

@testable import QuireReaders

@Suite struct JSONLinesReaderTests {
  static func reader(_ set: (inout JSONLinesReader.Options) -> Void = { _ in }) throws -> JSONLinesReader {
    try JSONLinesReader(options(set), in: Setup(step: "jsonl"))
  }

  private func document(_ line: String) throws -> Document {
    let result = try read(Array(line.utf8), with: try Self.reader())
    return try #require(result.documents.first, "\(result.failures)")
  }

  // MARK: The text and its bytes

  @Test(arguments: [
    (#"{"text": "café"}"#, "é", "é"), (#"{"text": "caf\u00e9"}"#, "é", #"\u00e9"#),
    (#"{"text": "a\nb"}"#, "\n", #"\n"#), (#"{"text": "a \ud83d\ude00 b"}"#, "\u{1F600}", #"\ud83d\ude00"#),
    (#"{"text": "say \"yes\" now"}"#, "\"yes\"", #"\"yes\""#), (#"{"text": "a\/b\\c"}"#, "/b\\", #"\/b\\"#),
    (#"{"a": "text", "text": "find me"}"#, "find", "find"), (#"{"te\u0078t": "odd key"}"#, "odd", "odd"),
    (#"{"text": "a\u0000b"}"#, "\u{0}", #"\u0000"#),
  ])
  func wordsLeadBackToTheirBytes(line: String, word: String, source: String) throws {
    #expect(try document(line).source(of: word) == source)
  }

  @Test func everyCharacterLeadsBackThroughItsEscapes() throws {
    var random = SeededGenerator(seed: 3)
    let scalars: [Unicode.Scalar] = [
      "a", "\"", "\\", "/", "\n", "\t", "\u{8}", "\u{E9}", "\u{20AC}", "\u{1F600}", "\u{301}",
    ]
    for _ in 0..<300 {
      var line = "{\"x\": \"\\u00e9\", \"text\": \""
      var pieces: [(scalar: Unicode.Scalar, source: String)] = []
      for _ in 0..<Int.random(in: 0..<30, using: &random) {
        let scalar = scalars[Int.random(in: 0..<scalars.count, using: &random)]
        let forms = Self.forms(of: scalar)
        let source = forms[Int.random(in: 0..<forms.count, using: &random)]
        pieces.append((scalar, source))
        line += source
      }
      let document = try document(line + "\", \"z\": [1, {\"text\": \"inner\"}]}")
      #expect(document.words.unicodeScalars.elementsEqual(pieces.map(\.scalar)))
      var offset = 0
      for (scalar, source) in pieces {
        let range = offset..<(offset + UTF8.width(scalar))
        #expect(String(decoding: document.sourceBytes(range), as: UTF8.self) == source)
        offset = range.upperBound
      }
    }
  }

  /// The ways to write a character in a JSON string.
  private static func forms(of scalar: Unicode.Scalar) -> [String] {
    let units = Array(String(scalar).utf16).map { unit in
      "\\u" + String(repeating: "0", count: 4 - String(unit, radix: 16).count) + String(unit, radix: 16)
    }
    let escaped = [units.joined(), units.joined().uppercased().replacing("\\U", with: "\\u")]
    switch scalar {
    case "\"": return escaped + ["\\\""]
    case "\\": return escaped + ["\\\\"]
    case "/": return escaped + ["/", "\\/"]
    case "\n": return escaped + ["\\n"]
    case "\t": return escaped + ["\\t"]
    case "\u{8}": return escaped + ["\\b"]
    default: return escaped + [String(scalar)]
    }
  }

  // MARK: Records

  @Test(arguments: [1, 3, 7, 1_000])
  func linesAreRecordsWhateverTheChunks(chunk: Int) throws {
    let text = "\u{FEFF}{\"text\": \"one\"}\r\n\n  \n{\"text\": \"two\"}\n\r\n{\"text\": \"three\"}"
    let result = try read(Array(text.utf8), with: try Self.reader(), chunk: chunk)
    #expect(result.documents.map(\.words) == ["one", "two", "three"])
    #expect(result.documents.map(\.id) == ["test#1", "test#4", "test#6"])
    #expect(result.documents.map { $0.sources[0].locator.offset } == [0, 24, 42])
    #expect(result.blank == 3 && result.failures.isEmpty)
  }

  @Test(arguments: [
    (#"{"text": null}"#, #"field "text" must be a string, found null"#),
    (#"{"text": 5}"#, #"field "text" must be a string, found integer"#),
    (#"{"text": {"text": "inner"}}"#, #"field "text" must be a string, found object"#),
    (#"{"body": "a", "n": 1}"#, #"the object has no field "text"; its string fields are "body""#),
    ("{}", #"the object has no field "text"; it has no string fields"#),
    ("[\"text\"]", "the line is no object but array"), ("\"text\"", "the line is no object but string"),
  ])
  func recordsWithoutTextAreRefused(line: String, message: String) throws {
    let result = try read(Array("\n\(line)\n".utf8), with: try Self.reader())
    #expect(result.documents.isEmpty)
    #expect(result.failures.map(\.failure.message) == [message])
    #expect(result.failures.map(\.failure.code) == ["bad-record"])
    #expect(result.failures.map(\.line) == [2])
  }

  @Test(arguments: [
    #"{"text": "a"#, #"{"text": "a"} x"#, #"{"text": 'a'}"#, #"{"text": "a",}"#, "{text: \"a\"}", "not JSON",
    "{\"text\": \"a\tb\"}",
    "}", "{\"text\": \"\\x\"}", "\u{0}", "{\"text\": \"a\"}{\"text\": \"b\"}",
  ])
  func whatIsNoJSONIsRefused(line: String) throws {
    let result = try read(Array(line.utf8), with: try Self.reader())
    #expect(result.documents.isEmpty && result.failures.count == 1)
    #expect(result.failures.first?.failure.message.hasPrefix("not JSON: ") == true)
  }

  @Test func nestingHasABound() throws {
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    let result = try read(Array("{\"text\": \"a\", \"x\": \(deep)}".utf8), with: try Self.reader())
    #expect(result.documents.isEmpty && result.failures.count == 1)
  }

  @Test func aLongLineIsAFailureOfItsOwn() throws {
    let reader = try Self.reader { $0.maxLineBytes = 20 }
    let result = try read(
      Array("{\"text\": \"1\"}\n{\"text\": \"1234567890\"}\n{\"text\": \"3\"}".utf8),
      with: reader,
      chunk: 5
    )
    #expect(result.documents.map(\.words) == ["1", "3"])
    #expect(result.failures.map(\.failure.code) == ["line-too-long"])
  }

  // MARK: What is wrong inside

  @Test func badBytesInTheTextStayTraceable() throws {
    let line =
      Array("{\"text\": \"a".utf8) + [0xFF] + Array("b".utf8) + [0xE2, 0x82] + Array("c\", \"t\": \"ok\"}".utf8)
    let document = try #require(try read(line, with: try Self.reader()).documents.first)
    #expect(document.words == "a\u{FFFD}b\u{FFFD}c")
    #expect(document.sourceBytes(1..<4) == [0xFF] && document.sourceBytes(5..<8) == [0xE2, 0x82])
    #expect(document.codes == ["undecodable-bytes"])
    #expect(document.diagnostics[0].source.map(\.range) == [11..<12, 13..<15])
    #expect(document.diagnostics[0].message == "2 places could not be decoded as utf-8; U+FFFD stands there")
  }

  @Test func badBytesOutsideOfTheTextAreReportedToo() throws {
    let line = Array("{\"text\": \"a\\ud800b\", \"t\": \"".utf8) + [0xFF, 0xFE] + Array("\"}".utf8)
    let document = try #require(try read(line, with: try Self.reader()).documents.first)
    #expect(document.words == "a\u{FFFD}b")
    #expect(document.codes == ["broken-escapes", "undecodable-bytes"])
    #expect(document.diagnostics[1].message == "2 bytes outside of the text are not valid UTF-8")
    #expect(document.metadata["t"]?.value == .string("\u{FFFD}\u{FFFD}"))
  }

  @Test func halvesOfSurrogatePairsAreReported() throws {
    let document = try document(#"{"text": "\ud83d \ude00 \ude00\ud83d"}"#)
    #expect(document.words == "\u{FFFD} \u{FFFD} \u{FFFD}\u{FFFD}")
    #expect(document.codes == ["broken-escapes"])
    #expect(document.diagnostics[0].source.count == 4)
  }

  @Test func theLastOfRepeatedFieldsCounts() throws {
    let document = try document(#"{"text": "first", "id": "a", "x": 1, "text": "second", "id": "b", "x": 2, "y": 3}"#)
    #expect(document.words == "second" && document.id == "b")
    #expect(document.metadata["x"]?.value == .integer(2))
    #expect(document.metadata.entries.map(\.key) == ["x", "y"])
    #expect(document.codes == ["repeated-field", "repeated-field", "repeated-field"])
    #expect(document.diagnostics[0].message == "field \"text\" stands 2 times in the record; the last one counts")
    #expect(try document.source(of: "second") == "second")
  }

  // MARK: Metadata and ids

  @Test func otherFieldsAreMetadataWithTheirPlaces() throws {
    let document = try document(
      #"{"title": "Ti\u00e9", "tags": ["a", {"b": null}], "text": "x", "n": 1.5, "ok": true}"#
    )
    #expect(document.metadata["title"]?.value == .string("Tié"))
    #expect(document.metadata["tags"]?.value == .array([.string("a"), .object([.init("b", .null)])]))
    #expect(document.metadata["n"]?.value == .number(1.5) && document.metadata["ok"]?.value == .bool(true))
    let place = try #require(document.metadata["title"]?.source.first?.range)
    #expect(String(decoding: document.sources[0].bytes[place], as: UTF8.self) == #""Ti\u00e9""#)
    #expect(document.metadata["title"]?.by == "jsonl" && document.metadata["text"] == nil)
  }

  @Test(arguments: [
    (#""x/1""#, "x/1"), ("7", "7"), ("123456789012345678901234567890", "123456789012345678901234567890"),
    ("\"\"", "test#1"), ("null", "test#1"), ("1.5", "test#1"), ("[1]", "test#1"), (#""\u00e9""#, "é"),
  ])
  func idsAreTheRecordsOwn(value: String, id: String) throws {
    #expect(try document("{\"id\": \(value), \"text\": \"a\"}").id == id)
  }

  @Test func fieldsCanBeNamed() throws {
    let reader = try Self.reader {
      $0.textField = "body"
      $0.idField = "url"
    }
    let line = #"{"url": "u", "id": "i", "body": "b", "text": "t"}"#
    let document = try #require(try read(Array(line.utf8), with: reader).documents.first)
    #expect(document.words == "b" && document.id == "u")
    #expect(document.metadata.entries.map(\.key) == ["id", "text"])
    #expect(throws: OptionError.self) { try Self.reader { $0.textField = "" } }
  }

  @Test(arguments: [
    ("{\"a\": 1}\n", true), ("\u{FEFF}{\"a\": 1}\r\n{", true), (" { \"a\" : 1 } ", true), ("{\n  \"a\": 1\n}\n", false),
    ("{\"a\": \"" + String(repeating: "x", count: 5_000), true), ("{\"a\": \"x", false), ("{\"a\", \"b\"}", false),
    ("Some text\n", false), ("", false), ("{placeholder}\n", false), ("{", false), ("{\"", false),
    ("[{\"a\": 1}]", false),
  ])
  func theFormatIsKnownByItsFirstLine(head: String, isLines: Bool) {
    #expect(JSONLinesReader.recognizes(Array(head.utf8)) == isLines)
  }
}
