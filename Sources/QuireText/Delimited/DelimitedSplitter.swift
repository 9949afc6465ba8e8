/// Cuts a stream of delimited values (RFC 4180) into records, whose quoted fields may hold line breaks.
///
/// A quotation mark opens a quoted field only at the field's start. Where a quoted field is not closed before the end of
/// the stream or before the limit, the record's first line alone is a failure, and the lines behind it are read on as
/// records of one line each up to the place that had been reached: so no mark eats the rest of a file, and no byte is
/// looked at more than twice.
public struct DelimitedSplitter: Sendable {
  /// Why a record can't be read.
  public enum Problem: Sendable {
    /// A quoted field in it is not closed.
    case unclosedQuote

    /// It has more bytes than the limit.
    case tooLong
  }

  /// A record without its line end.
  public struct Record: Sendable {
    /// The bytes; of a failed one its first line, or none where that is too long.
    public let bytes: [UInt8]

    /// Where it begins in the stream, in bytes.
    public let offset: Int

    /// The number of its first line, from 1.
    public let line: Int

    /// Why it can't be read.
    public let problem: Problem?
  }

  /// The longest record, in bytes.
  public let limit: Int

  private let delimiter: UInt8
  private let quote: UInt8?

  /// What is not yet given out.
  private var buffer: [UInt8] = []
  /// Where the record under way begins in the buffer.
  private var start = 0
  /// The first byte of the buffer that was not looked at.
  private var place = 0
  private var state = State.fieldStart
  /// Where the buffer begins in the stream.
  private var bufferOffset = 0
  private var line = 1
  /// The place in the stream up to which quoted fields end with their line.
  private var singleLinesEnd = 0

  private enum State {
    case fieldStart, plain, quoted, quoteSeen, skipped
  }

  /// Creates a splitter; without `quote` no field is quoted.
  public init(delimiter: UInt8, quote: UInt8? = UInt8(ascii: "\""), limit: Int) {
    self.delimiter = delimiter
    self.quote = quote
    self.limit = limit
  }

  /// The records that `chunk` completes.
  ///
  /// Complexity: linear in the chunk.
  public mutating func append(_ chunk: [UInt8]) -> [Record] {
    bufferOffset += start
    buffer.removeFirst(start)
    place -= start
    start = 0
    if buffer.isEmpty { buffer = chunk } else { buffer += chunk }
    var records: [Record] = []
    scan(&records)
    while buffer.count - start > limit, state != .skipped {
      recover(&records, .tooLong)
      scan(&records)
    }
    return records
  }

  /// The records that the end of the stream completes.
  public mutating func finish() -> [Record] {
    var records: [Record] = []
    while start < buffer.count, state != .skipped {
      if state == .quoted {
        if isSingleLine {
          emit(end: buffer.count, problem: .unclosedQuote, &records)
          start = buffer.count
        } else {
          recover(&records, .unclosedQuote)
          scan(&records)
        }
      } else {
        emit(end: buffer.count, problem: nil, &records)
        start = buffer.count
      }
    }
    return records
  }

  /// Counts `bytes` of the stream before the first that comes.
  public mutating func skip(_ bytes: Int) { bufferOffset += bytes }

  private var isSingleLine: Bool { bufferOffset + start < singleLinesEnd }

  private mutating func scan(_ records: inout [Record]) {
    while let feed = nextEnd() {
      if state == .skipped {
        line += 1
      } else {
        emit(end: feed, problem: state == .quoted ? .unclosedQuote : nil, &records)
      }
      start = feed + 1
      place = start
      state = .fieldStart
    }
    // What is passed over is not kept.
    if state == .skipped { start = buffer.count }
  }

  /// Gives out the first line of the record under way as a failure, and goes back to the line behind it.
  private mutating func recover(_ records: inout [Record], _ problem: Problem) {
    singleLinesEnd = bufferOffset + min(buffer.count, start + limit + 1)
    let found = firstPlace(of: 0x0A, in: buffer, start..<buffer.count)
    guard let feed = found ?? (problem == .unclosedQuote ? buffer.count : nil), feed - start <= limit else {
      records.append(Record(bytes: [], offset: bufferOffset + start, line: line, problem: .tooLong))
      state = .skipped
      place = start
      return
    }
    emit(end: feed, problem: problem, &records)
    start = min(buffer.count, feed + 1)
    place = start
    state = .fieldStart
  }

  private mutating func emit(end: Int, problem: Problem?, _ records: inout [Record]) {
    let content = end > start && buffer[end - 1] == 0x0D ? end - 1 : end
    let bytes = Array(buffer[start..<content])
    records.append(Record(bytes: bytes, offset: bufferOffset + start, line: line, problem: problem))
    line += 1
    var feed = firstPlace(of: 0x0A, in: bytes, 0..<bytes.count)
    while let found = feed {
      line += 1
      feed = firstPlace(of: 0x0A, in: bytes, (found + 1)..<bytes.count)
    }
  }

  /// The line feed that ends the record under way; `nil` where the buffer ends before it.
  private mutating func nextEnd() -> Int? {
    let (endsWithLine, delimiter, quote) = (isSingleLine, delimiter, quote)
    var (place, state) = (place, state)
    // Beyond the limit nothing is looked at, or a mark that is not closed would cost its whole chunk each time.
    let stop = state == .skipped ? buffer.count : min(buffer.count, start + limit + 1)
    let end: Int? = buffer.withUnsafeBufferPointer { bytes in
      // `place` stays below `stop`, which is not beyond the buffer, wherever a byte is read.
      while place < stop {
        let byte = bytes[place]
        switch state {
        case .fieldStart:
          if byte == quote {
            state = .quoted
            place += 1
          } else {
            state = .plain
          }
          continue
        case .plain:
          if byte == delimiter { state = .fieldStart } else if byte == 0x0A { return place }
        case .quoted:
          if byte == quote { state = .quoteSeen } else if byte == 0x0A, endsWithLine { return place }
        case .quoteSeen:
          if byte == 0x0A { return place }
          state = byte == quote ? .quoted : byte == delimiter ? .fieldStart : .plain
        case .skipped: if byte == 0x0A { return place }
        }
        place += 1
      }
      return nil
    }
    (self.place, self.state) = (place, state)
    return end
  }
}
