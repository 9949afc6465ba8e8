import CSimdJSON

/// Tells whether bytes are UTF-8.
public enum UTF8Validation {
  /// Whether `range` of `bytes`, or all of them, is valid UTF-8.
  ///
  /// That is RFC 3629: shortest forms, no surrogates, nothing above U+10FFFF. The range counts bytes and is cut to what
  /// is there.
  ///
  /// Complexity: O(*n*), several gigabytes a second.
  public static func isValid(_ bytes: [UInt8], in range: ByteRange? = nil) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      let range = (range ?? 0..<buffer.count).clamped(to: 0..<buffer.count)
      return isValidUTF8(UnsafeBufferPointer(rebasing: buffer[range]))
    }
  }
}

func isValidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  csimdjson_is_utf8(bytes.baseAddress, bytes.count)
}

/// What stands at one place of bytes that may be broken UTF-8.
struct UTF8Step {
  /// The bytes of the character, or of the maximal subpart of an ill-formed sequence (Unicode 16, section 3.9, D93b).
  let count: Int

  /// Whether the bytes are a well-formed character.
  let isValid: Bool
}

/// The step at `start`, which is below `end`; `end` is not beyond the buffer.
func utf8Step(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) -> UTF8Step {
  let lead = bytes[start]
  // Table 3-7 of the Unicode Standard: how many bytes follow, and what the first of them may be.
  let following: Int
  var lowest: UInt8 = 0x80
  var highest: UInt8 = 0xBF
  switch lead {
  case 0x00...0x7F: return UTF8Step(count: 1, isValid: true)
  case 0xC2...0xDF: following = 1
  case 0xE0: (following, lowest) = (2, 0xA0)
  case 0xED: (following, highest) = (2, 0x9F)
  case 0xE1...0xEF: following = 2
  case 0xF0: (following, lowest) = (3, 0x90)
  case 0xF1...0xF3: following = 3
  case 0xF4: (following, highest) = (3, 0x8F)
  default: return UTF8Step(count: 1, isValid: false)
  }
  var count = 1
  while count <= following {
    let index = start + count
    guard index < end, bytes[index] >= lowest, bytes[index] <= highest else {
      return UTF8Step(count: count, isValid: false)
    }
    (lowest, highest) = (0x80, 0xBF)
    count += 1
  }
  return UTF8Step(count: count, isValid: true)
}

/// The end of the valid UTF-8 that begins at `start`: the first ill-formed byte, or `end`.
///
/// Complexity: O(bytes passed over), with at most twice as many looked at again.
func endOfValidUTF8(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, end: Int) -> Int {
  // The vector check tells only yes or no, so it is asked of blocks, and the block that fails is walked. Blocks
  // begin small and double: bytes that are bad everywhere must not pay for a large check each time.
  var block = 64
  var place = start
  while place < end {
    var stop = min(place + block, end)
    // A block must not end inside a character: step back to a lead byte, which is at most three bytes away.
    var back = 0
    while stop < end, back < 3, bytes[stop] & 0xC0 == 0x80 {
      stop -= 1
      back += 1
    }
    guard isValidUTF8(UnsafeBufferPointer(rebasing: bytes[place..<stop])) else {
      return walkValidUTF8(bytes, from: place, limit: end)
    }
    place = stop
    block = min(block * 2, 65_536)
  }
  return end
}

/// The first ill-formed byte from `start` on, or `limit`.
private func walkValidUTF8(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, limit: Int) -> Int {
  var place = start
  while place < limit {
    let step = utf8Step(bytes, at: place, end: limit)
    guard step.isValid else { return place }
    place += step.count
  }
  return place
}
