import QuireText

/// Text.
extension HTMLTreeBuilder {
  /// Inserts the text of the token.
  mutating func insertText() { insertText(token.start, token.end, token.decoding) }

  mutating func insertText(_ start: Int, _ end: Int, _ decoding: HTMLDecoding) {
    guard start < end else { return }
    let place = insertionPlace()
    guard place.parent > 0 || context != nil else { return drop(start, end) }
    let neighbour = place.next >= 0 ? nodes[Int(place.next)].previousLink : nodes[Int(place.parent)].lastLink
    if neighbour >= 0, nodes[Int(neighbour)].kind == .text {
      return append(start, end, decoding, to: Int(neighbour))
    }
    let run = Int32(truncatingIfNeeded: runs.count)
    runs.append(HTMLTextRun(start: start, end: end, decoding))
    var node = HTMLNode(.text, start: start, end: end)
    node.firstLink = run
    node.lastLink = run
    add(node, at: place)
  }

  private mutating func append(_ start: Int, _ end: Int, _ decoding: HTMLDecoding, to node: Int) {
    let last = Int(nodes[node].lastLink)
    if Int(runs[last].start) + Int(runs[last].length) == start, runs[last].decoding == decoding {
      runs[last].length = UInt32(truncatingIfNeeded: end) - runs[last].start
      if nodes[node].firstLink == nodes[node].lastLink { nodes[node].length = runs[last].length }
      return
    }
    let run = Int32(truncatingIfNeeded: runs.count)
    runs.append(HTMLTextRun(start: start, end: end, decoding))
    runs[last].nextLink = run
    nodes[node].lastLink = run
  }

  /// Records text that goes into no node.
  mutating func drop(_ start: Int, _ end: Int) {
    guard start < end else { return }
    let last = tokenizer.syntax.entries.count - 1
    if kind == .text, end == token.end, last >= 0, Int(tokenizer.syntax.entries[last].start) == start {
      tokenizer.syntax.entries[last].isDropped = true
    }
    dropped.append(
      HTMLDroppedText(start: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: end - start))
    )
  }

  /// Leaves out what remains of a text token.
  mutating func dropText() { drop(token.start, token.end) }

  /// Takes the white space from the beginning of the text token; whether more of the text follows.
  mutating func takeSpace(dropping: Bool) -> Bool {
    let stop = spaceEnd(token.start, token.end, token.decoding)
    if dropping { drop(token.start, stop) } else { insertText(token.start, stop, token.decoding) }
    tokenizer.token.start = stop
    return stop < token.end
  }

  /// Inserts the white space of the text token and drops everything else.
  mutating func insertSpaceOnly() {
    var place = token.start
    while place < token.end {
      let space = spaceEnd(place, token.end, token.decoding)
      insertText(place, space, token.decoding)
      place = space
      while place < token.end, spaceLength(place, token.end, token.decoding) == 0 { place += 1 }
      drop(space, place)
    }
  }

  /// The length of the white space character at `place`, references included; 0 if there is none.
  private mutating func spaceLength(_ place: Int, _ end: Int, _ decoding: HTMLDecoding) -> Int {
    let byte = tokenizer.bytes[place]
    if HTMLByte.isSpace(byte) { return 1 }
    guard byte == 0x26, decoding.contains(.references),
      let reference = HTMLReference.read(input, at: place, end: end, inAttribute: false),
      reference.value.count == 1, HTMLByte.isSpace(reference.value[0])
    else { return 0 }
    return reference.length
  }

  /// Where the white space that begins at `start` ends.
  mutating func spaceEnd(_ start: Int, _ end: Int, _ decoding: HTMLDecoding) -> Int {
    var place = start
    while place < end {
      let length = spaceLength(place, end, decoding)
      if length == 0 { break }
      place += length
    }
    return place
  }

  /// Whether text is white space alone, NULs not counted.
  mutating func isSpace(_ run: HTMLTextRun) -> Bool {
    let end = run.range.upperBound
    var place = run.range.lowerBound
    while place < end {
      place = spaceEnd(place, end, run.decoding)
      guard place < end, tokenizer.bytes[place] == 0, run.decoding.contains(.droppedNulls) else { break }
      place += 1
    }
    return place >= end
  }

  /// Drops the line break that begins the text after `<pre>`.
  mutating func skipLineFeed() {
    skipsLineFeed = false
    guard kind == .text else { return }
    let start = token.start
    var stop = start
    switch tokenizer.bytes[start] {
    case 0x0A: stop = start + 1
    case 0x0D: stop = start + (tokenizer.bytes[start + 1] == 0x0A && start + 1 < token.end ? 2 : 1)
    case 0x26 where token.decoding.contains(.references):
      let reference = HTMLReference.read(input, at: start, end: token.end, inAttribute: false)
      if let reference, reference.value == .lineFeed { stop = start + reference.length }
    default: break
    }
    drop(start, stop)
    tokenizer.token.start = stop
    if stop == token.end { kind = .text }
  }

  /// Text in the body.
  mutating func textInBody() {
    guard token.start < token.end else { return }
    let decoding = token.decoding
    if decoding.contains(.droppedNulls), isNulls(token.start, token.end) { return dropText() }
    reopenFormatting()
    insertText(token.start, token.end, decoding)
    if isFramesetOK, !isSpace(HTMLTextRun(start: token.start, end: token.end, decoding)) { isFramesetOK = false }
  }

  mutating func isNulls(_ start: Int, _ end: Int) -> Bool {
    (start..<end).allSatisfy { tokenizer.bytes[$0] == 0 }
  }
}
