import QuireDocument

extension Changes {
  /// Drops the document where `value` is below `least`; nothing where there is no limit, or a drop already.
  mutating func require(_ rule: String, _ what: String, _ value: Double, atLeast least: Double?) {
    guard drop == nil, let least, value < least else { return }
    drop(rule: rule, reason: "\(what) is \(text(value, beside: least)), below \(text(least))", value: value)
  }

  /// Drops the document where `value` is above `most`; nothing where there is no limit, or a drop already.
  mutating func require(_ rule: String, _ what: String, _ value: Double, atMost most: Double?) {
    guard drop == nil, let most, value > most else { return }
    drop(rule: rule, reason: "\(what) is \(text(value, beside: most)), above \(text(most))", value: value)
  }
}

/// A number with four decimals, with all of them where it could not be told from `limit` otherwise.
private func text(_ value: Double, beside limit: Double? = nil) -> String {
  let short = (value * 10_000).rounded() / 10_000
  let shown = short == limit ? value : short
  return shown == shown.rounded() && abs(shown) < 1e15 ? "\(Int(shown))" : "\(shown)"
}
