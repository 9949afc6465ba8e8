import Foundation
import QuireDocument
import QuireStages
import QuireText
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What is written of a thread reads back as the same tree.
@Suite struct ThreadRoundTripTests {
  /// A post and what stands above it; the page is "".
  private struct Entry: Equatable, Comparable {
    var id: String
    var parent: String

    static func < (left: Entry, right: Entry) -> Bool { (left.id, left.parent) < (right.id, right.parent) }
  }

  /// The tree as the record says it: positions of comments and of their parents, whatever their ids are.
  private static func shape(_ entries: [Entry]) -> [Int] {
    let places = Dictionary(entries.enumerated().map { ($1.id, $0) }) { first, _ in first }
    return entries.map { places[$0.parent] ?? -1 }
  }

  private static func rows(_ document: Document) throws -> [Entry] {
    let lines = try Export.bytes("comments", [], document).split(separator: 0x0A)
    return try lines.map { try JSONValue(parsing: Array($0)) }.map {
      Entry(id: $0["id"]?.stringValue ?? "?", parent: $0["parent_id"]?.stringValue ?? "")
    }
  }

  private static func documents() throws -> [Document] {
    try (0..<40).map { try RandomExport(seed: UInt64($0), isEdited: $0 % 2 == 0).document }
  }

  @Test func rowsAreTheTreeOfTheRecord() throws {
    for document in try Self.documents() {
      let rows = try Self.rows(document)
      #expect(Set(rows.map(\.id)).count == rows.count)
      let record = try Export.record([], document)["comments"]?.arrayValue ?? []
      let parents = record.map { $0["parent"]?.stringValue != nil }
      #expect(parents.count { $0 } == rows.count { !$0.parent.isEmpty })
      #expect(record.count == rows.count)
      // A parent stands before its replies.
      for (place, parent) in Self.shape(rows).enumerated() { #expect(parent < place) }
    }
  }

  @Test func tablesHoldTheSameTree() throws {
    for document in try Self.documents() {
      let table = try Export.text("comments", [.init("format", .string("csv"))], document)
      let rows = try CSVRows.read(table).dropFirst().map { Entry(id: $0[1], parent: $0[2]) }
      #expect(Array(rows) == (try Self.rows(document)))
    }
  }

  @Test func nestedFormatsHoldTheSameTree() throws {
    for document in try Self.documents() {
      let rows = try Self.rows(document)
      let tree = try JSONValue(parsing: Export.bytes("thread-json", [], document))
      #expect(Self.nested(tree["comments"], id: "id", replies: "replies", under: "") == rows)
      let posting = try JSONValue(parsing: Export.bytes("schema-org", [], document))
      #expect(Self.nested(posting["comment"], id: "identifier", replies: "comment", under: "") == rows)
    }
  }

  private static func nested(_ list: JSONValue?, id: String, replies: String, under parent: String) -> [Entry] {
    (list?.arrayValue ?? []).flatMap { item -> [Entry] in
      let own = item[id]?.stringValue ?? "?"
      return [Entry(id: own, parent: parent)] + nested(item[replies], id: id, replies: replies, under: own)
    }
  }

  @Test func notesHoldTheSameTree() throws {
    for document in try Self.documents() {
      let rows = try Self.rows(document)
      let collection = try JSONValue(parsing: Export.bytes("activity-streams", [], document))
      let page = "urn:quire:\(document.id)"
      let notes = (collection["orderedItems"]?.arrayValue ?? []).map {
        Entry(id: $0["id"]?.stringValue ?? "?", parent: $0["inReplyTo"]?.stringValue ?? "?")
      }
      #expect(
        notes == rows.map { Entry(id: "\(page)#\($0.id)", parent: $0.parent.isEmpty ? page : "\(page)#\($0.parent)") }
      )
    }
  }

  @Test func aCorpusHoldsTheSameTrees() throws {
    let documents = try (0..<3).map { try RandomExport(seed: UInt64($0), isEdited: false, id: "page-\($0)").document }
    let registry = try Registry(Export.families)
    guard case .exporter(let exporter) = try registry["export.convokit"]?.make([], Setup(step: "export")).get() else {
      return #expect(Bool(false), "there is no export.convokit")
    }
    let files = try Export.files(of: exporter, documents)
    let utterances = try files[0].bytes.split(separator: 0x0A).map { try JSONValue(parsing: Array($0)) }
    let speakers = try JSONValue(parsing: files[1].bytes)
    let conversations = try JSONValue(parsing: files[2].bytes)
    for utterance in utterances {
      #expect(speakers[try #require(utterance["speaker"]?.stringValue)] != nil)
      #expect(conversations[try #require(utterance["conversation_id"]?.stringValue)] != nil)
    }
    let found = utterances.filter { $0["reply-to"]?.stringValue != nil }.map {
      Entry(id: $0["id"]?.stringValue ?? "?", parent: $0["reply-to"]?.stringValue ?? "?")
    }
    let expected = try documents.flatMap { document in
      try Self.rows(document).map { row in
        Entry(
          id: "\(document.id)#\(row.id)",
          parent: row.parent.isEmpty ? document.id : "\(document.id)#\(row.parent)"
        )
      }
    }
    #expect(found == expected)
  }

  @Test func graphsHoldTheSameTree() throws {
    for document in try Self.documents() {
      let rows = try Self.rows(document).map { row in
        Entry(id: "\(document.id)#\(row.id)", parent: "\(document.id)#\(row.parent)")
      }.sorted()
      let reader = GraphMLReader()
      let parser = XMLParser(data: Data(try Export.bytes("graphml", [], document)))
      parser.delegate = reader
      #expect(parser.parse())
      #expect(reader.parents.map { Entry(id: $0.0, parent: $0.1) }.sorted() == rows)
      let lines = try Export.text("dot", [], document).split(separator: "\n")
      let drawn = lines.filter { $0.contains(" -> ") && $0.contains("[class=\"parent\"") }.map { line in
        let ends = line.split(separator: "\"", omittingEmptySubsequences: false)
        return Entry(id: String(ends[1]), parent: String(ends[3]))
      }
      #expect(drawn.sorted() == rows)
    }
  }
}

/// Reads the edges of a graph that say who stands under whom.
private final class GraphMLReader: NSObject, XMLParserDelegate {
  private(set) var parents: [(String, String)] = []
  private var edge: (String, String)?
  private var key: String?
  private var value = ""

  func parser(
    _ parser: XMLParser,
    didStartElement element: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    if element == "edge" { edge = (attributes["source"] ?? "", attributes["target"] ?? "") }
    key = attributes["key"]
    value = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { value += string }

  func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
    if let edge, key == "kind", value == "parent", element == "data" { parents.append(edge) }
    if element == "edge" { edge = nil }
  }
}

/// Reads comma-separated values (RFC 4180).
private enum CSVRows {
  static func read(_ text: String) throws -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"":
        if !isQuoted, last == "\"" { cell.unicodeScalars.append(scalar) }
        isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\n" where !isQuoted, "\r" where !isQuoted:
        guard scalar == "\n" else { break }
        rows.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.unicodeScalars.append(scalar)
      }
      last = scalar
    }
    return rows
  }
}
