public import QuireText

/// What a recognized value is.
public enum ValueKind: UInt8, Sendable, Hashable, CaseIterable, Comparable {
  // In the order in which they win where two values of equal length overlap.

  /// A web address, with a scheme or without.
  case url
  /// An e-mail address.
  case email
  /// A block of IP addresses, `10.0.0.0/8`.
  case cidr
  /// An IPv4 or IPv6 address.
  case ip
  /// A hardware address (MAC).
  case mac
  /// A hash value in hexadecimal digits: MD5, SHA-1, SHA-2.
  case hash
  /// A universally unique identifier.
  case uuid
  /// The number of a known weakness in software, `CVE-2021-44228`.
  case cve
  /// The name of a work in a registry: DOI, ISBN, arXiv, PubMed.
  case citation
  /// A place by its coordinates.
  case coordinates
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
  /// How old somebody or something is.
  case age
  /// A number with a unit of measurement.
  case quantity
  /// A place in an order: "first", "21st".
  case ordinal
  /// A number.
  case number
  /// A unit of armed forces, with the units above it.
  case militaryUnit
  /// A rank in armed forces.
  case rank
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
  /// - `age`: a length of time, `P5Y`
  /// - `quantity`: the number and the unit's symbol, `12 km`
  /// - `number`, `ordinal`: the number, `1234567`, `0.5`, `21`; a place from the end is `end-1`
  /// - `email`, `url`: with lower case where case has no meaning; a URL without a scheme gets none; `hxxp`, `[.]` and
  ///   `[at]` become what they stand for
  /// - `phone`: `+` and digits (E.164) where the country is stated or known, else digits; `;ext=` before an extension
  /// - `ip`, `cidr`: the form of RFC 5952; `mac`: lower case with colons; `uuid`: lower case
  /// - `hash`: the algorithm that its length tells and the digits in lower case, `sha256:…`
  /// - `citation`: a scheme and the name, `doi:10.1000/182`, `isbn:9780306406157`, `arxiv:2101.00001v2`, `pmid:123456`
  /// - `coordinates`: latitude and longitude in degrees, `33.3152,-44.3661`, or `mgrs:` and `utm:` with what is written
  /// - `militaryUnit`, `rank`: with abbreviations and ordinals written in one way, `3rd Battalion, 75th Ranger Regiment`
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
