/// Decodes HTML's character references that were left in plain text.
struct CharacterReferenceRepair {
  /// The characters that a name between `&` and `;` stands for; none where it is no name.
  let lookUp: @Sendable ([UInt8]) -> [UInt32]

  private static let longestName = 24

  /// Whether a reference with its semicolon may stand at the `&` at `index`.
  static func isCandidate(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    var place = index + 1
    if place < text.count, text[place] == 0x23 { place += 1 }
    let first = place
    while place < text.count, place - first < longestName, isAlphanumeric(UInt32(text[place])) { place += 1 }
    return place > first && place < text.count && text[place] == 0x3B
  }

  /// The line with its references decoded, those in what was decoded too; `nil` where it has none.
  ///
  /// Complexity: linear; each semicolon looks back over no more than a name.
  func repaired(_ line: RepairLine) -> RepairLine? {
    guard line.points.contains(0x26) else { return nil }
    var result = RepairLine()
    result.reserve(line.count)
    var isChanged = false
    for index in 0..<line.count {
      result.append(line, at: index)
      while result.points.last == 0x3B, let start = Self.start(in: result) {
        let characters = characters(Array(result.points[(start + 1)..<(result.count - 1)]))
        guard !characters.isEmpty else { break }
        isChanged = true
        let lower = result.lowers[start]
        let upper = result.uppers[result.count - 1]
        result.removeLast(result.count - start)
        let kind = TextRepairKind.characterReference.rawValue
        for (place, point) in characters.enumerated() { result.append(point, place == 0 ? lower : upper, upper, kind) }
      }
    }
    return isChanged ? result : nil
  }

  /// Where the reference begins that the semicolon at the end may close.
  private static func start(in line: RepairLine) -> Int? {
    var place = line.count - 2
    let lowest = max(0, place - longestName)
    while place >= lowest, isAlphanumeric(line.points[place]) { place -= 1 }
    if place > 0, line.points[place] == 0x23 { place -= 1 }
    return place >= 0 && line.points[place] == 0x26 && place < line.count - 2 ? place : nil
  }

  /// What the reference stands for; nothing for line ends and controls, which no text has by reference.
  private func characters(_ name: [UInt32]) -> [UInt32] {
    let found = name.first == 0x23 ? Self.number(name.dropFirst()) : named(name.map { UInt8(truncatingIfNeeded: $0) })
    return found.allSatisfy { $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) } ? found : []
  }

  private static func number(_ digits: ArraySlice<UInt32>) -> [UInt32] {
    let isHexadecimal = digits.first.map { $0 | 0x20 == 0x78 } ?? false
    let digits = isHexadecimal ? digits.dropFirst() : digits
    var value: UInt32 = 0
    for digit in digits {
      var number = digit &- 0x30
      if number >= 10 {
        number = (digit | 0x20) &- 0x61 &+ 10
        guard isHexadecimal, number >= 10, number < 16 else { return [] }
      }
      value = min(value * (isHexadecimal ? 16 : 10) + number, 0x11_0000)
    }
    guard !digits.isEmpty, Unicode.Scalar(value) != nil else { return [] }
    return value >= 0x80 && value < 0xA0 ? [MojibakeCharset.windows1252.codePoint(UInt8(value))] : [value]
  }

  /// A name; one in capitals throughout, if it is none, as the name in small letters with its characters in capitals.
  private func named(_ name: [UInt8]) -> [UInt32] {
    let found = lookUp(name)
    guard found.isEmpty, !name.contains(where: { $0 >= 0x61 }), !Self.isAfterLegacyName(name) else { return found }
    return lookUp(name.map { $0 >= 0x41 ? $0 | 0x20 : $0 })
      .flatMap { $0 == 0xDF ? [0x53, 0x53] : [CodePoint.uppercase($0)] }
  }

  /// Names in capitals that count without a semicolon: what begins with one may mean that.
  private static let legacyNames: [[UInt8]] = ["AMP", "COPY", "ETH", "GT", "LT", "QUOT", "REG", "THORN"].map {
    Array($0.utf8)
  }

  private static func isAfterLegacyName(_ name: [UInt8]) -> Bool { legacyNames.contains { name.starts(with: $0) } }

  private static func isAlphanumeric(_ point: UInt32) -> Bool {
    point &- 0x30 < 10 || (point | 0x20) &- 0x61 < 26
  }
}
