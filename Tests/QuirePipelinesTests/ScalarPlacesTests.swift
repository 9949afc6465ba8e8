import QuireTesting
import QuireText
import Testing

@testable import QuirePipelines

@Suite("Places inside of scalars")
struct ScalarPlacesTests {
  private static let alphabet: [Unicode.Scalar] = [
    "a", "b", " ", "'", "\"", "\\", "ä", "𐍈", "$", "{", "}", ":", "#", "é",
  ]

  private func text(_ random: inout SeededGenerator, breaks: Bool) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 1...30, using: &random) {
      if breaks, Int.random(in: 0..<6, using: &random) == 0 {
        text.append("\n")
      } else {
        text.append(Self.alphabet.randomElement(using: &random) ?? "a")
      }
    }
    return String(text)
  }

  /// The text in double quotes, some characters escaped in one of several ways.
  private func doubleQuoted(_ text: String, _ random: inout SeededGenerator) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default:
        switch Int.random(in: 0..<8, using: &random) {
        case 0 where scalar.value < 0x100:
          result += "\\x" + hex(scalar.value, 2)
        case 1 where scalar.value < 0x10000: result += "\\u" + hex(scalar.value, 4)
        case 2: result += "\\U" + hex(scalar.value, 8)
        case 3: result += "\\\n    \\U" + hex(scalar.value, 8)
        default: result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  private func hex(_ value: UInt32, _ digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: digits - text.count) + text
  }

  private func literal(_ text: String) -> String {
    "|+\n"
      + text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  \($0)" }
      .joined(separator: "\n")
  }

  @Test("every character is found where it is written, in every style", arguments: 0..<250)
  func found(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let style = seed % 3
    let text = text(&random, breaks: style != 1)
    // A block's first line says how far it is indented.
    guard style != 2 || !(text.hasPrefix(" ") || text.hasPrefix("\n")) else { return }
    let written =
      switch style {
      case 0: doubleQuoted(text, &random)
      case 1: "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
      default: literal(text) + "\n"
      }
    let file = "# ünïcode\nkey: " + written
    let lines = SourceLines(Array(file.utf8))
    let node = try #require(try YAMLLoader.load(lines)?["key"])
    let expected = style == 2 ? text + "\n" : text
    try #require(node.text == expected, "\(file)")
    let places = ScalarPlaces(node, in: lines)
    for (index, scalar) in expected.unicodeScalars.enumerated() {
      let rest = lines.bytes[places.offset(of: index)...]
      let isEscape = rest.first == 0x5C && style == 0
      let isItself = rest.starts(with: String(scalar).utf8)
      #expect(isEscape || isItself, "\(index) \(scalar) of \(file)")
      if isEscape {
        // The escape reads back as the character.
        let end = places.offset(of: index + 1)
        let escape = "\"" + String(decoding: lines.bytes[places.offset(of: index)..<end], as: UTF8.self) + "\""
        #expect(try YAMLLoader.load(Array(escape.utf8))?.text == String(scalar), "\(escape) in \(file)")
      }
    }
  }

  @Test("folded lines: a space stands where the line ends")
  func folded() throws {
    let file = "key: one\n  two\n\n  three\nnext: >-\n   a\n   b\n"
    let lines = SourceLines(Array(file.utf8))
    let node = try #require(try YAMLLoader.load(lines))
    let plain = try #require(node["key"])
    #expect(plain.text == "one two\nthree")
    let places = ScalarPlaces(plain, in: lines)
    #expect(lines.position(of: places.offset(of: 4)) == .init(line: 2, column: 3))
    #expect(lines.position(of: places.offset(of: 8)) == .init(line: 4, column: 3))
    #expect(lines.position(of: places.offset(of: 3)) == .init(line: 1, column: 9))
    let block = try #require(node["next"])
    #expect(lines.position(of: ScalarPlaces(block, in: lines).offset(of: 2)) == .init(line: 7, column: 4))
  }

  @Test("an alias stands where it stands, whatever its text")
  func alias() throws {
    let lines = SourceLines(Array("a: &x hello\nb: *x\n".utf8))
    let node = try #require(try YAMLLoader.load(lines)?["b"])
    #expect(lines.position(of: ScalarPlaces(node, in: lines).offset(of: 3)) == .init(line: 2, column: 4))
  }

  @Test("bytes, code points, lines and columns lead to each other", arguments: 0..<100)
  func lines(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var text = seed % 2 == 0 ? "" : "\u{FEFF}"
    for _ in 0..<Int.random(in: 0...300, using: &random) {
      text += ["a", "ä", "𐍈", "\n", "\r\n", "\r", "\u{2028}"].randomElement(using: &random) ?? ""
    }
    let lines = SourceLines(Array(text.utf8))
    var position = YAMLNode.Position(line: 1, column: 1)
    var offset = 0
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      #expect(lines.offset(ofCodePoint: index) == offset)
      #expect(lines.position(of: offset) == position)
      if scalar != "\u{FEFF}" { #expect(lines.offset(of: position) == offset) }
      offset += String(scalar).utf8.count
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      if scalar == "\n" || (scalar == "\r" && next != "\n") {
        position = .init(line: position.line + 1, column: 1)
      } else if scalar != "\u{FEFF}" {
        position = .init(line: position.line, column: position.column + 1)
      }
    }
    #expect(lines.offset(ofCodePoint: scalars.count) == lines.bytes.count)
  }
}
