import QuireDocument

/// Members of an object that every span has, written without the ceremony of one call for each of their parts.
///
/// A record of a page holds hundreds of spans; their ends and source ranges are most of its bytes.
struct MemberBuffer: Sendable {
  private(set) var bytes: [UInt8] = []
  private var followsRange = false

  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  mutating func appendEnds(_ start: Int, _ end: Int) {
    bytes.append(contentsOf: startKey)
    appendDecimal(start)
    bytes.append(contentsOf: endKey)
    appendDecimal(end)
  }

  mutating func appendID(_ letter: UInt8, _ id: ElementID) {
    bytes.append(contentsOf: idKey)
    bytes.append(letter)
    appendDecimal(Int(id.raw))
    bytes.append(0x22)
  }

  mutating func beginSource() {
    bytes.append(contentsOf: sourceKey)
    beginArray()
  }

  mutating func endSource() { endArray() }

  mutating func beginArray() {
    bytes.append(0x5B)
    followsRange = false
  }

  mutating func endArray() { bytes.append(0x5D) }

  /// Appends a range of a file; those of a second source and further ones have the source's index as third number.
  mutating func append(_ range: SourceRange) {
    if followsRange { bytes.append(0x2C) }
    followsRange = true
    bytes.append(0x5B)
    appendDecimal(range.range.lowerBound)
    bytes.append(0x2C)
    appendDecimal(range.range.upperBound)
    if range.source != 0 {
      bytes.append(0x2C)
      appendDecimal(range.source)
    }
    bytes.append(0x5D)
  }

  private mutating func appendDecimal(_ value: Int) {
    var digits: UInt64 = 0
    var count = 0
    var rest = UInt(clamping: value)
    repeat {
      // Offsets have few digits; eight of them fit, what is longer goes the long way.
      if count == 8 { return bytes.append(contentsOf: "\(value)".utf8) }
      digits = digits << 8 | UInt64(0x30 + rest % 10)
      rest /= 10
      count += 1
    } while rest > 0
    for _ in 0..<count {
      bytes.append(UInt8(truncatingIfNeeded: digits))
      digits >>= 8
    }
  }
}

private let startKey = Array("\"start\":".utf8)
private let endKey = Array(",\"end\":".utf8)
private let sourceKey = Array(",\"source\":".utf8)
private let idKey = Array("\"id\":\"".utf8)
