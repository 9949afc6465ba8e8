public import QuireText

/// How the value of a stretch of input differs from its bytes.
public struct HTMLDecoding: OptionSet, Sendable {
  public let rawValue: UInt8
  @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// An `&` stands in it: perhaps of a character reference.
  @inlinable public static var references: HTMLDecoding { HTMLDecoding(rawValue: 1) }
  /// A carriage return stands in it, which is read as a line feed, together with the line feed that follows it.
  @inlinable public static var carriageReturns: HTMLDecoding { HTMLDecoding(rawValue: 1 << 1) }
  /// A NUL stands in it, which is read as U+FFFD.
  @inlinable public static var replacedNulls: HTMLDecoding { HTMLDecoding(rawValue: 1 << 2) }
  /// A NUL stands in it, which is left out.
  @inlinable public static var droppedNulls: HTMLDecoding { HTMLDecoding(rawValue: 1 << 3) }
}

/// One stretch of the input that a text node is made of: 16 bytes.
public struct HTMLTextRun: Sendable {
  var start: UInt32
  var length: UInt32
  /// The next run of the same text, or -1.
  var nextLink = HTMLNode.nobody
  /// How the value differs from its bytes: empty for most runs, whose value is their bytes.
  public internal(set) var decoding: HTMLDecoding

  init(start: Int, end: Int, _ decoding: HTMLDecoding) {
    self.start = UInt32(truncatingIfNeeded: start)
    length = UInt32(truncatingIfNeeded: end - start)
    self.decoding = decoding
  }

  /// The run's place in the input.
  public var range: ByteRange { Int(start)..<Int(start) + Int(length) }
}

/// The runs of one text node, in the order of its value.
public struct HTMLTextRuns: Sequence, Sendable {
  let runs: [HTMLTextRun]
  let first: Int32

  public func makeIterator() -> Iterator { Iterator(runs: runs, following: first) }

  /// Goes from run to run.
  public struct Iterator: IteratorProtocol {
    let runs: [HTMLTextRun]
    var following: Int32

    public mutating func next() -> HTMLTextRun? {
      guard following >= 0 else { return nil }
      let run = runs[Int(following)]
      following = run.nextLink
      return run
    }
  }
}

/// A stretch of text that stands in the source, but in no node: white space before the page begins, letters among the
/// frames of a frameset, the line break after `<pre>`.
public struct HTMLDroppedText: Sendable, Equatable {
  var start: UInt32
  var length: UInt32

  /// Its place in the input.
  public var range: ByteRange { Int(start)..<Int(start) + Int(length) }
}
