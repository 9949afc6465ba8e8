public import QuireText

/// What a recognized value is.
public enum ValueKind: UInt8, Sendable, Hashable, CaseIterable, Comparable {
  // In the order in which they win where two values of equal length overlap.

  /// A web address, with a scheme or without.
  case url
  /// An e-mail address.
  case email
  /// An IPv4 or IPv6 address.
  case ip
  /// A telephone number.
  case phone
  /// A day, a longer part of the calendar, or an interval of such.
  case date
  /// A time of day, with its date or without, or an interval of such.
  case time
  /// A length of time.
  case duration
  /// A time that comes again: "every Monday", "daily".
  case recurrence
  /// An amount of money.
  case money
  /// A percentage.
  case percent
  /// A number with a unit of measurement.
  case quantity
  /// A place in an order: "first", "21st".
  case ordinal
  /// A number.
  case number
  /// A name of an account, after `@`.
  case handle
  /// A word after `#`.
  case hashtag

  /// Whether `left` wins over `right` where two values of equal length overlap.
  public static func < (left: ValueKind, right: ValueKind) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A value that was recognized in a text.
public struct RecognizedValue: Sendable, Hashable {
  /// The bytes of the text that state the value; whole characters.
  public var range: ByteRange

  /// What it is.
  public var kind: ValueKind

  /// The value in one form, whatever form the text has.
  ///
  /// - `date`, `time`, `duration`, `recurrence`: as `DateTimeValue.normal`
  /// - `money`: the currency's code (ISO 4217) and the amount, `USD 1500000`; `XXX` where the currency is not known
  /// - `percent`: the number and a sign, `27%`
  /// - `quantity`: the number and the unit's symbol, `12 km`
  /// - `number`, `ordinal`: the number, `1234567`, `0.5`, `21`
  /// - `email`, `url`: with lower case where case has no meaning; a URL without a scheme gets none
  /// - `phone`: `+` and digits (E.164) where the country is stated, else digits; `;ext=` before an extension
  /// - `ip`: the form of RFC 5952
  /// - `handle`, `hashtag`: as written, with the sign
  public var normal: String

  /// The rule that recognized it, `kind.rule-name`.
  public var rule: String

  /// How sure the rule is that the text means this, 0 to 1; not a probability.
  public var score: Double

  /// Creates a value.
  public init(range: ByteRange, kind: ValueKind, normal: String, rule: String, score: Double) {
    self.range = range
    self.kind = kind
    self.normal = normal
    self.rule = rule
    self.score = score
  }
}
