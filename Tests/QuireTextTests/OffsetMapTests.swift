import QuireText
import Testing

@Suite struct OffsetMapTests {
  @Test func anEscapeMapsAsAWhole() {
    var map = OffsetMap()
    map.append(units: 3, decodedUnit: 1, sourceUnit: 1, sourceStart: 10)
    map.append(units: 1, decodedUnit: 2, sourceUnit: 6, sourceStart: 13)
    map.append(units: 2, decodedUnit: 1, sourceUnit: 1, sourceStart: 19)
    #expect(map.decodedCount == 7)
    #expect(map.sourceRanges(of: 0..<7) == [10..<21])
    #expect(map.sourceRanges(of: 4..<6) == [13..<20])
    #expect(map.decodedRange(of: 14..<15) == 3..<5)
    #expect(map.decodedRange(of: 0..<12) == 0..<2)
  }

  @Test func runsOfOneShapeAreJoined() {
    var map = OffsetMap()
    for index in 0..<100 { map.append(units: 1, decodedUnit: 2, sourceUnit: 1, sourceStart: index) }
    #expect(map.runs.count == 1)
    #expect(map.sourceRanges(of: 3..<4) == [1..<2])
  }
}
