import QuireDocument
import QuireStages
import QuireTesting
import QuireText
import Testing

@testable import QuireReaders

@Suite struct CSVReaderTests {
  private func read(
    _ text: String,
    chunk: Int = 1 << 18,
    _ set: (inout CSVReader.Options) -> Void = { _ in }
  ) throws -> ReadResult {
    try QuireReadersTests.read(Array(text.utf8), with: CSVReader(options(set), in: Setup(step: "csv")), chunk: chunk)
  }

  @Test(arguments: [1, 5, 1000])
  func rowsAreDocumentsWhateverTheChunks(chunk: Int) throws {
    let table = "\u{FEFF}id,text,note\r\n1,one,a\r\n\r\n,\"two\r\nlines, \"\"here\"\"\",b\r\n"
    let result = try read(table, chunk: chunk)
    #expect(result.documents.map(\.words) == ["one", "two\r\nlines, \"here\""])
    #expect(result.documents.map(\.id) == ["1", "test#2"])
    #expect(result.documents.map { $0.metadata["note"]?.value } == [.string("a"), .string("b")])
    #expect(result.documents[1].sources[0].locator.offset == 28)
    #expect(try result.documents[1].source(of: "\"here") == "\"here")
    #expect(result.documents[1].metadata["note"]?.source.map(\.range) == [24..<25])
    #expect(result.failures.isEmpty)
  }

  @Test func columnsGoByNameOrNumber() throws {
    let table = "a\tb\tb\t\n1\t2\t3\t4\n"
    let result = try read(table) { $0.textColumn = "3" }
    #expect(result.documents.map(\.words) == ["3"])
    #expect(result.documents[0].metadata.entries.map(\.key) == ["a", "b", "column_4"])
    let chosen = try read(table) {
      $0.textColumn = "a"
      $0.metadataColumns = ["b", "4"]
    }
    #expect(chosen.documents[0].metadata.entries.map(\.key) == ["b", "column_4"])
    let bare = try read("1,x\n2,y") {
      $0.header = false
      $0.textColumn = "2"
      $0.idColumn = "1"
    }
    #expect(bare.documents.map(\.words) == ["x", "y"] && bare.documents.map(\.id) == ["1", "2"])
  }

  @Test func whatIsWrongWithARowIsSaid() throws {
    let result = try read("id,text\n1\n2,b,c\n3,\"d\"e\n4,\"f\n5,g\n")
    #expect(result.documents.map(\.words) == ["b", "de", "g"])
    #expect(result.documents.map(\.codes) == [["ragged-row"], ["stray-quote"], []])
    #expect(result.failures.map(\.failure.code) == ["bad-record", "unclosed-quote"])
    #expect(result.failures.map(\.line) == [2, 5])
    #expect(result.failures[0].failure.message == "the row has 1 cell, and the text should stand in number 2")
    let missing = try read("a,b\n1,2\n").failures
    #expect(missing.first?.failure.message.contains("its columns are \"a\", \"b\"") == true)
  }

  @Test func optionsThatCannotWorkAreRefused() {
    #expect(throws: OptionError.self) { try CSVReader(options { $0.header = false }, in: Setup(step: "csv")) }
    #expect(throws: OptionError.self) { try CSVReader(options { $0.textColumn = "" }, in: Setup(step: "csv")) }
  }

  @Test func legacyCharsetsAreDecoded() throws {
    var table = Array("text,n\n\"caf".utf8) + [0xE9]
    table += Array(" au lait, d".utf8) + [0xE9, 0x6A, 0xE0] + Array("\",1\n".utf8)
    let reader = try CSVReader(options(), in: Setup(step: "csv"))
    let result = try QuireReadersTests.read(table, with: reader, charset: "windows-1252")
    #expect(result.documents.map(\.words) == ["café au lait, déjà"])
    #expect(result.documents[0].sourceBytes(3..<5) == [0xE9])
  }

  @Test func randomTablesKeepTheirAccounts() throws {
    var random = SeededGenerator(seed: 11)
    let parts = ["a", ",", "\"", "\n", "\"\"", "é", "\r\n", "\",\"", "word ", "\u{FEFF}"]
    for _ in 0..<200 {
      let count = Int.random(in: 0...30, using: &random)
      let table = (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      // The harness checks the accounts of each document.
      let result = try read(table, chunk: 7) {
        $0.header = false
        $0.textColumn = "1"
        $0.delimiter = .comma
      }
      #expect(result.documents.count + result.failures.count <= count + 1)
    }
  }
}
