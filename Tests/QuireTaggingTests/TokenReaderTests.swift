import QuireText
import Testing

@testable import QuireTagging

@Suite struct TokenReaderTests {
  private func tokens(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return TokenReader(bytes, in: 0..<bytes.count).tokens.map {
      String(decoding: bytes[$0.start..<$0.end], as: UTF8.self)
    }
  }

  private func sequences(_ text: String) -> [Int] {
    let bytes = Array(text.utf8)
    return TokenReader(bytes, in: 0..<bytes.count).starts
  }

  @Test(arguments: [
    ("Mr. Okoro's boat", ["Mr.", "Okoro", "'s", "boat"]),
    ("the U.S. and J. R. Mbele", ["the", "U.S.", "and", "J.", "R.", "Mbele"]),
    ("They didn’t go; we’ll see.", ["They", "did", "n’t", "go", ";", "we", "’ll", "see", "."]),
    ("O'Brien said \"no\"", ["O'Brien", "said", "\"", "no", "\""]),
    ("Gen. Berg, 51, sailed.", ["Gen.", "Berg", ",", "51", ",", "sailed", "."]),
    ("", []),
  ])
  func wordsAndMarks(text: String, expected: [String]) { #expect(tokens(text) == expected) }

  @Test func sequencesEndAtStopsAndLines() {
    #expect(sequences("One two. Three.") == [0, 3, 5])
    #expect(sequences("Headline here\nText there") == [0, 2, 4])
    #expect(sequences("a line that was\nwrapped here") == [0, 6])
    #expect(sequences("He said \"no.\" Then he left.") == [0, 6, 10])
  }

  @Test func aSequenceHasAnEnd() {
    let starts = sequences(String(repeating: "A ", count: 3000))
    #expect(zip(starts, starts.dropFirst()).allSatisfy { $1 - $0 <= TokenReader.longest })
    #expect(starts.last == 3000)
  }
}
