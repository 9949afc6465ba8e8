import QuireText

/// The word boundaries of UAX #29 by its rules as they are written, one after the other, over decoded scalars: slow and
/// plain, for the quick ways to be held against.
struct SegmentationWordReference {
  private let places: [Int]
  private let points: [UInt32]
  private let classes: [WordBreak]

  init(_ bytes: [UInt8]) {
    var places: [Int] = []
    var points: [UInt32] = []
    var place = 0
    while let scalar = UTF8Scalars.decode(bytes, at: place) {
      places.append(place)
      points.append(scalar.value)
      place += scalar.length
    }
    self.places = places + [place]
    self.points = points
    classes = points.map { CodePoint.wordBreak($0) }
  }

  /// The ends of the segments, ascending.
  var boundaries: [Int] {
    points.isEmpty ? [] : (1..<points.count).filter { isBoundary($0) }.map { places[$0] } + [places[points.count]]
  }

  /// Whether a boundary stands before scalar `index`, which is not the first.
  private func isBoundary(_ index: Int) -> Bool {
    let (left, right) = (classes[index - 1], classes[index])
    if left == .cr, right == .lf { return false }  // WB3
    if isLineEnd(left) || isLineEnd(right) { return true }  // WB3a, WB3b
    if left == .zwj, CodePoint.isExtendedPictographic(points[index]) { return false }  // WB3c
    if left == .wSegSpace, right == .wSegSpace { return false }  // WB3d
    if isIgnored(right) { return false }  // WB4
    guard let previous = before(index) else { return true }
    let before = classes[previous]
    let beforeThat = self.before(previous).map { classes[$0] } ?? .other
    let behind = after(index).map { classes[$0] } ?? .other
    return !joins(beforeThat, before, right, behind, previous)
  }

  /// WB5 to WB16 for two classes and what stands around them; `previous` is where the first one stands.
  private func joins(
    _ beforeThat: WordBreak,
    _ before: WordBreak,
    _ right: WordBreak,
    _ behind: WordBreak,
    _ previous: Int
  ) -> Bool {
    if isLetter(before), isLetter(right) { return true }  // WB5
    if isLetter(before), isMiddle(right, .midLetter), isLetter(behind) { return true }  // WB6
    if isLetter(beforeThat), isMiddle(before, .midLetter), isLetter(right) { return true }  // WB7
    if before == .hebrewLetter, right == .singleQuote { return true }  // WB7a
    if before == .hebrewLetter, right == .doubleQuote, behind == .hebrewLetter { return true }  // WB7b
    if beforeThat == .hebrewLetter, before == .doubleQuote, right == .hebrewLetter { return true }  // WB7c
    if before == .numeric || isLetter(before), right == .numeric { return true }  // WB8, WB9
    if before == .numeric, isLetter(right) { return true }  // WB10
    if beforeThat == .numeric, isMiddle(before, .midNum), right == .numeric { return true }  // WB11
    if before == .numeric, isMiddle(right, .midNum), behind == .numeric { return true }  // WB12
    if before == .katakana, right == .katakana { return true }  // WB13
    let isWord = isLetter(before) || before == .numeric || before == .katakana || before == .extendNumLet
    if isWord, right == .extendNumLet { return true }  // WB13a
    if before == .extendNumLet, isLetter(right) || right == .numeric || right == .katakana { return true }  // WB13b
    return before == .regionalIndicator && right == .regionalIndicator && !isPaired(previous)  // WB15, WB16
  }

  /// Whether the regional indicator at `index` is the second of a pair.
  private func isPaired(_ index: Int) -> Bool {
    var count = 0
    var place = before(index)
    while let previous = place, classes[previous] == .regionalIndicator {
      count += 1
      place = before(previous)
    }
    return count % 2 == 1
  }

  /// The scalar before `index` that WB4 does not pass over; a line end lets nothing belong to it.
  private func before(_ index: Int) -> Int? {
    var place = index - 1
    while place >= 0 {
      if isLineEnd(classes[place]) { return nil }
      if !isIgnored(classes[place]) { return place }
      place -= 1
    }
    return nil
  }

  private func after(_ index: Int) -> Int? {
    points.indices.dropFirst(index + 1).first { !isIgnored(classes[$0]) }
  }

  private func isIgnored(_ value: WordBreak) -> Bool { value == .extend || value == .format || value == .zwj }

  private func isLineEnd(_ value: WordBreak) -> Bool { value == .cr || value == .lf || value == .newline }

  private func isLetter(_ value: WordBreak) -> Bool { value == .aLetter || value == .hebrewLetter }

  private func isMiddle(_ value: WordBreak, _ own: WordBreak) -> Bool {
    value == own || value == .midNumLet || value == .singleQuote
  }
}

extension SegmentationWordReference {
  /// What the segment `range` of `bytes` is, told from its scalars one by one.
  static func kind(of range: ByteRange, in bytes: [UInt8]) -> WordSegment.Kind {
    var isNumber = false
    var place = range.lowerBound
    while place < range.upperBound, let scalar = UTF8Scalars.decode(bytes, at: place) {
      switch CodePoint.wordBreak(scalar.value) {
      case .aLetter, .hebrewLetter, .katakana: return .word
      case .numeric: isNumber = true
      default: break
      }
      place += scalar.length
    }
    guard !isNumber, let first = UTF8Scalars.decode(bytes, at: range.lowerBound)?.value else { return .number }
    switch CodePoint.category(first).group {
    case .letter, .mark, .number:
      if CodePoint.isIdeographic(first) || CodePoint.script(first) == .hiragana { return .ideograph }
      return CodePoint.isNumber(first) ? .number : .word
    case .punctuation: return .punctuation
    case .separator: return .space
    case .symbol, .other: return CodePoint.isWhiteSpace(first) ? .space : .other
    }
  }
}
