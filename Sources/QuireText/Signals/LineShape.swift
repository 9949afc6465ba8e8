/// What the lines of a text look like: the values of FineWeb's filter (Penedo and others 2024), counted as datatrove counts.
///
/// A line is what stands between line feeds; blank ones count for nothing.
public struct LineShape: Sendable, Equatable {
  /// How many lines are not blank.
  public private(set) var lines = 0

  /// How many of them end with a mark that can end a sentence, in any script, with nothing behind it.
  public private(set) var punctuated = 0

  /// How many of them have at most so many code points as a short line may have.
  public private(set) var short = 0

  /// The code points of the lines that are the same as an earlier one.
  public private(set) var duplicateCharacters = 0

  /// How many line feeds there are.
  public private(set) var lineFeeds = 0

  /// The code points of the text but for the line feeds.
  public private(set) var characters = 0

  /// Counts in `text`, which is valid UTF-8; a line of at most `shortLength` code points is short, and `marks` says
  /// which end a sentence where it is not empty.
  ///
  /// Linear in the text; 16 bytes a line for the time of the call.
  public init(_ text: [UInt8], shortLength: Int = 30, marks: [UInt32] = []) {
    text.withUnsafeBufferPointer { bytes in
      lineFeeds = bytes.lineFeeds(0, bytes.count)
      var seen = NumberSet(capacity: lineFeeds + 1)
      var start = 0
      while start <= bytes.count {
        let end = bytes.lineFeed(from: start, bytes.count)
        let length = bytes.characterCount(start, end)
        characters += length
        if !bytes.pythonStripped(start, end).isEmpty {
          lines += 1
          if length <= shortLength { short += 1 }
          let last = bytes.scalar(before: end).value
          if marks.isEmpty ? PublishedCharacters.isTerminal(last) : marks.contains(last) { punctuated += 1 }
          if !seen.insert(SignalHash.value(of: bytes, start, end)) { duplicateCharacters += length }
        }
        start = end + 1
      }
    }
  }
}
