import QuireStages
import QuireText

/// A file that documents share, or one shard of it after another.
final class SharedOutput {
  /// How far the output is, for the journal.
  struct Checkpoint {
    let shard: Int
    /// The bytes of the shard so far, before they are compressed.
    let bytes: Int
    let isBegun: Bool
    let file: FileWriter.Checkpoint
  }

  let file: OutputFile
  let template: OutputTemplate
  private var writer: FileWriter
  private var isBegun = false
  private var bytes = 0
  /// What was written of the shard, where a finisher has not made the file of it yet though all is written.
  private var draft: SealedFile?

  /// The number of the shard, from 0.
  private(set) var shard = 0

  /// The keys of the entries that the shard has.
  private var keys: Set<String> = []

  /// The keys that came since somebody took them, for the journal.
  private(set) var newKeys: [String] = []

  /// Opens the output at its beginning.
  init(_ file: OutputFile) throws(FileError) {
    self.file = file
    template = OutputTemplate(file.path)
    writer = try FileWriter(template.path(ofShard: 0), alone: true)
    guard file.finisher == nil || writer.canBeResumed else {
      throw FileError(path, "is no regular file, and this format is written in more than one go")
    }
    try begin()
  }

  /// Opens the output where `checkpoint` left it; `keys` are those of its shard.
  init(_ file: OutputFile, resuming checkpoint: Checkpoint, keys: [String]) throws(FileError) {
    self.file = file
    template = OutputTemplate(file.path)
    shard = checkpoint.shard
    bytes = checkpoint.bytes
    isBegun = checkpoint.isBegun
    self.keys = Set(keys)
    writer = try FileWriter(resuming: checkpoint.file, at: template.path(ofShard: shard))
  }

  /// The path that is written now.
  var path: String { template.path(ofShard: shard) }

  /// Whether another process can go on where this one stops.
  var canBeResumed: Bool { writer.canBeResumed }

  /// Whether the shard has what it shall have.
  var isFull: Bool { template.isSharded && isBegun && bytes >= file.shardBytes }

  /// Appends a document's bytes, or those of its entries that the file does not have.
  func write(_ part: OutputPart) throws(FileError) {
    for entry in part.entries where !keys.contains(entry.key) { newKeys.append(entry.key) }
    for piece in part.pieces(notYetIn: &keys) {
      if isBegun { try append(file.separator) }
      isBegun = true
      try append(piece)
    }
  }

  /// Ends the shard, which stays under its temporary name, and begins the next one.
  func nextShard() throws(FileError) -> SealedFile? {
    let sealed = try seal()
    shard += 1
    bytes = 0
    isBegun = false
    keys = []
    newKeys = []
    writer = try FileWriter(path, alone: true)
    try begin()
    return sealed
  }

  /// Ends the file, which stays under its temporary name.
  ///
  /// A finisher makes the file anew when it was interrupted, since what it makes it of stays until the file has its name.
  func seal() throws(FileError) -> SealedFile? {
    try append(file.tail)
    draft = try writer.seal()
    guard let finisher = file.finisher, let complete = draft else { return draft }
    let finished = try complete.finished(with: finisher)
    draft = nil
    return finished
  }

  /// Makes what was written safe; `nil` where that can't be.
  func checkpoint() throws(FileError) -> Checkpoint? {
    guard let file = try writer.checkpoint() else { return nil }
    newKeys = []
    return Checkpoint(shard: shard, bytes: bytes, isBegun: isBegun, file: file)
  }

  /// Leaves nothing behind.
  func discard() {
    writer.discard()
    guard let draft, file.finisher != nil else { return }
    try? draft.discard()
  }

  /// Leaves what was written to another process.
  func abandon() { writer.abandon() }

  private func begin() throws(FileError) { try append(file.head) }

  private func append(_ piece: [UInt8]) throws(FileError) {
    bytes += piece.count
    try writer.write(piece)
  }
}
