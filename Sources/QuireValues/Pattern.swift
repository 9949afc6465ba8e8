public import QuireText

/// A regular expression (PCRE2), compiled once, that searches validated UTF-8 within deterministic limits.
///
/// A search works over a range of bytes as if nothing stood around it: `^`, `\b` and lookbehind see the range's
/// edges as the edges of the text. No text can stall it: the work that one search may do is bounded by its
/// limits, which count steps, never time, so that the same text gives the same answer on every run.
///
/// ```swift
/// let pattern = try Pattern(#"(?<day>\d\d?)\. (?<month>\w+)"#)
/// for match in try pattern.matches(in: text, range: 0..<text.count) {
///   print(match.range, match[1] ?? 0..<0)
/// }
/// ```
///
/// The syntax is that of Perl as PCRE2 states it, without `\C` and `\G`; in multiline mode `^` matches after a line
/// feed that ends the text, too. `\w`, `\d`, `\s` and `\b` are Unicode's
/// unless `asciiClasses` is given.
public struct Pattern: Sendable {
  /// How a pattern is read.
  public struct Options: OptionSet, Sendable, Hashable {
    /// The options as bits.
    public let rawValue: UInt32

    /// Creates options from bits.
    public init(rawValue: UInt32) {
      self.rawValue = rawValue
    }

    /// Letters match in either case, by Unicode's simple case folding.
    public static let caseInsensitive = Options(rawValue: 1)

    /// `^` and `$` match at the ends of every line.
    public static let multiline = Options(rawValue: 2)

    /// `.` matches a line feed too.
    public static let dotMatchesLineFeed = Options(rawValue: 4)

    /// White space in the pattern is ignored, and `#` begins a comment.
    public static let verbose = Options(rawValue: 8)

    /// The pattern is plain text, not an expression.
    public static let literal = Options(rawValue: 16)

    /// `\w`, `\d`, `\s`, `\b` and the POSIX classes know ASCII only.
    public static let asciiClasses = Options(rawValue: 32)
  }

  /// How much work a search may do; the units are steps of the matcher, deterministic for one version of PCRE2.
  public struct Limits: Sendable, Hashable {
    /// Steps for one attempt, that is for one place in the text at which a match may begin.
    public var stepsPerAttempt: UInt32 = 1_000_000

    /// Steps beyond 64 a byte for the attempts of one search that need far more than others do, all together.
    public var stepsPerSearch = 32_000_000

    /// Memory for one attempt, in KiB.
    public var memory: UInt32 = 16_384

    /// Nested backtracking points in one attempt.
    public var depth: UInt32 = 100_000

    /// Creates the limits that suit patterns in definitions.
    public init() {}
  }

  /// The pattern as it was written.
  public let source: String

  /// How it is read.
  public let options: Options

  /// How much work a search may do.
  public let limits: Limits

  private let compiled: CompiledPattern
  private let window: PatternSearch.Window

  /// Compiles a pattern.
  ///
  /// - Throws: `PatternError.invalid` with the place and the reason when `source` is not a well-formed pattern.
  public init(_ source: String, options: Options = [], limits: Limits = Limits()) throws(PatternError) {
    try self.init(source, options: options, limits: limits, window: PatternSearch.Window())
  }

  init(
    _ source: String,
    options: Options,
    limits: Limits,
    window: PatternSearch.Window
  ) throws(PatternError) {
    self.source = source
    self.options = options
    self.limits = limits
    self.window = window
    compiled = try CompiledPattern(Array(source.utf8), options: options)
  }

  /// The number of groups, the whole match counted as one.
  public var groupCount: Int { compiled.groupCount }

  /// The names of the named groups with their numbers, sorted by name.
  public var groupNames: [(name: String, number: Int)] { compiled.groupNames }

  /// The number of the group called `name`, or `nil` where the pattern has none.
  public func groupNumber(named name: String) -> Int? {
    compiled.groupNames.first { $0.name == name }?.number
  }

  /// The first match in `range`, or `nil` where there is none.
  ///
  /// - Throws: `PatternError.limitExceeded` where the search needs more steps than its limits allow.
  public func firstMatch(in bytes: [UInt8], range: ByteRange) throws(PatternError) -> PatternMatch? {
    try matches(in: bytes, range: range, limit: 1).first
  }

  /// The matches in `range`, leftmost first, without overlaps, at most `limit` of them.
  ///
  /// `bytes` is validated UTF-8. A range that reaches outside of `bytes` or cuts through characters is narrowed to the
  /// characters that lie wholly in it.
  /// Complexity: O(*range*) with a large constant for hostile texts (some thousand steps a byte), plus
  /// `limits.stepsPerSearch`; where the pattern's first byte does not occur, one pass over the bytes.
  ///
  /// - Throws: `PatternError.limitExceeded` where the search needs more steps than its limits allow.
  public func matches(
    in bytes: [UInt8],
    range: ByteRange,
    limit: Int = .max
  ) throws(PatternError) -> PatternMatches {
    var found = PatternMatches(groupCount: compiled.groupCount)
    let range = wholeCharacters(of: range, in: bytes)
    guard limit > 0, compiled.mayMatch(in: bytes, range: range) else { return found }
    var search = PatternSearch(compiled, in: bytes, range: range, limits: limits, window: window)
    while found.count < limit, try search.advance() {
      found.append { search.offsets(ofGroup: $0) }
    }
    return found
  }

  /// What every match must hold, as far as the syntax tells.
  var shape: PatternShape { PatternSyntax.shape(of: source, options: options) }

  /// Whether a match can only begin where the text begins.
  var isAnchored: Bool { compiled.isAnchored }

  /// The matches in the whole of `bytes` that begin at one of `places`, all of them where it is `nil`.
  ///
  /// Where the search runs into a limit, what was found before is kept. `steps` is how many steps beyond the allowance
  /// it may use; those it has used are taken from it.
  func matches(
    in bytes: [UInt8],
    startingAt places: [ClosedRange<Int>]?,
    steps: inout Int
  ) -> (matches: PatternMatches, stop: PatternError?) {
    var found = PatternMatches(groupCount: compiled.groupCount)
    guard places != nil || compiled.mayMatch(in: bytes, range: 0..<bytes.count) else { return (found, nil) }
    var limits = limits
    limits.stepsPerSearch = min(limits.stepsPerSearch, steps)
    var search = PatternSearch(
      compiled,
      in: bytes,
      range: 0..<bytes.count,
      limits: limits,
      window: window,
      places: places
    )
    defer { steps = max(0, steps - search.stepsOverAllowance) }
    do throws(PatternError) {
      while try search.advance() { found.append { search.offsets(ofGroup: $0) } }
    } catch {
      return (found, error)
    }
    return (found, nil)
  }
}

/// The part of `range` that lies in `bytes` and holds whole characters.
private func wholeCharacters(of range: ByteRange, in bytes: [UInt8]) -> ByteRange {
  let range = range.clamped(to: 0..<bytes.count)
  var lower = range.lowerBound
  while lower < range.upperBound, bytes[lower] & 0xC0 == 0x80 { lower += 1 }
  var lead = range.upperBound
  while lead > lower, range.upperBound - lead < 4 {
    lead -= 1
    if bytes[lead] & 0xC0 != 0x80 { break }
  }
  guard lead < range.upperBound else { return lower..<lower }
  let length: Int
  switch bytes[lead] {
  case ..<0x80: length = 1
  case ..<0xE0: length = 2
  case ..<0xF0: length = 3
  default: length = 4
  }
  return lead + length <= range.upperBound ? lower..<range.upperBound : lower..<lead
}
