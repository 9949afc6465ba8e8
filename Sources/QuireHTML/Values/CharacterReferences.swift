public import QuireText

/// Character references in texts that no parser decodes: the inside of a script, a value that was escaped twice.
public enum CharacterReferences {
  /// The bytes of `range` with their character references replaced, as in the text of an element.
  ///
  /// Without an ampersand this is one scan and one copy. Linear in the range.
  public static func decoded(_ bytes: [UInt8], in range: ByteRange? = nil) -> [UInt8] {
    let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    for piece in HTMLPieces(bytes, range, .references, inAttribute: false) {
      if let replacement = piece.replacement {
        result.append(contentsOf: replacement)
      } else {
        result.append(contentsOf: bytes[piece.source])
      }
    }
    return result
  }
}
