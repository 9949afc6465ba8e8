import QuireDocument
import QuireStages
import QuireText
import Testing

/// What formats of tokens say must be what the mentions are.
@Suite struct TokenTests {
  /// Scalars that `str.isspace` of Python holds for white space.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
  }

  /// The mentions of `document` as formats without overlaps hold them, from the selected text of its record.
  static func expected(_ document: Document, _ content: String) throws -> (text: [Unicode.Scalar], spans: [Range<Int>])
  {
    let record = try Export.record([.init("content", .string(content))], document)
    let text = Array(try #require(record["text"]?.stringValue).unicodeScalars)
    var spans: [Range<Int>] = []
    for entity in record["entities"]?.arrayValue ?? [] {
      var lower = try #require(entity["start"]?.integerValue)
      var upper = try #require(entity["end"]?.integerValue)
      while lower < upper, isSpace(text[lower]) { lower += 1 }
      while lower < upper, isSpace(text[upper - 1]) { upper -= 1 }
      if lower < upper { spans.append(lower..<upper) }
    }
    spans.sort { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) }
    var flat: [Range<Int>] = []
    for span in spans where span.lowerBound >= flat.last?.upperBound ?? 0 { flat.append(span) }
    return (text, flat)
  }

  /// Reads tags of any scheme with offsets in the second and third column; `nil` where tags don't fit each other.
  private static func spans(_ file: String, _ scheme: String) -> [Range<Int>]? {
    var spans: [Range<Int>] = []
    var open: Int?
    for line in file.split(separator: "\n", omittingEmptySubsequences: false) {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count == 4 else {
        guard line.isEmpty, open == nil || scheme == "bio" else { return nil }
        open = nil
        continue
      }
      guard let start = Int(cells[1]), let end = Int(cells[2]), start < end else { return nil }
      switch cells[3].prefix(2) {
      case "O": open = nil
      case "B-":
        spans.append(start..<end)
        open = start
      case "U-", "S-":
        guard open == nil else { return nil }
        spans.append(start..<end)
      case "I-", "L-", "E-":
        guard let last = spans.popLast(), open != nil else { return nil }
        spans.append(last.lowerBound..<end)
        if cells[3].first != "I" { open = nil }
      default: return nil
      }
    }
    return spans
  }

  @Test(arguments: 0..<60, ["bio", "bilou", "iobes"])
  func tagsReadBackAsTheSameSpans(seed: UInt64, scheme: String) throws {
    let document = try RandomExport(seed: seed, isEdited: seed % 2 == 0).document
    let content = ["all", "kept", "main"][Int(seed % 3)]
    let columns = OptionValue.list(["token", "start", "end", "tag"].map { .string($0) })
    let options: [OptionValue.Member] = [
      .init("columns", columns), .init("scheme", .string(scheme)), .init("docstart", .bool(false)),
      .init("content", .string(content)),
    ]
    let file = try Export.text("conll", options, document)
    let expected = try Self.expected(document, content)
    #expect(Self.spans(file, scheme) == expected.spans, "seed \(seed)")
    var end = 0
    for line in file.split(separator: "\n") {
      let cells = line.split(separator: "\t")
      let start = try #require(Int(cells[1]))
      #expect(expected.text[end..<start].allSatisfy(Self.isSpace), "seed \(seed): words are in no token")
      end = try #require(Int(cells[2]))
    }
    #expect(expected.text[end...].allSatisfy(Self.isSpace), "seed \(seed)")
  }

  @Test(arguments: 0..<30)
  func tokensLeadToTheirBytes(seed: UInt64) throws {
    let random = try RandomExport(seed: seed, isEdited: false)
    let columns = OptionValue.list(["token", "start", "end", "source"].map { .string($0) })
    for content in ["all", "kept", "main"] {
      let options: [OptionValue.Member] = [
        .init("columns", columns), .init("docstart", .bool(false)), .init("content", .string(content)),
      ]
      let file = try Export.text("conll", options, random.document)
      let text = try Self.expected(random.document, content).text
      for line in file.split(separator: "\n") {
        let cells = line.split(separator: "\t").map(String.init)
        let (start, end) = (try #require(Int(cells[1])), try #require(Int(cells[2])))
        let source = cells[3].split(separator: ",").compactMap { range -> ByteRange? in
          let ends = range.split(separator: "..").compactMap { Int($0) }
          return ends.count == 2 ? ends[0]..<ends[1] : nil
        }
        #expect(random.read(source) == String(String.UnicodeScalarView(text[start..<end])), "seed \(seed)")
      }
    }
  }

  @Test func hostileTokensStayInTheirCells() throws {
    let bytes = Array("a\tb\u{0}c\u{85}d\u{2028}e\u{1F}f \u{7F} -DOCSTART- #x".utf8)
    var builder = DocumentBuilder(id: "x", source: Source(bytes: bytes), reader: "text")
    builder.copy(0..<bytes.count)
    var document = builder.finish()
    var changes = Changes(for: document)
    changes.tokens.add(Token(range: 0..<bytes.count, kind: .word))
    let id = changes.mentions.nextID()
    changes.mentions.add(
      Mention(id: id, range: 0..<3, type: "A B\tC", normal: "x\ny", provenance: Provenance(rule: "test"))
    )
    try document.apply(changes, by: "test")
    let columns = OptionValue.list(["token", "normal", "tag"].map { .string($0) })
    let file = try Export.text("conll", [.init("columns", columns), .init("docstart", .bool(false))], document)
    #expect(file == "a_b\tx_y\tB-A_B_C\n_c\t_\tO\n\nd\t_\tO\n\ne_f___-DOCSTART-_#x\t_\tO\n\n")
  }
}
