public import QuireDocument

/// Turns bytes into documents.
///
/// Reading has two halves: a splitter cuts the stream into records, one after another; then records are read on many
/// tasks at once. So the first half only looks for borders.
public protocol Reader: Component {
  /// The suffixes of file names that the format has, with the dot, in lower case.
  static var suffixes: [String] { get }

  /// The media types that the format has.
  static var mediaTypes: [String] { get }

  /// What it adds to a document beside the text.
  static var produces: [DocumentPart] { get }

  /// Whether a file that begins with `head` (up to 4,096 bytes) is of this format.
  static func recognizes(_ head: [UInt8]) -> Bool

  /// What cuts a stream of this format into records.
  func makeSplitter() -> any RecordSplitter

  /// Reads one record.
  func read(_ record: Record, in context: ReadContext) -> ReadOutcome
}

extension Reader {
  /// Many formats are nothing but text.
  public static var produces: [DocumentPart] { [] }

  /// A format without a mark of its own is known by its suffix alone.
  public static func recognizes(_ head: [UInt8]) -> Bool { false }
}

/// Cuts a stream into records.
public protocol RecordSplitter {
  /// Takes the next bytes of the stream and returns the records that are complete now.
  mutating func append(_ chunk: [UInt8]) throws(ReadError) -> [Record]

  /// Returns the records that the end of the stream completes.
  mutating func finish() throws(ReadError) -> [Record]
}

/// The bytes of one record and where they stand.
public struct Record: Sendable {
  /// The bytes.
  public let bytes: [UInt8]

  /// Where the first byte stands in the stream, after codecs are undone.
  public let offset: Int

  /// The record's number, from 1; `nil` where the file is the record.
  public let number: Int?

  /// The line of the first byte, from 1, where lines are counted.
  public let line: Int?

  /// What the splitter tells the reader of the stream beside the record, such as the header of a table, which many records
  /// share; no part of the document's source.
  public let preamble: [UInt8]

  /// Why the record can't be read, where the splitter knows that already, such as a line that is too long.
  public let failure: ReadFailure?

  /// Creates a record.
  public init(
    bytes: [UInt8],
    offset: Int = 0,
    number: Int? = nil,
    line: Int? = nil,
    preamble: [UInt8] = [],
    failure: ReadFailure? = nil
  ) {
    self.bytes = bytes
    self.offset = offset
    self.number = number
    self.line = line
    self.preamble = preamble
    self.failure = failure
  }
}

/// What a reader is told about a record beside its bytes.
public struct ReadContext: Sendable {
  /// The id that the document gets unless the record has one of its own.
  public let id: String

  /// How to reach the record.
  public let locator: Locator

  /// The charset that the surroundings declare, such as the person at the command line.
  public let charset: String?

  /// Creates a context.
  public init(id: String, locator: Locator, charset: String? = nil) {
    self.id = id
    self.locator = locator
    self.charset = charset
  }
}

/// What became of a record.
public enum ReadOutcome: Sendable {
  /// A document.
  case document(Document)

  /// Nothing that could be a document; the record goes to quarantine.
  case failure(ReadFailure)

  /// Nothing was there, such as a blank line.
  case nothing
}

/// A record that can't be read.
public struct ReadFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of failure it is, in kebab-case.
  public let code: String

  /// What is wrong, in words; lower case, no full stop.
  public let message: String

  /// Where in the record, in bytes, as far as that is known.
  public let offset: Int?

  /// Creates a failure.
  public init(code: String, _ message: String, at offset: Int? = nil) {
    self.code = code
    self.message = message
    self.offset = offset
  }

  public var description: String { message }
}

/// A stream that can't be read on.
public struct ReadError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of error it is, in kebab-case.
  public let code: String

  /// What is wrong, in words; lower case, no full stop.
  public let message: String

  /// Where in the stream, in bytes.
  public let offset: Int

  /// Creates an error.
  public init(code: String, _ message: String, at offset: Int) {
    self.code = code
    self.message = message
    self.offset = offset
  }

  public var description: String { message }
}
