/// The words, numbers, spaces and marks of a text, by the word boundaries of UAX #29 without tailoring.
///
/// The segments cover the range without gaps. A line end is a segment of its own; "can't", "3.14" and "e.g" are one
/// segment each. Linear in the text; segments are found some hundreds at a time and take no memory beyond that.
///
/// ```swift
/// for segment in WordSegmenter(text) where segment.kind == .word { … }
/// ```
public struct WordSegmenter: Sequence, IteratorProtocol, Sendable {
  @usableFromInline let bytes: [UInt8]
  @usableFromInline let end: Int

  /// Where the segment begins that follows those of the batch.
  @usableFromInline var position: Int

  /// The segments that were found in one go, the first `filled` of them.
  @usableFromInline var batch: [WordSegment] = []
  @usableFromInline var filled = 0
  @usableFromInline var index = 0

  /// Prepares to segment `range` of `bytes`, or all of them; the range is taken as a text of its own.
  public init(_ bytes: [UInt8], in range: ByteRange? = nil) {
    let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  @inlinable
  public mutating func next() -> WordSegment? {
    if index == filled {
      guard position < end else { return nil }
      refill()
    }
    let segment = batch[index]
    index += 1
    return segment
  }

  @usableFromInline
  mutating func refill() {
    if batch.isEmpty {
      let capacity = Swift.min(WordScanner.batch, end - position + WordBlock.size)
      batch = [WordSegment](repeating: WordSegment(0, 0, kind: 0), count: capacity)
    }
    (filled, position) = bytes.withUnsafeBufferPointer { [position, end] all in
      batch.withUnsafeMutableBufferPointer { batch in
        WordScanner(text: UnsafeBufferPointer(rebasing: all[..<end])).fill(batch, from: position)
      }
    }
    index = 0
  }

  /// All segments at once; for a reader that goes over them once, iterating takes less memory.
  public static func segments(of bytes: [UInt8], in range: ByteRange? = nil) -> [WordSegment] {
    var segments: [WordSegment] = []
    append(segmentsOf: bytes, in: range, to: &segments)
    return segments
  }

  /// Appends all segments to `segments`, whose storage can serve for one text after the other.
  public static func append(segmentsOf bytes: [UInt8], in range: ByteRange? = nil, to segments: inout [WordSegment]) {
    let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
    bytes.withUnsafeBufferPointer { all in
      let scanner = WordScanner(text: UnsafeBufferPointer(rebasing: all[..<range.upperBound]))
      withUnsafeTemporaryAllocation(of: WordSegment.self, capacity: WordScanner.batch) { batch in
        var start = range.lowerBound
        while start < range.upperBound {
          let found = scanner.fill(batch, from: start)
          if start == range.lowerBound {
            // As many as the first ones promise, and a few more.
            let likely = range.count / (found.end - start) * (found.count + 8) + found.count
            segments.reserveCapacity(segments.count + Swift.min(likely, range.count))
          }
          segments.append(contentsOf: UnsafeBufferPointer(rebasing: batch[..<found.count]))
          start = found.end
        }
      }
    }
  }
}
