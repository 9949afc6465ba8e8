public import QuireText

/// A date, a time, a length of time or a recurring time that a text states.
public struct DateTimeValue: Sendable, Hashable {
  /// How fine the text states it.
  public enum Precision: UInt8, Sendable, Hashable, Comparable, CaseIterable {
    // From coarse to fine.
    case century, decade, year, season, quarter, month, week, day, partOfDay, hour, minute, second

    /// Whether one precision is coarser than the other.
    public static func < (left: Precision, right: Precision) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// What there is to know of the value beside its form.
  public struct Flags: OptionSet, Sendable, Hashable {
    /// The flags as bits.
    public let rawValue: UInt16

    /// Creates flags from bits.
    public init(rawValue: UInt16) {
      self.rawValue = rawValue
    }

    /// The text states no year, and no reference date was given to find it by.
    public static let yearMissing = Flags(rawValue: 1)
    /// The text states no year; it is the one nearest to the reference date.
    public static let yearInferred = Flags(rawValue: 2)
    /// The text counts from the time of its writing: "yesterday", "Tuesday".
    public static let relative = Flags(rawValue: 4)
    /// Day and month may be the other way round: "3/4/2017".
    public static let ambiguousOrder = Flags(rawValue: 8)
    /// The value reaches from `begin` to `end`, both included, either of them open.
    public static let interval = Flags(rawValue: 16)
    /// Only the beginning, the middle or the end of the period is meant: "early September".
    public static let part = Flags(rawValue: 32)
    /// The text says "about", "around", "a few".
    public static let approximate = Flags(rawValue: 64)
    /// The text does not say whether an hour up to twelve is before or after noon; it is taken as written.
    public static let ambiguousHalf = Flags(rawValue: 128)
  }

  /// The bytes of the text that state it.
  public var range: ByteRange

  /// `date`, `time` (a time of day, with a date or without), `duration` or `recurrence`.
  public var kind: ValueKind

  /// The value as ISO 8601 writes it, with the forms of TIMEX3 (ISO-TimeML) for what ISO 8601 can't say.
  ///
  /// - `2017-08-28`, `2017-08`, `2017`, `2011-01-31T09:59`, `2011-01-31T09:59:00Z`, `T20:15`, `T15:00-05:00`
  /// - `XXXX-08-29`: the year is not known; `XXXX-WXX-2`: a Tuesday
  /// - `2016-W45`, `2016-W45-WE` (its weekend), `2019-Q1`, `2017-SU` (summer), `199X`, `18XX`
  /// - `TMO`, `2017-08-28TEV`: morning, evening (`MI` midday, `AF` afternoon, `NI` night, `DT` daytime)
  /// - `2007/2009`, `2010/..`, `../2018`: intervals, `..` where they are open; `2019-10-14/P3D`: by their length
  /// - `P3D`, `PT2H30M`, `PXD` (some days): lengths of time; `P1W` also says how often a time comes again
  /// - `OFFSET P-1D`: so far from the time of writing; `PRESENT_REF`: now
  public var normal: String

  /// The value as TIMEX3 has it, in the spelling that Recognizers-Text made common.
  ///
  /// It differs from `normal` in that what the text leaves open stays open although there is a reference date, and
  /// in how intervals are written:
  /// - `XXXX-08-29`, `XXXX-WXX-2`, `XXXX-WXX-2T09:30`, `TMO`, `PRESENT_REF`, `P1W`, `FY2008`, `2015-01-W01`
  /// - `(2016-11-07,2016-11-10,P3D)`, `(T17,T18:30,PT1H30M)`, `(XXXX-03-01,XXXX-05-01,P2M)`: the beginning, the first
  ///   day or time after the interval, and the length
  /// - of an interval that is open the end that is stated; `begin` and `end` tell which one it is
  /// - a zone is left out; `normal` and `time` have it
  ///
  /// `DateTimeScanner` fills it in.
  public var timex: String

  /// How fine the text states it.
  public var precision: Precision

  /// What there is to know of the value beside its form.
  public var flags: Flags

  /// The first day, as far as the text and the reference date tell.
  public var begin: CivilDate?

  /// The last day, included; the same as `begin` for a day.
  public var end: CivilDate?

  /// The time of day; of an interval, that at its beginning.
  public var time: TimeOfDay?

  /// The time of day at the end of an interval.
  public var endTime: TimeOfDay?

  /// The rule that recognized it, `kind.rule-name`.
  public var rule: String

  /// How sure the rule is that the text means this, 0 to 1; not a probability.
  public var score: Double
}

/// A time of day as far as a text states it.
public struct TimeOfDay: Sendable, Hashable {
  /// 0 to 24.
  public var hour: Int

  /// 0 to 59, or `nil` where only the hour is stated.
  public var minute: Int?

  /// 0 to 60, or `nil` where it is not stated.
  public var second: Int?

  /// Minutes ahead of UTC, or `nil` where no zone is stated.
  public var offset: Int?

  /// Creates a time of day.
  public init(hour: Int, minute: Int? = nil, second: Int? = nil, offset: Int? = nil) {
    self.hour = hour
    self.minute = minute
    self.second = second
    self.offset = offset
  }
}

extension DateTimeValue.Precision {
  init(_ unit: CalendarUnit) {
    switch unit {
    case .century: self = .century
    case .decade: self = .decade
    case .year: self = .year
    case .quarter: self = .quarter
    case .month: self = .month
    case .week, .weekend, .fortnight: self = .week
    case .day, .businessDay: self = .day
    case .hour: self = .hour
    case .minute: self = .minute
    case .second: self = .second
    }
  }
}
