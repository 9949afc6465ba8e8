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
      let pieces = split(chunks)
      let once = split([whole])
      #expect(pieces.map(\.bytes) == once.map(\.bytes))
      #expect(pieces.map(\.offset) == once.map(\.offset))
    }
  }

  @Test func longLinesArePassedOver() {
    #expect(split([bytes("123456\n1")], limit: 5).map(\.isTooLong) == [true, false])
    #expect(split([bytes("1234"), bytes("56")], limit: 5).map(\.bytes) == [[]])
    #expect(split([bytes("12345\n123"), bytes("45")], limit: 5).map(\.isTooLong) == [false, false])
  }
}
