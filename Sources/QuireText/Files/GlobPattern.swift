/// A path pattern: `*` any characters of a name, `?` one, `**` any number of folders, `[a-z]`, `{one,two}`.
///
/// Names that begin with a dot are matched only by a part that begins with one too.
public struct GlobPattern: Sendable {
  private static let maximumAlternatives = 1_000

  /// The alternatives that braces expand to, each as the parts of a path.
  private let alternatives: [[Part]]

  /// One part of a path pattern.
  private enum Part: Sendable {
    case anyFolders
    case name([Unicode.Scalar])
  }

  /// Where in the pattern a path has led: for each alternative, the parts that may come next.
  struct State {
    fileprivate var reached: [[Bool]]
  }

  /// Whether `text` has anything in it that makes it a pattern.
  public static func isPattern(_ text: String) -> Bool { text.utf8.contains { "*?[{".utf8.contains($0) } }

  /// Creates a pattern; one whose braces expand to more than 1,000 alternatives matches nothing.
  public init(_ text: String) {
    alternatives = Self.expand(Array(text.unicodeScalars)).map { pattern in
      pattern.split(separator: "/", omittingEmptySubsequences: true).map { part in
        part.elementsEqual("**".unicodeScalars) ? .anyFolders : .name(Array(part))
      }
    }
  }

  /// Whether `path`, which has no leading `./`, matches.
  ///
  /// Complexity: O(length of the path × length of the pattern), for each alternative.
  public func matches(_ path: String) -> Bool {
    var state = start
    for name in path.unicodeScalars.split(separator: "/", omittingEmptySubsequences: true) {
      state = step(state, Array(name))
    }
    return isMatch(state)
  }

  // MARK: Walking down a path

  /// The state before any part of a path.
  var start: State {
    State(reached: alternatives.map { parts in closed([true] + Array(repeating: false, count: parts.count), parts) })
  }

  /// The state after the folder or file called `name`.
  ///
  /// Behind a link to a folder `**` ends, so that no circle of links is walked for ever.
  func step(_ state: State, _ name: [Unicode.Scalar], isLink: Bool = false) -> State {
    let isHidden = name.first == "."
    return State(
      reached: zip(alternatives, state.reached).map { parts, reached in
        var next = [Bool](repeating: false, count: reached.count)
        for (index, part) in parts.enumerated() where reached[index] {
          switch part {
          case .anyFolders: if !isHidden, !isLink { next[index] = true }
          case .name(let pattern):
            if isHidden, pattern.first != "." { continue }
            if Self.matchesName(pattern, name) { next[index + 1] = true }
          }
        }
        return closed(next, parts)
      }
    )
  }

  /// Whether a path that led here matches.
  func isMatch(_ state: State) -> Bool { state.reached.contains { $0.last == true } }

  /// Whether a path that led here can go on.
  func canGoOn(_ state: State) -> Bool { state.reached.contains { $0.dropLast().contains(true) } }

  /// Adds what `**` reaches by standing for no folder at all.
  private func closed(_ reached: [Bool], _ parts: [Part]) -> [Bool] {
    var reached = reached
    for (index, part) in parts.enumerated() where reached[index] {
      if case .anyFolders = part { reached[index + 1] = true }
    }
    return reached
  }

  // MARK: Names

  /// Matches one name; on a mismatch it goes back to the last star alone, so that it is quadratic at worst.
  private static func matchesName(_ pattern: [Unicode.Scalar], _ name: [Unicode.Scalar]) -> Bool {
    var place = 0
    var index = 0
    var star: (place: Int, index: Int)?
    while index < name.count {
      if place < pattern.count, pattern[place] == "*" {
        star = (place + 1, index)
        place += 1
      } else if place < pattern.count, let length = step(pattern, place, name[index]) {
        place += length
        index += 1
      } else if let last = star {
        star = (last.place, last.index + 1)
        place = last.place
        index = last.index + 1
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }

  /// The length of the pattern's element at `place` if it matches the character.
  private static func step(_ pattern: [Unicode.Scalar], _ place: Int, _ character: Unicode.Scalar) -> Int? {
    switch pattern[place] {
    case "?": return 1
    case "[":
      let isNegated = place + 1 < pattern.count && (pattern[place + 1] == "!" || pattern[place + 1] == "^")
      let first = place + (isNegated ? 2 : 1)
      // A bracket right at the beginning of the set is a member of it.
      guard first < pattern.count, let end = pattern[(first + 1)...].firstIndex(of: "]") else { break }
      return contains(pattern[first..<end], character) != isNegated ? end - place + 1 : nil
    default: break
    }
    return pattern[place] == character ? 1 : nil
  }

  private static func contains(_ set: ArraySlice<Unicode.Scalar>, _ character: Unicode.Scalar) -> Bool {
    var index = set.startIndex
    while index < set.endIndex {
      if index + 2 < set.endIndex, set[index + 1] == "-" {
        if set[index] <= character, character <= set[index + 2] { return true }
        index += 3
      } else {
        if set[index] == character { return true }
        index += 1
      }
    }
    return false
  }

  /// What the braces of a pattern expand to, the innermost first; nothing where it is too much.
  private static func expand(_ pattern: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    var done: [[Unicode.Scalar]] = []
    var pending = [pattern]
    while let next = pending.popLast() {
      guard done.count + pending.count < maximumAlternatives else { return [] }
      guard let close = next.firstIndex(of: "}"), let open = next[..<close].lastIndex(of: "{") else {
        done.append(next)
        continue
      }
      for choice in next[(open + 1)..<close].split(separator: ",", omittingEmptySubsequences: false) {
        pending.append(Array(next[..<open]) + Array(choice) + Array(next[(close + 1)...]))
      }
    }
    return done
  }
}
