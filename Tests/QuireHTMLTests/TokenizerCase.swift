import Foundation
import QuireText

@testable import QuireHTML

/// One case of a tokenizer file in the format of html5lib, in one of the states it is to be run in.
///
/// Strings are bytes: some cases have lone surrogates, which are no UTF-8; they pass as the three bytes they would be.
struct TokenizerCase {
  var file: String
  var description: String
  var input: [UInt8]
  var expected: [Token]
  var state: String
  var lastStartTag: String?
  var isXMLViolation = false

  enum Token: Equatable {
    case text([UInt8])
    case startTag([UInt8], [[UInt8]: [UInt8]], Bool)
    case endTag([UInt8])
    case comment([UInt8])
    case doctype([UInt8]?, [UInt8]?, [UInt8]?, Bool)
  }

  static func read(_ url: URL) throws -> [TokenizerCase] {
    let document = try JSONParser().parse([UInt8](try Data(contentsOf: url)))
    let isXML = document.root["xmlViolationTests"] != nil
    let tests = document.root["tests"] ?? document.root["xmlViolationTests"]
    return tests.map { Array($0.elements) }?.flatMap { read($0, url.lastPathComponent, isXML) } ?? []
  }

  private static func read(_ test: JSONNode, _ file: String, _ isXML: Bool) -> [TokenizerCase] {
    let isEscaped = test["doubleEscaped"]?.bool == true
    let states = test["initialStates"].map { $0.elements.compactMap(\.string) } ?? ["Data state"]
    let expected = test["output"].map { $0.elements.compactMap { token($0, isEscaped) } } ?? []
    return states.map { state in
      TokenizerCase(
        file: file,
        description: test["description"]?.string ?? "",
        input: bytes(test["input"], isEscaped) ?? [],
        expected: expected,
        state: state,
        lastStartTag: test["lastStartTag"]?.string,
        isXMLViolation: isXML
      )
    }
  }

  private static func token(_ node: JSONNode, _ isEscaped: Bool) -> Token? {
    let parts = Array(node.elements)
    func string(_ index: Int) -> [UInt8]? { index < parts.count ? bytes(parts[index], isEscaped) : nil }
    switch parts.first?.string {
    case "Character": return .text(string(1) ?? [])
    case "Comment": return .comment(string(1) ?? [])
    case "EndTag": return .endTag(string(1) ?? [])
    case "StartTag":
      var attributes: [[UInt8]: [UInt8]] = [:]
      for member in parts[2].members {
        attributes[unescaped(Array(member.name.utf8), isEscaped)] = bytes(member.value, isEscaped)
      }
      return .startTag(string(1) ?? [], attributes, parts.count > 3 && parts[3].bool == true)
    case "DOCTYPE": return .doctype(string(1), string(2), string(3), parts[4].bool == true)
    default: return nil
    }
  }

  private static func bytes(_ node: JSONNode?, _ isEscaped: Bool) -> [UInt8]? {
    node?.string.map { unescaped(Array($0.utf8), isEscaped) }
  }

  /// The bytes with every `\uHHHH` replaced.
  private static func unescaped(_ bytes: [UInt8], _ isEscaped: Bool) -> [UInt8] {
    guard isEscaped else { return bytes }
    var units: [UInt16] = []
    var result: [UInt8] = []
    var index = 0
    func flush() {
      var place = 0
      while place < units.count {
        var value = UInt32(units[place])
        place += 1
        if value & 0xFC00 == 0xD800, place < units.count, units[place] & 0xFC00 == 0xDC00 {
          value = 0x10000 + (value & 0x3FF) << 10 + UInt32(units[place] & 0x3FF)
          place += 1
        }
        result += encoded(value)
      }
      units = []
    }
    while index < bytes.count {
      if index + 6 <= bytes.count, bytes[index] == 0x5C, bytes[index + 1] == 0x75,
        let unit = UInt16(String(decoding: bytes[index + 2..<index + 6], as: UTF8.self), radix: 16)
      {
        units.append(unit)
        index += 6
      } else {
        flush()
        result.append(bytes[index])
        index += 1
      }
    }
    flush()
    return result
  }

  private static func encoded(_ value: UInt32) -> [UInt8] {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | value >> shift & 0x3F) }
    switch value {
    case ..<0x80: return [UInt8(value)]
    case ..<0x800: return [UInt8(0xC0 | value >> 6), tail(0)]
    case ..<0x10000: return [UInt8(0xE0 | value >> 12), tail(6), tail(0)]
    default: return [UInt8(0xF0 | value >> 18), tail(12), tail(6), tail(0)]
    }
  }
}

extension TokenizerCase {
  /// The tokens that the tokenizer gives, neighbouring texts joined.
  func tokens() -> [Token] {
    withHeldBytes(input) { held in
      var tokenizer = HTMLTokenizer(held, end: input.count)
      if let lastStartTag { tokenizer.contentEnd = Array(lastStartTag.utf8) }
      switch state {
      case "PLAINTEXT state": tokenizer.content = .plainText
      case "RCDATA state": tokenizer.content = .escapableRawText
      case "RAWTEXT state": tokenizer.content = .rawText
      case "Script data state": tokenizer.content = .script
      case "CDATA section state": tokenizer.content = .cdata
      default: tokenizer.content = .data
      }
      var tokens: [Token] = []
      while let token = next(&tokenizer) {
        if case .text(let more) = token, case .text(let text)? = tokens.last {
          tokens[tokens.count - 1] = .text(text + more)
        } else {
          tokens.append(token)
        }
      }
      return isXMLViolation ? tokens.map(coerced) : tokens
    }
  }

  private func next(_ tokenizer: inout HTMLTokenizer) -> Token? {
    switch tokenizer.next(allowsCDATA: false) {
    case .end: return nil
    case .text:
      let token = tokenizer.token
      return .text(value(token.start, token.end, token.decoding.subtracting(.droppedNulls)))
    case .comment:
      return .comment(value(tokenizer.token.dataStart, tokenizer.token.dataEnd, [.carriageReturns, .replacedNulls]))
    case .endTag: return .endTag(Array(tokenizer.names.bytes(of: tokenizer.token.name)))
    case .startTag:
      var attributes: [[UInt8]: [UInt8]] = [:]
      for attribute in tokenizer.attributes[tokenizer.token.firstAttribute...] {
        attributes[Array(tokenizer.names.bytes(of: attribute.name))] = value(
          attribute.valueRange.lowerBound,
          attribute.valueRange.upperBound,
          attribute.decoding,
          inAttribute: true
        )
      }
      let token = tokenizer.token
      return .startTag(Array(tokenizer.names.bytes(of: token.name)), attributes, token.isSelfClosing)
    case .doctype:
      let doctype = tokenizer.doctype
      func part(_ range: ByteRange?) -> [UInt8]? {
        range.map { value($0.lowerBound, $0.upperBound, [.carriageReturns, .replacedNulls]) }
      }
      let name = part(doctype.name).map { $0.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 } }
      return .doctype(name, part(doctype.publicID), part(doctype.systemID), !doctype.forcesQuirks)
    }
  }

  private func value(_ start: Int, _ end: Int, _ decoding: HTMLDecoding, inAttribute: Bool = false) -> [UInt8] {
    HTMLPieces(input, start..<end, decoding, inAttribute: inAttribute).flatMap { piece in
      piece.replacement.map(Array.init) ?? Array(input[piece.source])
    }
  }

  /// What XML cannot say in another way, as the standard proposes for trees that are to become XML.
  private func coerced(_ token: Token) -> Token {
    switch token {
    case .text(let text):
      let string = String(decoding: text, as: UTF8.self)
      return .text(
        Array(
          string.replacingOccurrences(of: "\u{FFFF}", with: "\u{FFFD}").replacingOccurrences(of: "\u{C}", with: " ")
            .utf8
        )
      )
    case .comment(let text):
      return .comment(Array(String(decoding: text, as: UTF8.self).replacingOccurrences(of: "--", with: "- -").utf8))
    default: return token
    }
  }
}
