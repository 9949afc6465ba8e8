import QuireDocument
import QuireText

/// A weapon's or a vehicle's type: letters of a family, a hyphen, one of its numbers, and letters of the version.
enum EquipmentNumber {
  private struct Family {
    let type: EntityType
    let kind: String
    let numbers: [ClosedRange<Int>]
  }

  /// Families, from general knowledge; only numbers that were built, so that roads, visas and vitamins are none.
  private static let families: [[UInt8]: Family] = {
    var result: [[UInt8]: Family] = [:]
    let table: [(String, EntityType, String)] = [
      ("AK:12,15,47,74,101-109,203 AKS:74 AR:15", "WEAPON", "rifle"),
      ("RPG:2-32 BM:21-30 TOS:1-2 SPG:9-9", "WEAPON", "rocket"),
      ("AIM:7-9,54,120 AGM:45-183 BGM:71,109 FGM:148 FIM:92 RIM:66-174 UGM:27-133", "WEAPON", "missile"),
      ("Kh:22-101 R:27,37,73,77 DF:5-41 SA:2-26 KN:02-25 AS:4-24", "WEAPON", "missile"),
      ("S:75,125,200,300,350,400,500 MIM:23,104", "WEAPON", "air-defence"),
      ("GBU:10-57 CBU:52-107 FAB:100-3000 KAB:250-1500 OFAB:100-500 RBK:250-500", "WEAPON", "bomb"),
      ("T:14,34,54,55,62,64,72,80,84,90", "VEHICLE", "tank"),
      ("BMP:1-3 BMD:1-4 BTR:40-90 BRDM:1-2 MTLB:1-9", "VEHICLE", "armoured"),
      ("Su:7-75 SU:22-57 MiG:15-35 MIG:15-35 Tu:16-214 Il:14-112 An:2-225 Yak:3-152", "VEHICLE", "aircraft"),
      ("F:4-5,14-18,22,35,86,100-117 AC:119-130 KC:10,46,135 EC:130-135 EA:6,18 AV:8 V:22", "VEHICLE", "aircraft"),
      ("C:5,17,47,130,141 B:17,24,25,29,52 CF:18,104 JF:17 FA:18,50", "VEHICLE", "aircraft"),
      ("Mi:1-38 Ka:25-62 AH:1,6,64 UH:1,60,72 CH:46-54 MH:6,47,53,60 OH:6,58 SH:2,3,60 HH:60", "VEHICLE", "helicopter"),
      ("MQ:1-28 RQ:1-180 TB:2-3", "VEHICLE", "drone"),
    ]
    for (families, type, kind) in table {
      for family in families.split(separator: " ") {
        let parts = family.split(separator: ":")
        let numbers = parts[1].split(separator: ",").compactMap { range -> ClosedRange<Int>? in
          let ends = range.split(separator: "-").compactMap { Int($0) }
          return ends.first.flatMap { first in ends.last.map { first...max(first, $0) } }
        }
        result[Array(parts[0].utf8)] = Family(type: type, kind: kind, numbers: numbers)
      }
    }
    return result
  }()

  /// The designation around the hyphen at `hyphen`, if it is one.
  static func candidate(at hyphen: Int, in text: [UInt8]) -> MentionCandidate? {
    var start = hyphen
    while start > 0, hyphen - start < 5, isLetter(text[start - 1]) { start -= 1 }
    guard start < hyphen, start == 0 || !isWord(text[start - 1]), (0x41...0x5A).contains(text[start]) else {
      return nil
    }
    var digits = hyphen + 1
    var number = 0
    while digits < text.count, digits - hyphen < 5, isDigit(text[digits]) {
      number = number * 10 + Int(text[digits] - 0x30)
      digits += 1
    }
    guard digits > hyphen + 1, let family = families[Array(text[start..<hyphen])],
      family.numbers.contains(where: { $0.contains(number) })
    else { return nil }
    var end = digits
    while end < text.count, end - digits < 4, isVersion(text[end]) { end += 1 }
    let name = end
    if end < text.count, text[end] == UInt8(ascii: "s") { end += 1 }
    guard end == text.count || !isWord(text[end]) || isPossessive(at: end, text) else { return nil }
    return MentionCandidate(
      range: start..<end,
      type: family.type,
      normal: String(decoding: text[start..<name], as: UTF8.self),
      attributes: [.init("kind", .string(family.kind))],
      rule: "designation-\(family.kind)",
      score: 0.85
    )
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

  private static func isVersion(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || isDigit(byte) }

  private static func isWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte >= 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  /// Whether typographic quotes or dashes, and no letters, stand at `index`.
  private static func isPossessive(at index: Int, _ text: [UInt8]) -> Bool {
    text[index...].starts(with: [0xE2, 0x80])
  }
}
