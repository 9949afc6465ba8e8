import QuireText
import Testing

/// The terminators and separators of all scripts, wherever they stand among the bytes that are read in one go.
@Suite struct SegmentationTerminatorTests {
  @Test func everyTerminatorEndsASentence() {
    for point in UInt32(0)...0x1_FFFF {
      let value = CodePoint.sentenceBreak(point)
      var sign: [UInt8] = []
      switch value {
      case .sTerm, .aTerm, .sep, .cr, .lf: UTF8Scalars.append(point, to: &sign)
      default: continue
      }
      for length in [7, 15, 16, 40] {
        let before = [UInt8](repeating: 0x78, count: length)
        let ends = SentenceBoundaries(before + sign + Array(" Next".utf8)).map(\.upperBound)
        let isSeparator = value != .sTerm && value != .aTerm
        #expect(ends.first == length + sign.count + (isSeparator ? 0 : 1), "U+\(String(point, radix: 16)) at \(length)")
        let sentences = SentenceSegmenter(.init(lineEnds: .all)).sentences(in: before + sign + Array(" Next".utf8))
        #expect(sentences.count == 2, "U+\(String(point, radix: 16)) at \(length)")
      }
    }
  }
}
