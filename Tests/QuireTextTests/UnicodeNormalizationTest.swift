import Foundation
import QuireText

/// The rows of Unicode's NormalizationTest.txt, which Debian ships compressed.
struct UnicodeNormalizationTest {
  /// Five columns a row, as UTF-8.
  private(set) var rows: [[[UInt8]]] = []

  /// The code points that part 1 lists.
  private(set) var listed: Set<UInt32> = []

  static let isAvailable = (try? UnicodeNormalizationTest()) != nil

  struct Unavailable: Error {}

  init() throws {
    let packed = try Data(contentsOf: UnicodeData.folder.appendingPathComponent("NormalizationTest.txt.bz2"))
    let text = try Self.decompress([UInt8](packed))
    guard String(decoding: text.prefix(60), as: UTF8.self).contains("-\(unicodeVersion).txt") else {
      throw Unavailable()
    }
    var part = 0
    for line in text.split(separator: 0x0A) {
      if line.starts(with: "@Part".utf8) { part = Int(line[line.startIndex + 5]) - 0x30 }
      guard let first = line.first, first != 0x23, first != 0x40 else { continue }
      let columns = line.split(separator: 0x3B, maxSplits: 5).prefix(5).map { Self.points($0) }
      if part == 1, let point = columns.first?.first { listed.insert(point) }
      rows.append(
        columns.map { points in
          var bytes: [UInt8] = []
          for point in points { UTF8Scalars.append(point, to: &bytes) }
          return bytes
        }
      )
    }
  }

  private static func points(_ column: ArraySlice<UInt8>) -> [UInt32] {
    column.split(separator: 0x20).map { digits in
      digits.reduce(0) { $0 << 4 | UInt32($1 < 0x41 ? $1 - 0x30 : $1 - 0x37) }
    }
  }

  /// Decompresses through the machine's libbz2, found at run time: only this test has a use for it.
  private static func decompress(_ packed: [UInt8]) throws -> [UInt8] {
    typealias Decompress =
      @convention(c) (
        UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt32>, UnsafePointer<UInt8>, UInt32, Int32, Int32
      ) -> Int32
    guard let library = dlopen("libbz2.so.1.0", RTLD_NOW) ?? dlopen("libbz2.so.1", RTLD_NOW),
      let symbol = dlsym(library, "BZ2_bzBuffToBuffDecompress")
    else { throw Unavailable() }
    let decompress = unsafeBitCast(symbol, to: Decompress.self)
    var text = [UInt8](repeating: 0, count: 8 << 20)
    var count = UInt32(text.count)
    guard decompress(&text, &count, packed, UInt32(packed.count), 0, 0) == 0 else { throw Unavailable() }
    return Array(text.prefix(Int(count)))
  }
}

/// A small generator of the same numbers everywhere (SplitMix64).
struct UnicodeRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ value >> 31) % UInt64(limit))
  }
}
