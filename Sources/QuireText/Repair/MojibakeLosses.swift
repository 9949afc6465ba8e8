/// Makes up for bytes that were lost on the way: no-break spaces that became spaces, and bytes without a character.
enum MojibakeLosses {
  /// `bytes` with spaces taken for 0xA0 where that makes a likely character of UTF-8; `nil` where there are none.
  ///
  /// `Ã` before a space is the word `à`, whose space has coalesced with the one after it: the space stays, except in
  /// the contractions of Portuguese.
  static func restoringSpaces(in bytes: RepairLine) -> RepairLine? {
    guard (0..<bytes.count).contains(where: { spacedLength(bytes, at: $0) > 0 }) else { return nil }
    var spaced = RepairLine()
    spaced.reserve(bytes.count)
    for index in 0..<bytes.count {
      spaced.append(bytes, at: index)
      if bytes.points[index] == 0xC3, bytes.point(index + 1) == 0x20, isWordOfItsOwn(bytes, after: index + 2) {
        spaced.append(0xA0, bytes.uppers[index], bytes.uppers[index], 0)
      }
    }
    var index = 0
    while index < spaced.count {
      let length = spacedLength(spaced, at: index)
      for place in index..<index + length where spaced.points[place] == 0x20 { spaced.replace(at: place, with: 0xA0) }
      index += max(1, length)
    }
    return spaced
  }

  private static let contractions: [[UInt8]] = [
    Array(" ".utf8), Array("quele".utf8), Array("quela".utf8), Array("quilo".utf8), Array("s ".utf8),
  ]

  private static func isWordOfItsOwn(_ bytes: RepairLine, after index: Int) -> Bool {
    !contractions.contains { word in word.indices.allSatisfy { bytes.point(index + $0) == UInt32(word[$0]) } }
  }

  /// How long a character at `index` is if a space in it is taken for 0xA0; 0 where that makes none.
  private static func spacedLength(_ bytes: RepairLine, at index: Int) -> Int {
    let first = bytes.points[index]
    guard first >= 0xC2 else { return 0 }
    let second = bytes.point(index + 1)
    switch first {
    case 0xC2, 0xC3, 0xC5, 0xCE, 0xD0, 0xD9: return second == 0x20 ? 2 : 0
    case 0xE0...0xE3:
      let third = bytes.point(index + 2)
      if first >= 0xE2, second == 0x20, isFirm(third) { return 3 }
      return isFirm(second) && third == 0x20 ? 3 : 0
    case 0xF0:
      let rest = [second, bytes.point(index + 2), bytes.point(index + 3)]
      let isOne = rest.count { $0 == 0x20 } == 1
      return isOne && rest.allSatisfy({ $0 == 0x20 || isContinuation($0) }) ? 4 : 0
    default: return 0
    }
  }

  private static func isContinuation(_ byte: UInt32) -> Bool { byte >= 0x80 && byte < 0xC0 }

  /// A continuation that is neither a line end nor a space to someone.
  private static func isFirm(_ byte: UInt32) -> Bool { isContinuation(byte) && byte != 0x85 && byte != 0xA0 }

  /// `bytes` with U+FFFD for each character of UTF-8 that has lost some of its bytes; `nil` where there are none.
  ///
  /// A lost byte is 0x1A, or a question mark, but only one in a character.
  static func replacingLost(in bytes: RepairLine) -> RepairLine? {
    guard (0..<bytes.count).contains(where: { lostLength(bytes, at: $0) > 0 }) else { return nil }
    var replaced = RepairLine()
    replaced.reserve(bytes.count)
    var index = 0
    while index < bytes.count {
      let length = lostLength(bytes, at: index)
      if length == 0 {
        replaced.append(bytes, at: index)
      } else {
        let upper = bytes.uppers[index + length - 1]
        replaced.append(0xEF, bytes.lowers[index], upper, 0)
        replaced.append(0xBF, upper, upper, 0)
        replaced.append(0xBD, upper, upper, 0)
      }
      index += max(1, length)
    }
    return replaced
  }

  private static func lostLength(_ bytes: RepairLine, at index: Int) -> Int {
    let first = bytes.points[index]
    if first == 0x1A { return 1 }
    guard first >= 0xC2, first < 0xF5 else { return 0 }
    let second = bytes.point(index + 1)
    if first < 0xE0 { return second == 0x1A || (second == 0x3F && first < 0xC4) ? 2 : 0 }
    if first == 0xED, second >= 0xA0, second < 0xB0, isLostPair(bytes, at: index) { return 6 }
    let length = first < 0xF0 ? 3 : 4
    var marks = 0
    var lost = 0
    for place in index + 1..<index + length {
      switch bytes.point(place) {
      case 0x3F: marks += 1
      case 0x1A: lost += 1
      case 0x80..<0xC0: break
      default: return 0
      }
    }
    return marks == 1 || (marks == 0 && lost > 0) ? length : 0
  }

  /// Two surrogates the last byte of one of which, or of both, is lost.
  private static func isLostPair(_ bytes: RepairLine, at index: Int) -> Bool {
    func isLost(_ byte: UInt32) -> Bool { byte == 0x1A || byte == 0x3F }
    let low = bytes.point(index + 4)
    guard bytes.point(index + 3) == 0xED, low >= 0xB0, low < 0xC0 else { return false }
    let ends = [bytes.point(index + 2), bytes.point(index + 5)]
    return ends.contains(where: isLost) && ends.allSatisfy { isLost($0) || isContinuation($0) }
  }
}
