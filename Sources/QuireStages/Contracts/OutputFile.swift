/// A file that an exporter writes: one for each document, or one for all of them.
public struct OutputFile: Sendable {
  /// Where it stands: a path, or `-` for standard output.
  ///
  /// In the path `{id}` and `{stem}` stand for the document's id, so that each gets a file, and `{shard}`, or `{shard:05}`
  /// for five digits, for the number of a shard.
  public var path: String

  /// What stands at its beginning.
  public var head: [UInt8]

  /// What stands between two documents, or between two entries of ``OutputPart/append(_:once:)``.
  public var separator: [UInt8]

  /// What stands at its end.
  public var tail: [UInt8]

  /// How many bytes, before they are compressed, a shard has at least before the next one begins.
  public var shardBytes: Int

  /// What makes the file of what was written, once that is complete; `nil` where what was written is the file.
  public var finisher: (any FileFinisher)?

  /// The shard size of those who say nothing.
  public static let standardShardBytes = 256_000_000

  /// Creates a file.
  public init(
    _ path: String,
    head: [UInt8] = [],
    separator: [UInt8] = [],
    tail: [UInt8] = [],
    shardBytes: Int = OutputFile.standardShardBytes,
    finisher: (any FileFinisher)? = nil
  ) {
    self.path = path
    self.head = head
    self.separator = separator
    self.tail = tail
    self.shardBytes = shardBytes
    self.finisher = finisher
  }
}

/// What an exporter makes of one document for one file: bytes, or entries that a file has once; nothing, not even a
/// separator, where both are empty.
public struct OutputPart: Sendable {
  /// Something that stands in a file once, though several documents speak of it.
  public struct Entry: Sendable {
    /// What it is known by in the file.
    public let key: String

    /// Its bytes.
    public let bytes: [UInt8]
  }

  /// The bytes, which are written whatever the file has, behind the entries.
  public var bytes: [UInt8] = []

  /// The entries, in their order.
  public private(set) var entries: [Entry] = []

  /// Creates an empty part.
  public init() {}

  /// Appends what is written unless the file has an entry called `key`: a speaker of several threads, a vertex that two
  /// documents share.
  ///
  /// A run keeps the keys of a file for as long as it writes it.
  public mutating func append(_ bytes: [UInt8], once key: String) { entries.append(Entry(key: key, bytes: bytes)) }
}

extension OutputPart {
  /// What is to be written to a file whose entries are called `keys`, in pieces between which the file's separator
  /// stands; `keys` has the new ones afterwards.
  public func pieces(notYetIn keys: inout Set<String>) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    for entry in entries where keys.insert(entry.key).inserted { pieces.append(entry.bytes) }
    if !bytes.isEmpty { pieces.append(bytes) }
    return pieces
  }
}

extension OutputFile {
  /// The whole file of the documents that `parts` were made of.
  public func contents(_ parts: [OutputPart]) -> [UInt8] {
    var keys: Set<String> = []
    let pieces = parts.flatMap { $0.pieces(notYetIn: &keys) }
    return head + Array(pieces.joined(separator: separator)) + tail
  }
}
