/// Repairs the mojibake of one line, as ftfy's `fix_encoding` does.
///
/// Each step reads the line, if all of its characters are in one charset, as bytes of it and those as UTF-8; or if they
/// are not, the stretches that look like UTF-8; or else takes controls for characters of windows-1252. Steps follow as
/// long as there is mojibake, for text that was misread more than once. Their number is bounded by a budget that is
/// proportional to the line.
struct MojibakeRepair {
  let options: TextRepairOptions

  /// How many characters may still be looked at.
  private(set) var budget: Int

  private static let mostSteps = 16
  private static let mostDepth = 3

  init(options: TextRepairOptions, count: Int) {
    self.options = options
    budget = 64 * count + 4096
  }

  /// The line without mojibake; `nil` where it has none, or none that can be repaired.
  mutating func repaired(_ line: RepairLine, isStart: Bool, depth: Int = 0) -> RepairLine? {
    var current = line
    var isChanged = false
    for _ in 0..<Self.mostSteps {
      guard let next = step(current, isStart: isStart, depth: depth) else { break }
      current = next
      isChanged = true
    }
    return isChanged ? current : nil
  }

  private mutating func step(_ line: RepairLine, isStart: Bool, depth: Int) -> RepairLine? {
    budget -= line.count
    guard budget > 0, MojibakeEvidence.isBad(line.points, isStart: isStart) else { return nil }
    let table = MojibakeTable.shared
    var possible = UInt16.max
    for point in line.points { possible &= table.charsets(point) }
    for charset in MojibakeCharset.allCases where possible & charset.bit != 0 {
      budget -= line.count
      if let decoded = reading(line, as: charset) { return decoded }
    }
    if options.mixedEncodings, depth < Self.mostDepth, let decoded = readingParts(of: line, depth: depth) {
      return decoded
    }
    return options.controls ? Self.readingControls(of: line) : nil
  }

  private func reading(_ line: RepairLine, as charset: MojibakeCharset) -> RepairLine? {
    var bytes = MojibakeDecoder.encode(line, in: charset)
    if options.lostSpaces, charset != .macRoman { bytes = MojibakeLosses.restoringSpaces(in: bytes) ?? bytes }
    if options.lostBytes, charset.isWindows { bytes = MojibakeLosses.replacingLost(in: bytes) ?? bytes }
    // Without controls the two charsets are one, and it is windows-1252 that programs read.
    let isWindows = charset == .latin1 && !line.points.contains { $0 >= 0x80 && $0 < 0xA0 }
    let kind = isWindows ? TextRepairKind.windows1252 : charset.repair
    guard let decoded = MojibakeDecoder.decode(bytes, kind: kind.rawValue) else { return nil }
    return decoded.points == line.points ? nil : decoded
  }

  /// The line with the stretches that look like UTF-8 repaired, each for itself.
  private mutating func readingParts(of line: RepairLine, depth: Int) -> RepairLine? {
    var result = RepairLine()
    var isChanged = false
    var index = 0
    while index < line.count {
      let end = Self.endOfPart(line, from: index)
      guard end > index else {
        result.append(line, at: index)
        index += 1
        continue
      }
      let part = line[index..<end]
      // A part as long as the whole was tried already.
      if part.count < line.count, let repaired = repaired(part, isStart: true, depth: depth + 1) {
        result.append(repaired)
        isChanged = true
      } else {
        result.append(part)
      }
      index = end
    }
    return isChanged ? result : nil
  }

  /// Where a stretch that looks like UTF-8 ends; `start` where none begins.
  private static func endOfPart(_ line: RepairLine, from start: Int) -> Int {
    let table = MojibakeTable.shared
    guard line.points[start] >= 0x80 else { return start }
    if start > 0, table.set(line.points[start - 1]).contains(.strictContinuation) { return start }
    var end = start
    while end < line.count {
      let set = table.set(line.points[end])
      var following = 0
      while following < 3, table.set(line.point(end + 1 + following)).contains(.continuation) { following += 1 }
      if set.contains(.firstOfTwo), following >= 1 {
        end += 2
      } else if set.contains(.firstOfThree), following >= 2 {
        end += 3
      } else if set.contains(.firstOfFour), following >= 3 {
        end += 4
      } else {
        break
      }
    }
    return end
  }

  /// The line with its controls of U+0080 to U+009F read as windows-1252; `nil` where it has none that mean something.
  static func readingControls(of line: RepairLine) -> RepairLine? {
    var result = line
    var isChanged = false
    for index in 0..<line.count where line.points[index] >= 0x80 && line.points[index] < 0xA0 {
      let point = MojibakeCharset.windows1252.codePoint(UInt8(truncatingIfNeeded: line.points[index]))
      guard point != line.points[index] else { continue }
      result.replace(at: index, with: point, kind: TextRepairKind.control.rawValue)
      isChanged = true
    }
    return isChanged ? result : nil
  }
}
