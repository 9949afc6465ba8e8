import QuireText

/// The letters and digits of a text in small letters, without signs, blanks and markup, each with its place: two copies
/// of a comment are the same in it, however each is marked up, wrapped and quoted.
struct FoldedWords {
  private(set) var bytes: [UInt8] = []

  /// Where each byte stands in the text.
  private(set) var places: [UInt32] = []

  /// Folds `text`; tags and character references are left out where `isMarkup`.
  ///
  /// Complexity: linear in the text.
  init(_ text: [UInt8], isMarkup: Bool) {
    bytes.reserveCapacity(text.count)
    places.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if isMarkup, byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") {
        index = Self.end(of: byte, at: index, in: text)
        continue
      }
      if byte >= 0x80 {
        let end = Self.endOfCharacter(text, index)
        if !Self.isSign(text, index..<end) { append(text, index..<end) }
        index = end
        continue
      }
      if MarkupBytes.isDigit(byte) || MarkupBytes.isLetter(byte) {
        bytes.append(MarkupBytes.isDigit(byte) ? byte : byte | 0x20)
        places.append(UInt32(clamping: index))
      }
      index += 1
    }
  }

  private mutating func append(_ text: [UInt8], _ range: ByteRange) {
    for index in range {
      bytes.append(text[index])
      places.append(UInt32(clamping: index))
    }
  }

  /// Behind a tag or a character reference that begins at `index`; the next byte where none does.
  private static func end(of mark: UInt8, at index: Int, in text: [UInt8]) -> Int {
    let isTag = mark == UInt8(ascii: "<")
    let limit = min(text.count, index + (isTag ? 2_000 : 12))
    guard index + 1 < limit else { return index + 1 }
    let next = text[index + 1]
    let isOpening = MarkupBytes.isLetter(next) || next == UInt8(ascii: isTag ? "/" : "#")
    guard isOpening else { return index + 1 }
    let closing = UInt8(ascii: isTag ? ">" : ";")
    return text[index..<limit].firstIndex(of: closing).map { $0 + 1 } ?? index + 1
  }

  private static func endOfCharacter(_ text: [UInt8], _ index: Int) -> Int {
    var end = index + 1
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }

  /// Whether a character is a blank or a sign: U+0080 to U+00BF, and U+2000 to U+206F.
  private static func isSign(_ text: [UInt8], _ range: ByteRange) -> Bool {
    if range.count == 2 { return text[range.lowerBound] == 0xC2 }
    guard range.count == 3, text[range.lowerBound] == 0xE2 else { return false }
    let second = text[range.lowerBound + 1]
    return second == 0x80 || second == 0x81 && text[range.lowerBound + 2] < 0xB0
  }
}

/// Finds words of comments in the text of a page, all in a few passes.
struct FoldedSearch {
  /// What is looked for are the first bytes of each comment: as many as it has of these.
  private static let lengths = [48, 24, 12, 6]

  /// The most places of one comment.
  private static let mostPlaces = 8

  /// Where the words of each comment begin in the folded text.
  private(set) var starts: [[Int]]

  /// Looks for the beginnings of `words` in `text`, with a hash that moves along.
  ///
  /// Complexity: linear in the text and the words; no comment is looked for at more than eight places.
  init(_ words: [FoldedWords], in text: FoldedWords) {
    starts = Array(repeating: [], count: words.count)
    for length in Self.lengths where text.bytes.count >= length {
      var wanted: [UInt64: [Int]] = [:]
      for (index, word) in words.enumerated() where Self.length(of: word) == length {
        let hash = word.bytes[..<length].reduce(UInt64(0)) { $0 &* Self.base &+ UInt64($1) }
        wanted[hash, default: []].append(index)
      }
      if !wanted.isEmpty { look(for: wanted, of: length, words, in: text.bytes) }
    }
  }

  private static let base: UInt64 = 0x1000_0000_01B3

  /// How many bytes of a comment are looked for; `nil` for one that is too short to be told from other words.
  private static func length(of word: FoldedWords) -> Int? { lengths.first { $0 <= word.bytes.count } }

  private mutating func look(for wanted: [UInt64: [Int]], of length: Int, _ words: [FoldedWords], in text: [UInt8]) {
    let top = (1..<length).reduce(UInt64(1)) { power, _ in power &* Self.base }
    var hash: UInt64 = 0
    for index in text.indices {
      if index >= length { hash = hash &- UInt64(text[index - length]) &* top }
      hash = hash &* Self.base &+ UInt64(text[index])
      guard index + 1 >= length, let candidates = wanted[hash] else { continue }
      let start = index + 1 - length
      for word in candidates.prefix(Self.mostPlaces) where starts[word].count < Self.mostPlaces {
        if text[start...index].elementsEqual(words[word].bytes[..<length]) { starts[word].append(start) }
      }
    }
  }
}
