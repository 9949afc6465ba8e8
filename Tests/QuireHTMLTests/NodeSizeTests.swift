import QuireHTML
import Testing

@Suite struct NodeSizeTests {
  @Test func nodesStaySmall() {
    #expect(MemoryLayout<HTMLNode>.stride <= 48)
    #expect(MemoryLayout<HTMLAttribute>.stride <= 24)
    #expect(MemoryLayout<HTMLTextRun>.stride <= 16)
  }
}
