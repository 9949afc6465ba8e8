import QuireText

/// The lines of a file, and the way between code points, bytes, lines and columns.
struct SourceLines: Sendable {
  /// The bytes; valid UTF-8 wherever lines are asked for.
  let bytes: [UInt8]

  /// Where each line begins, in bytes.
  private var lineOffsets: [Int] = [0]

  /// Where each line begins, in code points.
  private var lineIndexes: [Int] = [0]

  /// The byte at which every 64th code point begins.
  private var checkpoints: [Int] = []

  private static let stride = 64

  /// Finds the lines of `bytes`; linear in their number.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var index = 0
    for (offset, byte) in bytes.enumerated() {
      if byte & 0xC0 != 0x80 {
        if index % Self.stride == 0 { checkpoints.append(offset) }
        index += 1
      }
      let isCarriageReturn = byte == 0x0D && !(offset + 1 < bytes.count && bytes[offset + 1] == 0x0A)
      guard byte == 0x0A || isCarriageReturn else { continue }
      lineOffsets.append(offset + 1)
      lineIndexes.append(index)
    }
  }

  /// The byte at which code point `index` begins; beyond the end, the number of bytes.
  func offset(ofCodePoint index: Int) -> Int {
    guard index >= 0, index / Self.stride < checkpoints.count else { return index < 0 ? 0 : bytes.count }
    var offset = checkpoints[index / Self.stride]
    var left = index % Self.stride
    while left > 0, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }

  /// The line and column of the byte at `offset`; a byte order mark at the beginning takes no column.
  func position(of offset: Int) -> YAMLNode.Position {
    let offset = min(max(0, offset), bytes.count)
    let line = lineNumber(of: offset)
    let index = codePoint(at: offset)
    let mark = line == 0 && offset > 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 1 : 0
    return .init(line: line + 1, column: index - lineIndexes[line] + 1 - mark)
  }

  /// The byte at `position`; at most the end of the file.
  func offset(of position: YAMLNode.Position) -> Int {
    guard lineIndexes.indices.contains(position.line - 1) else { return bytes.count }
    let mark = position.line == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 1 : 0
    return offset(ofCodePoint: lineIndexes[position.line - 1] + position.column - 1 + mark)
  }

  /// The bytes of line `number`, counted from 1, without its end.
  func line(_ number: Int) -> ByteRange {
    guard lineOffsets.indices.contains(number - 1) else { return bytes.count..<bytes.count }
    let start = lineOffsets[number - 1]
    var end = number < lineOffsets.count ? lineOffsets[number] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// The line of `position` without its end and without a byte order mark, and the column at which it begins; of a line
  /// of more than 200 code points, 100 on each side.
  func excerpt(around position: YAMLNode.Position) -> (text: String, column: Int) {
    var range = line(position.line)
    if range.lowerBound == 0, bytes[range].starts(with: [0xEF, 0xBB, 0xBF]) { range = 3..<range.upperBound }
    guard range.count > 200 else { return (String(decoding: bytes[range], as: UTF8.self), 1) }
    let index = lineIndexes[position.line - 1] + (range.lowerBound == 3 ? 1 : 0) + position.column - 1
    let first = max(1, position.column - 100)
    let start = max(range.lowerBound, offset(ofCodePoint: index - (position.column - first)))
    let end = min(range.upperBound, offset(ofCodePoint: index + 100))
    return (String(decoding: bytes[start..<max(start, end)], as: UTF8.self), first)
  }

  private func lineNumber(of offset: Int) -> Int {
    var low = 0
    var high = lineOffsets.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineOffsets[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  private func codePoint(at offset: Int) -> Int {
    var low = 0
    var high = checkpoints.count - 1
    guard high >= 0 else { return 0 }
    while low < high {
      let middle = (low + high + 1) / 2
      if checkpoints[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    guard checkpoints[low] <= offset else { return 0 }
    return low * Self.stride + bytes[checkpoints[low]..<offset].count { $0 & 0xC0 != 0x80 }
  }
}
