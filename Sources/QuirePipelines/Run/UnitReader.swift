import QuireDocument
import QuireStages
import QuireText

/// What one task works on: some records, so that small ones don't cost a task each.
struct WorkUnit: Sendable {
  let number: Int
  let items: [WorkItem]
  /// Where the run is when the unit is done.
  let end: RunPosition

  /// How many bytes its records have.
  var bytes: Int { items.reduce(0) { $0 + $1.record.bytes.count } }
}

/// Reads the files of a run and cuts what comes into units of work, the same ones each time.
struct UnitReader {
  private static let unitBytes = 1 << 18
  private static let unitRecords = 64

  private let plan: Plan
  private let registry: Registry
  private let mayRead: @Sendable (String) -> Bool
  private let files: [InputFile]

  private var stream: RecordStream?
  private var pending: ArraySlice<WorkItem> = []
  private var bytesOfClosedFiles = 0
  private let hashesFiles: Bool

  /// How many files were opened, or could not be.
  private(set) var fileCount = 0

  /// How many units were cut.
  private(set) var count = 0

  /// How many of them come from the file that is being read.
  private var unitsOfFile = 0

  /// The files that were read to their ends, where they are to be recorded.
  private var recorded: [(file: Int, input: RunSummary.Input)] = []

  /// How many bytes all files have on disk; 0 where that can't be told.
  let totalBytes: Int

  /// Creates a reader of `files`; with `hashesFiles` it keeps a record of each.
  init(plan: Plan, registry: Registry, options: RunOptions, files: [InputFile], hashesFiles: Bool = false) {
    self.hashesFiles = hashesFiles
    self.plan = plan
    self.registry = registry
    self.files = files
    mayRead = options.mayRead
    // Compressed files don't tell how much will come out of them.
    let isPlain = files.allSatisfy { $0.storage != "-" && Compression.named($0.path) == nil }
    totalBytes = isPlain ? files.reduce(0) { $0 + (Folders.size(of: $1.storage) ?? 0) } : 0
  }

  /// How many bytes were read so far, codecs undone.
  var bytes: Int { bytesOfClosedFiles + (stream?.bytes ?? 0) }

  /// The index of the file that is being read, and the number of files.
  var file: (index: Int, count: Int) { (fileCount, files.count) }

  /// Goes to `position` without handing out what is before it; `inputs` are the files that were read.
  ///
  /// Files before it are not opened; its own file is cut up once more, since a stream can only be read from its beginning.
  mutating func skip(to position: RunPosition, inputs: [RunSummary.Input]) {
    recorded = inputs.map { (-1, $0) }
    fileCount = min(position.file, files.count)
    bytesOfClosedFiles = position.bytesBefore
    count = position.units - position.unitsOfFile
    while count < position.units, next() != nil {}
  }

  /// The records of the files before the one with the index `file`, or of all.
  func inputs(before file: Int = .max) -> [RunSummary.Input] { recorded.filter { $0.file < file }.map(\.input) }

  /// The next unit; `nil` at the end of the last file.
  mutating func next() -> WorkUnit? {
    while pending.isEmpty {
      guard let items = nextItems() else { return nil }
      pending = items[...]
    }
    var bytes = 0
    var taken = 0
    while taken < pending.count, taken < Self.unitRecords, taken == 0 || bytes < Self.unitBytes {
      bytes += pending[pending.startIndex + taken].record.bytes.count
      taken += 1
    }
    unitsOfFile += 1
    let end = RunPosition(
      units: count + 1,
      file: max(0, fileCount - 1),
      unitsOfFile: unitsOfFile,
      bytesBefore: bytesOfClosedFiles
    )
    let unit = WorkUnit(number: count, items: Array(pending.prefix(taken)), end: end)
    pending = pending.dropFirst(taken)
    count += 1
    return unit
  }

  /// The next records of the files; `nil` at the end of the last one.
  private mutating func nextItems() -> [WorkItem]? {
    while true {
      if let items = stream?.next() { return items }
      bytesOfClosedFiles += stream?.bytes ?? 0
      if let input = stream?.input { recorded.append((fileCount - 1, input)) }
      stream = nil
      unitsOfFile = 0
      guard fileCount < files.count else { return nil }
      let file = files[fileCount]
      fileCount += 1
      do throws(Failure) {
        guard mayRead(file.path) else {
          throw Failure(by: "input", code: "not-granted", message: "\"\(file.path)\" lies outside of what may be read")
        }
        stream = try RecordStream(file, input: plan.input, registry: registry, hashesFile: hashesFiles)
      } catch {
        return [WorkItem(failure: error, file: file)]
      }
    }
  }
}

extension WorkItem {
  /// A file that could not be opened.
  init(failure: Failure, file: InputFile) {
    record = Record(bytes: [])
    reader = nil
    format = "input"
    context = ReadContext(id: file.id, locator: Locator(uri: file.path))
    self.failure = failure
  }
}
