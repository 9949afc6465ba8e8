import QuireStages
import QuireText
import Testing

@testable import QuirePipelines

@Suite("YAML with positions")
struct YAMLLoaderTests {
  private func load(_ text: String) throws -> YAMLNode { try #require(try YAMLLoader.load(Array(text.utf8))) }

  private func failure(_ bytes: [UInt8]) -> String {
    do throws(YAMLError) {
      _ = try YAMLLoader.load(bytes)
      return "no error"
    } catch {
      return error.description
    }
  }

  private func failure(_ text: String) -> String { failure(Array(text.utf8)) }

  /// All nodes as lines: position, the bytes they are written in, and the text of scalars.
  private func dump(_ node: YAMLNode, of text: String) -> [String] {
    let position = "\(node.position.line):\(node.position.column)"
    let bytes = Array(text.utf8)[node.extent]
    switch node.content {
    case .scalar(let value, _): return ["\(position) \(String(decoding: bytes, as: UTF8.self)) = \(value)"]
    case .sequence(let items): return ["\(position) list"] + items.flatMap { dump($0, of: text) }
    case .mapping(let members):
      return ["\(position) map"] + members.flatMap { dump($0.key, of: text) + dump($0.value, of: text) }
    }
  }

  @Test("every node knows where it stands, after its anchor and its tag")
  func positions() throws {
    let text =
      "# first\nünïcode: [a, \"b\\n\"]\nkey: &x !!str 12\nalias: *x\nmap:\n  ? y\n  : &m\n    in: 'it''s'\nlist:\n- |\n  z\n"
    #expect(
      dump(try load(text), of: text) == [
        "2:1 map",
        "2:1 ünïcode = ünïcode", "2:10 list", "2:11 a = a", "2:14 \"b\\n\" = b\n",
        "3:1 key = key", "3:15 12 = 12",
        "4:1 alias = alias", "4:8 *x = 12",
        "5:1 map = map", "6:3 map", "6:5 y = y", "8:5 map", "8:5 in = in", "8:9 'it''s' = it's",
        "9:1 list = list", "10:1 list", "10:3 |\n  z\n = z\n",
      ]
    )
  }

  @Test("a byte order mark takes no column, and lines end with LF, CR or both, but with nothing else")
  func lines() throws {
    for (text, line, column) in [
      ("\u{FEFF}a: b", 1, 4), ("x: y\r\na: b", 2, 4), ("x: y\ra: b", 2, 4), ("x: 'a\u{2028}b\u{85}c'\na: b", 2, 4),
      ("x: 'ä𐍈e\u{301}' \n\n\na: b", 4, 4),
    ] {
      let value = try #require(try load(text)["a"])
      #expect(value.position == .init(line: line, column: column), "\(text)")
    }
    let marked = try #require(try load("\u{FEFF}a: b")["a"])
    #expect(marked.extent == 6..<7)
  }

  @Test(
    "what is not YAML is told with its place",
    arguments: [
      ("a: [1", "1:6: not YAML: did not find expected ',' or ']' while parsing a flow sequence"),
      ("a:\n\t- b", "2:1: not YAML: a tab can't stand here; indent with spaces"),
      ("a: b: c", "1:5: not YAML: mapping values are not allowed in this context"),
      ("a: \"b", "1:6: not YAML: found unexpected end of stream while scanning a quoted scalar"),
      ("a: 1\n---\nb: 1", "2:1: a second document; one file holds one document"),
      ("a: *b", "1:4: alias \"*b\" has no anchor before it"),
      ("a: &b [*b]", "1:8: alias \"*b\" stands inside of its own anchor"),
      ("a: !py/object x", "1:4: the tag \"!py/object\" is not known; a text that begins with \"!\" stands in quotes"),
      (
        "a: !!str [x]",
        "1:4: the tag \"tag:yaml.org,2002:str\" is not known; a text that begins with \"!\" stands in quotes"
      ),
      ("<<: 3", "1:5: \"<<\" merges a map or a list of maps"),
      ("<<: [3]", "1:6: \"<<\" merges a map or a list of maps"),
      ("a: \u{7}", "1:4: not YAML: control characters are not allowed"),
      ("\u{FEFF}ä: \u{7}", "1:4: not YAML: control characters are not allowed"),
    ]
  )
  func notYAML(text: String, expected: String) {
    #expect(failure(text) == expected)
  }

  @Test("bytes that are not UTF-8 are told with their place")
  func encodings() {
    #expect(failure(Array("a: ä\nb: ".utf8) + [0xE9, 0x20]) == "2:4: byte 0xE9 is not UTF-8; save the file as UTF-8")
    #expect(failure(Array("a: ".utf8) + [0xE2, 0x82]) == "1:4: byte 0xE2 is not UTF-8; save the file as UTF-8")
    #expect(failure([0xFF, 0xFE, 0x61, 0x00]) == "1:1: the file is UTF-16; save it as UTF-8")
    #expect(failure([0xFE, 0xFF, 0x00, 0x61]) == "1:1: the file is UTF-16; save it as UTF-8")
  }

  @Test("a file without anything in it is nothing", arguments: ["", "\n", "# a\n", "---\n", "\u{FEFF}", "---\n...\n"])
  func empty(text: String) throws {
    #expect(try YAMLLoader.load(Array(text.utf8)) == nil)
  }

  @Test("merge keys bring what is not there, the first of a list winning")
  func mergeKeys() throws {
    let text = """
      one: &one { a: 1, b: 1 }
      two: &two { b: 2, c: 2 }
      both: { <<: [*one, *two], a: 0 }
      quoted: { "<<": x }
      """
    let node = try load(text)
    #expect(node["both"]?.value.description == "{ a: 0, b: 1, c: 2 }")
    #expect(node["quoted"]?.value.description == "{ <<: \"x\" }")
  }

  @Test(
    "plain scalars are read by the core schema, and what others read otherwise is ambiguous",
    arguments: [
      ("", OptionValue.null, false), ("~", .null, false), ("null", .null, false), ("Null", .null, false),
      ("true", .bool(true), false), ("False", .bool(false), false), ("tRue", .string("tRue"), false),
      ("12", .integer(12), false), ("-3", .integer(-3), false), ("+4", .integer(4), false),
      ("0x1F", .integer(31), false), ("0o17", .integer(15), false), ("0x-1", .string("0x-1"), false),
      ("1.10", .number(1.1), false), (".5", .number(0.5), false), ("1e3", .number(1000), false),
      ("99999999999999999999", .number(1e20), false), ("1.2.3", .string("1.2.3"), false),
      ("-", .string("-"), false), ("+", .string("+"), false), (".", .string("."), false),
      ("2017-08-29", .string("2017-08-29"), false), ("12:ab", .string("12:ab"), false),
      ("no", .string("no"), true), ("ON", .string("ON"), true), ("y", .string("y"), true),
      ("012", .integer(12), true), ("-010", .integer(-10), true), ("1_000", .string("1_000"), true),
      ("12:30", .string("12:30"), true), ("1:2:3.5", .string("1:2:3.5"), true), (".inf", .string(".inf"), true),
      ("-.INF", .string("-.INF"), true), (".nan", .string(".nan"), true), ("0", .integer(0), false),
    ]
  )
  func scalars(text: String, value: OptionValue, isAmbiguous: Bool) throws {
    let node = YAMLNode(
      content: .scalar(text, isQuoted: false),
      position: .init(line: 1, column: 1),
      extent: 0..<text.utf8.count
    )
    #expect(node.value == value)
    #expect(node.isAmbiguous == isAmbiguous)
    let quoted = YAMLNode(content: .scalar(text, isQuoted: true), position: node.position, extent: node.extent)
    #expect(quoted.value == .string(text))
    #expect(!quoted.isAmbiguous)
  }
}

@Suite("YAML that wants too much")
struct YAMLLimitTests {
  private func failure(_ text: String) -> String {
    do throws(YAMLError) {
      _ = try YAMLLoader.load(Array(text.utf8))
      return "no error"
    } catch {
      return error.message
    }
  }

  @Test("aliases can't make a small file a huge document")
  func aliasBomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(failure(text) == "the document expands to more than 100000 nodes; use fewer aliases")
  }

  @Test("merge keys count what they bring")
  func mergeBomb() {
    var text = "m0: &m0 { " + (0..<50).map { "k\($0): x" }.joined(separator: ", ") + " }\n"
    for level in 1...40 {
      let aliases = Array(repeating: "*m\(level - 1)", count: 40).joined(separator: ", ")
      text += "m\(level): &m\(level) { <<: [\(aliases)] }\n"
    }
    #expect(failure(text) == "the document expands to more than 100000 nodes; use fewer aliases")
  }

  @Test("nesting is bounded, through aliases too", arguments: ["[", "{a: ", "- ", "? "])
  func nesting(opening: String) {
    #expect(failure(String(repeating: opening, count: 20_000)).contains("levels of nesting"))
  }

  @Test("aliases can't pile up nesting")
  func aliasNesting() {
    var text = "a0: &a0 x\n"
    for level in 1...20 {
      text += "a\(level): &a\(level) \(String(repeating: "[", count: 30))*a\(level - 1)"
      text += String(repeating: "]", count: 30) + "\n"
    }
    #expect(failure(text) == "alias \"*a3\" makes more than 100 levels of nesting")
  }

  @Test("long lists and large files are refused")
  func size() {
    #expect(failure("[" + String(repeating: "x,", count: 100_001) + "]").contains("more than 100000 nodes"))
    #expect(
      failure(String(repeating: "# x\n", count: 300_000)) == "the file has 1200000 bytes; at most 1048576 are read"
    )
  }

  @Test("many keys take linear time")
  func manyKeys() throws {
    let text = (0..<10_000).map { "k\($0): *x\n" }.joined()
    let node = try #require(try YAMLLoader.load(Array(("x: &x 1\n" + text).utf8)))
    #expect(node.members?.count == 10_001)
  }
}
