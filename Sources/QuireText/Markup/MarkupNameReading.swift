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
    guard start >= 0, start < bytes.count, bytes.base[start] != 0 else {
      return MarkupNameRead(name: .none, end: start, hasNull: true)
    }
    if start + 8 <= bytes.count, let read = readShort(bytes, from: start, isAttribute) { return read }
    return readLong(bytes, from: start, isAttribute)
  }

  /// The same for a name of at most seven bytes, as most are: without a loop, whose end is hard to predict.
  @inline(__always)
  private mutating func readShort(_ bytes: HeldBytes, from start: Int, _ isAttribute: Bool) -> MarkupNameRead? {
    let word = bytes.slice(start, start + 8).lanes(at: 0)
    var stops = ByteLanes.within(word, 0, 0x20) | ByteLanes.equal(word, to: 0x2F) | ByteLanes.equal(word, to: 0x3E)
    if isAttribute { stops |= ByteLanes.equal(word, to: 0x3D) }
    // The first byte belongs to the name in any case.
    stops &= ~0xFF
    guard stops != 0 else { return nil }
    let length = ByteLanes.first(stops)
    let bits = UInt64(truncatingIfNeeded: length) << 3
    let stop = UInt8(truncatingIfNeeded: word >> bits)
    guard stop > 0x20 || Self.stops(isAttribute) >> UInt64(stop) & 1 != 0, stop != 0 else { return nil }
    let own = word & ~(UInt64.max << bits)
    let head = own | ByteLanes.within(own, 0x41, 0x5A) >> 2
    let name = intern(bytes.slice(start, start + length), head: head, lowercasing: true)
    return MarkupNameRead(name: name, end: start + length, hasNull: false)
  }

  /// Bit by bit the bytes below 64 that end a name, NUL among them.
  @inline(__always)
  private static func stops(_ isAttribute: Bool) -> UInt64 { 0x4000_8001_0000_3601 | (isAttribute ? 1 << 0x3D : 0) }

  private mutating func readLong(_ bytes: HeldBytes, from start: Int, _ isAttribute: Bool) -> MarkupNameRead {
    let stops = Self.stops(isAttribute)
    let count = bytes.count
    var byte = bytes.base[start]
    var place = start + 1
    while place < count {
      byte = bytes.base[place]
      if byte < 64, stops >> UInt64(byte) & 1 != 0 { break }
      place += 1
    }
    if place < count, byte == 0 { return MarkupNameRead(name: .none, end: place, hasNull: true) }
    let name = intern(bytes.slice(start, place), lowercasing: true)
    return MarkupNameRead(name: name, end: place, hasNull: false)
  }
}
