/// Checks of values that have a form and no sum.
enum FormChecks {
  /// RFC 9562: groups of 8, 4, 4, 4 and 12 hexadecimal digits, version 1 to 8 and its variant, or all zero or all one.
  static func uuid(_ text: [UInt8]) -> Bool {
    let isBraced = text.first == UInt8(ascii: "{") && text.last == UInt8(ascii: "}")
    let groups = text.dropFirst(isBraced ? 1 : 0).dropLast(isBraced ? 1 : 0)
      .split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard groups.map(\.count) == [8, 4, 4, 4, 12] else { return false }
    let digits = groups.joined().compactMap(hexadecimal)
    guard digits.count == 32 else { return false }
    if Set(digits).count == 1 { return digits[0] == 0 || digits[0] == 15 }
    return (1...8).contains(digits[12]) && (8...11).contains(digits[16])
  }

  /// An IPv4 address in dotted decimals, or an IPv6 address (RFC 4291, section 2.2).
  static func ip(_ text: [UInt8]) -> Bool {
    text.contains(UInt8(ascii: ":")) ? ipv6(text) : ipv4(text)
  }

  private static func ipv4(_ text: some Collection<UInt8>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        guard (1...3).contains(part.count), part.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
        guard part.count == 1 || part.first != 0x30 else { return false }
        return part.reduce(0) { $0 * 10 + Int($1 & 15) } < 256
      }
  }

  private static func ipv6(_ text: [UInt8]) -> Bool {
    var groups = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    var width = 0
    if let last = groups.last, last.contains(UInt8(ascii: ".")) {
      guard ipv4(last) else { return false }
      groups.removeLast()
      width = 2
    }
    // `::` at an end is two empty groups there, inside it is one.
    if groups.first?.isEmpty == true {
      guard groups.count > 1, groups[1].isEmpty else { return false }
      groups.removeFirst()
    }
    if width == 0, groups.last?.isEmpty == true {
      guard groups.count > 1, groups[groups.count - 2].isEmpty else { return false }
      groups.removeLast()
    }
    let empty = groups.count(where: \.isEmpty)
    let filled = groups.count - empty + width
    guard empty <= 1, groups.allSatisfy({ $0.count <= 4 && $0.allSatisfy { hexadecimal($0) != nil } }) else {
      return false
    }
    return empty == 1 ? filled < 8 : filled == 8
  }

  static func hexadecimal(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x37
    case 0x61...0x66: Int(byte) - 0x57
    default: nil
    }
  }
}
