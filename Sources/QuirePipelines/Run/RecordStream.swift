import QuireDocument
import QuireStages
import QuireText

/// The records of one file, one after another: opened, inflated, its format recognised, cut up.
struct RecordStream {
  /// The first bytes of a file by which its format is recognised.
  static let headCount = 4_096

  private let file: InputFile
  private let charset: String?
  private var stream: any ByteStream
  private var codecs: [String] = []
  private var reader: any Reader
  private var format = ""
  private var splitter: any RecordSplitter
  private var firstChunk: [UInt8]?
  private var isDone = false

  /// How many bytes came out of the file so far, codecs undone.
  private(set) var bytes = 0

  /// Opens `file`; an error means that nothing of it can be read.
  init(_ file: InputFile, input: InputSpec, registry: Registry) throws(Failure) {
    self.file = file
    charset = input.charset
    do throws(FileError) {
      var stream: any ByteStream = try FileStream(file.path)
      var head = try Self.head(of: &stream)
      if GzipStream.recognizes(head) {
        stream = GzipStream(Prefixed(head: head, rest: stream), path: file.path)
        head = try Self.head(of: &stream)
        codecs = ["gzip"]
      }
      self.stream = stream
      firstChunk = head
    } catch {
      throw Failure(by: "input", code: "unreadable", message: error.description)
    }
    guard let choice = Self.reader(for: file, head: firstChunk ?? [], input, registry) else {
      throw Failure(by: "input", code: "unknown-format", message: "no reader is registered for \"\(file.path)\"")
    }
    (format, reader) = choice
    splitter = reader.makeSplitter()
  }

  /// The next records of the file; `nil` after the last.
  ///
  /// A file that can't be read on ends with a failed item.
  mutating func next() -> [WorkItem]? {
    guard !isDone else { return nil }
    do throws(ReadError) {
      guard let chunk = try nextChunk() else {
        isDone = true
        return try splitter.finish().map(item)
      }
      bytes += chunk.count
      return try splitter.append(chunk).map(item)
    } catch {
      return fail(error)
    }
  }

  /// What was read before a failure goes on; the rest of the file is one failed item.
  private mutating func fail(_ error: ReadError) -> [WorkItem] {
    isDone = true
    var items: [WorkItem] = []
    do throws(ReadError) { items = try splitter.finish().map(item) } catch {}
    var failed = item(Record(bytes: [], offset: error.offset))
    failed.failure = Failure(by: "input", code: error.code, message: error.message, offset: error.offset)
    return items + [failed]
  }

  private mutating func nextChunk() throws(ReadError) -> [UInt8]? {
    if let chunk = firstChunk {
      firstChunk = nil
      if !chunk.isEmpty { return chunk }
    }
    do throws(FileError) {
      return try stream.next()
    } catch {
      throw ReadError(code: "unreadable", error.description, at: bytes)
    }
  }

  private func item(_ record: Record) -> WorkItem {
    let id = record.number.map { "\(file.id)#\($0)" } ?? file.id
    let locator = Locator(uri: file.path, codecs: codecs, record: record.number, offset: record.offset)
    return WorkItem(
      record: record,
      reader: reader,
      format: format,
      context: ReadContext(id: id, locator: locator, charset: charset)
    )
  }

  private static func head(of stream: inout any ByteStream) throws(FileError) -> [UInt8] {
    var head: [UInt8] = []
    while head.count < headCount, let chunk = try stream.next() { head += chunk }
    return head
  }

  /// The reader that the definition names, else the one that the file's name tells, else the one that knows its head,
  /// else plain text.
  private static func reader(
    for file: InputFile,
    head: [UInt8],
    _ input: InputSpec,
    _ registry: Registry
  ) -> (String, any Reader)? {
    if let reader = input.reader { return (input.format, reader) }
    var name = file.path.lowercased()
    if name.hasSuffix(".gz") { name.removeLast(3) }
    let known = registry.readers.first { spec in spec.suffixes.contains { name.hasSuffix($0) } }
    let magic = registry.readers.first { $0.recognizes(Array(head.prefix(headCount))) }
    guard let spec = known ?? magic ?? registry["text"] else { return nil }
    guard case .success(.reader(let reader)) = spec.make([], Setup(step: spec.name)) else { return nil }
    return (spec.name, reader)
  }
}

/// A stream whose first bytes were read already.
private struct Prefixed: ByteStream {
  var head: [UInt8]?
  var rest: any ByteStream

  init(head: [UInt8], rest: any ByteStream) {
    self.head = head
    self.rest = rest
  }

  mutating func next() throws(FileError) -> [UInt8]? {
    if let head {
      self.head = nil
      if !head.isEmpty { return head }
    }
    return try rest.next()
  }
}
