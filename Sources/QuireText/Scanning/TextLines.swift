/// One line of a text: where it stands, where its words stand, and how far it is indented.
public struct TextLine: Sendable, Equatable {
  /// The whole line with its line end, in bytes.
  public let range: ByteRange

  /// The line without its line end.
  public let body: ByteRange

  /// The line without white space at either end; empty where the line is blank.
  public let content: ByteRange

  /// The columns of blanks before the content: tab stops stand at every fourth column, an ideographic space takes two.
  public let indent: Int

  /// Whether there is nothing but white space on the line.
  public var isBlank: Bool { content.isEmpty }
}

/// The lines of a text.
///
/// The ranges of the lines cover the text without gaps. A text that ends with a line end has no further, empty line
/// after it. The line ends are those of ``WhiteSpace``. Linear in the text.
///
/// ```swift
/// for line in TextLines(text) where !line.isBlank { … }
/// ```
public struct TextLines: Sequence, IteratorProtocol, Sendable {
  private let bytes: [UInt8]
  private let end: Int
  private var position: Int

  /// Prepares to read the lines of `range` of `bytes`, or of all of them.
  public init(_ bytes: [UInt8], in range: ByteRange? = nil) {
    let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  public mutating func next() -> TextLine? {
    guard position < end else { return nil }
    let line = bytes.withUnsafeBufferPointer { all in
      UnsafeBufferPointer(rebasing: all[..<end]).line(at: position)
    }
    position = line.range.upperBound
    return line
  }
}

extension UnsafeBufferPointer where Element == UInt8 {
  /// The line that begins at `start`, which is below `count`.
  fileprivate func line(at start: Int) -> TextLine {
    let bodyEnd = endOfLine(from: start, to: count)
    let end = bodyEnd < count ? bodyEnd + lineEndLength(at: bodyEnd) : bodyEnd
    var first = start
    var indent = 0
    while first < bodyEnd {
      let length = blankLength(at: first)
      guard length > 0 else { break }
      switch self[first] {
      case 0x09: indent = (indent | 3) + 1
      case 0xE3: indent += 2
      default: indent += 1
      }
      first += length
    }
    var last = bodyEnd
    while last > first {
      let length = whiteSpaceLength(before: last)
      guard length > 0 else { break }
      last -= length
    }
    return TextLine(range: start..<end, body: start..<bodyEnd, content: first..<last, indent: indent)
  }
}
