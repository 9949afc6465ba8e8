import QuireText

/// How often links of each rule were right: the confidence of links, as data.
struct LinkTable: Sendable, Equatable {
  /// What is counted apart.
  struct Key: Hashable, Sendable {
    var claim: LinkClaim
    var rule: LinkRule

    /// The order of the comments; `nil` where it makes no difference.
    var order: LinkOrder?
  }

  /// How many links there were, and how many of them were right.
  struct Count: Equatable, Sendable {
    var links: Int
    var right: Int
  }

  private(set) var counts: [Key: Count]

  init(_ counts: [Key: Count] = [:]) { self.counts = counts }

  /// The share of links that were right, counted with one more of either kind; low where nothing was measured.
  func confidence(_ rule: LinkRule, _ claim: LinkClaim, _ order: LinkOrder) -> Double {
    let count =
      counts[Key(claim: claim, rule: rule, order: order)] ?? counts[Key(claim: claim, rule: rule, order: nil)]
    guard let count else { return Self.unmeasured }
    return Double(count.right + 1) / Double(count.links + 2)
  }

  /// The share of right links that is passed nine times in ten, as far as the counts show it: the lower end of Wilson's
  /// interval of four fifths; 0 where nothing was measured.
  ///
  /// Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference".
  func leastConfidence(_ rule: LinkRule, _ claim: LinkClaim, _ order: LinkOrder) -> Double {
    let count =
      counts[Key(claim: claim, rule: rule, order: order)] ?? counts[Key(claim: claim, rule: rule, order: nil)]
    guard let count, count.links > 0 else { return 0 }
    let links = Double(count.links)
    let share = Double(count.right) / links
    let square = Self.deviations * Self.deviations
    let spread = Self.deviations * (share * (1 - share) / links + square / (4 * links * links)).squareRoot()
    return (share + square / (2 * links) - spread) / (1 + square / links)
  }

  /// The standard deviations below which one value in ten lies.
  private static let deviations = 1.2816

  /// The confidence of a link of which nothing is known.
  private static let unmeasured = 0.3

  /// Counts one more link.
  mutating func count(_ key: Key, isRight: Bool) {
    counts[key, default: Count(links: 0, right: 0)].links += 1
    if isRight { counts[key, default: Count(links: 0, right: 0)].right += 1 }
  }

  /// The table with the counts of `other` in place of its own, wherever there are any.
  func replacing(with other: LinkTable) -> LinkTable {
    LinkTable(counts.merging(other.counts) { _, new in new })
  }

  /// The keys in the order of a table that is printed: by claim, rule and order.
  var keys: [Key] {
    var keys: [Key] = []
    for claim in LinkClaim.allCases {
      for rule in LinkRule.allCases {
        for order in LinkOrder.allCases.map(Optional.some) + [nil] {
          let key = Key(claim: claim, rule: rule, order: order)
          if counts[key] != nil { keys.append(key) }
        }
      }
    }
    return keys
  }
}
