import QuireStages
import QuireText

/// Cuts a web archive (ISO 28500) into its records.
///
/// Records that can hold a page come whole, the others without bytes, so that they are counted. What can't be a record
/// comes as a failure, and the next line that begins with `WARC/1.` is the next record: also one that a wrong
/// `Content-Length` had swallowed. No more than one record is held.
struct WARCSplitter: RecordSplitter {
  /// The longest header of a record, in bytes.
  static let headerLimit = 1 << 16

  private static let version = Array("WARC/1.".utf8)

  /// What stands at the place that is looked at.
  private enum Place {
    /// A record, or white space before it.
    case border

    /// Nothing known, until a line begins a record; and no more than `remaining` bytes where that is known.
    case lost(remaining: Int)

    /// A record's block, behind a header.
    case block(HeaderBlock, length: Int)
  }

  private let limit: Int
  private var place = Place.border
  private var bytes: [UInt8] = []

  /// Where in `bytes` it goes on.
  private var start = 0

  /// Where `bytes` begins in the stream.
  private var offset = 0

  private var number = 0
  private var isEnded = false

  /// Creates a splitter of records of at most `limit` bytes.
  init(limit: Int) { self.limit = limit }

  mutating func append(_ chunk: [UInt8]) -> [Record] {
    if start == bytes.count {
      offset += start
      (bytes, start) = (chunk, 0)
    } else {
      if start > bytes.count / 2 {
        offset += start
        bytes.removeFirst(start)
        start = 0
      }
      bytes += chunk
    }
    return records()
  }

  mutating func finish() -> [Record] {
    isEnded = true
    return records()
  }

  private mutating func records() -> [Record] {
    var records: [Record] = []
    while true {
      let step: Step
      switch place {
      case .border: step = border()
      case .lost(let remaining): step = search(remaining)
      case .block(let header, let length): step = block(header, length)
      }
      switch step {
      case .record(let record): records.append(record)
      case .again: continue
      case .needsMore: return records
      }
    }
  }

  private enum Step {
    case record(Record)
    case again
    case needsMore
  }

  // MARK: Steps

  private mutating func border() -> Step {
    while start < bytes.count, bytes[start] == 0x0A || bytes[start] == 0x0D { start += 1 }
    guard start < bytes.count, isEnded || bytes.count - start >= Self.version.count else { return .needsMore }
    guard bytes[start...].starts(with: Self.version) else {
      number += 1
      return failure("no-record", "a record must begin with \"WARC/1.0\" or \"WARC/1.1\"")
    }
    switch HeaderBlock.read(bytes, from: start, limit: Self.headerLimit) {
    case .incomplete where !isEnded: return .needsMore
    case .incomplete:
      number += 1
      return failure("truncated", "the file ends in the header of a record")
    case .tooLong:
      number += 1
      return failure("too-large", "the record's header has more than \(Self.headerLimit) bytes")
    case .complete(let header):
      number += 1
      return begin(header)
    }
  }

  private mutating func begin(_ header: HeaderBlock) -> Step {
    guard let value = header["content-length"] else {
      return failure("wrong-length", "the record has no Content-Length")
    }
    guard let length = Int(value), length >= 0, value.first != "+" else {
      return failure("wrong-length", "Content-Length must be a number of bytes, found \"\(value.prefix(40))\"")
    }
    guard length <= limit else {
      let message = "the record has \(length) bytes; raise \"max_record_bytes\" to read it"
      return failure("too-large", message, remaining: length)
    }
    place = .block(header, length: length)
    return .again
  }

  private mutating func block(_ header: HeaderBlock, _ length: Int) -> Step {
    // The header was read when `bytes` began elsewhere, so that only its length still counts.
    let end = start + header.length + length
    guard end <= bytes.count else {
      guard isEnded else { return .needsMore }
      return failure("truncated", "the file ends before the \(length) bytes that Content-Length promises")
    }
    switch follows(end) {
    case nil: return .needsMore
    case false?:
      return failure("wrong-length", "no record follows the \(length) bytes that Content-Length promises")
    case true?:
      let type = header["warc-type"]?.lowercased()
      let isWanted = type == "response" || type == "resource"
      let record = Record(
        bytes: isWanted ? Array(bytes[start..<end]) : [],
        offset: offset + start,
        number: number
      )
      start = end
      place = .border
      return .record(record)
    }
  }

  /// Whether the end of a record stands at `end`: two line ends as the standard says, or others before another record or
  /// the end of the file; `nil` where that can't be told yet.
  private func follows(_ end: Int) -> Bool? {
    let rest = bytes[end...]
    if rest.starts(with: [0x0D, 0x0A, 0x0D, 0x0A]) { return true }
    // Other writers leave other line ends; longer white space than any leaves is not waited for.
    let blanks = rest.prefix(8).prefix { $0 == 0x0A || $0 == 0x0D }
    if blanks.count == 8 { return true }
    let mark = rest.dropFirst(blanks.count).prefix(5)
    guard mark.count == 5 || isEnded else { return nil }
    return "WARC/".utf8.starts(with: mark)
  }

  /// Looks for the next line that begins a record.
  private mutating func search(_ remaining: Int) -> Step {
    let mark = [0x0A] + Self.version
    let end = min(bytes.count, start + min(remaining, bytes.count) + mark.count)
    if let found = firstPlace(of: mark, in: bytes, from: start, end: end) {
      start = found + 1
      place = .border
      return .again
    }
    if remaining <= bytes.count - start {
      start += remaining
      place = .border
      return .again
    }
    // The beginning of the mark may stand at the end of what is there.
    let passed = isEnded ? bytes.count - start : max(0, bytes.count - start - mark.count + 1)
    start += passed
    place = .lost(remaining: remaining == .max ? .max : remaining - passed)
    return .needsMore
  }

  /// The record is none; the search for the next one begins in its first line.
  private mutating func failure(_ code: String, _ message: String, remaining: Int = .max) -> Step {
    let record = Record(
      bytes: [],
      offset: offset + start,
      number: number,
      failure: ReadFailure(code: code, message, at: 0)
    )
    if remaining != .max, case .complete(let header) = HeaderBlock.read(bytes, from: start, limit: Self.headerLimit) {
      start = header.end
    }
    place = .lost(remaining: remaining)
    return .record(record)
  }
}
