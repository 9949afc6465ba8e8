/// What stops bytes from being JSON, and where.
public struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kind of failure.
  public enum Code: String, Sendable {
    /// There is nothing but white space.
    case empty

    /// A token stands where the grammar has no place for it, or the text ends too early.
    case syntax

    /// A string has no closing quote or holds a control character.
    case string

    /// A backslash is followed by what is no escape.
    case escape

    /// A number is not written as JSON writes numbers, or no double can hold it.
    case number

    /// A bare word is none of `true`, `false`, `null`.
    case word

    /// Arrays and objects are nested deeper than the limit.
    case tooDeep

    /// There are more bytes than the limit.
    case tooLarge

    /// The buffers for the scan can't be had.
    case outOfMemory
  }

  /// The kind of failure.
  public let code: Code

  /// What is wrong, in lower case and without the place.
  public let message: String

  /// The place: a byte offset from the beginning of the parsed range.
  public let offset: Int

  /// The line of the place, from 1.
  public let line: Int

  /// The column of the place in code points, from 1.
  public let column: Int

  /// The place and the message.
  public var description: String { "line \(line), column \(column): \(message)" }
}

/// A failure before its line and column are counted.
struct JSONFailure: Error {
  let code: JSONError.Code
  let message: String
  let offset: Int

  init(_ code: JSONError.Code, _ message: String, at offset: Int) {
    self.code = code
    self.message = message
    self.offset = offset
  }

  /// The failure with its place in `text`.
  func placed(in text: UnsafeBufferPointer<UInt8>) -> JSONError {
    var line = 1
    var column = 1
    for byte in text[..<min(offset, text.count)] {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return JSONError(code: code, message: message, offset: offset, line: line, column: column)
  }
}

/// Bounds on the JSON that is read.
public struct JSONLimits: Sendable, Equatable {
  /// The most bytes of one JSON text; the scan needs about five times as much address space.
  public var maximumBytes: Int

  /// The deepest nesting of arrays and objects.
  public var maximumDepth: Int

  /// Creates limits; depths are cut to 1,000, which is what recursion over values can bear.
  public init(maximumBytes: Int = 256 << 20, maximumDepth: Int = 500) {
    self.maximumBytes = maximumBytes
    self.maximumDepth = min(maximumDepth, 1000)
  }
}
