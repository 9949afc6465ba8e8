import QuireDocument
import QuireReaders
import QuireStages
import QuireText
import Testing

/// What came out of a stream.
struct ReadResult {
  var documents: [Document] = []
  var failures: [(line: Int?, failure: ReadFailure)] = []
  var blank = 0
}

/// Reads `bytes`, which come in chunks of `chunk`, as the run engine does.
func read<R: Reader>(
  _ bytes: [UInt8],
  with reader: R,
  charset: String? = nil,
  chunk: Int = 1 << 18
) throws -> ReadResult {
  var splitter = reader.makeSplitter()
  var records: [Record] = []
  for start in stride(from: 0, to: bytes.count, by: chunk) {
    records += try splitter.append(Array(bytes[start..<min(bytes.count, start + chunk)]))
  }
  records += try splitter.finish()
  var result = ReadResult()
  for record in records {
    if let failure = record.failure {
      result.failures.append((record.line, failure))
      continue
    }
    let locator = Locator(uri: "test", record: record.number, offset: record.offset)
    let context = ReadContext(id: "test#\(record.number ?? 0)", locator: locator, charset: charset)
    switch reader.read(record, in: context) {
    case .document(let document):
      #expect(document.brokenAccounts().isEmpty, "\(document.brokenAccounts())")
      result.documents.append(document)
    case .failure(let failure): result.failures.append((record.line, failure))
    case .nothing: result.blank += 1
    }
  }
  return result
}

/// The options of a component with some set.
func options<O: ComponentOptions>(_ set: (inout O) -> Void = { _ in }) -> O {
  var options = O()
  set(&options)
  return options
}

extension Document {
  /// The bytes of the source behind `range`.
  func sourceBytes(_ range: ByteRange) -> [UInt8] {
    sourceRanges(of: range).flatMap { sources[$0.source].bytes[$0.range] }
  }

  /// The source bytes behind the first place where `word` stands.
  func source(of word: String) throws -> String {
    let bytes = Array(word.utf8)
    let start = try #require(
      (0...max(0, text.count - bytes.count)).first { text[$0..<min(text.count, $0 + bytes.count)].elementsEqual(bytes) }
    )
    return String(decoding: sourceBytes(start..<(start + bytes.count)), as: UTF8.self)
  }

  var words: String { string(0..<text.count) }

  var codes: [String] { diagnostics.map(\.code) }
}
