import QuireText
import Testing

@Suite struct DelimitedTests {
  private func split(
    _ text: String,
    limit: Int = 1000,
    chunk: Int = 1000
  ) -> [(text: String, line: Int, offset: Int, problem: DelimitedSplitter.Problem?)] {
    var splitter = DelimitedSplitter(delimiter: UInt8(ascii: ","), limit: limit)
    let bytes = bytes(text)
    var records: [DelimitedSplitter.Record] = []
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      records += splitter.append(Array(bytes[start..<min(bytes.count, start + chunk)]))
    }
    records += splitter.finish()
    return records.map { (String(decoding: $0.bytes, as: UTF8.self), $0.line, $0.offset, $0.problem) }
  }

  @Test(arguments: [1, 2, 3, 7, 1000])
  func recordsEndWhereNoMarkIsOpen(chunk: Int) {
    let records = split("a,b\r\n\"x\ny\",\"\"\"\"\nlast \" one,\"\"", chunk: chunk)
    #expect(records.map(\.text) == ["a,b", "\"x\ny\",\"\"\"\"", "last \" one,\"\""])
    #expect(records.map(\.line) == [1, 2, 4])
    #expect(records.map(\.offset) == [0, 5, 16])
    #expect(records.allSatisfy { $0.problem == nil })
  }

  @Test(arguments: [1, 3, 1000])
  func aMarkThatIsNotClosedCostsItsLine(chunk: Int) {
    let records = split("a\n\"b,c\nd\n\"e\nf", chunk: chunk)
    // The second mark closes the first field, and words follow it.
    #expect(records.map(\.text) == ["a", "\"b,c\nd\n\"e", "f"])
    let open = split("a\n\"b,c\nd\ne\n\"f,g", chunk: chunk)
    #expect(open.map(\.text) == ["a", "\"b,c\nd\ne\n\"f,g"])
    let eaten = split("a\n\"b,c\nd\ne\n", chunk: chunk)
    #expect(eaten.map(\.text) == ["a", "\"b,c", "d", "e"])
    #expect(eaten.map(\.problem) == [nil, .unclosedQuote, nil, nil])
    #expect(eaten.map(\.line) == [1, 2, 3, 4])
  }

  @Test(arguments: [1, 4, 1000])
  func whatIsTooLongIsPassedOver(chunk: Int) {
    let records = split("a\n0123456789\nb\n\"1\n2\n3\n4\n5\n6\n7\nc\n", limit: 8, chunk: chunk)
    #expect(records.filter { $0.problem == nil }.map(\.text).prefix(2) == ["a", "b"])
    #expect(records.filter { $0.problem == nil }.map(\.text).last == "c")
    #expect(records.filter { $0.problem != nil }.map(\.line) == [2, 4])
  }

  @Test func everyByteIsInOneRecordWhateverTheChunks() {
    var random = SeededRandom(seed: 5)
    let letters = Array("a,\"\n\"\n,b\r".utf8)
    for _ in 0..<400 {
      let count = Int.random(in: 0...40, using: &random)
      let chosen = (0..<count).map { _ in letters.randomElement(using: &random) ?? 0 }
      let text = String(decoding: chosen, as: UTF8.self)
      let whole = split(text)
      // Put together again, with the line ends between them, the records are the text.
      var place = 0
      for record in whole {
        #expect(record.offset == place)
        let bytes = bytes(record.text)
        #expect(Array(Array(text.utf8)[place..<(place + bytes.count)]) == bytes)
        place += bytes.count
        let rest = Array(text.utf8)[place...]
        place += rest.starts(with: [0x0D, 0x0A]) ? 2 : rest.isEmpty ? 0 : 1
      }
      #expect(place == text.utf8.count)
      let cut = split(text, chunk: Int.random(in: 1...5, using: &random))
      #expect(cut.map(\.text) == whole.map(\.text) && cut.map(\.line) == whole.map(\.line))
    }
  }

  @Test(arguments: [
    ("a,b", ["a", "b"]), ("", [""]), (",", ["", ""]), ("\"a,b\",c", ["a,b", "c"]), ("\"a\"\"b\"", ["a\"b"]),
    ("\"\"\"\"", ["\""]), ("\"a\"x,b", ["ax", "b"]), ("a\"b\",c", ["a\"b\"", "c"]), ("\"a", ["a"]),
    ("\"\",", ["", ""]),
  ])
  func fieldsAreUnquoted(record: String, expected: [String]) {
    let bytes = bytes(record)
    let table = DelimitedFields(bytes, delimiter: UInt8(ascii: ","))
    let found = table.fields.map { field in
      String(decoding: table.content(of: field, in: bytes).flatMap { bytes[$0] }, as: UTF8.self)
    }
    #expect(found == expected)
  }

  @Test(arguments: [
    ("a,b\n1,2\n", ","), ("a;b\n1,5;2\n", ";"), ("a\tb, c\n1\t2\n", "\t"), ("a|b|c\nx|y|z", "|"), ("text\nwords", ","),
    ("\"a;b\",c\n1,2\n", ","),
  ])
  func theFirstRecordsTellTheDelimiter(head: String, delimiter: Unicode.Scalar) {
    #expect(DelimitedFields.delimiter(of: bytes(head)) == UInt8(ascii: delimiter))
  }
}
