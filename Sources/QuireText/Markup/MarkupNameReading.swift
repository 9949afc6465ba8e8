/// A name that was read from markup.
@frozen
public struct MarkupNameRead {
  /// The name, ASCII letters in lower case.
  public let name: MarkupName

  /// The place after the name.
  public let end: Int

  /// Whether a NUL ended the reading; the name is then not known, and `end` is the place of the NUL.
  public let hasNull: Bool
}

extension MarkupNames {
  /// Reads the name of a tag or an attribute and looks its number up, in one go.
  ///
  /// White space, `/` and `>` end a name, and `=` that of an attribute, unless it is the first byte.
  ///
  /// - Parameters:
  ///   - bytes: the page.
  ///   - start: the place of the first byte of the name, within the bytes.
  ///   - isAttribute: whether `=` ends the name.
  /// - Returns: the name and the place after it.
  public mutating func read(_ bytes: HeldBytes, from start: Int, isAttribute: Bool) -> MarkupNameRead {
    // Bit by bit the bytes below 64 that end a name, NUL among them.
    let stops: UInt64 = 0x4000_8001_0000_3601 | (isAttribute ? 1 << 0x3D : 0)
    let count = bytes.count
    guard start >= 0, start < count, bytes.base[start] != 0 else {
      return MarkupNameRead(name: .none, end: start, hasNull: true)
    }
    var byte = bytes.base[start]
    var head = UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    var place = start + 1
    var shift: UInt64 = 8
    while place < count {
      byte = bytes.base[place]
      if byte < 64, stops >> UInt64(byte) & 1 != 0 { break }
      if shift < 64 { head |= UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte) << shift }
      shift &+= 8
      place += 1
    }
    if place < count, byte == 0 { return MarkupNameRead(name: .none, end: place, hasNull: true) }
    let name = intern(bytes.slice(start, place), head: head, lowercasing: true)
    return MarkupNameRead(name: name, end: place, hasNull: false)
  }
}
