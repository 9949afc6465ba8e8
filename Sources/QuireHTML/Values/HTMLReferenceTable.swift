/// The named character references, ready to be searched.
struct HTMLReferenceTable: Sendable {
  struct Entry: Sendable {
    var offset: UInt16
    var length: UInt8
    /// Whether the semicolon may be missing.
    var isLegacy: Bool
    var value: HTMLReplacement
  }

  static let shared = HTMLReferenceTable()

  /// In the order of the names' bytes.
  private var entries: [Entry] = []
  private var names: [UInt8] = []
  private(set) var longestName = 0
  private(set) var longestLegacyName = 0

  private init() {
    var start = 0
    var text: [UInt8] = []
    for byte in HTMLReferenceNames.all.description.utf8 { text.append(byte == 0x0A ? 0x20 : byte) }
    text.append(0x20)
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x20) ?? text.count
      if end > start { add(text[start..<end]) }
      start = end + 1
    }
  }

  private mutating func add(_ word: ArraySlice<UInt8>) {
    guard let sign = word.firstIndex(where: { $0 == 0x3D || $0 == 0x21 }) else { return }
    var value = HTMLReplacement()
    for part in word[(sign + 1)...].split(separator: 0x2B) {
      value.append(part.reduce(0) { $0 << 4 | UInt32($1 >= 0x41 ? $1 - 0x37 : $1 - 0x30) })
    }
    let isLegacy = word[sign] == 0x21
    let length = sign - word.startIndex
    entries.append(Entry(offset: UInt16(names.count), length: UInt8(length), isLegacy: isLegacy, value: value))
    names.append(contentsOf: word[..<sign])
    longestName = max(longestName, length)
    if isLegacy { longestLegacyName = max(longestLegacyName, length) }
  }

  /// The reference whose name is exactly `bytes[range]`, without `&` and `;`.
  func find(_ bytes: [UInt8], _ range: Range<Int>) -> Entry? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      let order = compare(entries[middle], bytes, range)
      if order == 0 { return entries[middle] }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  private func compare(_ entry: Entry, _ bytes: [UInt8], _ range: Range<Int>) -> Int {
    let length = min(Int(entry.length), range.count)
    for index in 0..<length {
      let difference = Int(names[Int(entry.offset) + index]) - Int(bytes[range.lowerBound + index])
      if difference != 0 { return difference }
    }
    return Int(entry.length) - range.count
  }
}
