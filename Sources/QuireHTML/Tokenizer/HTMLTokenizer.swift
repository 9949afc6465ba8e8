import QuireText

/// The tokenizer of the HTML standard (13.2.5), whose states are places in this code instead of values of a variable.
///
/// It reads the input once, from `position` on, and looks back never; `next` reads one token. Between two tokens the
/// tree builder may change `content`, as the standard says.
struct HTMLTokenizer {
  let bytes: HeldBytes
  let end: Int
  var position = 0
  var content = HTMLContent.data
  /// The name whose end tag ends `content`, in lower case.
  var contentEnd: [UInt8] = []
  var token = HTMLToken()
  var names = MarkupNames()
  var attributes: [HTMLAttribute] = []
  var syntax = HTMLSyntaxRuns()
  var firstOverflow: Int?
  var namesOfTag = HTMLNamesOfTag()

  init(_ bytes: HeldBytes, end: Int) {
    self.bytes = bytes
    self.end = end
    syntax.end = end
    syntax.entries.reserveCapacity(end / 32)
    attributes.reserveCapacity(end / 96)
  }

  /// Records that the bytes from `start` on are a token of this kind.
  @inline(__always)
  mutating func note(_ kind: HTMLSyntaxRun.Kind, at start: Int) {
    syntax.entries.append(HTMLSyntaxRuns.Entry(start: UInt32(truncatingIfNeeded: start), kind: kind))
  }

  /// Reads one token.
  ///
  /// - Parameter allowsCDATA: whether the current element is one of SVG or MathML.
  /// - Returns: what it is; `.end` again and again when all is read.
  mutating func next(allowsCDATA: Bool) -> HTMLTokenKind {
    while position < end {
      if content != .data, let kind = nextInContent() { return kind }
      guard content == .data, position < end else { continue }
      if bytes[position] != 0x3C || !isMarkup(position) {
        readText()
        return .text
      }
      if let kind = readMarkup(allowsCDATA) { return kind }
    }
    token.start = end
    token.end = end
    return .end
  }

  /// Whether the `<` at this place begins markup.
  @inline(__always)
  private func isMarkup(_ place: Int) -> Bool {
    let next = bytes[place + 1]
    if HTMLByte.isLetter(next) || next == 0x21 || next == 0x3F { return true }
    return next == 0x2F && place + 2 < end
  }

  /// Reads text up to the next markup.
  private mutating func readText() {
    let start = position
    var seen: UInt8 = 0
    var place = bytes[start] == 0x3C ? start + 1 : start
    while true {
      let scan = bytes.scan(from: place, to: 0x3C)
      seen |= scan.seen
      place = scan.end
      if place >= end || isMarkup(place) { break }
      place += 1
    }
    finishText(start, min(place, end), unresolved(seen), .text)
  }

  @inline(__always)
  mutating func finishText(_ start: Int, _ stop: Int, _ decoding: HTMLDecoding, _ kind: HTMLSyntaxRun.Kind) {
    note(kind, at: start)
    token.start = start
    token.end = stop
    token.decoding = decoding
    position = stop
  }

  /// Reads the markup that begins here; nil where it gives no token.
  @inline(__always)
  private mutating func readMarkup(_ allowsCDATA: Bool) -> HTMLTokenKind? {
    let start = position
    let next = bytes[start + 1]
    if HTMLByte.isLetter(next) { return readTag(start, nameStart: start + 1, isEnd: false) ? .startTag : nil }
    switch next {
    case 0x2F:
      if HTMLByte.isLetter(bytes[start + 2]) {
        return readTag(start, nameStart: start + 2, isEnd: true) ? .endTag : nil
      }
      if bytes[start + 2] == 0x3E {
        note(.bogus, at: start)
        position = start + 3
        return nil
      }
      return readBogusComment(start, dataStart: start + 2)
    case 0x21: return readDeclaration(start, allowsCDATA)
    default: return readBogusComment(start, dataStart: start + 1)
    }
  }
}

/// Text that ends only with a certain end tag.
extension HTMLTokenizer {
  /// Sets what is read next, up to the end tag of `name`.
  mutating func enter(_ content: HTMLContent, until name: MarkupName) {
    self.content = content
    contentEnd = Array(names.bytes(of: name))
  }

  /// Reads on in `content`; nil where `content` is over and nothing came of it.
  private mutating func nextInContent() -> HTMLTokenKind? {
    let start = position
    switch content {
    case .data: return nil
    case .plainText:
      let scan = bytes.scan(from: start, to: 0x3C)
      var seen = scan.seen
      var place = scan.end
      while place < end {
        let scan = bytes.scan(from: place + 1, to: 0x3C)
        seen |= scan.seen
        place = scan.end
      }
      finishText(start, end, plain(seen), .text)
      return .text
    case .cdata: return readCDATA(start)
    case .escapableRawText, .rawText, .script: return readRawText(start)
    }
  }

  private mutating func readRawText(_ start: Int) -> HTMLTokenKind? {
    let (stop, seen) = content == .script ? scriptEnd(from: start) : rawTextEnd(from: start)
    if stop > start {
      let decoding = content == .escapableRawText ? escapable(seen) : plain(seen)
      finishText(start, stop, decoding, content == .escapableRawText ? .text : .rawText)
      return .text
    }
    content = .data
    return readTag(start, nameStart: start + 2, isEnd: true) ? .endTag : nil
  }

  private func rawTextEnd(from start: Int) -> (Int, UInt8) {
    var place = start
    var seen: UInt8 = 0
    while true {
      let scan = bytes.scan(from: place, to: 0x3C)
      seen |= scan.seen
      place = scan.end
      if place >= end { return (end, seen) }
      if isContentEnd(place) { return (place, seen) }
      place += 1
    }
  }

  /// Whether the end tag that ends the content begins with the `<` at this place.
  @inline(__always)
  func isContentEnd(_ place: Int) -> Bool {
    guard bytes[place + 1] == 0x2F, !contentEnd.isEmpty, bytes.isMatch(at: place + 2, lowercase: contentEnd) else {
      return false
    }
    let after = place + 2 + contentEnd.count
    return after < end && HTMLByte.endsTagName(bytes[after])
  }

  private mutating func readCDATA(_ start: Int) -> HTMLTokenKind? {
    var place = bytes.first(0x5D, from: start)
    while place < end, !(bytes[place + 1] == 0x5D && bytes[place + 2] == 0x3E) {
      place = bytes.first(0x5D, from: place + 1)
    }
    if place > start {
      let seen = seenBytes(start, place)
      finishText(start, place, unresolved(seen & ~1), .text)
      return .text
    }
    note(.cdataMarker, at: place)
    position = place + 3
    content = .data
    return nil
  }

  private func seenBytes(_ start: Int, _ stop: Int) -> UInt8 {
    var seen: UInt8 = 0
    for place in start..<stop {
      if bytes[place] == 0x0D { seen |= 2 }
      if bytes[place] == 0 { seen |= 4 }
    }
    return seen
  }

  /// NULs of data go on to the tree builder, which leaves them out unless it stands in foreign content.
  @inline(__always)
  func unresolved(_ seen: UInt8) -> HTMLDecoding { HTMLDecoding(rawValue: seen & 3 | (seen & 4) << 1) }

  private func plain(_ seen: UInt8) -> HTMLDecoding { HTMLDecoding(rawValue: seen & ~1) }

  private func escapable(_ seen: UInt8) -> HTMLDecoding { HTMLDecoding(rawValue: seen) }
}
