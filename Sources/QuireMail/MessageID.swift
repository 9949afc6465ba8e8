/// Message ids as fields name them (RFC 5322, section 3.6.4), without their angle brackets.
public enum MessageID {
  /// How long an id may be, in bytes.
  public static let lengthLimit = 998

  /// How many ids of a field are read.
  public static let listLimit = 2_000

  /// The ids in an unfolded value of References, In-Reply-To or Message-ID; words around them are passed over.
  ///
  /// A quoted part in front of the `@` loses its quotes, since `<"a"@b>` and `<a@b>` are one id (RFC 5256, section 3).
  public static func list(_ field: [UInt8]) -> [String] {
    var result: [String] = []
    var start: Int?
    for (place, byte) in field.enumerated() {
      if byte == 0x3C {
        start = place + 1
      } else if byte == 0x3E, let from = start {
        if let id = normalized(field[from..<place]) { result.append(id) }
        start = nil
        if result.count == listLimit { break }
      }
    }
    return result
  }

  /// The id in a value of Message-ID, also where it lacks the brackets.
  public static func first(_ field: [UInt8]) -> String? {
    if let id = list(field).first { return id }
    let bare = field.drop { $0 <= 0x20 }
    return normalized(bare.prefix { $0 > 0x20 })
  }

  private static func normalized(_ content: ArraySlice<UInt8>) -> String? {
    guard content.count <= lengthLimit else { return nil }
    var bytes = content.filter { $0 > 0x20 && $0 != 0x3C && $0 != 0x3E }
    if bytes.first == 0x22, let at = bytes.lastIndex(of: 0x40), at > 1, bytes[at - 1] == 0x22 {
      bytes.remove(at: at - 1)
      bytes.removeFirst()
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
