internal import CUnicodeTables

/// One place where text is not in a normalisation form, and what stands there in that form.
public struct NormalizationChange: Sendable, Equatable {
  /// The bytes of the text that change, between scalar boundaries and not empty.
  public let range: ByteRange

  /// What takes their place; shares the storage of the collection it comes from.
  public let replacement: ArraySlice<UInt8>
}

/// The changes that bring a text into a normalisation form, ascending and apart from each other.
///
/// Each takes 24 bytes, and all replacements share one buffer: text that is decomposed throughout stays affordable.
public struct NormalizationChanges: Sendable, RandomAccessCollection {
  private struct Entry {
    let start: Int
    let end: Int
    let replacementEnd: Int
  }

  private var entries: [Entry] = []
  private var replacements: [UInt8] = []

  public var startIndex: Int { 0 }

  public var endIndex: Int { entries.count }

  public subscript(position: Int) -> NormalizationChange {
    let entry = entries[position]
    let replacementStart = position == 0 ? 0 : entries[position - 1].replacementEnd
    return NormalizationChange(
      range: entry.start..<entry.end,
      replacement: replacements[replacementStart..<entry.replacementEnd]
    )
  }

  /// The text with the changes made: `bytes` is the text that they were found in.
  public func applied(to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + replacements.count)
    var copied = 0
    for change in self {
      result += bytes[copied..<change.range.lowerBound]
      result += change.replacement
      copied = change.range.upperBound
    }
    return result + bytes[copied...]
  }

  fileprivate mutating func append(_ range: ByteRange, _ replacement: ArraySlice<UInt8>) {
    replacements += replacement
    entries.append(Entry(start: range.lowerBound, end: range.upperBound, replacementEnd: replacements.count))
  }
}

/// Normalisation form C (UAX #15) over UTF-8, as changes to the text rather than a new text.
///
/// Both functions pass over ASCII eight bytes at a time and over other text by the quick check of UAX #15, section 9;
/// only a stretch that fails the check is composed and compared. Work and memory are linear in the text, whatever
/// marks it piles up.
public enum Normalization {
  /// Whether `bytes` is in form C.
  public static func isNFC(_ bytes: [UInt8]) -> Bool {
    bytes.withBytes(in: nil) { text in
      var scanner = NormalizationScanner(text: text)
      return !scanner.advanceToChange()
    }
  }

  /// The changes that bring `bytes` into form C; none, and nothing allocated, for text that is in it.
  ///
  /// A change covers only what differs, so that the bytes around it keep their origin.
  public static func changesForNFC(in bytes: [UInt8]) -> NormalizationChanges {
    bytes.withBytes(in: nil) { text in
      var changes = NormalizationChanges()
      var scanner = NormalizationScanner(text: text)
      while scanner.advanceToChange() { changes.append(scanner.range, scanner.replacement) }
      return changes
    }
  }
}

/// Walks through text from one place that is not in form C to the next.
private struct NormalizationScanner {
  let text: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var form = CanonicalForm()

  /// The last change found.
  private(set) var range: ByteRange = 0..<0
  private(set) var replacement: ArraySlice<UInt8> = []

  init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

  /// Finds the next change, or returns false at the end of the text.
  mutating func advanceToChange() -> Bool {
    while let stretch = nextDoubtfulStretch() {
      form.compose(text, stretch)
      if takeDifference(stretch) { return true }
    }
    return false
  }

  /// The next stretch that the quick check can't vouch for, from a starter that nothing before it can change to the
  /// next such starter.
  private mutating func nextDoubtfulStretch() -> ByteRange? {
    var boundary = index
    var lastClass: UInt16 = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        index = text.endOfASCII(from: index)
        boundary = index - 1
        lastClass = 0
      } else if byte < 0xCC {
        // U+0080 to U+02FF: starters, all in form C.
        boundary = index
        lastClass = 0
        index = min(index + 2, text.count)
      } else {
        let scalar = text.scalar(at: index)
        let info = quire_normalization(scalar.value)
        let combiningClass = info & 0xFF
        if info >> 8 != 0 || (combiningClass != 0 && combiningClass < lastClass) {
          index = endOfStretch(from: index + scalar.length)
          return boundary..<index
        }
        if combiningClass == 0 { boundary = index }
        lastClass = combiningClass
        index += scalar.length
      }
    }
    return nil
  }

  private func endOfStretch(from start: Int) -> Int {
    var end = start
    while end < text.count {
      let scalar = text.scalar(at: end)
      if quire_normalization(scalar.value) == 0 { break }
      end += scalar.length
    }
    return end
  }

  /// Compares the stretch with its form C; what begins and ends alike is no part of the change.
  private mutating func takeDifference(_ stretch: ByteRange) -> Bool {
    let composed = form.bytes
    let common = min(stretch.count, composed.count)
    var head = 0
    while head < common, text[stretch.lowerBound + head] == composed[head] { head += 1 }
    if head == stretch.count, head == composed.count { return false }
    while head > 0, isInside(composed, head) || isInside(text, stretch.lowerBound + head) { head -= 1 }
    var tail = 0
    while tail < common - head, text[stretch.upperBound - 1 - tail] == composed[composed.count - 1 - tail] { tail += 1 }
    while tail > 0, isInside(composed, composed.count - tail) || isInside(text, stretch.upperBound - tail) { tail -= 1 }
    if head + tail == stretch.count, head + tail < composed.count {
      // Something was only put in: keep the range from being empty.
      if tail > 0 { tail -= lengthOfScalar(at: stretch.upperBound - tail) } else { head = 0 }
    }
    range = stretch.lowerBound + head..<stretch.upperBound - tail
    replacement = composed[head..<composed.count - tail]
    return true
  }

  private func isInside(_ bytes: some RandomAccessCollection<UInt8>, _ offset: Int) -> Bool {
    let index = bytes.index(bytes.startIndex, offsetBy: offset)
    return index < bytes.endIndex && bytes[index] & 0xC0 == 0x80
  }

  private func lengthOfScalar(at offset: Int) -> Int { text.scalar(at: offset).length }
}
