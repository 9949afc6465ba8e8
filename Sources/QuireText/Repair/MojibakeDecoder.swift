/// Reads characters as bytes of a charset, and those as UTF-8.
enum MojibakeDecoder {
  /// `line` as the bytes of `charset`, which has all of its characters.
  static func encode(_ line: RepairLine, in charset: MojibakeCharset) -> RepairLine {
    let table = MojibakeTable.shared
    var bytes = line
    for index in 0..<line.count where line.points[index] >= 0x80 {
      bytes.replace(at: index, with: UInt32(table.byte(line.points[index], in: charset)))
    }
    return bytes
  }

  /// `bytes` as UTF-8, or `nil` where they are none.
  ///
  /// Characters above U+FFFF may be written as two surrogates of three bytes each (CESU-8), U+0000 as two bytes.
  static func decode(_ bytes: RepairLine, kind: UInt8) -> RepairLine? {
    var line = RepairLine()
    line.reserve(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes.points[index] < 0x80 {
        line.append(bytes, at: index)
        index += 1
        continue
      }
      guard let (point, length) = character(bytes, at: index) else { return nil }
      line.append(point, for: index..<index + length, of: bytes, kind: kind)
      index += length
    }
    return line
  }

  private static func character(_ bytes: RepairLine, at index: Int) -> (point: UInt32, length: Int)? {
    let first = bytes.points[index]
    if first == 0xC0 { return bytes.point(index + 1) == 0x80 ? (0, 2) : nil }
    guard first >= 0xC2, first < 0xF5 else { return nil }
    guard let second = continuation(bytes, index + 1) else { return nil }
    if first < 0xE0 { return ((first & 0x1F) << 6 | second, 2) }
    guard let third = continuation(bytes, index + 2) else { return nil }
    if first < 0xF0 {
      let point = (first & 0x0F) << 12 | second << 6 | third
      if point & 0xF800 == 0xD800 { return pair(bytes, at: index, high: point) }
      return point < 0x800 ? nil : (point, 3)
    }
    guard let fourth = continuation(bytes, index + 3) else { return nil }
    let point = (first & 0x07) << 18 | second << 12 | third << 6 | fourth
    return point < 0x1_0000 || point > 0x10_FFFF ? nil : (point, 4)
  }

  private static func continuation(_ bytes: RepairLine, _ index: Int) -> UInt32? {
    let byte = bytes.point(index)
    return byte >= 0x80 && byte < 0xC0 ? byte & 0x3F : nil
  }

  private static func pair(_ bytes: RepairLine, at index: Int, high: UInt32) -> (point: UInt32, length: Int)? {
    guard high < 0xDC00, bytes.point(index + 3) == 0xED, let second = continuation(bytes, index + 4),
      let third = continuation(bytes, index + 5), second >= 0x30
    else { return nil }
    return (0x1_0000 + ((high & 0x3FF) << 10 | (second & 0x0F) << 6 | third), 6)
  }
}
