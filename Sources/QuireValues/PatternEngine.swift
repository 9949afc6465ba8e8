// The one file that calls PCRE2. Its invariants: subjects are validated UTF-8 cut at character boundaries (the
// caller sees to it), so PCRE2 runs without its own check; no pointer leaves the closure that lends it.
import CPCRE2
import QuireText

/// A compiled pattern and what PCRE2 knows of the texts it can match.
///
/// Unchecked: PCRE2's compiled code, its just-in-time code included, is not changed after `init` and may be used
/// by several threads at once (pcre2api, "Multithreading").
final class CompiledPattern: @unchecked Sendable {
  fileprivate let code: OpaquePointer
  let groupCount: Int
  let groupNames: [(name: String, number: Int)]

  /// Whether a match can only begin where the search begins.
  let isAnchored: Bool

  /// Whether a byte can begin a match, indexed by byte; empty when any place can.
  private let firstBytes: [Bool]

  /// The one byte that begins every match.
  private let firstByte: UInt8?

  /// A byte that every match holds, as it is or in the other letter case.
  private let requiredByte: UInt8?

  init(_ source: [UInt8], options: Pattern.Options) throws(PatternError) {
    if !options.contains(.literal), let offset = offsetOfSearchStartAssertion(in: source) {
      throw .invalid(offset: offset, message: #"\G is not supported"#)
    }
    var errorCode: Int32 = 0
    var errorOffset = 0
    guard
      let code = source.withUnsafeBufferPointer({ buffer in
        pcre2_compile_8(buffer.baseAddress, buffer.count, flags(options), &errorCode, &errorOffset, nil)
      })
    else {
      throw .invalid(offset: min(errorOffset, source.count), message: message(ofError: errorCode))
    }
    // Without just-in-time code (not available, no executable memory) the interpreter does the same work slower.
    _ = pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE | PCRE2_JIT_PARTIAL_HARD))
    self.code = code
    groupCount = Int(number(PCRE2_INFO_CAPTURECOUNT, of: code)) + 1
    groupNames = names(of: code)
    isAnchored = number(PCRE2_INFO_ALLOPTIONS, of: code) & UInt32(PCRE2_ANCHORED) != 0
    let mayBeEmpty = number(PCRE2_INFO_MATCHEMPTY, of: code) != 0
    let firstBytes = mayBeEmpty ? [] : possibleFirstBytes(of: code)
    let singles = firstBytes.indices.filter { firstBytes[$0] }
    self.firstBytes = firstBytes
    firstByte = singles.count == 1 ? UInt8(singles[0]) : nil
    let hasRequired = number(PCRE2_INFO_LASTCODETYPE, of: code) == 1 && !mayBeEmpty
    requiredByte = hasRequired ? UInt8(truncatingIfNeeded: number(PCRE2_INFO_LASTCODEUNIT, of: code)) : nil
  }

  deinit {
    pcre2_code_free_8(code)
  }

  /// Whether `range` holds what every match needs.
  ///
  /// Complexity: one or two passes over the bytes.
  func mayMatch(in bytes: [UInt8], range: ByteRange) -> Bool {
    guard let requiredByte else { return true }
    if offset(of: requiredByte, in: bytes, range: range) != nil { return true }
    let other = requiredByte ^ 0x20
    return isLetter(requiredByte) && offset(of: other, in: bytes, range: range) != nil
  }

  /// The first place in `range` at which a match can begin, or `nil` where there is none.
  func firstPossibleStart(in bytes: [UInt8], range: ByteRange) -> Int? {
    if firstBytes.isEmpty { return range.lowerBound }
    if let firstByte { return offset(of: firstByte, in: bytes, range: range) }
    return bytes.withUnsafeBufferPointer { buffer in
      firstBytes.withUnsafeBufferPointer { table in
        var position = range.lowerBound
        while position < range.upperBound, !table[Int(buffer[position])] { position += 1 }
        return position < range.upperBound ? position : nil
      }
    }
  }
}

/// The memory that one search needs: where PCRE2 writes its answer, and the limits it keeps.
final class PatternScratch {
  /// What became of one call of the matcher.
  enum Outcome {
    case match
    case noMatch
    /// From `start` on the end of the subject was reached, so that more text could change the answer.
    case needsMoreText(start: Int)
    case limitExceeded
  }

  /// One call of the matcher; all offsets are offsets in the bytes.
  struct Attempt {
    /// The range whose start is the start of the text.
    var range: ByteRange
    /// Where the text is cut off for this call.
    var end: Int
    /// The first and the last place at which a match may begin.
    var starts: ClosedRange<Int>
    var steps: UInt32
    var refusesEmptyAtStart: Bool
  }

  private let pattern: CompiledPattern
  private let matchData: OpaquePointer?
  private let context: OpaquePointer?

  init(_ pattern: CompiledPattern, limits: Pattern.Limits) {
    self.pattern = pattern
    matchData = pcre2_match_data_create_from_pattern_8(pattern.code, nil)
    context = pcre2_match_context_create_8(nil)
    _ = pcre2_set_heap_limit_8(context, limits.memory)
    _ = pcre2_set_depth_limit_8(context, limits.depth)
  }

  deinit {
    pcre2_match_data_free_8(matchData)
    pcre2_match_context_free_8(context)
  }

  func run(_ attempt: Attempt, on bytes: [UInt8]) -> Outcome {
    guard let matchData, let context else { return .limitExceeded }
    _ = pcre2_set_match_limit_8(context, attempt.steps)
    _ = pcre2_set_offset_limit_8(context, attempt.starts.upperBound - attempt.range.lowerBound)
    var options = UInt32(PCRE2_NO_UTF_CHECK)
    if attempt.end < attempt.range.upperBound { options |= UInt32(PCRE2_PARTIAL_HARD) }
    if attempt.refusesEmptyAtStart { options |= UInt32(PCRE2_NOTEMPTY_ATSTART) }
    let result = bytes.withUnsafeBufferPointer { buffer -> Int32 in
      let subject = UnsafeBufferPointer(rebasing: buffer[attempt.range.lowerBound..<attempt.end])
      let start = attempt.starts.lowerBound - attempt.range.lowerBound
      func match(_ options: UInt32) -> Int32 {
        pcre2_match_8(pattern.code, subject.baseAddress, subject.count, start, options, matchData, context)
      }
      let result = match(options)
      // The machine stack is too small for the just-in-time code; the interpreter takes memory from the heap.
      return result == PCRE2_ERROR_JIT_STACKLIMIT ? match(options | UInt32(PCRE2_NO_JIT)) : result
    }
    switch result {
    case 0...: return .match
    case PCRE2_ERROR_NOMATCH: return .noMatch
    case PCRE2_ERROR_PARTIAL:
      // The start of a partial match moves with `\K`, the place where the attempt began does not.
      return .needsMoreText(start: attempt.range.lowerBound + pcre2_get_startchar_8(matchData))
    default: return .limitExceeded
    }
  }

  /// Where group `number` of the last match lies, counted from the start of the text of that call.
  func offsets(ofGroup number: Int) -> ByteRange? {
    guard let matchData, let vector = pcre2_get_ovector_pointer_8(matchData) else { return nil }
    guard number >= 0, number < Int(pcre2_get_ovector_count_8(matchData)) else { return nil }
    let lower = vector[number * 2]
    let upper = vector[number * 2 + 1]
    // An unset group holds the largest number there is.
    return lower <= upper && upper <= Int.max ? Int(lower)..<Int(upper) : nil
  }
}

private func flags(_ options: Pattern.Options) -> UInt32 {
  var flags = UInt32(PCRE2_UTF) | PCRE2_USE_OFFSET_LIMIT
  if options.contains(.caseInsensitive) { flags |= UInt32(PCRE2_CASELESS) }
  if options.contains(.literal) { return flags | UInt32(PCRE2_LITERAL) }
  // Without the second one, `^` after a line feed would depend on where the text is cut for one call.
  flags |= PCRE2_NEVER_BACKSLASH_C | PCRE2_ALT_CIRCUMFLEX
  if options.contains(.multiline) { flags |= UInt32(PCRE2_MULTILINE) }
  if options.contains(.dotMatchesLineFeed) { flags |= UInt32(PCRE2_DOTALL) }
  if options.contains(.verbose) { flags |= UInt32(PCRE2_EXTENDED) }
  if !options.contains(.asciiClasses) { flags |= UInt32(PCRE2_UCP) }
  return flags
}

/// Where `\G` stands in a pattern: it speaks of where a search begins, and one search makes several calls.
private func offsetOfSearchStartAssertion(in source: [UInt8]) -> Int? {
  var index = 0
  while index + 1 < source.count {
    guard source[index] == UInt8(ascii: "\\") else {
      index += 1
      continue
    }
    if source[index + 1] == UInt8(ascii: "G") { return index }
    index += 2
  }
  return nil
}

private func number(_ what: Int32, of code: OpaquePointer) -> UInt32 {
  var value: UInt32 = 0
  _ = pcre2_pattern_info_8(code, UInt32(what), &value)
  return value
}

/// The table of names: entries of equal size, a number in two bytes and a name that ends with a zero.
private func names(of code: OpaquePointer) -> [(name: String, number: Int)] {
  let count = Int(number(PCRE2_INFO_NAMECOUNT, of: code))
  let size = Int(number(PCRE2_INFO_NAMEENTRYSIZE, of: code))
  var table: UnsafePointer<UInt8>?
  _ = pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
  guard let table, size > 2 else { return [] }
  return (0..<count).map { entry in
    let bytes = UnsafeBufferPointer(start: table + entry * size, count: size)
    let name = String(decoding: bytes[2...].prefix { $0 != 0 }, as: UTF8.self)
    return (name: name, number: Int(bytes[0]) << 8 | Int(bytes[1]))
  }
}

/// Which bytes can begin a match; empty when PCRE2 knows no restriction.
private func possibleFirstBytes(of code: OpaquePointer) -> [Bool] {
  var result = [Bool](repeating: false, count: 256)
  if number(PCRE2_INFO_FIRSTCODETYPE, of: code) == 1 {
    let byte = UInt8(truncatingIfNeeded: number(PCRE2_INFO_FIRSTCODEUNIT, of: code))
    result[Int(byte)] = true
    // Whether it is matched in both cases is not told.
    if isLetter(byte) { result[Int(byte ^ 0x20)] = true }
    return result
  }
  var bitmap: UnsafePointer<UInt8>?
  _ = pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_FIRSTBITMAP), &bitmap)
  guard let bitmap else { return [] }
  for byte in 0..<256 where bitmap[byte / 8] & (1 << (byte % 8)) != 0 { result[byte] = true }
  return result
}

private func message(ofError code: Int32) -> String {
  var buffer = [UInt8](repeating: 0, count: 256)
  let length = buffer.withUnsafeMutableBufferPointer { buffer in
    pcre2_get_error_message_8(code, buffer.baseAddress, buffer.count)
  }
  return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
}

private func offset(of byte: UInt8, in bytes: [UInt8], range: ByteRange) -> Int? {
  bytes.withUnsafeBufferPointer { UnsafeBufferPointer(rebasing: $0[range]).firstIndex(of: byte) }
    .map { $0 + range.lowerBound }
}
