import QuireText

/// Which names the attributes of one tag have, for tags with many of them.
struct HTMLNamesOfTag {
  /// By the number of a name: the tag that had it last.
  var lastTag: [UInt32] = []
  /// Hashes of the names that have no number of their own.
  var others: Set<UInt64> = []
  var tag: UInt32 = 0
  var tagStart = -1
}

/// A look at each name instead of one at each pair of names: a tag may have a million attributes.
extension HTMLTokenizer {
  /// Up to this many attributes, pairs are compared.
  static let fewAttributes = 24

  /// Whether an attribute of this name is among those of the tag; notes it if not.
  mutating func isDuplicate(_ attribute: HTMLAttribute) -> Bool {
    if namesOfTag.lastTag.isEmpty { namesOfTag.lastTag = Array(repeating: 0, count: 1 << 16) }
    if namesOfTag.tagStart != token.start {
      namesOfTag.tag += 1
      namesOfTag.tagStart = token.start
      namesOfTag.others.removeAll()
      for index in token.firstAttribute..<attributes.count { _ = insert(attributes[index]) }
    }
    return !insert(attribute)
  }

  private mutating func insert(_ attribute: HTMLAttribute) -> Bool {
    guard attribute.name != .overflow else {
      return namesOfTag.others.insert(hash(attribute.nameRange)).inserted
    }
    let number = Int(attribute.name.raw)
    guard namesOfTag.lastTag[number] != namesOfTag.tag else { return false }
    namesOfTag.lastTag[number] = namesOfTag.tag
    return true
  }

  /// FNV-1a of a name; names that are not told apart by it have come after 65,000 others.
  private mutating func hash(_ range: ByteRange) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for place in range {
      let byte = bytes[place]
      hash = (hash ^ UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)) &* 0x100_0000_01B3
    }
    return hash
  }
}
