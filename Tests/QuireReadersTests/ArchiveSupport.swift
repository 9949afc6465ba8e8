import Foundation
import QuireText

/// Builds ZIP archives for tests.
struct ArchiveBuilder {
  private var local: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds a file, stored or deflated.
  mutating func add(_ name: String, _ text: String, deflated: Bool = false) throws {
    let bytes = Array(text.utf8)
    let gzip = try Self.gzip(bytes)
    let packed = deflated ? Array(gzip[10..<(gzip.count - 8)]) : bytes
    let fields =
      Self.number(deflated ? 8 : 0, 2) + Self.number(0, 4) + Array(gzip[(gzip.count - 8)..<(gzip.count - 4)])
      + Self.number(packed.count, 4) + Self.number(bytes.count, 4) + Self.number(name.utf8.count, 2) + Self.number(0, 2)
    let offset = local.count
    local += [0x50, 0x4B, 3, 4] + Self.number(20, 2) + Self.number(0, 2) + fields + Array(name.utf8) + packed
    directory +=
      [0x50, 0x4B, 1, 2] + Self.number(20, 2) + Self.number(20, 2) + Self.number(0, 2) + fields + Self.number(0, 2)
      + Self.number(0, 2) + Self.number(0, 2) + Self.number(0, 4) + Self.number(offset, 4) + Array(name.utf8)
    count += 1
  }

  /// The archive.
  var bytes: [UInt8] {
    local + directory + [0x50, 0x4B, 5, 6] + Self.number(0, 4) + Self.number(count, 2) + Self.number(count, 2)
      + Self.number(directory.count, 4) + Self.number(local.count, 4) + Self.number(0, 2)
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).gz").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let writer = try FileWriter(path)
    try writer.write(bytes)
    try writer.commit()
    return try FileStream.contents(of: path)
  }
}
