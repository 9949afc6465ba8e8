import CCharsetTables

/// The tables of one single-byte charset.
struct SingleByteTable {
  /// 128 code points, for the bytes from 0x80 on; 0 stands for none.
  ///
  /// The pointer goes to constant data of the program, which is never freed or written.
  private let codePoints: UnsafePointer<UInt16>

  /// The table of `charset`, or `nil` where it is no single-byte charset with one.
  init?(_ charset: Charset) {
    guard let index = Self.order.firstIndex(of: charset == .iso8859x8i ? .iso8859x8 : charset),
      let table = ccharset_single_byte_table(Int32(index))
    else { return nil }
    codePoints = table
  }

  /// The code point of a byte from 0x80 on, or 0.
  subscript(byte: UInt8) -> UInt32 { UInt32(codePoints[Int(byte & 0x7F)]) }

  /// The charsets in the order of the C tables.
  private static let order: [Charset] = [
    .ibm866, .iso8859x2, .iso8859x3, .iso8859x4, .iso8859x5, .iso8859x6, .iso8859x7, .iso8859x8, .iso8859x10,
    .iso8859x13, .iso8859x14, .iso8859x15, .iso8859x16, .koi8R, .koi8U, .macintosh, .windows874, .windows1250,
    .windows1251, .windows1252, .windows1253, .windows1254, .windows1255, .windows1256, .windows1257, .windows1258,
    .macCyrillic,
  ]
}

/// An index of the Encoding Standard: code points by pointer.
struct PointerTable {
  /// As many code points as `count` says; constant data of the program.
  private let codePoints: UnsafePointer<UInt16>?
  private let count: Int

  private init(_ codePoints: UnsafePointer<UInt16>?, _ count: Int) {
    self.codePoints = codePoints
    self.count = count
  }

  static var jis0208: PointerTable { PointerTable(ccharset_jis0208_table(), CCHARSET_JIS0208_COUNT) }
  static var jis0212: PointerTable { PointerTable(ccharset_jis0212_table(), CCHARSET_JIS0212_COUNT) }
  static var eucKR: PointerTable { PointerTable(ccharset_euc_kr_table(), CCHARSET_EUC_KR_COUNT) }
  static var gb18030: PointerTable { PointerTable(ccharset_gb18030_table(), CCHARSET_GB18030_COUNT) }
  static var big5: PointerTable { PointerTable(ccharset_big5_table(), CCHARSET_BIG5_COUNT) }

  /// The code point of a pointer, or `nil` where there is none.
  subscript(pointer: Int) -> UInt32? {
    guard pointer >= 0, pointer < count, let value = codePoints?[pointer], value != 0 else { return nil }
    return UInt32(value)
  }

  /// Whether a pointer of Big5 lies in plane 2.
  static func isPlane2(big5 pointer: Int) -> Bool {
    guard pointer >= 0, pointer < CCHARSET_BIG5_COUNT, let bits = ccharset_big5_plane2_bits() else {
      return false
    }
    return bits[pointer / 8] >> UInt8(pointer % 8) & 1 == 1
  }

  /// The code point of a four-byte pointer of GB 18030, or `nil` where there is none.
  static func gb18030(fourByte pointer: Int) -> UInt32? {
    if pointer >= 189_000 {
      return pointer <= 1_237_575 ? UInt32(pointer - 189_000 + 0x10000) : nil
    }
    guard pointer >= 0, pointer <= 39_419, let starts = ccharset_gb18030_pointers(),
      let codePoints = ccharset_gb18030_code_points()
    else { return nil }
    // The last range that doesn't begin after the pointer; the first begins at 0.
    var low = 0
    var high = CCHARSET_GB18030_RANGE_COUNT
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= pointer { low = middle } else { high = middle }
    }
    return UInt32(codePoints[low]) + UInt32(pointer - Int(starts[low]))
  }
}
