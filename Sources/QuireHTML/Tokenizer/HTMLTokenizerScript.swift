import QuireText

/// The contents of a script, in which `<!--` hides an end tag after a `<script` (HTML standard, 13.2.5.15 to 31).
extension HTMLTokenizer {
  private enum Escape {
    case none
    case escaped
    case doubleEscaped
  }

  private static let scriptName = Array("script".utf8)

  /// Where the script's end tag begins, or the end of the input; and what was seen before it.
  func scriptEnd(from start: Int) -> (Int, UInt8) {
    var place = start
    var seen: UInt8 = 0
    var escape = Escape.none
    while true {
      if escape == .none {
        let scan = bytes.scan(from: place, to: 0x3C)
        seen |= scan.seen
        place = scan.end
      } else {
        place = escapedStop(from: place, &seen)
      }
      if place >= end { return (end, seen) }
      if bytes[place] == 0x2D {
        place = afterDashes(place, &escape)
      } else if escape != .doubleEscaped, isContentEnd(place) {
        return (place, seen)
      } else {
        place = afterLessThan(place, &escape)
      }
    }
  }

  /// The next `<` or `--`.
  private func escapedStop(from start: Int, _ seen: inout UInt8) -> Int {
    var place = start
    while place < end {
      let byte = bytes[place]
      if byte == 0x3C || byte == 0x2D && bytes[place + 1] == 0x2D { return place }
      if byte == 0x0D { seen |= 2 }
      if byte == 0 { seen |= 4 }
      place += 1
    }
    return end
  }

  /// Goes past dashes, two at least; a `>` after them ends all hiding.
  private func afterDashes(_ start: Int, _ escape: inout Escape) -> Int {
    var place = start
    while bytes[place] == 0x2D { place += 1 }
    guard bytes[place] == 0x3E else { return place }
    escape = .none
    return place + 1
  }

  /// Goes past a `<` that does not end the script.
  private func afterLessThan(_ start: Int, _ escape: inout Escape) -> Int {
    switch escape {
    case .none:
      guard bytes[start + 1] == 0x21, bytes[start + 2] == 0x2D, bytes[start + 3] == 0x2D else { return start + 1 }
      escape = .escaped
      return afterDashes(start + 2, &escape)
    case .escaped:
      if isScriptName(at: start + 1) { escape = .doubleEscaped }
    case .doubleEscaped:
      if bytes[start + 1] == 0x2F, isScriptName(at: start + 2) { escape = .escaped }
    }
    return start + 1
  }

  private func isScriptName(at place: Int) -> Bool {
    let after = place + Self.scriptName.count
    return bytes.isMatch(at: place, lowercase: Self.scriptName) && after < end && HTMLByte.endsTagName(bytes[after])
  }
}
