internal import CUnicodeTables

/// A buffer in which one stretch of text is brought into normalisation form C, by the steps of UAX #15.
///
/// The buffer is used again for the next stretch, so a document costs a few allocations whatever its length.
/// Every step is linear: marks are put in order by insertion where they are few and by counting where they are many.
struct CanonicalForm {
  private var points: [UInt32] = []
  private var classes: [UInt8] = []

  /// The stretch in form C, as UTF-8, after `compose` ran.
  private(set) var bytes: [UInt8] = []

  /// Brings the bytes of `range` into form C.
  mutating func compose(_ text: UnsafeBufferPointer<UInt8>, _ range: ByteRange) {
    points.removeAll(keepingCapacity: true)
    classes.removeAll(keepingCapacity: true)
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = text.scalar(at: index)
      decompose(scalar.value)
      index += scalar.length
    }
    order()
    compose()
    bytes.removeAll(keepingCapacity: true)
    for point in points { UTF8Scalars.append(point, to: &bytes) }
  }

  /// Appends the full canonical decomposition of `point`, or of a Hangul syllable.
  private mutating func decompose(_ point: UInt32) {
    if let parts = Hangul.decomposition(of: point) {
      append(parts.leading, combiningClass: 0)
      append(parts.vowel, combiningClass: 0)
      if let trailing = parts.trailing { append(trailing, combiningClass: 0) }
      return
    }
    let entry = quire_decomposition(point)
    guard entry != 0 else {
      append(point, combiningClass: UInt8(truncatingIfNeeded: quire_normalization(point)))
      return
    }
    let parts = quire_decomposition_at(UInt32(entry))
    for index in 0..<Int(parts[0]) {
      let part = parts[index + 1]
      append(part, combiningClass: UInt8(truncatingIfNeeded: quire_normalization(part)))
    }
  }

  private mutating func append(_ point: UInt32, combiningClass: UInt8) {
    points.append(point)
    classes.append(combiningClass)
  }

  /// Sorts every run of marks by combining class, stably.
  private mutating func order() {
    var index = 0
    while index < points.count {
      guard classes[index] != 0 else {
        index += 1
        continue
      }
      let start = index
      while index < points.count, classes[index] != 0 { index += 1 }
      if index - start > 24 { orderByCounting(start..<index) } else { orderByInsertion(start..<index) }
    }
  }

  private mutating func orderByInsertion(_ run: Range<Int>) {
    for index in run.dropFirst() {
      var place = index
      while place > run.lowerBound, classes[place - 1] > classes[place] {
        points.swapAt(place - 1, place)
        classes.swapAt(place - 1, place)
        place -= 1
      }
    }
  }

  private mutating func orderByCounting(_ run: Range<Int>) {
    var places = [Int](repeating: 0, count: 257)
    for index in run { places[Int(classes[index]) + 1] += 1 }
    for value in 1..<257 { places[value] += places[value - 1] }
    let unordered = (points: Array(points[run]), classes: Array(classes[run]))
    for (point, combiningClass) in zip(unordered.points, unordered.classes) {
      let place = run.lowerBound + places[Int(combiningClass)]
      places[Int(combiningClass)] += 1
      points[place] = point
      classes[place] = combiningClass
    }
  }

  /// Joins what composes: the canonical composition algorithm (The Unicode Standard, D117).
  private mutating func compose() {
    var starter: Int?
    var lastClass: UInt8 = 0
    var end = 0
    for index in points.indices {
      let point = points[index]
      let combiningClass = classes[index]
      // A mark is blocked from its starter by one of the same or a higher class in between, a starter by any mark.
      if let starter, lastClass == 0 || lastClass < combiningClass,
        let composite = composite(of: points[starter], point)
      {
        points[starter] = composite
        continue
      }
      if combiningClass == 0 { starter = end }
      lastClass = combiningClass
      points[end] = point
      end += 1
    }
    points.removeLast(points.count - end)
  }

  private func composite(of first: UInt32, _ second: UInt32) -> UInt32? {
    if let syllable = Hangul.composite(of: first, second) { return syllable }
    let found = quire_compose(first, second)
    return found == 0 ? nil : found
  }
}

/// The arithmetic of Hangul syllables (The Unicode Standard, section 3.12).
enum Hangul {
  private static let syllables: UInt32 = 0xAC00
  private static let leadings: UInt32 = 0x1100
  private static let vowels: UInt32 = 0x1161
  private static let trailings: UInt32 = 0x11A7

  static func decomposition(of point: UInt32) -> (leading: UInt32, vowel: UInt32, trailing: UInt32?)? {
    let index = point &- syllables
    guard index < 11_172 else { return nil }
    let trailing = index % 28
    return (
      leadings + index / 588, vowels + index % 588 / 28, trailing == 0 ? nil : trailings + trailing
    )
  }

  static func composite(of first: UInt32, _ second: UInt32) -> UInt32? {
    let leading = first &- leadings
    let vowel = second &- vowels
    if leading < 19, vowel < 21 { return syllables + (leading * 21 + vowel) * 28 }
    let syllable = first &- syllables
    let trailing = second &- trailings
    guard syllable < 11_172, syllable % 28 == 0, trailing > 0, trailing < 28 else { return nil }
    return first + trailing
  }
}

extension CodePoint {
  /// The Canonical_Combining_Class, 0 for starters.
  public static func combiningClass(_ point: UInt32) -> UInt8 {
    UInt8(truncatingIfNeeded: quire_normalization(point))
  }

  /// What NFC_Quick_Check says of the code point: `true` yes, `false` no, `nil` maybe.
  public static func isAllowedInNFC(_ point: UInt32) -> Bool? {
    switch quire_normalization(point) >> 8 {
    case 0: true
    case 1: nil
    default: false
    }
  }

  /// The full canonical decomposition, Hangul syllables included; the code point itself where there is none.
  public static func canonicalDecomposition(_ point: UInt32) -> [UInt32] {
    if let parts = Hangul.decomposition(of: point) {
      return [parts.leading, parts.vowel] + (parts.trailing.map { [$0] } ?? [])
    }
    let entry = quire_decomposition(point)
    guard entry != 0 else { return [point] }
    let parts = quire_decomposition_at(UInt32(entry))
    return (0..<Int(parts[0])).map { parts[$0 + 1] }
  }

  /// The primary composite of two code points, Hangul syllables included, or `nil` where they do not compose.
  public static func canonicalComposition(_ first: UInt32, _ second: UInt32) -> UInt32? {
    if let syllable = Hangul.composite(of: first, second) { return syllable }
    let found = quire_compose(first, second)
    return found == 0 ? nil : found
  }
}
