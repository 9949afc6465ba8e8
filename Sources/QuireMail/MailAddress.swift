/// Somebody who writes or gets mail.
public struct MailAddress: Sendable, Equatable {
  /// The name, decoded; empty where there is none.
  public let name: String

  /// The address, such as `ann@harbour.test`; empty where there is none.
  public let address: String

  /// Creates an address.
  public init(name: String, address: String) {
    self.name = name
    self.address = address
  }

  /// How many addresses of a field are read.
  public static let listLimit = 1_000

  /// The addresses of an unfolded value, such as that of From, To or Cc (RFC 5322, section 3.4); groups are opened.
  ///
  /// What is broken is read as far as it goes: a name without an address has an empty address.
  public static func list(_ field: [UInt8]) -> [MailAddress] {
    var scanner = HeaderScanner(field)
    var result: [MailAddress] = []
    while scanner.next != nil, result.count < listLimit {
      if let address = one(&scanner) { result.append(address) }
      scanner.skip()
    }
    return result
  }

  /// Reads up to the next comma or semicolon outside of quotes.
  private static func one(_ scanner: inout HeaderScanner) -> MailAddress? {
    var words: [UInt8] = []
    var comment: [UInt8] = []
    var bracketed: [UInt8]?
    reading: while let byte = scanner.next {
      switch byte {
      case 0x2C, 0x3B: break reading
      case 0x3A where !words.contains(0x40):
        // The name of a group.
        words = []
        scanner.skip()
      case 0x22: words += scanner.quotedString()
      case 0x28: comment = scanner.comment()
      case 0x3C:
        scanner.skip()
        var address: [UInt8] = []
        while let byte = scanner.next, byte != 0x3E {
          if byte > 0x20 { address.append(byte) }
          scanner.skip()
        }
        scanner.skip()
        bracketed = bracketed ?? address
      default:
        words.append(byte)
        scanner.skip()
      }
    }
    let text = HeaderText.string(decoding: words)
    if let bracketed {
      let name = text.isEmpty ? HeaderText.string(decoding: comment) : text
      // A route before the address (`@relay:ann@harbour.test`) is of no use today.
      let route = bracketed.first == 0x40 ? bracketed.firstIndex(of: 0x3A).map { $0 + 1 } ?? 0 : 0
      return MailAddress(name: name, address: HeaderText.string(decoding: Array(bracketed[route...])))
    }
    guard !text.isEmpty else { return nil }
    guard words.contains(0x40) else { return MailAddress(name: text, address: "") }
    return MailAddress(name: HeaderText.string(decoding: comment), address: text.filter { $0 != " " })
  }
}
