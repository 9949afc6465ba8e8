import QuireDocument
import QuireStages
import QuireText

/// The records of one stream, one after another: inflated, its format recognised, cut up.
struct RecordStream {
  /// The first bytes of a stream by which its format is recognised.
  static let headCount = 4_096

  private let file: InputFile
  private let charset: String?
  private var stream: any ByteStream
  private let codecs: [String]
  private let reader: any Reader
  private let format: String
  private var splitter: any RecordSplitter
  private var isDone = false
  private let hasher: HashingStream?

  /// How many bytes came out of the stream so far, codecs undone.
  private(set) var bytes = 0

  /// Opens `file`; an error means that nothing of it can be read.
  init(_ file: InputFile, input: InputSpec, registry: Registry, hashesFile: Bool = false) throws(Failure) {
    let opened: FileStream
    do throws(FileError) { opened = try FileStream(file.storage) } catch {
      throw Failure(by: "input", code: "unreadable", message: error.description)
    }
    let hasher = hashesFile ? HashingStream(opened) : nil
    try self.init(hasher ?? opened, of: file, FormatChoice(input, registry), hasher)
  }

  /// Takes the records of `raw`, which are the bytes of `file`; an error means that no reader can be had.
  init(
    _ raw: any ByteStream,
    of file: InputFile,
    _ choice: FormatChoice,
    _ hasher: HashingStream? = nil
  ) throws(Failure) {
    self.file = file
    self.hasher = hasher
    charset = choice.charset
    var stream = HeadStream(raw)
    if let compression = Compression.recognized(stream.head) {
      stream = HeadStream(compression.decompress(stream, path: file.path))
      codecs = [compression.rawValue]
    } else {
      codecs = []
    }
    self.stream = stream
    (format, reader) = try choice.reader(for: file.path, head: stream.head)
    splitter = reader.makeSplitter()
  }

  /// The file as far as it was read, for the record of a run.
  var input: RunSummary.Input? {
    hasher.map { .init(path: file.path, bytes: $0.count, sha256: $0.digest) }
  }

  /// The next records; `nil` after the last.
  ///
  /// A stream that can't be read on ends with a failed item.
  mutating func next() -> [WorkItem]? {
    guard !isDone else { return nil }
    let chunk: [UInt8]?
    do throws(FileError) { chunk = try stream.next() } catch {
      return fail(ReadError(code: "unreadable", error.description, at: bytes))
    }
    do throws(ReadError) {
      guard let chunk else {
        isDone = true
        return try splitter.finish().map { item($0) }
      }
      bytes += chunk.count
      return try splitter.append(chunk).map { item($0) }
    } catch {
      return fail(error)
    }
  }

  /// What was complete before a failure goes on; the record that was cut off is the failed one, with what there is of
  /// it.
  private mutating func fail(_ error: ReadError) -> [WorkItem] {
    isDone = true
    var records: [Record] = []
    do throws(ReadError) { records = try splitter.finish() } catch {}
    let cut = records.popLast() ?? Record(bytes: [], offset: error.offset)
    let failure = Failure(
      by: format,
      code: error.code,
      message: error.message,
      line: cut.line,
      offset: max(0, error.offset - cut.offset)
    )
    return records.map { item($0) } + [item(cut, failure)]
  }

  private func item(_ record: Record, _ failure: Failure? = nil) -> WorkItem {
    let id = record.number.map { "\(file.id)#\($0)" } ?? file.id
    let locator = Locator(uri: file.path, codecs: codecs, record: record.number, offset: record.offset)
    return WorkItem(
      record: record,
      reader: reader,
      format: format,
      context: ReadContext(id: id, locator: locator, charset: charset),
      failure: failure
    )
  }
}

/// How the reader of a stream is found.
struct FormatChoice {
  let charset: String?
  private let registry: Registry
  private let format: String
  private let chosen: (any Reader)?

  init(_ input: InputSpec, _ registry: Registry) {
    self.init(registry, format: input.format, reader: input.reader, charset: input.charset)
  }

  init(_ registry: Registry, format: String, reader: (any Reader)?, charset: String? = nil) {
    self.registry = registry
    self.format = format
    self.charset = charset
    chosen = reader
  }

  /// The reader that the definition names, else the one that the file's name tells, else the one that knows its head,
  /// else plain text.
  func reader(for path: String, head: [UInt8]) throws(Failure) -> (format: String, reader: any Reader) {
    if let chosen { return (format, chosen) }
    let name = Compression.withoutSuffix(path).lowercased()
    let spec: ComponentSpec? =
      format != "auto"
      ? registry[format]
      : registry.readers.first { spec in spec.suffixes.contains { name.hasSuffix($0) } }
        ?? registry.readers.first { $0.recognizes(Array(head.prefix(RecordStream.headCount))) } ?? registry["text"]
    guard let spec, case .success(.reader(let reader)) = spec.make([], Setup(step: spec.name)) else {
      let message =
        format == "auto" ? "no reader is registered for \"\(path)\"" : "there is no reader called \"\(format)\""
      throw Failure(by: "input", code: "unknown-format", message: message)
    }
    return (spec.name, reader)
  }
}

/// A stream whose first bytes are known.
struct HeadStream: ByteStream {
  /// The first bytes: all of them where the stream has fewer than ``RecordStream/headCount``, or could not be read on.
  let head: [UInt8]

  private var rest: any ByteStream
  private var isBegun = false
  private var failure: FileError?

  init(_ stream: any ByteStream) {
    rest = stream
    var head: [UInt8] = []
    do throws(FileError) {
      while head.count < RecordStream.headCount, let chunk = try rest.next() {
        if head.isEmpty { head = chunk } else { head += chunk }
      }
    } catch {
      failure = error
    }
    self.head = head
  }

  mutating func next() throws(FileError) -> [UInt8]? {
    if !isBegun {
      isBegun = true
      if !head.isEmpty { return head }
    }
    if let failure { throw failure }
    return try rest.next()
  }
}
