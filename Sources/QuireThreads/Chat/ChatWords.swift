import QuireText

/// A word of a chat; its letters are what nicknames are made of too.
struct ChatWord {
  var range: ByteRange

  /// The hash of its bytes, capitals of ASCII as small letters.
  var hash: UInt64
}

/// Reads the words of a chat: letters, digits and the signs of nicknames; linear.
enum ChatWords {
  /// The words of `range`.
  static func words(_ text: [UInt8], in range: ByteRange) -> [ChatWord] {
    var words: [ChatWord] = []
    var index = range.lowerBound
    while index < range.upperBound {
      var hash = WordHash.start
      let start = index
      while index < range.upperBound, isWordByte(text[index]) {
        hash = WordHash.next(hash, lower(text[index]))
        index += 1
      }
      if index > start { words.append(ChatWord(range: start..<index, hash: hash)) } else { index += 1 }
    }
    return words
  }

  /// The hash of all bytes of `range`, as one word.
  static func hash(_ text: [UInt8], in range: ByteRange) -> UInt64 {
    text[range].reduce(WordHash.start) { WordHash.next($0, lower($1)) }
  }

  /// The hash of a word.
  static func hash(_ word: String) -> UInt64 { word.utf8.reduce(WordHash.start) { WordHash.next($0, lower($1)) } }

  /// The hashes of words with spaces between them.
  static func hashes(_ words: String) -> Set<UInt64> { Set(words.split(separator: " ").map { hash(String($0)) }) }

  private static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
    case 0x27, 0x2D, 0x5B, 0x5C, 0x5D, 0x5E, 0x5F, 0x60, 0x7B, 0x7C, 0x7D: true
    default: false
    }
  }
}
