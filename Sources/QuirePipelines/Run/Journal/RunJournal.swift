import QuireStages
import QuireText

/// What a run writes down so that another process can go on where it stops: JSON Lines, in batches that end with a
/// checkpoint.
///
/// A batch holds what came since the checkpoint before: the digests that ordered stages met, the names that documents'
/// files were given, the keys of entries that a file has once. It is written when all output that it speaks of is safe on
/// disk, so that the last whole batch always tells the truth; what follows it is cut off.
final class RunJournal {
  /// What must be the same for a run to go on.
  struct Identity: Equatable {
    /// The SHA-256 of the definition as resolved, with the program's version.
    let definition: String

    /// The files to read, with their sizes and the times of their last change.
    let files: [JSONValue]
  }

  /// What a run has come to.
  struct Checkpoint {
    var position: RunPosition
    var summary: JSONValue
    var outputs: [SharedOutput.Checkpoint]
    /// Files that are complete and may not have their names yet.
    var sealed: [SealedFile]
    /// Whether everything is written and only names are missing.
    var isComplete: Bool
  }

  private let path: String
  private var file: AppendFile?
  private var pending = JSONWriter()

  /// Begins a journal at `path`; the file comes with the first checkpoint, so that a short run leaves nothing behind.
  init(creating path: String, of identity: Identity) {
    self.path = path
    pending.field(["quire_journal": 1, "definition": .string(identity.definition), "files": .array(identity.files)])
  }

  /// Goes on with the journal at `path`, of which `size` bytes are good.
  init(continuing path: String, size: Int) throws(FileError) {
    self.path = path
    file = try AppendFile(opening: path, size: size)
  }

  func note(_ meeting: UnitRun.Meeting) {
    pending.field(["m": [.integer(Int64(meeting.gate)), .string(meeting.id), .string(Base64.text(of: meeting.digest))]])
  }

  func note(name: String, ofFile file: Int) { pending.field(["n": [.integer(Int64(file)), .string(name)]]) }

  func note(key: String, ofOutput output: Int, shard: Int) {
    pending.field(["k": [.integer(Int64(output)), .integer(Int64(shard)), .string(key)]])
  }

  /// Ends the batch; when this returns, the run can go on from here whatever happens.
  func write(_ checkpoint: Checkpoint) throws(FileError) {
    pending.field(["checkpoint": checkpoint.json])
    if file == nil { file = try AppendFile(creating: path) }
    try file?.append(pending.take())
    pending = JSONWriter()
  }

  /// Whether there is a checkpoint to go on from.
  var isBegun: Bool { file != nil }

  /// Whether the file is where it was put; somebody may have removed the folder.
  var isThere: Bool { Folders.kind(of: path) == .file }

  /// Takes the journal away; the run is over.
  func remove() throws(FileError) { try Folders.removeFile(path) }
}

extension JSONWriter {
  /// Writes a line.
  fileprivate mutating func field(_ line: JSONValue) {
    line.write(to: &self)
    endLine()
  }
}

extension RunJournal.Checkpoint {
  var json: JSONValue {
    .object([
      .init("position", position.json), .init("summary", summary),
      .init("outputs", .array(outputs.map(\.json))),
      .init("sealed", .array(sealed.map(\.json))),
      .init("complete", .bool(isComplete)),
    ])
  }

  init?(_ json: JSONValue?) {
    guard let json, let position = RunPosition(json["position"]), let summary = json["summary"],
      let outputs = json["outputs"]?.arrayValue, let sealed = json["sealed"]?.arrayValue,
      let isComplete = json["complete"]?.boolValue
    else { return nil }
    self.init(
      position: position,
      summary: summary,
      outputs: outputs.compactMap(SharedOutput.Checkpoint.init),
      sealed: sealed.compactMap(SealedFile.init),
      isComplete: isComplete
    )
  }
}

extension SealedFile {
  /// The temporary name, the name, and the names of what the file was made of.
  fileprivate var json: JSONValue { .array(([temporary, target] + leftovers).map { .string($0) }) }

  fileprivate init?(_ json: JSONValue) {
    guard let names = json.arrayValue?.compactMap(\.stringValue), names.count >= 2 else { return nil }
    self.init(temporary: names[0], target: names[1], leftovers: Array(names.dropFirst(2)))
  }
}

extension SharedOutput.Checkpoint {
  fileprivate var json: JSONValue {
    .object([
      .init("shard", .integer(Int64(shard))), .init("bytes", .integer(Int64(bytes))), .init("begun", .bool(isBegun)),
      .init("temporary", .string(file.temporary)), .init("size", .integer(Int64(file.size))),
      .init("pending", .string(Base64.text(of: file.pending))),
    ])
  }

  fileprivate init?(_ json: JSONValue) {
    guard let shard = json["shard"]?.integerValue, let bytes = json["bytes"]?.integerValue,
      let isBegun = json["begun"]?.boolValue, let temporary = json["temporary"]?.stringValue,
      let size = json["size"]?.integerValue, let pending = json["pending"]?.stringValue.flatMap(Base64.bytes)
    else { return nil }
    let file = FileWriter.Checkpoint(temporary: temporary, size: size, pending: pending)
    self.init(shard: shard, bytes: bytes, isBegun: isBegun, file: file)
  }
}
