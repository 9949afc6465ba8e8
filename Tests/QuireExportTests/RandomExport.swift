import QuireDocument
import QuireTesting
import QuireText

/// A random document with every layer populated, as one record in the middle of a file.
///
/// Characters stand in the file as they are or, in a document that was decoded, as escapes of the form `%e9%`, so that
/// source ranges have lengths of their own.
struct RandomExport {
  let document: Document
  let file: [UInt8]

  private static let alphabet = ["a", "B", " ", "\n", "\n\n", "é", "ß", "—", "語", "😀", "*", "<b>", "&", "\"", "=", ","]

  /// Makes a document; with `isEdited`, stages changed its text.
  init(seed: UInt64, isEdited: Bool, id: String = "random") throws {
    var random = SeededGenerator(seed: seed)
    let isEscaped = Bool.random(using: &random)
    var decoded: [UInt8] = []
    var bytes: [UInt8] = []
    var map = OffsetMap()
    for _ in 0..<Int.random(in: 0...80, using: &random) {
      for scalar in Self.alphabet[Int.random(in: 0..<Self.alphabet.count, using: &random)].unicodeScalars {
        let character = Array(String(scalar).utf8)
        let escaped = Array("%\(String(scalar.value, radix: 16))%".utf8)
        let spelled = isEscaped && Bool.random(using: &random) ? escaped : character
        if spelled.count == character.count {
          map.append(units: character.count, decodedUnit: 1, sourceUnit: 1, sourceStart: bytes.count)
        } else {
          let unit = UInt8(character.count)
          map.append(units: 1, decodedUnit: unit, sourceUnit: UInt8(spelled.count), sourceStart: bytes.count)
        }
        decoded += character
        bytes += spelled
      }
    }
    let start = Int.random(in: 0...40, using: &random)
    file = Array(repeating: UInt8(ascii: "#"), count: start) + bytes + Array("###".utf8)
    let locator = Locator(uri: "random.txt", record: 3, offset: start)
    let source = Source(bytes: bytes, decoded: decoded, map: map, locator: locator)
    var builder = DocumentBuilder(id: id, source: source, reader: "text")
    builder.copy(0..<decoded.count)
    var document = builder.finish()
    for round in 0..<(isEdited ? 2 : 0) {
      var changes = Changes(for: document)
      Self.addEdits(to: &changes, of: document, using: &random)
      try document.apply(changes, by: "round-\(round)")
    }
    var changes = Changes(for: document)
    for _ in 0..<4 { Self.addElements(to: &changes, of: document, using: &random) }
    try document.apply(changes, by: "fill")
    self.document = document
  }

  /// What the file says in `ranges`, with its escapes undone.
  func read(_ ranges: [ByteRange]) -> String {
    let spelled = ranges.map { String(decoding: file[$0], as: UTF8.self) }.joined()
    var result = String.UnicodeScalarView()
    var rest = Substring(spelled)
    while let next = rest.unicodeScalars.first {
      if next == "%", let end = rest.dropFirst().firstIndex(of: "%"),
        let value = UInt32(rest.dropFirst()[..<end], radix: 16), let scalar = Unicode.Scalar(value)
      {
        result.append(scalar)
        rest = rest[rest.index(after: end)...]
      } else {
        result.append(next)
        rest = Substring(rest.unicodeScalars.dropFirst())
      }
    }
    return String(result)
  }

  static func boundaries(of bytes: [UInt8]) -> [Int] {
    bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
  }

  private static func range(of document: Document, using random: inout SeededGenerator) -> ByteRange {
    let borders = boundaries(of: document.text)
    let first = Int.random(in: 0..<borders.count, using: &random)
    let last = Int.random(in: first..<min(borders.count, first + 20), using: &random)
    return borders[first]..<borders[last]
  }

  private static func addEdits(
    to changes: inout Changes,
    of document: Document,
    using random: inout SeededGenerator
  ) {
    let borders = boundaries(of: document.text)
    let reason = changes.edits.reason("random", "chance")
    var index = 0
    while index < borders.count {
      let end = min(borders.count - 1, index + Int.random(in: 0...4, using: &random))
      let range = borders[index]..<borders[end]
      let text = Array(["", "x", "語", " yz "][Int.random(in: 0..<4, using: &random)].utf8)
      if !(range.isEmpty && text.isEmpty) { changes.edits.replace(range, with: text, because: reason) }
      index = end + Int.random(in: 1...15, using: &random)
    }
  }

  private static func addElements(
    to changes: inout Changes,
    of document: Document,
    using random: inout SeededGenerator
  ) {
    func place() -> ByteRange { Self.range(of: document, using: &random) }
    func chance<Choice: CaseIterable>(_: Choice.Type) -> Choice where Choice.AllCases == [Choice] {
      Choice.allCases[Int.random(in: 0..<Choice.allCases.count, using: &random)]
    }
    let found = Provenance(rule: "random", reason: Bool.random(using: &random) ? "chance" : nil, score: 0.5)
    var block = Block(id: changes.blocks.nextID(), range: place(), kind: chance(Block.Kind.self), provenance: found)
    block.level = Int.random(in: 0...7, using: &random)
    block.label = chance(Block.Label.self)
    block.labelled = block.label == .content ? nil : found
    if block.kind == .listItem { block.marker = block.range.lowerBound..<block.range.lowerBound }
    changes.blocks.add(block)
    let kind = chance(Section.Kind.self)
    let section = Section(id: changes.sections.nextID(), range: place(), kind: kind, title: place(), provenance: found)
    changes.sections.add(section)
    changes.sentences.add(Sentence(range: place()))
    changes.tokens.add(Token(range: place(), kind: chance(Token.Kind.self)))
    let entity = Entity(id: changes.entities.nextID(), type: .place, name: "A & B", provenance: found)
    changes.entities.add(entity)
    var mention = Mention(id: changes.mentions.nextID(), range: place(), type: .place, provenance: found)
    mention.entity = Bool.random(using: &random) ? entity.id : nil
    mention.normal = Bool.random(using: &random) ? "=1+1" : nil
    changes.mentions.add(mention)
    addThread(to: &changes, of: document, found, using: &random)
    let annotation = Annotation(id: changes.annotations.nextID(), name: "mood", range: place(), provenance: found)
    changes.annotations.add(annotation)
    let source = document.sourceRanges(of: place())
    changes.set("title", MetadataValue("Say \"<hi>\"", rule: "random", source: source, score: 1, precision: "day"))
    changes.setSignal("words", 1.5)
    changes.report(Diagnostic(.warning, code: "random", "a <remark>", source: source))
  }

  private static func addThread(
    to changes: inout Changes,
    of document: Document,
    _ found: Provenance,
    using random: inout SeededGenerator
  ) {
    func place() -> ByteRange { Self.range(of: document, using: &random) }
    let whole = place()
    var comment = Comment(id: changes.comments.nextID(), range: whole, body: whole, provenance: found)
    comment.quotes = [place()]
    if Bool.random(using: &random) {
      comment.author = .init(name: "+Ann <i>", range: place(), url: "javascript:alert(1)")
      comment.time = .init(iso: nil, precision: nil, isRelative: true, range: place())
    }
    changes.comments.add(comment)
    let others: [Link.Target] = [
      .article, .ghost("<Bob>"), .document("mails/1"), .comment(ElementID(UInt32.random(in: 1...4, using: &random))),
    ]
    for (kind, target) in zip(Link.Kind.allCases, others.shuffled(using: &random)) {
      let id = changes.links.nextID()
      changes.links.add(
        Link(id: id, child: comment.id, target: target, kind: kind, evidence: [place()], provenance: found)
      )
    }
    let range = place()
    changes.notices.add(
      Notice(id: changes.notices.nextID(), range: range, kind: .closed, text: "<closed>", source: [], provenance: found)
    )
    changes.thread = CommentThread()
  }
}
