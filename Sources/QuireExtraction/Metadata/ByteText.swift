import QuireHTML
import QuireText

/// Small operations on the bytes of a value, such as a title, a name or a key; not for whole pages.
enum ByteText {
  /// `bytes` with every run of white space as one space, none at the ends.
  static func collapsed(_ bytes: [UInt8]) -> [UInt8] {
    guard !isCollapsed(bytes) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for word in BlankSeparatedWords(bytes) {
      if !result.isEmpty { result.append(0x20) }
      result.append(contentsOf: bytes[word])
    }
    return result
  }

  /// Whether single spaces are the only white space, none of them at an end, as in most values.
  private static func isCollapsed(_ bytes: [UInt8]) -> Bool {
    var isSpace = true
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == 0x20 {
        if isSpace { return false }
        isSpace = true
        continue
      }
      isSpace = false
      if byte < 0x20 { return false }
      if byte >= 0xC2, byte <= 0xE3, WhiteSpace.length(bytes, at: index) > 0 { return false }
    }
    return !isSpace
  }

  /// `bytes` with character references decoded: many pages escape a value twice.
  static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x26) else { return bytes }
    return CharacterReferences.decoded(bytes)
  }

  /// `bytes` with ASCII letters in lower case.
  static func lowercased(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
  }

  /// What tells a title from another: its letters and digits, ASCII letters in lower case.
  static func key(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let byte = rest.first {
      if byte >= 0x80 {
        let mark = markLength(rest)
        if mark == 0 { result.append(byte) }
        rest = rest.dropFirst(max(mark, 1))
        continue
      }
      if isDigit(byte) { result.append(byte) }
      if isLetter(byte) { result.append(byte | 0x20) }
      rest = rest.dropFirst()
    }
    return result
  }

  /// The length of a mark at the start: Latin-1's and general punctuation, and that of East Asia; 0 for a letter.
  private static func markLength(_ bytes: some Collection<UInt8>) -> Int {
    var iterator = bytes.makeIterator()
    guard let first = iterator.next(), let second = iterator.next() else { return 0 }
    if first == 0xC2 { return second < 0xC0 && second != 0xAA && second != 0xB5 && second != 0xBA ? 2 : 0 }
    if first == 0xE2 { return second <= 0x81 ? 3 : 0 }
    guard let third = iterator.next() else { return 0 }
    if first == 0xE3, second == 0x80 { return third <= 0x83 || third >= 0x88 && third <= 0x9F ? 3 : 0 }
    return first == 0xEF && second == 0xBC && third <= 0x8F ? 3 : 0
  }

  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  static func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Where `part` begins in `bytes`, from `start` on.
  static func index(of part: [UInt8], in bytes: [UInt8], from start: Int = 0) -> Int? {
    guard let first = part.first, bytes.count >= part.count else { return nil }
    var index = start
    while index + part.count <= bytes.count {
      if bytes[index] == first, bytes[index..<index + part.count].elementsEqual(part) { return index }
      index += 1
    }
    return nil
  }

  /// `bytes` without `marks` and spaces at the ends.
  static func trimmed(_ bytes: some BidirectionalCollection<UInt8>, of marks: StaticString) -> [UInt8] {
    var bytes = Array(bytes)[...]
    let isEnd = { (byte: UInt8) in byte == 0x20 || marks.description.utf8.contains(byte) }
    while let first = bytes.first, isEnd(first) { bytes = bytes.dropFirst() }
    while let last = bytes.last, isEnd(last) { bytes = bytes.dropLast() }
    return Array(bytes)
  }

  /// Whether `bytes` begin with `word`, in any letter case; `word` is in lower case.
  static func begins(_ bytes: ArraySlice<UInt8>, with word: StaticString) -> Bool {
    bytes.count >= word.utf8CodeUnitCount && zip(bytes, word.description.utf8).allSatisfy { lowered($0) == $1 }
  }

  /// Whether `bytes` begin with `word`, in any letter case; `word` is in lower case.
  static func begins(_ bytes: ArraySlice<UInt8>, with word: [UInt8]) -> Bool {
    guard bytes.count >= word.count else { return false }
    for index in word.indices where lowered(bytes[bytes.startIndex + index]) != word[index] { return false }
    return true
  }

  /// Whether the words of `bytes`, which spaces part, have `word` among them, in any letter case.
  static func hasWord(_ bytes: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
    guard bytes.count >= word.utf8CodeUnitCount else { return false }
    return bytes.split(whereSeparator: { $0 <= 0x20 }).contains {
      $0.count == word.utf8CodeUnitCount && begins($0, with: word)
    }
  }

  static func lowered(_ byte: UInt8) -> UInt8 { isCapital(byte) ? byte | 0x20 : byte }
}
