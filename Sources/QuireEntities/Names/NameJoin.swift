import QuireDocument
import QuireText

/// Joins the names that a model found with those that rules found in the same text.
enum NameJoin {
  /// The names of both; the two lists ascend.
  ///
  /// Where both have the same words, the model's name takes the rule's attributes; a title or rank before it makes it a
  /// person. Where they overlap otherwise, a name behind a rank is the rule's, and so is an organisation in which the model
  /// saw but a place ("North Sea" in "North Sea Lines Ltd."); any other is the model's. What only rules found stays.
  static func join(_ names: [MentionCandidate], with rules: [MentionCandidate]) -> [MentionCandidate] {
    guard !names.isEmpty else { return rules }
    var joined: [MentionCandidate] = []
    var next = 0
    var replaced = Set<Int>()
    for rule in rules {
      while next < names.count, names[next].range.upperBound <= rule.range.lowerBound { next += 1 }
      var touched: [Int] = []
      var place = next
      while place < names.count, names[place].range.lowerBound < rule.range.upperBound {
        touched.append(place)
        place += 1
      }
      guard let first = touched.first else {
        joined.append(rule)
        continue
      }
      if touched.count == 1, names[first].range == rule.range {
        replaced.insert(first)
        joined.append(both(names[first], rule))
      } else if rule.isTitled || (rule.type == .organization && touched.allSatisfy { names[$0].isPlace(in: rule) }) {
        replaced.formUnion(touched)
        joined.append(rule)
      }
    }
    joined += names.indices.filter { !replaced.contains($0) }.map { names[$0] }
    return joined.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private static func both(_ name: MentionCandidate, _ rule: MentionCandidate) -> MentionCandidate {
    guard name.type != rule.type || rule.isTitled else {
      var name = name
      name.attributes = rule.attributes + name.attributes
      name.normal = rule.normal ?? name.normal
      // Two witnesses of one mind are no less sure than the surer one.
      guard rule.score > name.score else { return name }
      var rule = rule
      rule.attributes = name.attributes
      rule.normal = name.normal
      return rule
    }
    return rule.isTitled || rule.score > name.score ? rule : name
  }
}

extension MentionCandidate {
  /// Whether a rank or a title stands before it.
  fileprivate var isTitled: Bool { rule == "rank-before" || rule == "title-before" }

  fileprivate func isPlace(in other: MentionCandidate) -> Bool {
    type == .place && other.range.lowerBound <= range.lowerBound && range.upperBound <= other.range.upperBound
  }
}
