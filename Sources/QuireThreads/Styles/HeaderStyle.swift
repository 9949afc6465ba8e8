/// How the headers of one block of comments look.
struct HeaderStyle: Equatable {
  enum Form: UInt8 {
    /// The header fills its line.
    case line
    /// The body begins on the header's line.
    case inline
    /// Items of a list count up or down; the body begins behind the number.
    case numbered
  }

  /// A part of the header that stands on a line of its own.
  enum Companion: UInt8 {
    case none
    case before
    case after
    /// At the other end of the body: the name above it and the date below.
    case apart
  }

  var form: Form

  /// The parts on the header's own line, in their order.
  var key: Int

  /// Whether the header stands below the body.
  var isBelow = false

  /// Where the name stands, if not on the header's own line.
  var name = Companion.none

  /// Where date and time stand, if not on the header's own line.
  var time = Companion.none

  /// Whether the items of a list have a name behind their number.
  var hasItemNames = false

  /// The style's name for reports, in kebab-case.
  var rule: String { isBelow && name != .apart ? "\(base)-below" : base }

  private var base: String {
    let slots = HeaderSlots(key)
    switch form {
    case .numbered: return hasItemNames ? "numbered-name" : "numbered"
    case .inline: return slots.hasVerb ? "name-says-inline" : slots.hasStamp ? "name-and-date-inline" : "name-colon"
    case .line: break
    }
    if slots.hasVerb { return "name-says" }
    if slots.hasBy { return "by-name" }
    if slots.hasName, slots.hasStamp { return "name-and-date" }
    guard slots.hasStamp else {
      switch time {
      case .none: return "name-line"
      case .before: return "date-over-name"
      case .after: return "name-over-date"
      case .apart: return "name-line-and-date"
      }
    }
    switch name {
    case .before: return "name-over-date"
    case .after: return "date-over-name"
    case .apart: return "name-line-and-date"
    case .none: return "date-line"
    }
  }
}

/// Which parts a key holds.
struct HeaderSlots {
  private(set) var hasName = false
  private(set) var hasStamp = false
  private(set) var hasVerb = false
  private(set) var hasBy = false

  init(_ key: Int) {
    var rest = key
    while rest > 0 {
      switch HeaderReading.Slot(rawValue: UInt8(rest % 8)) {
      case .name: hasName = true
      case .stamp: hasStamp = true
      case .verb: hasVerb = true
      case .by: hasBy = true
      case nil: break
      }
      rest /= 8
    }
  }
}

/// A comment as one style cuts it out of the lines.
struct DraftComment {
  /// The lines of the comment, header and body.
  var lines: Range<Int>

  /// The lines of the header.
  var header: Range<Int>

  /// The lines of the body.
  var body: Range<Int>

  /// Where the body begins, where it begins behind a header on the same line.
  var bodyStart: Int?

  /// What the header says.
  var reading: HeaderReading

  /// The columns by which the comment is indented.
  var indent: Int

  /// Whether a line above the body repeats the name in the header below it.
  var hasNameAbove = false
}

/// A block of comments as one style reads it.
struct StyledBlock {
  var style: HeaderStyle
  var drafts: [DraftComment]

  /// The lines of the block: notices right above it, comments, notices right below.
  var region: Range<Int>

  /// The evidence for the style, as a sum of log odds.
  var evidence = 0.0

  /// Whether the comments could not be told apart.
  var isUnsplit = false

  /// The rule that cut the block, in kebab-case.
  var rule: String { isUnsplit ? "no-header-style" : style.rule }

  /// The evidence as a share, from 0 to 1.
  var confidence: Double { 1 / (1 + Exponential.of(-evidence)) }
}
