/// What became of one document of a batch.
public struct BatchResult: Sendable {
  /// How far a document came.
  public enum Fate: Sendable, Equatable {
    /// It went through all steps; what exporters made of it, in the order of the plan.
    case written([Output])

    /// A filter dropped it; the line that a run writes to its rejects, without the line's end.
    case rejected([UInt8])

    /// It could not be read, or a stage failed on it; the line that a run writes to its quarantine, without its end.
    case quarantined([UInt8])

    /// It stands before an ordered stage of which nothing is known; what the stage has to know of it.
    case waiting(step: String, digest: [UInt8])

    /// It came past the step to which the batch goes without standing before it.
    case passed

    /// The record holds no document, such as a blank line.
    case nothing
  }

  /// What an exporter made of the document.
  public struct Output: Sendable, Equatable {
    /// The exporter's step.
    public let step: String

    /// The bytes for each of the exporter's files, without what stands at a file's beginning and end and between two
    /// documents.
    public let files: [[UInt8]]
  }

  /// The record's place in the batch, from 0; records of several documents have several results.
  public let index: Int

  /// The id of the record, as it was given.
  public let id: String

  /// The document's own id; that of the record where there is none.
  public let document: String

  /// How far it came.
  public let fate: Fate
}
