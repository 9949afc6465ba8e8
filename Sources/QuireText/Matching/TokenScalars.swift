/// The scalars of a token as they are compared: without invisible characters, typography and accents folded.
///
/// Letter case is left as it is, for the comparison to judge.
struct TokenScalars {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private let folding: TokenFolding
  private var pending: UInt32 = 0

  /// Reads `start..<end`, which lies within `bytes`.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ folding: TokenFolding) {
    self.bytes = UnsafeBufferPointer(rebasing: bytes[start..<end])
    self.folding = folding
  }

  /// The next scalar, or `nil` at the token's end.
  mutating func next() -> UInt32? {
    if pending != 0 {
      let scalar = pending
      pending = 0
      return scalar
    }
    while position < bytes.count {
      var (scalar, length) = bytes.scalar(at: position)
      position += length
      if scalar < 0x80 {
        if scalar == 0x60, folding.contains(.typography) { return 0x27 }
        return scalar
      }
      if PhraseCharacter(scalar) == .invisible { continue }
      if folding.contains(.typography) { scalar = PhraseFolding.typographicBase(of: scalar) }
      guard folding.contains(.accents) else { return scalar }
      let base = PhraseFolding.unaccented(scalar)
      if base.first == 0 { continue }
      pending = base.second
      return base.first
    }
    return nil
  }
}
