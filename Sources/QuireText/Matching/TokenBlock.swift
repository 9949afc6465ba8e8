/// Tokens of a text that follow one another.
struct TokenBlock {
  /// The most tokens of a block: they stay in the fastest cache with what is known of them.
  static let capacity = 256

  let tokens: UnsafeMutableBufferPointer<Token>
  let count: Int

  /// Behind the last token.
  let end: TokenCursor

  /// Reads tokens from `cursor` on until `buffer` is full or the text ends.
  @inline(__always)
  init(_ text: TokenText, _ cursor: inout TokenCursor, _ buffer: UnsafeMutableBufferPointer<Token>) {
    var count = 0
    while count < buffer.count, let token = text.next(&cursor) {
      buffer[count] = token
      count += 1
    }
    tokens = buffer
    self.count = count
    end = cursor
  }
}

/// A token of a block with which phrases begin.
struct PhraseStart {
  /// Its place in the block.
  let token: UInt32

  /// What the table has of the token: the phrases that it is, and whether longer ones go on.
  var value: UInt32
}
