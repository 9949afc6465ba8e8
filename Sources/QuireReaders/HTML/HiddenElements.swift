import QuireHTML
import QuireText

/// Says which elements a page does not show, as far as its tags tell: style sheets are not read.
enum HiddenElements {
  /// Whether the element has the attribute `hidden`, or a style that takes it away.
  static func isHidden(_ id: HTMLNodeID, in tree: HTMLTree) -> Bool {
    for attribute in tree.attributes(of: id) {
      if attribute.name == .hidden {
        // What can be found by searching is there for readers.
        return !attribute.valueRange.elementsEqual("until-found".utf8, in: tree.bytes)
      }
      if attribute.name == .style, hides(tree.bytes[attribute.valueRange]) { return true }
    }
    return false
  }

  /// Whether a style has the declaration `display: none` or `visibility: hidden`.
  static func hides(_ style: ArraySlice<UInt8>) -> Bool {
    for declaration in style.split(separator: UInt8(ascii: ";")) {
      guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = trimmed(declaration[..<colon])
      var value = trimmed(declaration[(colon + 1)...])
      if let mark = value.firstIndex(of: UInt8(ascii: "!")) { value = trimmed(value[..<mark]) }
      if equals(name, "display"), equals(value, "none") { return true }
      if equals(name, "visibility"), equals(value, "hidden") { return true }
    }
    return false
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let first = bytes.first, first <= 0x20 { bytes = bytes.dropFirst() }
    while let last = bytes.last, last <= 0x20 { bytes = bytes.dropLast() }
    return bytes
  }

  private static func equals(_ bytes: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
    guard bytes.count == word.utf8CodeUnitCount else { return false }
    return zip(bytes, word.description.utf8).allSatisfy { ($0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0) == $1 }
  }
}

extension ByteRange {
  fileprivate func elementsEqual(_ word: String.UTF8View, in bytes: [UInt8]) -> Bool { bytes[self].elementsEqual(word) }
}
