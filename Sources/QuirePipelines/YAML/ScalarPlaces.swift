import QuireText

/// Where the characters of a scalar's text stand in its file, through quotes, escapes, indentation and folded lines.
///
/// libyaml gives only a scalar's two ends. The text is laid beside the bytes again, character by character; where the
/// two can't be brought together (an alias stands for the text), every character stands at the scalar's beginning.
struct ScalarPlaces {
  /// The byte of the file for each code point of the text, and for its end.
  private let offsets: [Int]

  /// Finds the places of the scalar `node`, which stands in the file of `lines`.
  ///
  /// Complexity: linear in the scalar's bytes.
  init(_ node: YAMLNode, in lines: SourceLines) {
    let scalars = Array((node.text ?? "").unicodeScalars)
    var walk = Walk(bytes: lines.bytes, extent: node.extent.clamped(to: 0..<lines.bytes.count))
    offsets = walk.offsets(of: scalars) ?? Array(repeating: node.extent.lowerBound, count: scalars.count + 1)
  }

  /// The byte of the file at which code point `index` of the text begins.
  func offset(of index: Int) -> Int {
    offsets.isEmpty ? 0 : offsets[min(max(0, index), offsets.count - 1)]
  }
}

/// A walk over the bytes of a scalar.
private struct Walk {
  let bytes: [UInt8]
  let end: Int
  var place: Int
  let style: UInt8

  init(bytes: [UInt8], extent: ByteRange) {
    self.bytes = bytes
    place = extent.lowerBound
    end = extent.upperBound
    let first = extent.isEmpty ? 0 : bytes[extent.lowerBound]
    style = [0x22, 0x27, 0x7C, 0x3E].contains(first) ? first : 0
    switch style {
    case 0x22, 0x27: place += 1
    case 0x7C, 0x3E: enterBlock()
    default: break
    }
  }

  mutating func offsets(of scalars: [Unicode.Scalar]) -> [Int]? {
    var result: [Int] = []
    result.reserveCapacity(scalars.count + 1)
    for scalar in scalars {
      guard let start = step(over: scalar) else { return nil }
      result.append(start)
    }
    result.append(place)
    return result
  }

  /// The byte where `scalar` begins; afterwards the walk stands behind it.
  private mutating func step(over scalar: Unicode.Scalar) -> Int? {
    if style == 0x22 { skipEscapedLineBreak() }
    if isBreak(scalar) || (style != 0x7C && scalar == " " && atFoldedBreak) { return stepOverBreak() }
    guard place < end else { return nil }
    let start = place
    if style == 0x22, bytes[place] == 0x5C {
      place += escapeLength
      return start
    }
    if style == 0x27, bytes[place] == 0x27 {
      place += 2
      return scalar == "'" ? start : nil
    }
    let encoded = Array(String(scalar).utf8)
    guard bytes[place...].starts(with: encoded) else { return nil }
    place += encoded.count
    return start
  }

  /// Whether white space and a line break come now, which folding made one space.
  private var atFoldedBreak: Bool {
    var look = place
    while look < end, bytes[look] == 0x20 || bytes[look] == 0x09 { look += 1 }
    return look < end && (bytes[look] == 0x0A || bytes[look] == 0x0D)
  }

  /// Line breaks of the text stand where the white space stands that they came of; several may come of one.
  private mutating func stepOverBreak() -> Int? {
    let start = place
    if style == 0x22, place < end, bytes[place] == 0x5C {
      place += escapeLength
      return start
    }
    if style == 0x7C {
      guard place < end else { return start }
      stepOverLineEnd()
      skipIndentation()
    } else {
      while place < end, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
    }
    return start
  }

  private mutating func stepOverLineEnd() {
    if bytes[place] == 0x0D, place + 1 < end, bytes[place + 1] == 0x0A { place += 1 }
    if bytes[place] == 0x0A || bytes[place] == 0x0D { place += 1 }
  }

  private func isBreak(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }

  /// The bytes of the escape that begins here (YAML 1.2, section 5.7).
  private var escapeLength: Int {
    guard place + 1 < end else { return end - place }
    switch bytes[place + 1] {
    case 0x78: return min(4, end - place)
    case 0x75: return min(6, end - place)
    case 0x55: return min(10, end - place)
    default: return 2
    }
  }

  /// A backslash at the end of a line takes the break and the next line's indentation with it.
  private mutating func skipEscapedLineBreak() {
    while place + 1 < end, bytes[place] == 0x5C, bytes[place + 1] == 0x0A || bytes[place + 1] == 0x0D {
      place += 1
      while place < end, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
    }
  }

  /// How many spaces the lines of a block scalar are indented by.
  private var indentation = 0

  private mutating func enterBlock() {
    while place < end, bytes[place] != 0x0A, bytes[place] != 0x0D { place += 1 }
    guard place < end else { return }
    stepOverLineEnd()
    var look = place
    var column = 0
    while look < end, [0x20, 0x0A, 0x0D].contains(bytes[look]) {
      column = bytes[look] == 0x20 ? column + 1 : 0
      look += 1
    }
    indentation = column
    skipIndentation()
  }

  private mutating func skipIndentation() {
    var left = indentation
    while left > 0, place < end, bytes[place] == 0x20 {
      place += 1
      left -= 1
    }
  }
}
