import QuireMarkup
import QuireText

/// Which elements of an XML document stand in running text, and where each ends.
struct XMLShape {
  /// Whether the element that starts with a token stands beside characters, or in an element that does.
  private(set) var isInText: [Bool]

  /// The token of the end tag, by the token of the start tag.
  private(set) var ends: [Int]

  /// Looks at all tokens twice; linear.
  init(_ xml: XMLEvents) {
    isInText = [Bool](repeating: false, count: xml.events.count)
    ends = [Int](repeating: 0, count: xml.events.count)
    var parents = [Int](repeating: -1, count: xml.events.count)
    var hasText = [Bool](repeating: false, count: xml.events.count)
    var open: [Int] = []
    for (index, event) in xml.events.enumerated() {
      switch event.kind {
      case .startTag:
        parents[index] = open.last ?? -1
        open.append(index)
      case .endTag: if let start = open.popLast() { ends[start] = index }
      case .text:
        guard let last = open.last, !hasText[last] else { continue }
        hasText[last] = CollapsibleSpace.endOfSpace(xml.bytes, in: event.range) < event.range.upperBound
      case .reference, .unknownReference: if let last = open.last { hasText[last] = true }
      default: break
      }
    }
    for (index, event) in xml.events.enumerated() where event.kind == .startTag && parents[index] >= 0 {
      isInText[index] = hasText[parents[index]] || isInText[parents[index]]
    }
  }
}
