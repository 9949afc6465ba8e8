import QuireText

/// Tags and their attributes (HTML standard, 13.2.5.6 to 8, 13.2.5.32 to 40).
extension HTMLTokenizer {
  /// Reads the tag whose name begins at `nameStart`; false if the input ends within it, which makes it no token.
  mutating func readTag(_ start: Int, nameStart: Int, isEnd: Bool) -> Bool {
    var place = nameStart + 1
    while !HTMLByte.endsTagName(bytes[place]), place < end { place += 1 }
    token.start = start
    token.firstAttribute = attributes.count
    token.attributeCount = 0
    token.isSelfClosing = false
    let nameEnd = place
    let isFinished = bytes[place] == 0x3E && place < end || readAttributes(&place)
    if isEnd { dropAttributes() }
    guard isFinished else {
      dropAttributes()
      note(.unfinished, at: start)
      position = end
      return false
    }
    note(isEnd ? .endTag : .startTag, at: start)
    token.name = name(nameStart, nameEnd)
    token.end = place + 1
    position = place + 1
    return true
  }

  /// Takes back the attributes of the token: of a tag that makes no element.
  @inline(__always)
  mutating func dropAttributes() {
    if attributes.count > token.firstAttribute { attributes.removeLast(attributes.count - token.firstAttribute) }
  }

  /// Reads attributes up to the `>` of the tag; false if the input ends before.
  private mutating func readAttributes(_ position: inout Int) -> Bool {
    var place = position
    while place < end {
      let byte = bytes[place]
      if HTMLByte.isSpace(byte) {
        place += 1
      } else if byte == 0x3E {
        position = place
        return true
      } else if byte == 0x2F {
        place += 1
        token.isSelfClosing = bytes[place] == 0x3E
      } else {
        place = readAttribute(place)
      }
    }
    return false
  }

  /// Reads one attribute; returns the place after it, the end of the input if that breaks it off.
  @inline(__always)
  private mutating func readAttribute(_ start: Int) -> Int {
    var place = start + 1
    while !HTMLByte.endsAttributeName(bytes[place]), place < end { place += 1 }
    var attribute = HTMLAttribute(name(start, place), start: start, end: place)
    while HTMLByte.isSpace(bytes[place]) { place += 1 }
    if bytes[place] == 0x3D {
      place = readValue(place + 1, &attribute)
    }
    guard place < end else { return end }
    add(attribute)
    return place
  }

  /// Reads the value after a `=`.
  @inline(__always)
  private func readValue(_ start: Int, _ attribute: inout HTMLAttribute) -> Int {
    var place = start
    while HTMLByte.isSpace(bytes[place]) { place += 1 }
    let quote = bytes[place]
    if quote == 0x22 || quote == 0x27 {
      let scan = bytes.scan(from: place + 1, to: quote)
      attribute.valueStart = UInt32(truncatingIfNeeded: place + 1)
      attribute.valueLength = UInt32(truncatingIfNeeded: scan.end - place - 1)
      attribute.decoding = HTMLDecoding(rawValue: scan.seen)
      return scan.end + 1
    }
    let valueStart = place
    var seen: UInt8 = 0
    while place < end, bytes[place] != 0x3E, !HTMLByte.isSpace(bytes[place]) {
      if bytes[place] == 0x26 { seen |= 1 }
      if bytes[place] == 0 { seen |= 4 }
      place += 1
    }
    attribute.valueStart = UInt32(truncatingIfNeeded: valueStart)
    attribute.valueLength = UInt32(truncatingIfNeeded: place - valueStart)
    attribute.decoding = HTMLDecoding(rawValue: seen)
    return place
  }

  /// Keeps an attribute, unless the tag has one of this name.
  @inline(__always)
  private mutating func add(_ attribute: HTMLAttribute) {
    let count = attributes.count
    if count - token.firstAttribute < Self.fewAttributes {
      for index in token.firstAttribute..<count where attributes[index].name == attribute.name {
        if attribute.name != .overflow || isSameName(attributes[index], attribute) { return }
      }
    } else if isDuplicate(attribute) {
      return
    }
    if count > token.firstAttribute { attributes[count - 1].nextLink = Int32(truncatingIfNeeded: count) }
    attributes.append(attribute)
    token.attributeCount += 1
  }

  private func isSameName(_ left: HTMLAttribute, _ right: HTMLAttribute) -> Bool {
    lowercased(left.nameRange) == lowercased(right.nameRange)
  }

  /// The bytes of a name as the standard wants them: ASCII in lower case, NUL as U+FFFD.
  func lowercased(_ range: ByteRange) -> [UInt8] {
    var name: [UInt8] = []
    for place in range {
      let byte = bytes[place]
      if byte == 0 {
        name.append(contentsOf: HTMLReplacement.replacementCharacter)
      } else {
        name.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
      }
    }
    return name
  }

  /// The number of the name at `start..<end`.
  @inline(__always)
  private mutating func name(_ start: Int, _ stop: Int) -> MarkupName {
    var hasNull = false
    for place in start..<stop where bytes[place] == 0 { hasNull = true }
    if hasNull {
      let name = lowercased(start..<stop)
      return names.intern(name, in: 0..<name.count)
    }
    let name = names.internLowercased(bytes, from: start, to: stop)
    if name == .overflow, firstOverflow == nil { firstOverflow = start }
    return name
  }
}
