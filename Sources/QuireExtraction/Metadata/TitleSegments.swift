import QuireText

/// The segments of a page's title, such as `Headline | Section - Site`.
enum TitleSegments {
  /// The separators in `title`, with the spaces around them.
  ///
  /// A bar parts wherever it stands, a colon before a space, an underscore beside a letter of another script than Latin;
  /// other marks between spaces only, since they also stand within words.
  static func separators(in title: [UInt8]) -> [ByteRange] {
    var found: [ByteRange] = []
    var index = 0
    while index < title.count {
      guard let length = markLength(title, at: index) else {
        index += 1
        continue
      }
      var end = index + length
      while end < title.count, let more = markLength(title, at: end) { end += more }
      let spaceBefore = index > 0 && title[index - 1] == 0x20
      let spaceBehind = end < title.count && title[end] == 0x20
      if parts(title, index..<end, spaceBefore, spaceBehind) {
        found.append((spaceBefore ? index - 1 : index)..<(spaceBehind ? end + 1 : end))
      }
      index = end
    }
    return found
  }

  private static func parts(_ title: [UInt8], _ mark: ByteRange, _ before: Bool, _ behind: Bool) -> Bool {
    if before && behind { return true }
    switch title[mark.lowerBound] {
    case 0x7C, 0xEF: return true
    case 0x3A: return behind && mark.count == 1
    case 0x5F:
      let isForeign = { (index: Int) in title.indices.contains(index) && title[index] >= 0x80 }
      return isForeign(mark.lowerBound - 1) || isForeign(mark.upperBound)
        || before && isForeign(mark.lowerBound - 2) || behind && isForeign(mark.upperBound + 1)
    default: return false
    }
  }

  /// The length of the mark at `index` that may part segments.
  private static func markLength(_ title: [UInt8], at index: Int) -> Int? {
    switch title[index] {
    case 0x7C, 0x2D, 0x5C, 0x2F, 0x3E, 0x3A, 0x7E, 0x40, 0x5F: return 1  // | - \ / > : ~ @ _
    case 0xC2 where hasBytes(title, index, [0xC2, 0xBB]) || hasBytes(title, index, [0xC2, 0xAB]): return 2  // » «
    case 0xC2 where hasBytes(title, index, [0xC2, 0xB7]): return 2  // ·
    case 0xE2 where hasBytes(title, index, [0xE2, 0x80]) && index + 2 < title.count:
      // – — • and ›
      return [0x93, 0x94, 0xA2, 0xBA].contains(title[index + 2]) ? 3 : nil
    case 0xE2 where hasBytes(title, index, [0xE2, 0x9C, 0xA9]): return 3  // ✩
    case 0xEF where hasBytes(title, index, [0xEF, 0xBD, 0x9C]): return 3  // ｜
    default: return nil
    }
  }

  private static func hasBytes(_ title: [UInt8], _ index: Int, _ bytes: [UInt8]) -> Bool {
    title[index...].starts(with: bytes)
  }

  /// Whether `rest`, which follows a headline, is empty or begins with a separator.
  static func isSetOff(_ rest: ArraySlice<UInt8>) -> Bool {
    let text = rest.drop { $0 == 0x20 }
    guard let first = text.first else { return true }
    if first == 0x28 { return true }
    guard markLength(Array(text), at: 0) != nil else { return false }
    // A hyphen right behind the headline goes on with its last word.
    return first != 0x2D || text.count < rest.count || text.dropFirst().first == 0x20
  }

  /// Whether `start`, which a headline follows, ends with a separator.
  static func setsOff(_ start: ArraySlice<UInt8>) -> Bool {
    let bytes = Array(start)
    return separators(in: bytes + [0x61]).last?.upperBound == bytes.count
      || separators(in: bytes + [0x20, 0x61]).last?.upperBound == bytes.count + 1
  }

  /// The title without its last segment, as Mozilla's Readability cuts it, where what is left is a headline: four words
  /// or more, and no fewer than the segment has.
  static func withoutLast(_ title: [UInt8], _ separators: [ByteRange]) -> [UInt8]? {
    guard let last = separators.last(where: { title[$0].first { $0 != 0x20 } != 0x3A }) else { return nil }
    let head = Array(title[..<last.lowerBound])
    let words = head.count { $0 == 0x20 } + 1
    let rest = title[last.upperBound...].count { $0 == 0x20 } + 1
    return words >= 4 && rest <= words ? head : nil
  }
}
