/// A path pattern: `*` any characters of a name, `?` one, `**` any number of folders, `[a-z]`, `{one,two}`.
public struct GlobPattern: Sendable {
  /// The alternatives that braces expand to, each as the parts of a path.
  private let alternatives: [[[UInt8]]]

  /// Whether `text` has anything in it that makes it a pattern.
  public static func isPattern(_ text: String) -> Bool { text.utf8.contains { "*?[{".utf8.contains($0) } }

  /// Creates a pattern; braces expand to at most 1,000 alternatives.
  public init(_ text: String) {
    alternatives = Self.expand(Array(text.utf8)).map { pattern in
      pattern.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true).map { Array($0) }
    }
  }

  /// Whether `path`, which has no leading `./`, matches.
  public func matches(_ path: String) -> Bool {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true).map { Array($0) }
    return alternatives.contains { Self.matches($0, parts) }
  }

  /// Matches parts of a path; a table instead of recursion, so that many `**` stay quadratic at worst.
  private static func matches(_ pattern: [[UInt8]], _ parts: [[UInt8]]) -> Bool {
    var reachable = [Bool](repeating: false, count: parts.count + 1)
    reachable[0] = true
    for part in pattern {
      var next = [Bool](repeating: false, count: parts.count + 1)
      if part == Array("**".utf8) {
        var isOpen = false
        for index in 0...parts.count {
          isOpen = isOpen || reachable[index]
          next[index] = isOpen
        }
      } else {
        for index in parts.indices where reachable[index] && matchesName(part, parts[index]) { next[index + 1] = true }
      }
      reachable = next
    }
    return reachable[parts.count]
  }

  /// Matches one name; on a mismatch it goes back to the last star alone, so that it is quadratic at worst.
  private static func matchesName(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
    var place = 0
    var index = 0
    var star: (place: Int, index: Int)?
    while index < name.count {
      if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
        star = (place + 1, index)
        place += 1
      } else if place < pattern.count, let length = step(pattern, place, name, index) {
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
    return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  /// The length of the pattern's element at `place` if it matches the byte at `index`.
  private static func step(_ pattern: [UInt8], _ place: Int, _ name: [UInt8], _ index: Int) -> Int? {
    switch pattern[place] {
    case UInt8(ascii: "?"): return 1
    case UInt8(ascii: "["):
      guard let end = pattern[(place + 1)...].firstIndex(of: UInt8(ascii: "]")) else { break }
      var set = pattern[(place + 1)..<end]
      let isNegated = set.first == UInt8(ascii: "!") || set.first == UInt8(ascii: "^")
      if isNegated { set = set.dropFirst() }
      return contains(Array(set), name[index]) != isNegated ? end - place + 1 : nil
    default: break
    }
    return pattern[place] == name[index] ? 1 : nil
  }

  private static func contains(_ set: [UInt8], _ byte: UInt8) -> Bool {
    var index = 0
    while index < set.count {
      if index + 2 < set.count, set[index + 1] == UInt8(ascii: "-") {
        if set[index] <= byte, byte <= set[index + 2] { return true }
        index += 3
      } else {
        if set[index] == byte { return true }
        index += 1
      }
    }
    return false
  }

  private static func expand(_ pattern: [UInt8]) -> [[UInt8]] {
    var done: [[UInt8]] = []
    var pending = [pattern]
    while let next = pending.popLast(), done.count + pending.count < 1_000 {
      guard let close = next.firstIndex(of: UInt8(ascii: "}")),
        let open = next[..<close].lastIndex(of: UInt8(ascii: "{"))
      else {
        done.append(next)
        continue
      }
      for choice in next[(open + 1)..<close].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
        pending.append(Array(next[..<open]) + Array(choice) + Array(next[(close + 1)...]))
      }
    }
    return done
  }
}
