public import QuireDocument
import QuireStages
import QuireText

/// What became of one document, and the bytes that are to be written for it.
public struct DocumentOutcome: Sendable {
  /// The three ways in which a document leaves a run.
  public enum Fate: Sendable {
    /// It went through all steps.
    case written

    /// A filter dropped it.
    case rejected(Drop)

    /// It could not be read, or a stage failed on it.
    case quarantined(Failure)
  }

  /// Bytes that an exporter made of the document.
  public struct Rendition: Sendable {
    /// The file's number among those of all exporters, in the order of the plan.
    let file: Int

    /// What follows the fixed folder of the file's path, with what it says about the document filled in.
    let name: String

    let part: OutputPart
  }

  /// The document's id, or the one that it would have had.
  public let id: String

  /// What became of it.
  public let fate: Fate

  /// What the exporters made of it; written only where ``fate`` is `written`.
  let renditions: [Rendition]

  /// What each step did.
  let trace: [TraceEntry]

  /// The codes of its diagnostics.
  let diagnostics: [String]

  /// How to reach its record.
  let locator: Locator

  /// The record's bytes; kept only for a document that goes to quarantine.
  let record: [UInt8]

  /// Its text; kept only for a document that was rejected.
  let text: [UInt8]

  /// Its metadata; kept only for a document that was rejected.
  let metadata: Metadata
}

/// Why a document went to quarantine.
public struct Failure: Error, Sendable, Equatable {
  /// The step that failed, or the reader's name.
  public let by: String

  /// What kind of failure it is, in kebab-case.
  public let code: String

  /// What went wrong, in words.
  public let message: String

  /// The record's line, from 1, where lines are counted.
  public let line: Int?

  /// Where in the record, in bytes.
  public let offset: Int?

  init(by: String, code: String, message: String, line: Int? = nil, offset: Int? = nil) {
    self.by = by
    self.code = code
    self.message = message
    self.line = line
    self.offset = offset
  }
}

/// Why a run stopped before its end.
public struct RunError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of error it is.
  public enum Code: String, Sendable {
    /// No input, or arguments that make no sense; nothing was read.
    case arguments

    /// Output could not be written.
    case output

    /// A step whose `on_error` is `stop` failed.
    case stopped

    /// The run was cancelled.
    case cancelled
  }

  /// What kind of error it is.
  public let code: Code

  /// What went wrong, in words.
  public let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}
