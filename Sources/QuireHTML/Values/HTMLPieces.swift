public import QuireText

/// A part of a value, and the bytes of the input that it came from.
public struct HTMLPiece: Sendable, Equatable {
  /// The place in the input; never empty.
  public let source: ByteRange

  /// What the value has instead of these bytes; nil where it has the bytes themselves.
  ///
  /// May be empty.
  public let replacement: HTMLReplacement?
}

/// The parts of a value in order: the ranges of the pieces follow each other without gaps.
///
/// Nothing is allocated. Linear in the bytes of the value.
public struct HTMLPieces: Sequence, IteratorProtocol, Sendable {
  private let bytes: [UInt8]
  private let decoding: HTMLDecoding
  private let inAttribute: Bool
  private var position: Int
  private let end: Int
  /// What stands at `position`, if it has been read already.
  private var pending: HTMLReference?

  init(_ bytes: [UInt8], _ range: ByteRange, _ decoding: HTMLDecoding, inAttribute: Bool) {
    self.bytes = bytes
    self.decoding = decoding
    self.inAttribute = inAttribute
    position = range.lowerBound
    end = range.upperBound
  }

  public mutating func next() -> HTMLPiece? {
    guard position < end else { return nil }
    let start = position
    if pending == nil {
      skipCopied()
      if position > start { return HTMLPiece(source: start..<position, replacement: nil) }
    }
    guard let found = pending else { return nil }
    pending = nil
    position = start + found.length
    return HTMLPiece(source: start..<position, replacement: found.value)
  }

  /// Moves on to the next thing that is replaced, or to the end.
  private mutating func skipCopied() {
    if decoding.isEmpty { position = end }
    while position < end {
      let byte = bytes[position]
      if byte <= 0x26, byte == 0x26 || byte == 0x0D || byte == 0, let found = replaced(byte) {
        pending = found
        return
      }
      position += 1
    }
  }

  private func replaced(_ byte: UInt8) -> HTMLReference? {
    switch byte {
    case 0x26 where decoding.contains(.references):
      return HTMLReference.read(bytes, at: position, end: end, inAttribute: inAttribute)
    case 0x0D where decoding.contains(.carriageReturns):
      let isPair = position + 1 < end && bytes[position + 1] == 0x0A
      return HTMLReference(length: isPair ? 2 : 1, value: .lineFeed)
    case 0 where decoding.contains(.replacedNulls): return HTMLReference(length: 1, value: .replacementCharacter)
    case 0 where decoding.contains(.droppedNulls): return HTMLReference(length: 1, value: HTMLReplacement())
    default: return nil
    }
  }
}
