/// Base64 as in RFC 4648, section 4: with padding, without line breaks.
public enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// `bytes` as text.
  ///
  /// Complexity: linear.
  public static func text(of bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var group = UInt32(bytes[start]) << 16
      if count > 1 { group |= UInt32(bytes[start + 1]) << 8 }
      if count > 2 { group |= UInt32(bytes[start + 2]) }
      for place in 0..<4 {
        result.append(place <= count ? alphabet[Int(group >> (18 - 6 * UInt32(place))) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The bytes behind `text`; `nil` where it is not what ``text(of:)`` writes.
  ///
  /// Complexity: linear.
  public static func bytes(of text: String) -> [UInt8]? {
    let characters = Array(text.utf8)
    guard characters.count % 4 == 0 else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(characters.count / 4 * 3)
    for start in stride(from: 0, to: characters.count, by: 4) {
      let padding = characters[start..<(start + 4)].reversed().prefix { $0 == UInt8(ascii: "=") }.count
      guard padding == 0 || (padding < 3 && start + 4 == characters.count) else { return nil }
      var group: UInt32 = 0
      for place in 0..<(4 - padding) {
        guard let value = value(of: characters[start + place]) else { return nil }
        group |= value << (18 - 6 * UInt32(place))
      }
      for place in 0..<(3 - padding) { result.append(UInt8(truncatingIfNeeded: group >> (16 - 8 * UInt32(place)))) }
    }
    return result
  }

  private static func value(of character: UInt8) -> UInt32? {
    switch character {
    case 0x41...0x5A: UInt32(character - 0x41)
    case 0x61...0x7A: UInt32(character - 0x61 + 26)
    case 0x30...0x39: UInt32(character - 0x30 + 52)
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }
}
