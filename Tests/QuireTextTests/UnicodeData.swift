import Foundation
import QuireText
import Testing

/// The Unicode Character Database of the machine, as Debian's `unicode-data` installs it.
enum UnicodeData {
  static let folder = URL(fileURLWithPath: "/usr/share/unicode")

  /// The code points worth looking at: all but planes that are empty or private.
  static let assignedPlaces: [UInt32] =
    Array(0..<0x3_2400) + Array(0xE_0000..<0xE_1000) + Array(0x10_FF00..<0x11_0000)

  /// Whether a file is there and of the version that the tables were made from.
  static func has(_ name: String) -> Bool {
    guard let text = try? read(name) else { return false }
    return text.prefix(200).contains("-\(unicodeVersion).txt")
  }

  static func read(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  /// The data lines of a file: the fields between semicolons, comments taken off.
  static func records(_ name: String) throws -> [[Substring]] {
    try read(name).split(separator: "\n").compactMap { line in
      let data = line.prefix { $0 != "#" }
      guard data.contains(";") else { return nil }
      return data.split(separator: ";", omittingEmptySubsequences: false).map { trimmed($0) }
    }
  }

  /// The values of a property that a file gives to ranges, by code point; the others are not in the result.
  static func values(_ name: String, field: Int = 1) throws -> [(range: ClosedRange<UInt32>, value: Substring)] {
    try records(name).compactMap { fields in
      let ends = fields[0].split(separator: ".").compactMap { UInt32($0, radix: 16) }
      guard let first = ends.first, let last = ends.last, fields.count > field else { return nil }
      return (first...last, fields[field])
    }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}

/// The cases of WordBreakTest.txt and SentenceBreakTest.txt: a text and where it breaks, in bytes.
struct BreakCase: CustomTestStringConvertible {
  let line: Int
  let bytes: [UInt8]
  let boundaries: [Int]

  var testDescription: String { "line \(line)" }

  static func all(in name: String) throws -> [BreakCase] {
    try UnicodeData.read(name).split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
      number,
      line in
      let data = line.prefix { $0 != "#" }
      guard data.contains("÷") else { return nil }
      var bytes: [UInt8] = []
      var boundaries: [Int] = []
      for part in data.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
        if part == "÷" {
          boundaries.append(bytes.count)
        } else if let point = UInt32(part, radix: 16) {
          UTF8Scalars.append(point, to: &bytes)
        }
      }
      return BreakCase(line: number + 1, bytes: bytes, boundaries: boundaries)
    }
  }
}
