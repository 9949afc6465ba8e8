/// A key, a value, or the beginning of an array or object.
struct JSONEvent: Sendable {
  enum Kind: UInt8, Sendable {
    case null
    case bool
    case integer
    case number
    case string
    case array
    case object
    case key
  }

  /// Where the raw form begins, from the beginning of the parsed text.
  let offset: UInt32

  /// The bytes of the raw form: quotes and escapes as they stand, brackets and all between them.
  var length: UInt32

  /// The event after this one and all that it holds.
  var next: UInt32

  let kind: Kind

  /// Whether a string or key has escapes.
  let hasEscapes: Bool
}

/// Checks tokens against JSON's grammar (RFC 8259) and turns them into events.
///
/// The depth is counted, not felt: the open containers are a list, so that no input can exhaust the stack.
struct JSONTokenWalker {
  private enum Expected {
    case value
    case valueOrEnd
    case key
    case keyOrEnd
    case colon
    case commaOrEnd
    case nothing
  }

  private let text: UnsafeBufferPointer<UInt8>
  private let mark: Int
  private let tokens: UnsafeBufferPointer<UInt32>
  private let maximumDepth: Int
  private var events: [JSONEvent] = []
  private var open: [Int] = []
  private var expected = Expected.value

  /// Creates a walker over `tokens`, whose places count from `mark` bytes into `text`.
  init(text: UnsafeBufferPointer<UInt8>, mark: Int, tokens: UnsafeBufferPointer<UInt32>, maximumDepth: Int) {
    self.text = text
    self.mark = mark
    self.tokens = tokens
    self.maximumDepth = maximumDepth
  }

  /// The events of the one value that the tokens make up.
  mutating func walk() throws(JSONFailure) -> [JSONEvent] {
    events.reserveCapacity(tokens.count)
    for index in 0..<tokens.count {
      let start = mark + Int(tokens[index])
      let end = index + 1 < tokens.count ? mark + Int(tokens[index + 1]) : text.count
      try take(start, before: end)
    }
    guard expected == .nothing else {
      throw JSONFailure(.syntax, "the text ends where \(words(expected)) should stand", at: text.count)
    }
    return events
  }

  private mutating func take(_ start: Int, before end: Int) throws(JSONFailure) {
    switch text[start] {
    case 0x22: try string(start, before: end)
    case 0x7B: try begin(.object, at: start)
    case 0x5B: try begin(.array, at: start)
    case 0x7D: try close(.object, at: start)
    case 0x5D: try close(.array, at: start)
    case 0x3A:
      guard expected == .colon else { throw unexpected(start, before: end) }
      expected = .value
    case 0x2C:
      guard expected == .commaOrEnd, let container = open.last else { throw unexpected(start, before: end) }
      expected = events[container].kind == .object ? .key : .value
    default: try word(start, before: end)
    }
  }

  // MARK: Values

  private mutating func begin(_ kind: JSONEvent.Kind, at start: Int) throws(JSONFailure) {
    guard expected == .value || expected == .valueOrEnd else { throw unexpected(start, before: start + 1) }
    guard open.count < maximumDepth else {
      throw JSONFailure(.tooDeep, "arrays and objects are nested more than \(maximumDepth) deep", at: start)
    }
    open.append(events.count)
    add(kind, start..<start + 1)
    expected = kind == .object ? .keyOrEnd : .valueOrEnd
  }

  private mutating func close(_ kind: JSONEvent.Kind, at start: Int) throws(JSONFailure) {
    guard let container = open.last, events[container].kind == kind,
      expected == .commaOrEnd || expected == (kind == .object ? .keyOrEnd : .valueOrEnd)
    else { throw unexpected(start, before: start + 1) }
    open.removeLast()
    events[container].length = UInt32(start + 1) - events[container].offset
    events[container].next = UInt32(events.count)
    expected = open.isEmpty ? .nothing : .commaOrEnd
  }

  private mutating func string(_ start: Int, before limit: Int) throws(JSONFailure) {
    // Between the closing quote and the next token there is only white space.
    let end = trimmed(start..<limit).upperBound
    guard end - start >= 2, text[end - 1] == 0x22 else {
      throw JSONFailure(.string, "the string that begins here has no closing quote", at: start)
    }
    let hasEscapes = try checkEscapes(start + 1..<end - 1)
    switch expected {
    case .key, .keyOrEnd:
      add(.key, start..<end, hasEscapes: hasEscapes)
      expected = .colon
    case .value, .valueOrEnd:
      add(.string, start..<end, hasEscapes: hasEscapes)
      expected = open.isEmpty ? .nothing : .commaOrEnd
    default: throw unexpected(start, before: end)
    }
  }

  /// A number, `true`, `false` or `null`.
  private mutating func word(_ start: Int, before limit: Int) throws(JSONFailure) {
    let range = trimmed(start..<limit)
    guard expected == .value || expected == .valueOrEnd else { throw unexpected(start, before: limit) }
    let word = UnsafeBufferPointer(rebasing: text[range])
    switch word[0] {
    case 0x2D, 0x30...0x39: add(try number(word, at: start), range)
    case 0x74 where word.elementsEqual("true".utf8), 0x66 where word.elementsEqual("false".utf8): add(.bool, range)
    case 0x6E where word.elementsEqual("null".utf8): add(.null, range)
    default:
      throw JSONFailure(
        .word,
        "\(quoted(range)) is no JSON value; write a string in double quotes, a number, "
          + "true, false or null",
        at: start
      )
    }
    expected = open.isEmpty ? .nothing : .commaOrEnd
  }

  private func number(_ word: UnsafeBufferPointer<UInt8>, at start: Int) throws(JSONFailure) -> JSONEvent.Kind {
    switch JSONNumber.shape(of: word) {
    case .integer: return .integer
    case .number: return .number
    case .outOfRange:
      throw JSONFailure(.number, "\(quoted(start..<start + word.count)) is beyond the range of numbers", at: start)
    case nil:
      throw JSONFailure(
        .number,
        "\(quoted(start..<start + word.count)) is not written as JSON writes numbers",
        at: start
      )
    }
  }

  private mutating func add(_ kind: JSONEvent.Kind, _ range: ByteRange, hasEscapes: Bool = false) {
    events.append(
      JSONEvent(
        offset: UInt32(range.lowerBound),
        length: UInt32(range.count),
        next: UInt32(events.count + 1),
        kind: kind,
        hasEscapes: hasEscapes
      )
    )
  }

  // MARK: Strings

  /// Checks each backslash of a string's inside; true where there is one.
  private func checkEscapes(_ range: ByteRange) throws(JSONFailure) -> Bool {
    guard var backslash = indexOfBackslash(text, range) else { return false }
    while true {
      guard let length = escapeLength(text, at: backslash, end: range.upperBound) else {
        let shown = quoted(backslash..<min(backslash + 2, range.upperBound))
        throw JSONFailure(
          .escape,
          "\(shown) is no escape of JSON; a backslash itself is written \"\\\\\"",
          at: backslash
        )
      }
      guard let next = indexOfBackslash(text, backslash + length..<range.upperBound) else { return true }
      backslash = next
    }
  }

  private func trimmed(_ range: ByteRange) -> ByteRange {
    var end = range.upperBound
    while end > range.lowerBound + 1 {
      let byte = text[end - 1]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { break }
      end -= 1
    }
    return range.lowerBound..<end
  }

  // MARK: Messages

  private func unexpected(_ start: Int, before end: Int) -> JSONFailure {
    let range = trimmed(start..<max(end, start + 1))
    return JSONFailure(.syntax, "\(quoted(range)) stands where \(words(expected)) should stand", at: start)
  }

  /// The first bytes of a token in quotes, without control characters.
  private func quoted(_ range: ByteRange) -> String {
    let shown = text[range].prefix(24)
    let word = String(decoding: shown, as: UTF8.self).unicodeScalars.map { scalar in
      scalar.value < 0x20 || scalar.value == 0x7F ? "\u{FFFD}" : Character(scalar)
    }
    return "\"\(String(word))\(shown.count < range.count ? "…" : "")\""
  }

  private func words(_ expected: Expected) -> String {
    switch expected {
    case .value: "a value"
    case .valueOrEnd: "a value or \"]\""
    case .key: "a key in double quotes"
    case .keyOrEnd: "a key in double quotes or \"}\""
    case .colon: "\":\""
    case .commaOrEnd:
      if let container = open.last, events[container].kind == .object { "\",\" or \"}\"" } else { "\",\" or \"]\"" }
    case .nothing: "the end of the text"
    }
  }
}
