public import QuireDocument
import QuireText

extension Explainer {
  /// The source bytes of every place where `words` stand, in the order of the source, at most `limit`.
  ///
  /// They are looked for in the source as it is decoded, in the text as it stands now, and in the bytes around it, such
  /// as a field's name.
  ///
  /// Where the words stand nowhere as they are, any white space may stand for any other: a copied sentence is found
  /// though a line ends in it.
  public func places(of words: String, limit: Int = 10) -> [SourceRange] {
    let exact = places(WordSearch(words, isLoose: false), limit)
    return exact.isEmpty ? places(WordSearch(words, isLoose: true), limit) : exact
  }

  private func places(_ search: WordSearch, _ limit: Int) -> [SourceRange] {
    var found: [SourceRange] = []
    func add(_ ranges: [SourceRange]) {
      guard let first = ranges.first, let last = ranges.last, first.source == last.source,
        first.range.lowerBound < last.range.upperBound
      else { return }
      let hull = SourceRange(source: first.source, first.range.lowerBound..<last.range.upperBound)
      let isKnown = found.contains { $0.source == hull.source && $0.range.overlaps(hull.range) }
      if !isKnown { found.append(hull) }
    }
    for (index, source) in document.sources.enumerated() {
      for range in search.matches(in: source.decoded, limit) {
        add(source.map.sourceRanges(of: range).map { SourceRange(source: index, $0) })
      }
    }
    let pieces = PieceIndex(document)
    for range in search.matches(in: document.text, limit) { add(pieces.sourceRanges(of: range)) }
    for (index, source) in document.sources.enumerated() {
      for range in search.matches(in: source.bytes, limit) { add([SourceRange(source: index, range)]) }
    }
    found.sort { ($0.source, $0.range.lowerBound) < ($1.source, $1.range.lowerBound) }
    return Array(found.prefix(limit))
  }
}

/// A search for words in bytes.
private struct WordSearch {
  /// The words; in a loose search a zero byte stands for white space.
  private let needle: [UInt8]
  private let isLoose: Bool

  init(_ words: String, isLoose: Bool) {
    self.isLoose = isLoose
    let bytes = Array(words.utf8)
    guard isLoose else {
      needle = bytes
      return
    }
    var needle: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let end = Self.endOfSpace(bytes, index)
      if end > index {
        if !needle.isEmpty, end < bytes.count { needle.append(0) }
        index = end
      } else {
        needle.append(bytes[index])
        index += 1
      }
    }
    self.needle = needle
  }

  /// The first `limit` places where the words stand, without those that overlap an earlier one.
  func matches(in bytes: [UInt8], _ limit: Int) -> [ByteRange] {
    guard let first = needle.first else { return [] }
    var result: [ByteRange] = []
    var index = 0
    while index < bytes.count, result.count < limit {
      if bytes[index] == first, let end = end(of: bytes, from: index) {
        result.append(index..<end)
        index = end
      } else {
        index += 1
      }
    }
    return result
  }

  private func end(of bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    for byte in needle {
      guard index < bytes.count else { return nil }
      if isLoose, byte == 0 {
        let end = Self.endOfSpace(bytes, index)
        guard end > index else { return nil }
        index = end
      } else {
        guard bytes[index] == byte else { return nil }
        index += 1
      }
    }
    return index
  }

  /// The end of the white space that begins at `start`.
  private static func endOfSpace(_ bytes: [UInt8], _ start: Int) -> Int {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20: index += 1
      case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0: index += 2
      case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && isThinSpace(bytes[index + 2]): index += 3
      default: return index
      }
    }
    return index
  }

  /// Whether `byte` ends the UTF-8 of a space from U+2000 to U+200B, of U+2028, U+2029 or U+202F.
  private static func isThinSpace(_ byte: UInt8) -> Bool {
    (0x80...0x8B).contains(byte) || byte == 0xA8 || byte == 0xA9 || byte == 0xAF
  }
}
