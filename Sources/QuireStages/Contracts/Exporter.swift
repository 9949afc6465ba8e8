public import QuireDocument

/// Writes documents: it encodes each where it stands in the definition; the run commits the bytes, in input order, when
/// the document's final outcome is known.
public protocol Exporter: Component {
  /// What must be in a document before it is written.
  static var requires: [DocumentPart] { get }

  /// The media type of what it writes, such as `application/jsonl`.
  static var mediaType: String { get }

  /// Where it writes.
  var destination: OutputPath { get }

  /// What stands at the beginning of a file.
  var head: [UInt8] { get }

  /// What stands between two documents of a file.
  var separator: [UInt8] { get }

  /// What stands at the end of a file.
  var tail: [UInt8] { get }

  /// How many bytes a shard has at least before the next one begins, where the path asks for shards.
  var shardBytes: Int { get }

  /// The files that it writes, their number and order the same at all times; one at ``destination`` for most.
  var files: [OutputFile] { get }

  /// Appends `document` to `parts`, one for each of ``files``; most exporters have one and need no more than
  /// ``encode(_:into:in:)``.
  func encode(
    _ document: borrowing Document,
    intoFiles parts: inout [OutputPart],
    in context: inout StageContext
  ) throws(StageError)

  /// Appends `document` to `output`.
  func encode(
    _ document: borrowing Document,
    into output: inout [UInt8],
    in context: inout StageContext
  ) throws(StageError)
}

extension Exporter {
  /// Most exporters write what is there.
  public static var requires: [DocumentPart] { [] }

  /// Most formats have no head.
  public var head: [UInt8] { [] }

  /// Most formats need nothing between documents.
  public var separator: [UInt8] { [] }

  /// Most formats have no tail.
  public var tail: [UInt8] { [] }

  /// Most exporters leave the size of shards as it is.
  public var shardBytes: Int { OutputFile.standardShardBytes }

  /// Most exporters write one file.
  public var files: [OutputFile] {
    [OutputFile(destination.path, head: head, separator: separator, tail: tail, shardBytes: shardBytes)]
  }

  /// Most exporters write one file.
  public func encode(
    _ document: borrowing Document,
    intoFiles parts: inout [OutputPart],
    in context: inout StageContext
  ) throws(StageError) {
    for index in parts.indices.prefix(1) { try encode(document, into: &parts[index].bytes, in: &context) }
  }
}
