import QuireStages
import QuireText

/// Reads the journal of an interrupted run.
struct JournalReader {
  /// What the journal is of.
  let identity: RunJournal.Identity

  /// The last checkpoint; `nil` where the run did not come to one.
  private(set) var checkpoint: RunJournal.Checkpoint?

  /// How many bytes of the journal are good.
  private(set) var size = 0

  private let path: String
  private static let lineLimit = 1 << 28

  /// Reads the journal at `path` up to its last checkpoint; `nil` where there is none.
  ///
  /// - Throws: `RunError` where it can't be read, or is no journal.
  init?(_ path: String) throws(RunError) {
    self.path = path
    guard Folders.kind(of: path) != nil else { return nil }
    var head: RunJournal.Identity?
    var last: (checkpoint: RunJournal.Checkpoint, size: Int)?
    try Self.lines(of: path) { line, end in
      guard let json = try? JSONValue(parsing: line) else { return false }
      if head == nil {
        head = RunJournal.Identity(json)
        return head != nil
      }
      if let checkpoint = RunJournal.Checkpoint(json["checkpoint"]) { last = (checkpoint, end) }
      return true
    }
    guard let head else {
      if Folders.size(of: path) == 0 { return nil }
      throw RunError(.arguments, "\"\(path)\" is no journal of a run that this version can go on with")
    }
    identity = head
    checkpoint = last?.checkpoint
    size = last?.size ?? 0
  }

  /// Gives the ordered stages what they met, `outputs` the names that it gave, and returns the keys of each shared output's
  /// shard.
  func replay(into lanes: inout OrderedLanes, _ outputs: OutputSet) throws(RunError) -> [Int: [String]] {
    var keys: [Int: [String]] = [:]
    var failure: RunError?
    let shards = checkpoint?.outputs.map(\.shard) ?? []
    var lanesNow = lanes
    try Self.lines(of: path) { line, end in
      guard end <= size, failure == nil, let json = try? JSONValue(parsing: line) else { return false }
      if let items = json["m"]?.arrayValue, items.count == 3, let gate = items[0].integerValue,
        let id = items[1].stringValue, let digest = items[2].stringValue.flatMap(Base64.bytes)
      {
        do throws(RunError) { _ = try lanesNow.meet(digest, of: id, at: gate) } catch { failure = error }
      } else if let items = json["n"]?.arrayValue, items.count == 2, let file = items[0].integerValue,
        let name = items[1].stringValue
      {
        outputs.rename(file, name)
      } else if let items = json["k"]?.arrayValue, items.count == 3, let output = items[0].integerValue,
        let shard = items[1].integerValue, let key = items[2].stringValue, shards.indices.contains(output),
        shards[output] == shard
      {
        keys[output, default: []].append(key)
      }
      return true
    }
    if let failure { throw failure }
    lanes = lanesNow
    return keys
  }

  /// Hands the whole lines of the file, and where each ends, to `body`, until that returns `false`.
  private static func lines(of path: String, _ body: ([UInt8], Int) -> Bool) throws(RunError) {
    do throws(FileError) {
      let stream = try FileStream(path)
      var splitter = LineSplitter(limit: lineLimit)
      while let chunk = try stream.next() {
        for line in splitter.append(chunk) where !body(line.bytes, line.offset + line.bytes.count + 1) { return }
      }
    } catch {
      throw RunError(.arguments, "the journal can't be read: \(error.description)")
    }
  }
}

extension RunJournal.Identity {
  fileprivate init?(_ json: JSONValue) {
    guard json["quire_journal"]?.integerValue == 1, let definition = json["definition"]?.stringValue,
      let files = json["files"]?.arrayValue
    else { return nil }
    self.init(definition: definition, files: files)
  }
}
