import QuireDocument
import QuireText
import Testing

/// What an edit does to a span, as a table: the span `[3, 7)` of "0123456789", the edit, and what becomes of it.
@Suite struct EditTableTests {
  struct Row: Sendable, CustomStringConvertible {
    let what: String
    let edit: ByteRange
    let text: String
    /// Where a span that goes with its text ends up; `nil` where it goes.
    let span: ByteRange?
    /// Where a span that stays ends up.
    let survivor: ByteRange

    var description: String { what }
  }

  static let rows = [
    Row(what: "removed before", edit: 0..<2, text: "", span: 1..<5, survivor: 1..<5),
    Row(what: "removed behind", edit: 8..<9, text: "", span: 3..<7, survivor: 3..<7),
    Row(what: "wholly removed", edit: 3..<7, text: "", span: nil, survivor: 3..<3),
    Row(what: "removed with its surroundings", edit: 2..<8, text: "", span: nil, survivor: 2..<2),
    Row(what: "replaced with its surroundings", edit: 2..<8, text: "xy", span: nil, survivor: 2..<2),
    Row(what: "replaced with what stands before", edit: 2..<7, text: "xy", span: nil, survivor: 2..<2),
    Row(what: "replaced with what stands behind", edit: 3..<8, text: "xy", span: nil, survivor: 3..<3),
    Row(what: "start removed", edit: 1..<5, text: "", span: 1..<3, survivor: 1..<3),
    Row(what: "start replaced across the edge", edit: 1..<5, text: "xy", span: 3..<5, survivor: 3..<5),
    Row(what: "end removed", edit: 5..<9, text: "", span: 3..<5, survivor: 3..<5),
    Row(what: "end replaced across the edge", edit: 5..<9, text: "xy", span: 3..<5, survivor: 3..<5),
    Row(what: "rewritten inside", edit: 4..<6, text: "x", span: 3..<6, survivor: 3..<6),
    Row(what: "rewritten inside at the start", edit: 3..<4, text: "xyz", span: 3..<9, survivor: 3..<9),
    Row(what: "rewritten inside at the end", edit: 6..<7, text: "xyz", span: 3..<9, survivor: 3..<9),
    Row(what: "rewritten as a whole", edit: 3..<7, text: "x", span: 3..<4, survivor: 3..<4),
    Row(what: "inserted inside", edit: 5..<5, text: "xy", span: 3..<9, survivor: 3..<9),
    Row(what: "inserted at the start", edit: 3..<3, text: "xy", span: 5..<9, survivor: 5..<9),
    Row(what: "inserted at the end", edit: 7..<7, text: "xy", span: 3..<7, survivor: 3..<7),
  ]

  @Test(arguments: rows)
  func row(_ row: Row) throws {
    var document = RandomDocument.plain("0123456789")
    var changes = Changes(for: document)
    changes.tokens.add(Token(range: 3..<7, kind: .word))
    let found = Provenance(rule: "test")
    changes.sections.add(Section(id: changes.sections.nextID(), range: 3..<7, kind: .body, provenance: found))
    try document.apply(changes, by: "test")
    try document.edit { $0.replace(row.edit, with: Array(row.text.utf8), because: $0.reason("r", "a test")) }
    #expect(document.layers.tokens.elements.first?.range == row.span)
    #expect(document.layers.sections.elements.first?.range == row.survivor)
  }

  @Test func emptySpansKeepTheirOrderAndStayLeftOfWhatIsInserted() throws {
    var document = RandomDocument.plain("0123456789")
    var changes = Changes(for: document)
    for offset in [3, 3, 5] {
      let id = changes.sections.nextID()
      changes.sections.add(Section(id: id, range: offset..<offset, kind: .body, provenance: Provenance(rule: "test")))
    }
    try document.apply(changes, by: "test")
    try document.edit { edits in
      let reason = edits.reason("r", "a test")
      edits.insert(Array("ab".utf8), at: 3, because: reason)
      edits.remove(4..<6, because: reason)
    }
    #expect(document.layers.sections.elements.map(\.range) == [3..<3, 3..<3, 6..<6])
    #expect(document.layers.sections.elements.map(\.id.raw) == [1, 2, 3])
  }

  @Test(arguments: 0..<100)
  func rangesMoveAloneAsTheyMoveTogether(seed: UInt64) throws {
    var random = Xorshift(seed: seed)
    let document = RandomDocument.plain(String(repeating: "0123456789", count: 30))
    let edits = RandomDocument.changes(of: document, using: &random)
    let ranges = (0..<300).map { $0..<min(300, $0 + Int.random(in: 0...9, using: &random)) }
    func moved(_ ranges: [ByteRange]) throws -> [ByteRange?] {
      var copy = document
      var changes = edits
      for range in ranges {
        let id = changes.sections.nextID()
        changes.sections.add(Section(id: id, range: range, kind: .section, provenance: Provenance(rule: "test")))
      }
      try copy.apply(changes, by: "test")
      let found = copy.layers.sections.elements.filter { $0.kind == .section }.sorted { $0.id < $1.id }
      return found.map(\.range)
    }
    let together = try moved(ranges.shuffled(using: &random).sorted { $0.lowerBound < $1.lowerBound })
    let alone = try ranges.map { try moved([$0])[0] }
    #expect(together == alone)
  }
}
