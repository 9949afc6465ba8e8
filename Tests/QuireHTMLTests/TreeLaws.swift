import QuireHTML
import QuireText

/// What holds for every tree, whatever was parsed.
struct TreeLaws {
  let tree: HTMLTree

  /// What is broken; empty if nothing is.
  func broken() -> [String] {
    partition() + links() + ranges() + text() + pieces()
  }

  /// The tokens cover the input, each byte once.
  private func partition() -> [String] {
    var place = 0
    for run in tree.syntax {
      guard run.range.lowerBound == place, !run.range.isEmpty else { return ["a gap in the tokens at \(place)"] }
      place = run.range.upperBound
    }
    return place == tree.bytes.count ? [] : ["the tokens end at \(place) of \(tree.bytes.count)"]
  }

  /// Every link has its counterpart.
  private func links() -> [String] {
    tree.nodes.indices.flatMap { index -> [String] in
      let id = HTMLNodeID(raw: Int32(index))
      var previous: HTMLNodeID?
      for child in tree.children(of: id) {
        guard tree[child].parent == id, tree[child].previousSibling == previous else { return ["links of \(child)"] }
        previous = child
      }
      return tree[id].kind == .text || tree[id].lastChild == previous ? [] : ["last child of \(id)"]
    }
  }

  private func isInside(_ range: ByteRange) -> Bool { range.lowerBound >= 0 && range.upperBound <= tree.bytes.count }

  /// Every place is within the input, and what it should be.
  private func ranges() -> [String] {
    var broken: [String] = []
    for index in tree.nodes.indices {
      let id = HTMLNodeID(raw: Int32(index))
      let node = tree[id]
      if !isInside(node.sourceRange) || !isInside(node.endTagRange) { broken.append("range of \(id)") }
      guard node.kind == .element else { continue }
      if !node.sourceRange.isEmpty, tree.bytes[node.sourceRange.lowerBound] != 0x3C { broken.append("start of \(id)") }
      if !node.endTagRange.isEmpty, tree.bytes[node.endTagRange.lowerBound] != 0x3C { broken.append("end of \(id)") }
      for attribute in tree.attributes(of: id)
      where !isInside(attribute.nameRange) || !isInside(attribute.valueRange)
        || attribute.nameRange.lowerBound < node.sourceRange.lowerBound && !node.isHTML(.html) && !node.isHTML(.body)
      {
        broken.append("attribute of \(id)")
      }
    }
    return broken
  }

  /// Every byte of every text token is in one run or dropped, once; nothing else is.
  private func text() -> [String] {
    var counts = Array(repeating: 0, count: tree.bytes.count)
    for run in tree.syntax where run.kind == .text || run.kind == .rawText {
      for place in run.range { counts[place] -= 1 }
    }
    for index in tree.nodes.indices where !tree.nodes[index].flags.contains(.mirrored) {
      for run in tree.runs(of: HTMLNodeID(raw: Int32(index))) {
        for place in run.range { counts[place] += 1 }
      }
    }
    var last = 0
    var broken: [String] = []
    for text in tree.droppedText {
      if text.range.lowerBound < last { broken.append("dropped text out of order at \(last)") }
      last = text.range.upperBound
      for place in text.range { counts[place] += 1 }
    }
    for run in tree.syntax where run.isDropped {
      if !tree.droppedText.contains(where: { $0.range == run.range }) { broken.append("\(run) is not dropped") }
    }
    if let place = counts.firstIndex(where: { $0 != 0 }) { broken.append("text at \(place) counts \(counts[place])") }
    return broken
  }

  /// The pieces of a value tile its range, and make up the value.
  private func pieces() -> [String] {
    var broken: [String] = []
    for run in tree.textRuns where !isTiled(tree.pieces(of: run), run.range) { broken.append("pieces of \(run)") }
    for attribute in tree.attributes where !isTiled(tree.pieces(of: attribute), attribute.valueRange) {
      broken.append("pieces of \(attribute)")
    }
    for attribute in tree.attributes where attribute.decoding.isEmpty {
      if tree.value(of: attribute) != Array(tree.bytes[attribute.valueRange]) { broken.append("value of \(attribute)") }
    }
    return broken
  }

  private func isTiled(_ pieces: HTMLPieces, _ range: ByteRange) -> Bool {
    var place = range.lowerBound
    for piece in pieces {
      guard piece.source.lowerBound == place, !piece.source.isEmpty else { return false }
      if let replacement = piece.replacement, replacement.count > 8 { return false }
      place = piece.source.upperBound
    }
    return place == range.upperBound
  }
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}

/// Pages of nonsense, made of what is hard for a parser.
enum TagSoup {
  private static let names = [
    "a", "b", "i", "p", "div", "table", "tr", "td", "tbody", "caption", "col", "colgroup", "select", "option",
    "optgroup", "template", "svg", "math", "mi", "foreignObject", "title", "desc", "annotation-xml", "form", "button",
    "li", "ul", "dd", "dt", "h1", "h2", "pre", "textarea", "script", "style", "nobr", "font", "object", "frameset",
    "frame", "html", "head", "body", "br", "hr", "img", "input", "ruby", "rt", "noscript", "plaintext", "center",
    "selectedcontent", "hr", "span", "em", "code", "image", "x-thing", "g", "path", "mglyph", "iframe", "meta",
  ]

  private static let bits = [
    "text", " ", "\n", "\r\n", "\r", "\0", "&amp;", "&lt", "&#65;", "&#0;", "&NotEqualTilde;", "&nosuch;", "&", "<",
    "</",
    "<!", "<?", "<!-- c -->", "<!---->", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE html>", "<!doctype", "é", "漢",
    "🙂",
    "</>", "=", "\"", "'", ">", "/>", "<!-- <script> -->", "\t", "\u{C}", "&#13;", "&#x20;",
  ]

  private static let attributes = [
    " id=x", " class=\"a b\"", " class='c'", " hidden", " type=hidden", " x=\"&amp;\0\r\n\"", " encoding=text/html",
    " color=red", " xlink:href=#", " viewBox=1", " a=1 a=2", " =", " /", " b='", " selected", " DATA-X=&lt",
  ]

  static func page(_ seed: UInt64, _ length: Int = 60) -> [UInt8] {
    var numbers = SeededNumbers(state: seed)
    var page = ""
    for _ in 0..<Int.random(in: 1...length, using: &numbers) {
      switch Int.random(in: 0..<10, using: &numbers) {
      case 0..<4:
        page += "<" + (names.randomElement(using: &numbers) ?? "")
        while Int.random(in: 0..<3, using: &numbers) == 0 { page += attributes.randomElement(using: &numbers) ?? "" }
        page += Int.random(in: 0..<20, using: &numbers) == 0 ? "" : ">"
      case 4..<7: page += "</" + (names.randomElement(using: &numbers) ?? "") + ">"
      default: page += bits.randomElement(using: &numbers) ?? ""
      }
    }
    return Array(page.utf8)
  }
}
