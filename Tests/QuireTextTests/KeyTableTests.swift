import Testing

@testable import QuireText

/// The table answers as a dictionary does, wherever its keys stand.
@Suite struct KeyTableTests {
  @Test(arguments: [16, 50, 100_000])
  func answersAsADictionary(entriesInMemory: Int) throws {
    var table = KeyTable(entriesInMemory: entriesInMemory)
    var expected: [WideKey: UInt64] = [:]
    var state: UInt64 = 11
    for number in 0..<6_000 {
      state = SignalHash.mixed(state)
      // Keys of one high half, too, and the key of zeros.
      let pick = state % 3_000
      let key = WideKey(high: pick % 7 == 0 ? 0 : SignalHash.mixed(pick), low: pick)
      #expect(try table.value(of: key) == expected[key])
      #expect(try table.value(of: key, orAdd: UInt64(number)) == expected[key])
      if expected[key] == nil { expected[key] = UInt64(number) }
    }
    #expect(table.count == expected.count)
    #expect((table.fileCount > 0) == (entriesInMemory < 3_000))
    #expect(table.fileCount < 24)
    for (key, value) in expected { #expect(try table.value(of: key) == value) }
  }

  @Test func textsAreFoundAgain() throws {
    var log = TextLog()
    let texts = (0..<5_000).map { "document-\($0)-" + String(repeating: "é", count: $0 % 40) }
    let places = try texts.map { try log.append($0) }
    for (text, place) in zip(texts, places) { #expect(try log.text(at: place) == text) }
  }
}
