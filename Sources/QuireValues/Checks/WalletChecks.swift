import QuireText

/// Checks of the addresses of wallets.
enum WalletChecks {
  /// An address of bitcoin's main or test network.
  static func bitcoin(_ text: [UInt8]) -> Bool {
    if let payload = base58check(text) {
      return payload.count == 21 && [0x00, 0x05, 0x6F, 0xC4].contains(payload[0])
    }
    guard let address = bech32(text), ["bc", "tb"].contains(address.prefix), let version = address.data.first else {
      return false
    }
    // Five bits a sign make bytes; what is left over is less than five zero bits (BIP 173).
    let bits = (address.data.count - 1) * 5
    let length = bits / 8
    guard bits % 8 < 5, version <= 16, (2...40).contains(length) else { return false }
    let padding = Int(address.data.last ?? 0) & ((1 << (bits % 8)) - 1)
    guard padding == 0 else { return false }
    return version == 0 ? !address.isModified && [20, 32].contains(length) : address.isModified
  }

  /// What base58 with a checksum holds, the checksum taken off: the first bytes of SHA-256 taken twice.
  static func base58check(_ text: [UInt8]) -> [UInt8]? {
    guard let bytes = base58(text), bytes.count > 4 else { return nil }
    let payload = Array(bytes.dropLast(4))
    let digest = bytesOf(SHA256.hex(of: bytesOf(SHA256.hex(of: payload))))
    return digest.prefix(4).elementsEqual(bytes.suffix(4)) ? payload : nil
  }

  private static func bytesOf(_ hex: String) -> [UInt8] {
    let digits = hex.utf8.compactMap(FormChecks.hexadecimal)
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  /// Base58 as bitcoin writes it; a leading `1` is a zero byte.
  private static func base58(_ text: [UInt8]) -> [UInt8]? {
    let alphabet = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)
    var digits: [UInt8] = []
    for byte in text {
      guard var carry = alphabet.firstIndex(of: byte) else { return nil }
      for index in digits.indices.reversed() {
        carry += Int(digits[index]) * 58
        digits[index] = UInt8(carry & 0xFF)
        carry >>= 8
      }
      while carry > 0 {
        digits.insert(UInt8(carry & 0xFF), at: 0)
        carry >>= 8
      }
    }
    return text.prefix { $0 == UInt8(ascii: "1") }.map { _ in 0 } + digits
  }

  /// What bech32 or, where `isModified`, bech32m holds (BIP 173, BIP 350): its prefix and its data, five bits each, the
  /// checksum taken off.
  static func bech32(_ text: [UInt8]) -> (prefix: String, data: [UInt8], isModified: Bool)? {
    let hasSmall = text.contains { (0x61...0x7A).contains($0) }
    let hasCapitals = text.contains { (0x41...0x5A).contains($0) }
    guard text.count <= 90, !(hasSmall && hasCapitals), text.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      return nil
    }
    let small = text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    guard let one = small.lastIndex(of: UInt8(ascii: "1")), one > 0, small.count - one > 6 else { return nil }
    let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    let data = small[(one + 1)...].compactMap { alphabet.firstIndex(of: $0).map { UInt8($0) } }
    guard data.count == small.count - one - 1 else { return nil }
    let prefix = small[..<one]
    let checked = prefix.map { $0 >> 5 } + [0] + prefix.map { $0 & 31 } + data
    let sum = checksum(checked)
    guard sum == 1 || sum == 0x2BC8_30A3 else { return nil }
    return (String(decoding: prefix, as: UTF8.self), Array(data.dropLast(6)), sum != 1)
  }

  private static func checksum(_ values: [UInt8]) -> UInt32 {
    let generators: [UInt32] = [0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3]
    return values.reduce(1) { sum, value in
      let top = sum >> 25
      let next = (sum & 0x1FF_FFFF) << 5 ^ UInt32(value)
      return generators.enumerated().reduce(next) { $0 ^ (top >> UInt32($1.offset) & 1 == 1 ? $1.element : 0) }
    }
  }
}
