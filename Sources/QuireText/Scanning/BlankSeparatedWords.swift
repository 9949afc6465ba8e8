/// The stretches of a text between white space.
///
/// Punctuation stays with the word it touches: in `cited by.` the words are `cited` and `by.`. Linear in the text.
public struct BlankSeparatedWords: Sequence, IteratorProtocol, Sendable {
  private let bytes: [UInt8]
  private let end: Int
  private var position: Int

  /// Prepares to read the words of `range` of `bytes`, or of all of them.
  public init(_ bytes: [UInt8], in range: ByteRange? = nil) {
    let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  public mutating func next() -> ByteRange? {
    let word = bytes.withUnsafeBufferPointer { text in
      var start = position
      while start < end {
        let length = text.whiteSpaceLength(at: start)
        guard length > 0 else { break }
        start += length
      }
      var stop = start
      while stop < end, text.whiteSpaceLength(at: stop) == 0 { stop += 1 }
      return start..<stop
    }
    position = word.upperBound
    return word.isEmpty ? nil : word
  }
}
