import QuireText
import Testing

@Suite struct FilesLineTests {
  private func split(_ chunks: [[UInt8]], limit: Int = 1000) -> [LineSplitter.Line] {
    var splitter = LineSplitter(limit: limit)
    var lines: [LineSplitter.Line] = []
    for chunk in chunks { lines += splitter.append(chunk) }
    return lines + (splitter.finish().map { [$0] } ?? [])
  }

  @Test func linesKnowTheirPlace() {
    let lines = split([bytes("one\r\n\ntw"), bytes("o"), bytes("\nlast")])
    #expect(lines.map { text($0.bytes) } == ["one", "", "two", "last"])
    #expect(lines.map(\.offset) == [0, 5, 6, 10])
    #expect(lines.map(\.number) == [1, 2, 3, 4])
  }

  @Test func theCutsOfChunksDoNotMatter() {
    var random = SeededRandom(seed: 11)
    for _ in 0..<200 {
      let whole = (0..<random.below(60)).map { _ in bytes("ab\r\n\n")[random.below(5)] }
      var chunks: [[UInt8]] = []
      var start = 0
      while start < whole.count {
        let end = min(whole.count, start + 1 + random.below(9))
        chunks.append(Array(whole[start..<end]))
        start = end
      }
      for limit in [4, 1000] {
        let pieces = split(chunks, limit: limit)
        let once = split([whole], limit: limit)
        #expect(pieces.map(\.bytes) == once.map(\.bytes))
        #expect(pieces.map(\.offset) == once.map(\.offset))
        #expect(pieces.map(\.isTooLong) == once.map(\.isTooLong))
      }
    }
  }

  @Test(arguments: [1, 2, 3, 100])
  func aLongLineIsPassedOver(chunk: Int) {
    let whole = bytes("12345\n123456\r\nnext\n1234567")
    let chunks = stride(from: 0, to: whole.count, by: chunk).map { Array(whole[$0..<min(whole.count, $0 + chunk)]) }
    let lines = split(chunks, limit: 5)
    #expect(lines.map { text($0.bytes) } == ["12345", "", "next", ""])
    #expect(lines.map(\.isTooLong) == [false, true, false, true])
    #expect(lines.map(\.offset) == [0, 6, 14, 19])
    #expect(lines.map(\.number) == [1, 2, 3, 4])
  }
}
