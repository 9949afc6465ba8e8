/// Addresses as JSON-LD takes them.
enum IRI {
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// A file's path or address as a reference: what can't stand in one is written as `%` and two digits.
  ///
  /// A percent sign stays where two hexadecimal digits follow, so that addresses stay as they are.
  static func reference(_ address: String) -> String {
    let bytes = Array(address.utf8)
    // A colon in the first part of a path would make a scheme of what stands before it.
    let scheme = bytes.prefix { isSchemeByte($0) }.count
    let isAddress = scheme > 1 && bytes.dropFirst(scheme).starts(with: Array("://".utf8))
    var isFirstPart = !isAddress
    var result: [UInt8] = []
    for (place, byte) in bytes.enumerated() {
      if byte == 0x2F { isFirstPart = false }
      let isEscape = byte == 0x25 && isAddress && bytes[place...].dropFirst().prefix(2).count(where: isHex) == 2
      let isFile = !isAddress && [0x23, 0x25, 0x3F].contains(byte)
      if isEscape || (byte >= 0x80 || isPlain(byte)) && !isFile && !(isFirstPart && byte == 0x3A) {
        result.append(byte)
      } else {
        append(byte, to: &result)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A name for something that has no address: a URN in which only letters, digits and few marks stand as they are.
  static func name(_ name: String) -> String {
    var result = Array("urn:quire:".utf8)
    for byte in name.utf8 {
      let isPlain = isSchemeByte(byte) || byte == 0x2F || byte == 0x5F || byte == 0x7E
      if isPlain { result.append(byte) } else { append(byte, to: &result) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func append(_ byte: UInt8, to result: inout [UInt8]) {
    result.append(0x25)
    result.append(digits[Int(byte >> 4)])
    result.append(digits[Int(byte & 15)])
  }

  /// Letters, digits, plus, hyphen and stop.
  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E].contains(byte)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }

  /// What may stand in a reference: no controls, no space, and none of `"`, `%`, `<`, `>`, `\`, `^`, `` ` ``, braces, bar.
  private static func isPlain(_ byte: UInt8) -> Bool {
    guard byte > 0x20, byte < 0x7F else { return false }
    return ![0x22, 0x25, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D].contains(byte)
  }
}
