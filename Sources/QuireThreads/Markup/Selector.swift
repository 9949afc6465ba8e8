import QuireText

/// A test of an element by its tag, its class names and its attributes, written as a small part of CSS.
///
/// `li.comment`, `[itemprop~=author]`, `.comment-author .fn`: an element, or one that stands somewhere within another.
/// Beside CSS's `=`, `~=`, `^=`, `$=` and `*=` there is `#=`: the value is this word and then a number, as in
/// `[id#=comment-]`.
struct Selector: Sendable {
  /// One attribute's test.
  struct Test: Sendable {
    enum Relation: UInt8, Sendable {
      case exists
      case equals
      case hasWord
      case begins
      case ends
      case contains
      case numbered
    }

    var name: String
    var relation: Relation
    var value: [UInt8]

    /// Whether `bytes` pass; letter case counts.
    func holds(_ bytes: ArraySlice<UInt8>) -> Bool {
      switch relation {
      case .exists: return true
      case .equals: return bytes.elementsEqual(value)
      case .begins: return bytes.starts(with: value)
      case .ends: return bytes.count >= value.count && bytes.suffix(value.count).elementsEqual(value)
      case .contains: return MarkupBytes.index(of: value, in: bytes) != nil
      case .hasWord: return bytes.split(whereSeparator: { $0 <= 0x20 }).contains { $0.elementsEqual(value) }
      case .numbered:
        let number = bytes.dropFirst(value.count)
        return bytes.starts(with: value) && !number.isEmpty && number.allSatisfy { $0 &- 0x30 < 10 }
      }
    }
  }

  /// What one element has to be.
  struct Compound: Sendable {
    var tag: String?
    var classes: [UInt64] = []
    var tests: [Test] = []
  }

  /// The element itself.
  var subject: Compound

  /// An element around it.
  var around: Compound?
}

/// Selectors in the order in which they are preferred, written with commas between them.
struct SelectorList: Sendable, ExpressibleByStringLiteral {
  let selectors: [Selector]

  /// The parts that are no selectors; a test holds that the platforms have none.
  let mistakes: [String]

  init(selectors: [Selector]) {
    self.selectors = selectors
    mistakes = []
  }

  init(stringLiteral text: String) {
    var selectors: [Selector] = []
    var mistakes: [String] = []
    for part in text.split(separator: ",") {
      let compounds = part.split(separator: " ").map { SelectorParser.compound(Array($0.utf8)) }
      if compounds.count == 1, let subject = compounds[0] {
        selectors.append(Selector(subject: subject))
      } else if compounds.count == 2, let around = compounds[0], let subject = compounds[1] {
        selectors.append(Selector(subject: subject, around: around))
      } else {
        mistakes.append(String(part))
      }
    }
    self.selectors = selectors
    self.mistakes = mistakes
  }
}

/// Reads selectors.
private enum SelectorParser {
  static func compound(_ bytes: [UInt8]) -> Selector.Compound? {
    var result = Selector.Compound()
    var index = 0
    if let name = name(bytes, &index) { result.tag = String(decoding: name, as: UTF8.self) }
    while index < bytes.count {
      let mark = bytes[index]
      index += 1
      switch mark {
      case UInt8(ascii: "."):
        guard let name = name(bytes, &index) else { return nil }
        result.classes.append(WordHash.hash(Array(name)))
      case UInt8(ascii: "#"):
        guard let name = name(bytes, &index) else { return nil }
        result.tests.append(Selector.Test(name: "id", relation: .equals, value: Array(name)))
      case UInt8(ascii: "["):
        guard let test = test(bytes, &index) else { return nil }
        result.tests.append(test)
      default: return nil
      }
    }
    return index > 0 ? result : nil
  }

  private static func name(_ bytes: [UInt8], _ index: inout Int) -> ArraySlice<UInt8>? {
    let start = index
    while index < bytes.count, isName(bytes[index]) { index += 1 }
    return index > start ? bytes[start..<index] : nil
  }

  /// `name]`, `name=value]`; the value may hold anything but a bracket, a blank and a comma.
  private static func test(_ bytes: [UInt8], _ index: inout Int) -> Selector.Test? {
    guard let name = name(bytes, &index), let end = bytes[index...].firstIndex(of: UInt8(ascii: "]")) else {
      return nil
    }
    let rest = bytes[index..<end]
    index = end + 1
    let title = String(decoding: name, as: UTF8.self)
    guard let first = rest.first else { return Selector.Test(name: title, relation: .exists, value: []) }
    if first == UInt8(ascii: "=") {
      return Selector.Test(name: title, relation: .equals, value: Array(rest.dropFirst()))
    }
    guard rest.dropFirst().first == UInt8(ascii: "="), let relation = relations[first] else { return nil }
    return Selector.Test(name: title, relation: relation, value: Array(rest.dropFirst(2)))
  }

  private static let relations: [UInt8: Selector.Test.Relation] = [
    UInt8(ascii: "~"): .hasWord, UInt8(ascii: "^"): .begins, UInt8(ascii: "$"): .ends, UInt8(ascii: "*"): .contains,
    UInt8(ascii: "#"): .numbered,
  ]

  private static func isName(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }
}
