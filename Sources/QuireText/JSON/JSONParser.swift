import CSimdJSON
import Synchronization

/// Parses JSON texts, one after the other, into documents that know where every key and value stands.
///
/// simdjson finds the tokens (its first stage, chosen for the processor at run time); the grammar is checked over them
/// here. Bytes that are not valid UTF-8 don't stop the parser: the document says how many there are, and its strings
/// are repaired when they are read. A parser is for one thread at a time; to make one costs next to nothing, since the
/// buffers of former ones are used again.
public final class JSONParser {
  /// The bounds on what is read.
  public let limits: JSONLimits

  /// The C side of the parser, owned by this object alone as long as it lives; without memory there is none.
  private let scanner: OpaquePointer?

  /// Creates a parser.
  public init(limits: JSONLimits = JSONLimits()) {
    self.limits = limits
    scanner = ScannerPool.take()
  }

  deinit {
    if let scanner { ScannerPool.give(scanner) }
  }

  /// Parses one JSON value with white space, and perhaps a byte order mark, around it.
  ///
  /// - Parameters:
  ///   - bytes: The bytes that hold the text; the document keeps them, without a copy.
  ///   - range: Where the text stands in `bytes`; all of them where it is left out. Cut to what is there.
  /// - Returns: The document; its ranges count in `bytes`.
  /// - Throws: `JSONError`, whose place counts from the beginning of `range`.
  ///
  /// Complexity: O(*n*).
  public func parse(_ bytes: [UInt8], in range: ByteRange? = nil) throws(JSONError) -> JSONDocument {
    let whole = 0..<bytes.count
    let range = (range ?? whole).clamped(to: whole)
    return try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) -> JSONDocument in
      let text = UnsafeBufferPointer(rebasing: buffer[range])
      do throws(JSONFailure) {
        let (events, badBytes) = try events(of: text)
        return JSONDocument(bytes: bytes, start: range.lowerBound, events: events, invalidByteCount: badBytes)
      } catch {
        throw error.placed(in: text)
      }
    }
  }

  private func events(of text: UnsafeBufferPointer<UInt8>) throws(JSONFailure) -> ([JSONEvent], badBytes: Int) {
    guard text.count <= min(limits.maximumBytes, Int(UInt32.max) - 64) else {
      throw JSONFailure(.tooLarge, "the text has \(text.count) bytes; the limit is \(limits.maximumBytes)", at: 0)
    }
    let mark = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let body = UnsafeBufferPointer(rebasing: text[mark...])
    var badBytes = 0
    var (result, tokens) = scan(body)
    if result == CSIMDJSON_INVALID_UTF8 {
      // The scanner refuses the text as a whole. Each bad byte gives way to a harmless one in a copy of the same
      // length, so that the tokens' places hold for the bytes as they are.
      let (copy, count) = replacingInvalidBytes(body)
      badBytes = count
      (result, tokens) = copy.withUnsafeBufferPointer { scan($0) }
    }
    switch result {
    case CSIMDJSON_OK: break
    case CSIMDJSON_NO_TOKENS: throw JSONFailure(.empty, "there is no value", at: text.count)
    case CSIMDJSON_OUT_OF_MEMORY: throw JSONFailure(.outOfMemory, "no memory for \(text.count) bytes", at: 0)
    default: throw lexicalFailure(in: body, mark: mark)
    }
    var walker = JSONTokenWalker(text: text, mark: mark, tokens: tokens, maximumDepth: limits.maximumDepth)
    return (try walker.walk(), badBytes)
  }

  /// Scans; the tokens are good until the next call.
  private func scan(_ text: UnsafeBufferPointer<UInt8>) -> (csimdjson_result, UnsafeBufferPointer<UInt32>) {
    guard let scanner else { return (CSIMDJSON_OUT_OF_MEMORY, UnsafeBufferPointer(start: nil, count: 0)) }
    var tokens: UnsafePointer<UInt32>?
    var count = 0
    let result = csimdjson_scan(scanner, text.baseAddress, text.count, &tokens, &count)
    return (result, UnsafeBufferPointer(start: tokens, count: tokens == nil ? 0 : count))
  }
}

/// A copy in which a question mark stands for each byte that is not valid UTF-8, and the number of these bytes.
private func replacingInvalidBytes(_ text: UnsafeBufferPointer<UInt8>) -> (copy: [UInt8], count: Int) {
  var copy = Array(text)
  var count = 0
  var place = 0
  while place < text.count {
    place = endOfValidUTF8(text, from: place, end: text.count)
    while place < text.count {
      let step = utf8Step(text, at: place, end: text.count)
      if step.isValid { break }
      for index in place..<place + step.count { copy[index] = 0x3F }
      count += step.count
      place += step.count
    }
  }
  return (copy, count)
}

/// What the scanner refused, found again with its place: a string without an end or with a control character in it.
private func lexicalFailure(in text: UnsafeBufferPointer<UInt8>, mark: Int) -> JSONFailure {
  var opened: Int?
  var place = 0
  while place < text.count {
    let byte = text[place]
    if byte == 0x22 {
      opened = opened == nil ? place : nil
    } else if opened != nil {
      if byte == 0x5C {
        place += 1
      } else if byte < 0x20 {
        return JSONFailure(.string, controlMessage(byte), at: mark + place)
      }
    } else if byte == 0x5C {
      return JSONFailure(.syntax, "a backslash stands outside a string", at: mark + place)
    }
    place += 1
  }
  guard let opened else { return JSONFailure(.syntax, "the text is not JSON", at: mark) }
  return JSONFailure(.string, "the string that begins here has no closing quote", at: mark + opened)
}

private func controlMessage(_ byte: UInt8) -> String {
  switch byte {
  case 0x09: "a tab stands inside a string; write \"\\t\""
  case 0x0A, 0x0D: "a line break stands inside a string; write \"\\n\", or close the string before it"
  default: "control character \(byte) stands inside a string; write it as a \\u escape"
  }
}

/// Scanners that no parser owns at the moment.
private enum ScannerPool {
  /// A scanner, which the one who holds it owns alone; that is why it may go from thread to thread.
  private struct Idle: @unchecked Sendable { let scanner: OpaquePointer }

  private static let idle = Mutex<[Idle]>([])
  private static let most = 64

  static func take() -> OpaquePointer? {
    idle.withLock { $0.popLast() }?.scanner ?? csimdjson_scanner_create()
  }

  static func give(_ scanner: OpaquePointer) {
    let given = Idle(scanner: scanner)
    let isKept = idle.withLock { idle in
      guard idle.count < most else { return false }
      idle.append(given)
      return true
    }
    if !isKept { csimdjson_scanner_destroy(scanner) }
  }
}
