import QuireDocument
import QuireText

/// Random documents with every layer populated, and random changes of them.
enum RandomDocument {
  private static let alphabet = ["a", "b", " ", "\n", "é", "ß", "—", "語", "😀", "\u{A0}"]

  static func plain(_ text: String) -> Document {
    let bytes = Array(text.utf8)
    var builder = DocumentBuilder(id: "test", source: Source(bytes: bytes), reader: "test")
    builder.copy(0..<bytes.count)
    return builder.finish()
  }

  /// A document whose source is text, rewritten text, removed text and syntax in a random order, in a random charset.
  static func make(using random: inout Xorshift) -> Document {
    var decoded: [UInt8] = []
    var bytes: [UInt8] = []
    var map = OffsetMap()
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      let character = Array(alphabet[Int.random(in: 0..<alphabet.count, using: &random)].utf8)
      let unit = Bool.random(using: &random) ? character.count : Int.random(in: 1...6, using: &random)
      map.append(units: 1, decodedUnit: UInt8(character.count), sourceUnit: UInt8(unit), sourceStart: bytes.count)
      decoded += character
      bytes += Array(repeating: UInt8(ascii: "."), count: unit)
    }
    let source = Source(bytes: bytes, decoded: decoded, map: map)
    var builder = DocumentBuilder(id: "test", source: source, reader: "test")
    let borders = boundaries(of: decoded)
    var index = 0
    var ends = [0]
    while index + 1 < borders.count {
      ends.append(builder.count)
      let next = min(borders.count - 1, index + Int.random(in: 1...12, using: &random))
      let range = borders[index]..<borders[next]
      index = next
      switch Int.random(in: 0..<8, using: &random) {
      case 0: builder.rewrite(range, as: Array("x—y".utf8), rule: "r", reason: "random")
      case 1: builder.remove(range, rule: "hidden", reason: "random")
      case 2: for part in map.sourceRanges(of: range) { builder.structure(.tag, part) }
      case 3:
        builder.write(Array("\n\n".utf8), rule: "w", reason: "random")
        builder.copy(range)
      default: builder.copy(range)
      }
    }
    builder.set(markup(over: ends, using: &random))
    return builder.finish()
  }

  private static func markup(over ends: [Int], using random: inout Xorshift) -> MarkupLayer {
    let elements = (0..<4).map { index in
      MarkupElement(
        range: range(ends, using: &random),
        tag: .p,
        startTag: 0..<0,
        endTag: 0..<0,
        parent: nil,
        subtreeEnd: index + 1,
        attributes: 0..<0
      )
    }
    return MarkupLayer(elements: elements)
  }

  static func boundaries(of bytes: [UInt8]) -> [Int] {
    bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
  }

  /// Random edits and an element of every layer.
  static func changes(of document: Document, using random: inout Xorshift) -> Changes {
    var changes = Changes(for: document)
    let borders = boundaries(of: document.text)
    let reason = changes.edits.reason("random", "random")
    var index = 0
    while index < borders.count {
      let end = min(borders.count - 1, index + Int.random(in: 0...6, using: &random))
      let range = borders[index]..<borders[end]
      let text = Array(["", "x", "語", " yz "][Int.random(in: 0..<4, using: &random)].utf8)
      if !(range.isEmpty && text.isEmpty) { changes.edits.replace(range, with: text, because: reason) }
      index = end + Int.random(in: 1...9, using: &random)
    }
    for _ in 0..<3 { addElements(to: &changes, borders, using: &random) }
    return changes
  }

  private static func range(_ borders: [Int], using random: inout Xorshift) -> ByteRange {
    let first = Int.random(in: 0..<borders.count, using: &random)
    let last = Int.random(in: first..<borders.count, using: &random)
    return borders[first]..<borders[last]
  }

  private static func addElements(to changes: inout Changes, _ borders: [Int], using random: inout Xorshift) {
    let found = Provenance(rule: "random")
    let block = range(borders, using: &random)
    changes.blocks.add(Block(id: changes.blocks.nextID(), range: block, kind: .paragraph, provenance: found))
    let section = range(borders, using: &random)
    changes.sections.add(Section(id: changes.sections.nextID(), range: section, kind: .body, provenance: found))
    changes.sentences.add(Sentence(range: range(borders, using: &random)))
    changes.tokens.add(Token(range: range(borders, using: &random), kind: .word))
    let mention = range(borders, using: &random)
    changes.mentions.add(Mention(id: changes.mentions.nextID(), range: mention, type: .person, provenance: found))
    addThread(to: &changes, borders, using: &random)
  }

  private static func addThread(to changes: inout Changes, _ borders: [Int], using random: inout Xorshift) {
    let found = Provenance(rule: "random")
    let body = range(borders, using: &random)
    var comment = Comment(id: changes.comments.nextID(), range: body, body: body, provenance: found)
    comment.quotes = [range(borders, using: &random)]
    comment.author = .init(name: "A", range: range(borders, using: &random))
    changes.comments.add(comment)
    let link = Link(
      id: changes.links.nextID(),
      child: comment.id,
      target: .article,
      kind: .parent,
      evidence: [range(borders, using: &random)],
      provenance: found
    )
    changes.links.add(link)
    let notice = Notice(
      id: changes.notices.nextID(),
      range: range(borders, using: &random),
      kind: .closed,
      text: "closed",
      source: [],
      provenance: found
    )
    changes.notices.add(notice)
    let annotation = Annotation(
      id: changes.annotations.nextID(),
      name: "mood",
      range: range(borders, using: &random),
      provenance: found
    )
    changes.annotations.add(annotation)
  }

  /// The ranges of all layers that leave the text or cut a character.
  static func brokenLayers(of document: Document) -> [ByteRange] {
    let layers = document.layers
    var ranges = layers.markup.elements.map(\.range) + layers.blocks.elements.map(\.range)
    ranges += layers.sections.elements.map(\.range) + layers.sentences.elements.map(\.range)
    ranges += layers.tokens.elements.map(\.range) + layers.mentions.elements.map(\.range)
    ranges += layers.comments.elements.flatMap {
      [$0.range, $0.body] + $0.quotes + [$0.author?.range].compactMap { $0 }
    }
    ranges += layers.notices.elements.map(\.range) + layers.annotations.elements.map(\.range)
    ranges += layers.links.elements.flatMap(\.evidence)
    return ranges.filter { !document.isBoundary($0.lowerBound) || !document.isBoundary($0.upperBound) }
  }
}

extension Document {
  mutating func edit(_ body: (inout EditList) -> Void) throws {
    var changes = Changes(for: self)
    body(&changes.edits)
    try apply(changes, by: "test")
  }
}

struct Xorshift: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = (seed &+ 1) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
