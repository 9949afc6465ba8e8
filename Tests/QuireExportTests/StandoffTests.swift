import QuireDocument
import QuireStages
import QuireText
import Testing

/// Formats with offsets must say of each mention where it is, in a way that their readers accept.
@Suite struct StandoffTests {
  typealias Scalars = [Unicode.Scalar]

  private static func ends(_ value: JSONValue) throws -> Range<Int> {
    let start = try #require(value["start"]?.integerValue)
    return start..<(try #require(value["end"]?.integerValue))
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  /// The trimmed places of all mentions by their ids, blank ones left out.
  private static func places(_ document: Document, _ content: String) throws -> [String: Range<Int>] {
    let record = try Export.record([.init("content", .string(content))], document)
    let text = Scalars(try #require(record["text"]?.stringValue).unicodeScalars)
    var result: [String: Range<Int>] = [:]
    for entity in record["entities"]?.arrayValue ?? [] {
      var range = try ends(entity)
      while let first = text[range].first, TokenTests.isSpace(first) {
        range = (range.lowerBound + 1)..<range.upperBound
      }
      while let last = text[range].last, TokenTests.isSpace(last) { range = range.lowerBound..<(range.upperBound - 1) }
      if !range.isEmpty { result[try #require(entity["id"]?.stringValue)] = range }
    }
    return result
  }

  /// What spaCy's `get_words_and_spaces` makes of words that are not blank, which `Doc.from_json` wants to be `tokens`.
  private static func spaCyTokens(_ words: [Scalars], _ text: Scalars) -> [Scalars]? {
    var result: [Scalars] = []
    var place = 0
    for word in words where !word.allSatisfy(TokenTests.isSpace) {
      guard let start = (place...text.count).first(where: { text[$0...].starts(with: word) }) else { return nil }
      if start > place { result.append(Scalars(text[place..<start])) }
      result.append(word)
      place = start + word.count
      if place < text.count, text[place] == " " { place += 1 }
    }
    if place < text.count { result.append(Scalars(text[place...])) }
    return result
  }

  @Test(arguments: 0..<90)
  func spaCyReadsTheSameSpans(seed: UInt64) throws {
    let document = try RandomExport(seed: seed, isEdited: seed % 2 == 0).document
    let content = ["all", "kept", "main"][Int(seed % 3)]
    let options: [OptionValue.Member] = [.init("content", .string(content)), .init("spans_key", .string("sc"))]
    let record = try JSONValue(parsing: Export.bytes("spacy", options, document))
    let text = Scalars(try #require(record["text"]?.stringValue).unicodeScalars)
    let tokens = try (record["tokens"]?.arrayValue ?? []).map(Self.ends)
    let words = tokens.map { Scalars(text[$0]) }
    #expect(Self.spaCyTokens(words, text) == words, "seed \(seed)")
    let entities = try (record["ents"]?.arrayValue ?? []).map(Self.ends)
    #expect(entities == (try TokenTests.expected(document, content).spans), "seed \(seed)")
    let spans = record["spans"]?["sc"]?.arrayValue ?? []
    let read = Dictionary(uniqueKeysWithValues: try spans.map { ($0["id"]?.stringValue ?? "", try Self.ends($0)) })
    #expect(read == (try Self.places(document, content)), "seed \(seed)")
    let starts = Set(tokens.map(\.lowerBound))
    let ends = Set(tokens.map(\.upperBound))
    for span in entities + read.values + (try (record["sents"]?.arrayValue ?? []).map(Self.ends)) {
      #expect(starts.contains(span.lowerBound) && ends.contains(span.upperBound), "seed \(seed): \(span) cuts a token")
    }
  }

  @Test(arguments: 0..<90)
  func bratReadsTheSameSpans(seed: UInt64) throws {
    let document = try RandomExport(seed: seed, isEdited: seed % 2 == 0).document
    let content = ["all", "kept", "main"][Int(seed % 3)]
    let selected: OptionValue.Member = .init("content", .string(content))
    let text = Scalars(try Export.text("brat", [selected, .init("to", .string("{id}.txt"))], document).unicodeScalars)
    let annotations = try Export.text("brat", [selected], document)
    var read: [String: Range<Int>] = [:]
    for line in annotations.split(separator: "\n") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      #expect(cells.count == (["*", "A"].contains(line.prefix(1)) ? 2 : 3), "seed \(seed): \(line)")
      guard line.hasPrefix("T") else { continue }
      let places = cells[1].drop { $0 != " " }.split(separator: ";").map {
        $0.split(separator: " ").compactMap { Int($0) }
      }
      // The words must be those of the fragments, joined by spaces; so brat checks them.
      let fragments = places.map { Self.string(text[$0[0]..<$0[1]]) }
      #expect(fragments.joined(separator: " ") == cells[2], "seed \(seed)")
      read["e\(cells[0].dropFirst())"] = places[0][0]..<(places.last?[1] ?? 0)
    }
    #expect(read == (try Self.places(document, content)), "seed \(seed)")
  }

  @Test(arguments: 0..<60)
  func annotationsSelectTheirWordsAndBytes(seed: UInt64) throws {
    let random = try RandomExport(seed: seed, isEdited: false)
    let content = ["all", "kept", "main"][Int(seed % 3)]
    let record = try Export.record([.init("content", .string(content))], random.document)
    let text = Scalars(try #require(record["text"]?.stringValue).unicodeScalars)
    let lines = try Export.text("web-annotation", [.init("content", .string(content))], random.document)
    var read: [Range<Int>] = []
    for line in lines.split(separator: "\n") {
      let annotation = try JSONValue(parsing: Array(line.utf8))
      let selectors = try #require(annotation["target"]?["selector"]?.arrayValue)
      let place = try Self.ends(selectors[0])
      read.append(place)
      #expect(selectors[1]["exact"]?.stringValue == Self.string(text[place]), "seed \(seed)")
      let before = Self.string(text[max(0, place.lowerBound - 32)..<place.lowerBound])
      #expect(selectors[1]["prefix"]?.stringValue == before, "seed \(seed)")
      let behind = Self.string(text[place.upperBound..<min(text.count, place.upperBound + 32)])
      #expect(selectors[1]["suffix"]?.stringValue == behind, "seed \(seed)")
      guard content == "all" else { continue }
      let bytes = try Self.ends(selectors[2])
      #expect(random.read([bytes]) == Self.string(text[place]), "seed \(seed)")
    }
    let entities = try (record["entities"]?.arrayValue ?? []).map(Self.ends).filter { !$0.isEmpty }
    #expect(read == entities, "seed \(seed)")
  }

  @Test(arguments: [
    ("pages/a b.html", "pages/a%20b.html"), ("a:b/c:d#e?f%20", "a%3Ab/c:d%23e%3Ff%2520"), ("-", "urn:quire:x%201"),
    ("https://x.org/a?b=c#d%20e f", "https://x.org/a?b=c#d%20e%20f"), ("/tmp/é\n<x>", "/tmp/é%0A%3Cx%3E"),
  ])
  func sourcesAreReferences(path: String, reference: String) throws {
    let source = Source(bytes: Array("Ann".utf8), locator: Locator(uri: path))
    var builder = DocumentBuilder(id: "x 1", source: source, reader: "text")
    builder.copy(0..<3)
    var document = builder.finish()
    var changes = Changes(for: document)
    changes.mentions.add(
      Mention(id: changes.mentions.nextID(), range: 0..<3, type: .person, provenance: Provenance(rule: "test"))
    )
    try document.apply(changes, by: "test")
    let annotation = try JSONValue(parsing: Export.bytes("web-annotation", [], document))
    #expect(annotation["target"]?["source"]?.stringValue == reference)
    #expect(annotation["id"]?.stringValue == "urn:quire:x%201#e1")
  }
}
