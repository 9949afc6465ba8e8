import QuireDocument
public import QuireStages
import QuireText
import QuireValues

/// What is replaced by placeholders.
public enum PersonalDataKind: String, OptionChoice {
  case email
  case phone
  case ip
  case card
  case iban

  /// The kind of personal data that `kind` is; `nil` where it is none.
  init?(_ kind: ValueKind) {
    switch kind {
    case .email: self = .email
    case .phone: self = .phone
    case .ip: self = .ip
    default: return nil
    }
  }

  /// What the scanner of values finds of it.
  var valueKinds: [ValueKind] {
    switch self {
    case .email: [.email]
    case .phone: [.phone]
    case .ip: [.ip]
    case .card, .iban: []
    }
  }

  var reason: String {
    switch self {
    case .email: "an e-mail address"
    case .phone: "a telephone number"
    case .ip: "an IP address"
    case .card: "the number of a payment card, with Luhn's sum"
    case .iban: "the number of a bank account, with its check digits"
    }
  }
}

/// A stretch of text that is replaced.
struct PersonalValue {
  let range: ByteRange
  let rule: String
  let reason: String

  /// The kind as it stands in placeholders.
  let label: String

  /// The value in one form.
  let value: String

  init(_ range: ByteRange, _ kind: PersonalDataKind, _ value: String) {
    self.range = range
    rule = kind.rawValue
    reason = kind.reason
    label = kind.rawValue.uppercased()
    self.value = value
  }

  init(_ range: ByteRange, rule: String, label: String, value: String) {
    self.range = range
    self.rule = rule
    reason = "a name"
    self.label = label
    self.value = value
  }
}

extension [PersonalValue] {
  /// Adds those of `others` that touch nothing that is there or came before; both ascend.
  mutating func addFree(_ others: [PersonalValue]) {
    var merged: [PersonalValue] = []
    var next = startIndex
    for other in others {
      while next < endIndex, self[next].range.upperBound <= other.range.lowerBound {
        merged.append(self[next])
        next += 1
      }
      let isFree = next == endIndex || other.range.upperBound <= self[next].range.lowerBound
      guard isFree, other.range.lowerBound >= merged.last?.range.upperBound ?? 0 else { continue }
      merged.append(other)
    }
    merged.append(contentsOf: self[next...])
    self = merged
  }
}

/// The placeholders of one document.
struct Placeholders {
  private let key: [UInt8]?
  private var numbers: [String: Int] = [:]
  private var counts: [String: Int] = [:]

  init(key: String?) { self.key = key.map { Array($0.utf8) } }

  /// The placeholder of `value`, the same for the same value of the same kind.
  mutating func text(_ value: PersonalValue) -> [UInt8] {
    let name = "\(value.label)\u{0}\(value.value)"
    if let key {
      let digest = SHA256.authentication(of: Array(name.utf8), key: key).prefix(16)
      return Array("[\(value.label)-\(digest)]".utf8)
    }
    if let number = numbers[name] { return Array("[\(value.label)-\(number)]".utf8) }
    let number = counts[value.label, default: 0] + 1
    counts[value.label] = number
    numbers[name] = number
    return Array("[\(value.label)-\(number)]".utf8)
  }
}
