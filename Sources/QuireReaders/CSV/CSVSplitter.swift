import QuireStages
import QuireText

/// The rows of a table as records, each with the table's header beside it.
struct CSVSplitter: RecordSplitter {
  /// How many bytes are looked at to tell the table's delimiter and charset.
  private static let headCount = 1 << 16

  private let options: CSVReader.Options
  private var head: [UInt8] = []
  private var splitter: DelimitedSplitter?
  private var preamble: [UInt8] = []
  private var needsHeader: Bool
  private var number = 0

  init(_ options: CSVReader.Options) {
    self.options = options
    needsHeader = options.header
  }

  mutating func append(_ chunk: [UInt8]) throws(ReadError) -> [Record] {
    guard splitter == nil else { return try records { $0.append(chunk) } }
    if head.isEmpty { head = chunk } else { head += chunk }
    return head.count < Self.headCount ? [] : try begin()
  }

  mutating func finish() throws(ReadError) -> [Record] {
    var rows: [Record] = []
    if splitter == nil { rows = try begin() }
    return try rows + records { $0.finish() }
  }

  private mutating func begin() throws(ReadError) -> [Record] {
    let guess = detectCharset(Array(head.prefix(Self.headCount)))
    guard guess.charset != .utf16LE, guess.charset != .utf16BE else {
      throw ReadError(code: "unsupported-charset", "the table is in UTF-16; save it as UTF-8 to read it", at: 0)
    }
    let quote = options.quotes ? UInt8(ascii: "\"") : nil
    let mark = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let sample = Array(head.dropFirst(mark).prefix(Self.headCount))
    let delimiter = options.delimiter.byte ?? DelimitedFields.delimiter(of: sample, quote: quote)
    var splitter = DelimitedSplitter(delimiter: delimiter, quote: quote, limit: options.maxRowBytes)
    splitter.skip(mark)
    self.splitter = splitter
    // The head may be ASCII by chance, so that nothing but a charset that shows is taken from it.
    preamble = CSVPreamble(delimiter: delimiter, charset: guess.charset, header: []).bytes
    let rest = Array(head.dropFirst(mark))
    head = []
    return try records { $0.append(rest) }
  }

  private mutating func records(
    _ step: (inout DelimitedSplitter) -> [DelimitedSplitter.Record]
  ) throws(ReadError) -> [Record] {
    guard var splitter else { return [] }
    let rows = step(&splitter)
    self.splitter = splitter
    var records: [Record] = []
    for row in rows where !row.bytes.isEmpty || row.problem != nil {
      guard !needsHeader else {
        if row.problem != nil {
          let message = "the header of the table can't be read: a quotation mark in it is not closed"
          throw ReadError(code: "bad-header", message, at: row.offset)
        }
        needsHeader = false
        preamble += row.bytes
        continue
      }
      number += 1
      records.append(
        Record(
          bytes: row.bytes,
          offset: row.offset,
          number: number,
          line: row.line,
          preamble: preamble,
          failure: row.problem.map { failure($0) }
        )
      )
    }
    return records
  }

  private func failure(_ problem: DelimitedSplitter.Problem) -> ReadFailure {
    switch problem {
    case .unclosedQuote:
      return ReadFailure(code: "unclosed-quote", "a quotation mark in the row is not closed; the next line is read on")
    case .tooLong:
      let message =
        "the row has more than \(options.maxRowBytes) bytes, or a quotation mark in it is not closed; "
        + "raise \"max_row_bytes\" to read it"
      return ReadFailure(code: "row-too-long", message)
    }
  }
}

/// What a reader has to know of a table to read a row of it.
struct CSVPreamble {
  let delimiter: UInt8
  let charset: Charset

  /// The first row, where it holds the names of the columns.
  let header: ArraySlice<UInt8>

  init(delimiter: UInt8, charset: Charset, header: ArraySlice<UInt8>) {
    self.delimiter = delimiter
    self.charset = charset
    self.header = header
  }

  /// Takes apart what ``bytes`` put together.
  init?(_ bytes: [UInt8]) {
    guard let delimiter = bytes.first, let end = firstPlace(of: 0x0A, in: bytes, 1..<bytes.count),
      let charset = Charset(label: String(decoding: bytes[1..<end], as: UTF8.self))
    else { return nil }
    self.init(delimiter: delimiter, charset: charset, header: bytes[(end + 1)...])
  }

  /// The delimiter, the charset's name, a line feed, the header.
  var bytes: [UInt8] { [delimiter] + Array(charset.name.utf8) + [0x0A] + header }
}
