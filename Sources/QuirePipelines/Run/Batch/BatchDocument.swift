/// One record of a batch, as a caller has it in memory.
public struct BatchDocument: Sendable {
  /// What is known of the documents that an ordered stage met before this one.
  public enum Knowledge: Sendable {
    /// What the stage's state said of the document.
    case verdict([UInt8])

    /// The documents before it that matter, in their order; a state that has met them gives the verdict.
    ///
    /// For a stage whose verdict depends on the first document with the same digest alone, that document is enough, and
    /// none for the first itself.
    case met([Meeting])
  }

  /// A document that an ordered stage met.
  public struct Meeting: Sendable, Equatable {
    /// The document's id.
    public let id: String

    /// What the stage had to know of it.
    public let digest: [UInt8]

    /// Creates a meeting.
    public init(id: String, digest: [UInt8]) {
      self.id = id
      self.digest = digest
    }
  }

  /// The id that its document gets, unless the record has one of its own.
  public let id: String

  /// The record's bytes, which may be compressed as a file may be.
  public let bytes: [UInt8]

  /// Where the bytes came from; its suffix helps to recognise the format.
  public let uri: String

  /// The name of a reader; `nil` for what the definition says.
  public let format: String?

  /// The record's number in its file, from 1, for the document's locator.
  public let record: Int?

  /// Where the record begins in its file, in bytes, for the document's locator.
  public let offset: Int?

  /// The codecs that were undone before the record was cut out, for the document's locator.
  public let codecs: [String]

  /// What ordered stages need to know, by the step's name; a document without it waits before the step.
  public let knowledge: [String: Knowledge]

  /// Creates a record.
  public init(
    id: String,
    bytes: [UInt8],
    uri: String,
    format: String? = nil,
    record: Int? = nil,
    offset: Int? = nil,
    codecs: [String] = [],
    knowledge: [String: Knowledge] = [:]
  ) {
    self.id = id
    self.bytes = bytes
    self.uri = uri
    self.format = format
    self.record = record
    self.offset = offset
    self.codecs = codecs
    self.knowledge = knowledge
  }
}
