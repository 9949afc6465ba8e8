import QuireDocument
import QuireStages
import QuireTesting
import QuireText
import Testing

@testable import QuireReaders

@Suite struct TextReaderTests {
  private func document(_ bytes: [UInt8], charset: String? = nil, chunk: Int = 1 << 18) throws -> Document {
    let reader = TextReader(options(), in: Setup(step: "text"))
    let result = try read(bytes, with: reader, charset: charset, chunk: chunk)
    return try #require(result.documents.first, "\(result.failures)")
  }

  private func utf16(_ text: String, isBig: Bool, mark: Bool) -> [UInt8] {
    let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
    return units.flatMap { isBig ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  @Test(arguments: [1, 3, 1_000])
  func textIsOneDocumentWhateverTheChunks(chunk: Int) throws {
    let text = "Grüße\r\naus Köln \u{1F600}\n\n"
    let document = try document(Array(text.utf8), chunk: chunk)
    #expect(document.words == text && document.sources[0].charset == "utf-8" && document.diagnostics.isEmpty)
  }

  @Test func nothingIsADocumentToo() throws {
    let document = try document([])
    #expect(document.text.isEmpty && document.pieces.isEmpty)
  }

  @Test func aByteOrderMarkIsStructure() throws {
    let document = try document(Array("\u{FEFF}text".utf8))
    #expect(document.words == "text")
    #expect(document.structure.map(\.kind) == [.encoding] && document.structure[0].range.range == 0..<3)
    #expect(document.sourceRanges(of: 0..<4) == [SourceRange(3..<7)])
  }

  @Test(arguments: [(true, true), (false, true), (true, false), (false, false)])
  func utf16IsRead(isBig: Bool, mark: Bool) throws {
    let document = try document(utf16("Grüße aus Köln, \u{1F600} und mehr.\r\n", isBig: isBig, mark: mark))
    #expect(document.words == "Grüße aus Köln, \u{1F600} und mehr.\r\n")
    #expect(document.sources[0].charset == (isBig ? "utf-16be" : "utf-16le"))
    #expect(try document.source(of: "\u{1F600}").utf8.count >= 4)
    let start = mark ? 2 : 0
    #expect(document.sourceRanges(of: 0..<4) == [SourceRange(start..<(start + 6))])
  }

  @Test func aLegacyCharsetIsDetectedOrDeclared() throws {
    let bytes = Array("Gr".utf8) + [0xFC, 0xDF] + Array("e aus K".utf8) + [0xF6] + Array("ln, 5 ".utf8) + [0x80]
    let detected = try document(bytes)
    #expect(detected.words == "Grüße aus Köln, 5 €" && detected.sources[0].charset == "windows-1252")
    #expect(detected.codes == ["detected-charset"])
    #expect(detected.sourceRanges(of: 2..<6) == [SourceRange(2..<4)])
    let declared = try document(bytes, charset: "windows-1250")
    #expect(declared.sources[0].charset == "windows-1250" && declared.codes.isEmpty)
  }

  @Test func aDeclarationThatTheBytesRefuteIsReported() throws {
    let document = try document(Array("Grüße aus Köln".utf8), charset: "utf-16le")
    #expect(document.words == "Grüße aus Köln")
    #expect(document.codes == ["declared-charset"])
  }

  @Test func aFewBadBytesDoNotSpoilAText() throws {
    let start = String(repeating: "Grüße aus Köln. ", count: 50)
    let document = try document(Array(start.utf8) + [0xFF] + Array(" Ende.".utf8))
    #expect(document.sources[0].charset == "utf-8" && document.codes == ["undecodable-bytes"])
    #expect(document.words == start + "\u{FFFD} Ende.")
    let place = Array(start.utf8).count
    #expect(document.diagnostics[0].source == [SourceRange(place..<(place + 1))])
  }

  @Test(arguments: [
    Array("%PDF-1.4\n".utf8), [0x50, 0x4B, 3, 4, 0], [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF, 0xE0],
    Array("abc\0\0\0\0def\0\0ghi".utf8),
  ])
  func whatIsNoTextIsRefused(bytes: [UInt8]) throws {
    let result = try read(bytes, with: TextReader(options(), in: Setup(step: "text")))
    #expect(result.documents.isEmpty && result.failures.map(\.failure.code) == ["binary"])
  }

  @Test func noiseIsRefusedAndDamagedTextIsNot() throws {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<50 {
      let noise = (0..<2_000).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(TextSniffer.isBinary(noise))
      var text = Array(String(repeating: "Ein Satz mit Wörtern.\r\n\u{C}\u{1B}[1m", count: 60).utf8)
      for _ in 0..<40 {
        text[Int.random(in: 0..<text.count, using: &random)] = UInt8.random(in: 0...31, using: &random)
      }
      #expect(!TextSniffer.isBinary(text))
    }
  }

  @Test func aFileThatIsTooLargeIsRefused() throws {
    let reader = TextReader(options { $0.maxBytes = 10 }, in: Setup(step: "text"))
    #expect(throws: ReadError.self) { try read(Array("12345678901".utf8), with: reader, chunk: 4) }
    #expect(try read(Array("1234567890".utf8), with: reader, chunk: 4).documents.count == 1)
  }

  @Test func randomBytesNeverBreakTheAccounts() throws {
    var random = SeededGenerator(seed: 9)
    let reader = TextReader(options(), in: Setup(step: "text"))
    let charsets = ["utf-8", "shift_jis", "utf-16be", "iso-2022-jp", "gb18030", "windows-1252", "big5", "euc-kr", nil]
    for round in 0..<300 {
      let bytes = (0..<Int.random(in: 0..<80, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      _ = try read(bytes, with: reader, charset: charsets[round % charsets.count])
    }
  }
}
