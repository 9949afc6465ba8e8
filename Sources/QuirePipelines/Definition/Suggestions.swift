/// Names that someone may have meant.
enum Suggestions {
  /// Names longer than this are not compared.
  static let longestName = 64

  /// The names among `known` that are nearest to `name`, at most three, the nearest first.
  ///
  /// Nearness is the number of letters to add, remove, change or swap with the next one, without regard to case:
  /// at most a third of the longer name. A name that is the last part of a known one (`find-blocks` for
  /// `sections.find-blocks`) is near whatever stands before it.
  static func nearest(to name: String, among known: [String]) -> [String] {
    let wanted = Array(name.lowercased().unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= longestName else { return [] }
    var ranked: [(name: String, distance: Int)] = []
    for candidate in known where candidate != name {
      let other = Array(candidate.lowercased().unicodeScalars)
      guard other.count <= longestName else { continue }
      var best = nearness(wanted, other)
      if let dot = other.lastIndex(of: "."), !wanted.contains(".") {
        let tail = nearness(wanted, Array(other[(dot + 1)...]))
        if let distance = tail, distance < best ?? .max { best = distance }
      }
      if let best { ranked.append((candidate, best)) }
    }
    // The sort is by place as well, so that names of the same distance stay in the order they were given in.
    let sorted = ranked.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
    guard let best = sorted.first?.element.distance else { return [] }
    return sorted.prefix { $0.element.distance <= best }.prefix(3).map(\.element.name)
  }

  /// The distance of two names, unless it is too great for one to be meant by the other.
  private static func nearness(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int? {
    let longer = max(left.count, right.count)
    let most = min(max(1, longer / 3), longer - 1)
    // Each letter that one name has more is a step at least, so that most names need not be compared.
    guard abs(left.count - right.count) <= most else { return nil }
    let distance = editDistance(left, right)
    return distance <= most ? distance : nil
  }

  /// The question that goes on a message, such as `; did you mean "phrases"?`; empty where nothing is near.
  static func question(for name: String, among known: [String]) -> String {
    let names = nearest(to: name, among: known).map { "\"\($0)\"" }
    guard let last = names.last else { return "" }
    let first = names.dropLast().joined(separator: ", ")
    return "; did you mean \(first.isEmpty ? last : "\(first) or \(last)")?"
  }

  /// The number of letters to add, remove, change or swap with the next one: the optimal string alignment distance
  /// (Damerau 1964; Levenshtein 1966).
  ///
  /// Complexity: O(*n* × *m*).
  static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row]
      current.reserveCapacity(right.count + 1)
      for column in 1...right.count {
        let change = left[row - 1] == right[column - 1] ? 0 : 1
        var best = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + change)
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          best = min(best, beforeLast[column - 2] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
