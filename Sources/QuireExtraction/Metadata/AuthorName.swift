import QuireText

/// Tells names from what else stands where names are expected, and cuts them out of it.
struct AuthorName {
  /// Whether the value was read from what the page shows, where names stand beside dates, roles and buttons.
  let isVisible: Bool

  /// The names in `value`; none where it has none for sure.
  func names(in value: [UInt8]) -> [[UInt8]] {
    value.count <= Self.longestList ? split(cleaned(value)).filter(isName) : []
  }

  /// The longest list of names, in bytes; what is longer is something else.
  private static let longestList = 4096

  // MARK: Cleaning

  private func cleaned(_ value: [UInt8]) -> [UInt8] {
    var value = value
    for _ in 0..<2 {
      guard let length = AuthorLead.length(value), isVisible || !value.starts(with: "von ".utf8) else { break }
      value.removeFirst(length)
    }
    if isVisible { value = withoutSurroundings(value) }
    return ByteText.trimmed(value, of: ",;:|-–—•·")
  }

  /// Cuts off what follows a name: a separator, a date, an address, a role.
  private func withoutSurroundings(_ value: [UInt8]) -> [UInt8] {
    var value = value
    let bars = TitleSegments.separators(in: value)
    if let bar = bars.first(where: { value[$0].contains { $0 != 0x20 && $0 != 0x3A && $0 != 0x5F } }) {
      value.removeSubrange(bar.lowerBound...)
    }
    let end = value.firstIndex { ByteText.isDigit($0) || $0 == 0x40 || $0 == 0x2F || $0 == 0x7C }
    // Without a number behind it, May is a name.
    let isDated = end.map { ByteText.isDigit(value[$0]) } ?? false
    value.removeSubrange((end ?? value.count)...)
    while let last = lastWord(value) {
      let key = ByteText.key(value[last])
      guard Self.closings.contains(key) || isDated && Self.calendar.contains(key) else { break }
      value = ByteText.trimmed(value[..<last.lowerBound], of: ",;:")
    }
    return withoutRole(value)
  }

  private func lastWord(_ value: [UInt8]) -> ByteRange? {
    let value = ByteText.trimmed(value, of: "")
    guard !value.isEmpty else { return nil }
    return (value.lastIndex(of: 0x20).map { $0 + 1 } ?? 0)..<value.count
  }

  /// Cuts off what follows a comma, unless it goes on with a list or is a short title: `MA`, `Ph.D.`.
  private func withoutRole(_ value: [UInt8]) -> [UInt8] {
    guard let comma = value.firstIndex(of: 0x2C), split(value).count == 1 else { return value }
    let rest = ByteText.trimmed(value[(comma + 1)...], of: ",")
    let isTitle = rest.split(whereSeparator: { $0 == 0x2C || $0 == 0x20 }).allSatisfy {
      $0.count <= 6 && $0.first.map(ByteText.isCapital) ?? false
    }
    return isTitle && value[..<comma].contains(0x20) ? value : Array(value[..<comma])
  }

  // MARK: Lists

  /// The parts of a list of names; the value alone where its parts are no whole names, as in `Lund, Ida`.
  private func split(_ value: [UInt8]) -> [[UInt8]] {
    var parts = [value]
    for conjunction in [" and ", " & ", " und ", " et ", " y ", ";", ", "] where parts.count <= 50 {
      let mark = Array(conjunction.utf8)
      parts = parts.flatMap { part in
        let pieces = pieces(of: part, between: mark)
        let isList = mark != [0x2C, 0x20] || pieces.allSatisfy { $0.contains(0x20) }
        return isList ? pieces : [part]
      }
    }
    guard parts.count > 1, parts.allSatisfy({ $0.contains(0x20) && isName($0) }) else { return [value] }
    return parts
  }

  private func pieces(of value: [UInt8], between mark: [UInt8]) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var start = 0
    while let index = ByteText.index(of: mark, in: value, from: start) {
      pieces.append(ByteText.trimmed(value[start..<index], of: ",;"))
      start = index + mark.count
    }
    pieces.append(ByteText.trimmed(value[start...], of: ",;"))
    return pieces.filter { !$0.isEmpty }
  }

  // MARK: Telling

  /// Whether `value` can be the name of a person or of a group.
  private func isName(_ value: [UInt8]) -> Bool {
    guard value.count >= 2, value.count <= (isVisible ? 80 : 120), !ByteText.isAddress(value) else { return false }
    guard value.contains(where: { ByteText.isLetter($0) || $0 >= 0x80 }) else { return false }
    guard ByteText.index(of: Array("://".utf8), in: value) == nil else { return false }
    let words = value.split(separator: 0x20)
    let stops = words.count { Self.noNames.contains(ByteText.key($0)) }
    guard stops < words.count, words.count <= (isVisible ? 6 : 10) else { return false }
    return !isVisible || looksLikeName(value, words)
  }

  private func looksLikeName(_ value: [UInt8], _ words: [ArraySlice<UInt8>]) -> Bool {
    guard !value.contains(where: { Self.foreignMarks.contains($0) || ByteText.isDigit($0) }) else { return false }
    return words.allSatisfy { word in
      let key = ByteText.key(word)
      if Self.particles.contains(key) { return true }
      return !startsLower(word) && !Self.noNames.contains(key)
    } && !startsLower(value[...])
  }

  private func startsLower(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first else { return false }
    if first < 0x80 { return first &- 0x61 < 26 }
    let scalar = String(decoding: word.prefix(4), as: UTF8.self).unicodeScalars.first
    return scalar.map { CodePoint.isLowercase($0.value) } ?? false
  }

  private static func list(_ words: String) -> Set<[UInt8]> {
    Set(words.split(separator: " ").map { Array($0.utf8) })
  }

  private static let foreignMarks = Array("?!{}<>=#$%^*+[]\"".utf8)

  private static let particles = list(
    "de van von der den da di du la le el al bin ibn and of the for y e et und dos del della zu af ter ten och"
  )

  /// Words of buttons, labels and placeholders.
  private static let noNames = list(
    "follow about author authors more view all posts name share comment comments reply sign log login subscribe email "
      + "twitter facebook linkedin instagram posted updated published read reading min mins minute minutes ago today "
      + "yesterday advertisement home menu search contact anonymous admin administrator unknown none null undefined "
      + "guest na by the in on with written reviewed last webmaster editor wordpress user"
  )

  /// Words that stand between a name and a date or a place.
  private static let closings = list("on in at published updated posted last modified reviewed the and")

  /// Words with which a date begins.
  private static let calendar = list(
    "january february march april may june july "
      + "august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday "
      + "wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
  )
}
