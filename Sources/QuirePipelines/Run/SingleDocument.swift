public import QuireDocument
public import QuireStages
import QuireText

/// Reads and runs one document that is in memory already.
public struct SingleDocument: Sendable {
  private let registry: Registry
  private let format: String
  private let reader: (any Reader)?
  private let charset: String?

  /// Creates a reader of single documents; `format` is a reader's name, or `auto` for what name and head tell.
  public init(registry: Registry, format: String = "auto", reader: (any Reader)? = nil, charset: String? = nil) {
    self.registry = registry
    self.format = format
    self.reader = reader
    self.charset = charset
  }

  /// Creates a reader of single documents that reads as `plan` does.
  public init(registry: Registry, plan: Plan) {
    self.init(
      registry: registry,
      format: plan.input.format,
      reader: plan.input.reader,
      charset: plan.input.charset
    )
  }

  /// A document in `bytes`, which may be compressed as a file may be.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of a file.
  ///   - uri: Where they came from; its suffix helps to recognise the format.
  ///   - id: The document's id, unless the record has one of its own; without one it is that of a run.
  ///   - record: The number of the record, from 1; the first document where it is left out.
  /// - Returns: The document as it was read.
  /// - Throws: `Failure` where there is none.
  public func read(
    _ bytes: [UInt8],
    uri: String,
    id: String? = nil,
    record: Int? = nil
  ) throws(Failure) -> Document {
    let stem = id ?? InputList(registry: registry).stem(InputList.lastName(uri))
    let choice = FormatChoice(registry, format: format, reader: reader, charset: charset)
    var records = try RecordStream(MemoryStream(bytes), of: InputFile(path: uri, id: stem), choice)
    while let items = records.next() {
      for item in items where record == nil || item.record.number ?? 1 == record {
        if let document = try document(item, id) { return document }
      }
    }
    let what = record.map { "no record \($0)" } ?? "no document"
    throw Failure(by: "input", code: "no-document", message: "there is \(what) in \"\(uri)\"")
  }

  private func document(_ item: WorkItem, _ id: String?) throws(Failure) -> Document? {
    if let failure = item.failure { throw failure }
    if let failure = item.record.failure { throw Failure(failure, of: item) }
    guard let reader = item.reader else { return nil }
    let context = id.map { ReadContext(id: $0, locator: item.context.locator, charset: charset) } ?? item.context
    switch reader.read(item.record, in: context) {
    case .document(let document): return document
    case .nothing: return nil
    case .failure(let failure): throw Failure(failure, of: item)
    }
  }
}

/// Bytes in memory as a stream, in chunks, so that whole copies are never needed.
struct MemoryStream: ByteStream {
  private static let chunk = 1 << 20

  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> [UInt8]? {
    guard place < bytes.count else { return nil }
    let end = min(bytes.count, place + Self.chunk)
    defer { place = end }
    return place == 0 && end == bytes.count ? bytes : Array(bytes[place..<end])
  }
}

extension Plan {
  /// Takes `document` through all steps; nothing is written.
  ///
  /// - Parameters:
  ///   - document: The document, as it was read.
  ///   - knowledge: What the corpus stages have seen; without it, they see this document alone, and it gets a note
  ///     `observed-alone`.
  ///   - evidence: How many of the grounds for each find the stages keep with it, as far as they can say them; nothing
  ///     else changes by it.
  /// - Throws: `Failure` where a stage fails on it.
  public func run(
    _ document: inout Document,
    knowing knowledge: CorpusKnowledge? = nil,
    evidence: Int = 0
  ) throws(Failure) {
    let knowledge = knowledge ?? CorpusKnowledge(of: [document], in: self)
    let program = Program(self)
    var steps = StepRunner(program, knowing: knowledge, evidence: evidence)
    do throws(StepFailure) {
      var lanes = try OrderedLanes.alone(program)
      try steps.run(&document, in: &lanes)
    } catch {
      throw error.failure
    }
  }
}
