import QuireText

/// Comments and what begins like one (HTML standard, 13.2.5.41 to 52).
extension HTMLTokenizer {
  private static let doctypeName = Array("doctype".utf8)
  private static let cdataStart = Array("[CDATA[".utf8)

  /// Reads what begins with `<!`; nil where it gives no token.
  mutating func readDeclaration(_ start: Int, _ allowsCDATA: Bool) -> HTMLTokenKind? {
    let place = start + 2
    if bytes[place] == 0x2D, bytes[place + 1] == 0x2D { return readComment(start) }
    if bytes.isMatch(at: place, lowercase: Self.doctypeName) { return readDoctype(start) }
    if allowsCDATA, (0..<7).allSatisfy({ bytes[place + $0] == Self.cdataStart[$0] }) {
      note(.cdataMarker, at: start)
      position = start + 9
      content = .cdata
      return nil
    }
    return readBogusComment(start, dataStart: place)
  }

  /// Reads to the next `>`.
  mutating func readBogusComment(_ start: Int, dataStart: Int) -> HTMLTokenKind {
    let stop = bytes.first(0x3E, from: min(dataStart, end))
    note(.bogus, at: start)
    return finishComment(start, dataStart: min(dataStart, end), dataEnd: stop, end: min(stop + 1, end))
  }

  private mutating func finishComment(_ start: Int, dataStart: Int, dataEnd: Int, end: Int) -> HTMLTokenKind {
    token.start = start
    token.end = end
    token.dataStart = dataStart
    token.dataEnd = max(dataStart, dataEnd)
    position = end
    return .comment
  }

  /// Reads a comment that begins with `<!--`.
  private mutating func readComment(_ start: Int) -> HTMLTokenKind {
    note(.comment, at: start)
    let dataStart = start + 4
    if bytes[dataStart] == 0x3E {
      return finishComment(start, dataStart: dataStart, dataEnd: dataStart, end: dataStart + 1)
    }
    if bytes[dataStart] == 0x2D, bytes[dataStart + 1] == 0x3E {
      return finishComment(start, dataStart: dataStart, dataEnd: dataStart, end: dataStart + 2)
    }
    var place = dataStart
    while true {
      place = bytes.first(0x2D, from: place)
      guard place < end else { return finishComment(start, dataStart: dataStart, dataEnd: end, end: end) }
      var dashes = place
      while bytes[dashes] == 0x2D { dashes += 1 }
      if let comment = endOfComment(start, dataStart, dashes: place..<dashes) { return comment }
      place = dashes
    }
  }

  /// The comment, if it ends with these dashes: by `-->`, by `--!>`, or because the input ends.
  private mutating func endOfComment(_ start: Int, _ dataStart: Int, dashes: Range<Int>) -> HTMLTokenKind? {
    let after = dashes.upperBound
    if after >= end {
      // Up to two dashes would have belonged to the end of the comment.
      return finishComment(start, dataStart: dataStart, dataEnd: end - min(dashes.count, 2), end: end)
    }
    guard dashes.count >= 2 else { return nil }
    if bytes[after] == 0x3E { return finishComment(start, dataStart: dataStart, dataEnd: after - 2, end: after + 1) }
    guard bytes[after] == 0x21 else { return nil }
    if after + 1 >= end { return finishComment(start, dataStart: dataStart, dataEnd: after - 2, end: end) }
    guard bytes[after + 1] == 0x3E else { return nil }
    return finishComment(start, dataStart: dataStart, dataEnd: after - 2, end: after + 2)
  }
}

/// Doctypes (HTML standard, 13.2.5.53 to 68).
extension HTMLTokenizer {
  private static let publicWord = Array("public".utf8)
  private static let systemWord = Array("system".utf8)

  /// Reads a doctype that begins with `<!doctype`.
  private mutating func readDoctype(_ start: Int) -> HTMLTokenKind {
    note(.doctype, at: start)
    var doctype = HTMLDoctype()
    var place = start + 9
    skipSpaces(&place)
    if place >= end || bytes[place] == 0x3E {
      doctype.forcesQuirks = true
    } else {
      let nameStart = place
      while place < end, bytes[place] != 0x3E, !HTMLByte.isSpace(bytes[place]) { place += 1 }
      doctype.name = nameStart..<place
      skipSpaces(&place)
      if place >= end {
        doctype.forcesQuirks = true
      } else if bytes[place] != 0x3E {
        readIdentifiers(&place, &doctype)
      }
    }
    let stop = place < end ? bytes.first(0x3E, from: place) : end
    token.start = start
    token.end = min(stop + 1, end)
    token.doctype = doctype
    position = token.end
    return .doctype
  }

  /// Reads what follows the name; stops before the `>`, or anywhere before it when the rest does not matter.
  private func readIdentifiers(_ place: inout Int, _ doctype: inout HTMLDoctype) {
    if bytes.isMatch(at: place, lowercase: Self.publicWord) {
      place += 6
      doctype.publicID = readQuoted(&place, &doctype)
      if doctype.forcesQuirks { return }
      skipSpaces(&place)
      if place < end, bytes[place] == 0x3E { return }
      // A public identifier alone is all right; what is no quoted system identifier is not.
      if bytes[place] == 0x22 || bytes[place] == 0x27 {
        doctype.systemID = readQuoted(&place, &doctype)
        if doctype.forcesQuirks { return }
      } else {
        doctype.forcesQuirks = true
        return
      }
    } else if bytes.isMatch(at: place, lowercase: Self.systemWord) {
      place += 6
      doctype.systemID = readQuoted(&place, &doctype)
      if doctype.forcesQuirks { return }
    } else {
      doctype.forcesQuirks = true
      return
    }
    skipSpaces(&place)
    if place >= end { doctype.forcesQuirks = true }
  }

  /// Reads a quoted identifier; quirks, where there is none or it does not end.
  private func readQuoted(_ place: inout Int, _ doctype: inout HTMLDoctype) -> ByteRange? {
    skipSpaces(&place)
    let quote = bytes[place]
    guard quote == 0x22 || quote == 0x27 else {
      doctype.forcesQuirks = true
      return nil
    }
    let first = place + 1
    place = first
    while place < end, bytes[place] != quote, bytes[place] != 0x3E { place += 1 }
    let range = first..<place
    if place < end, bytes[place] == quote { place += 1 } else { doctype.forcesQuirks = true }
    return range
  }

  private func skipSpaces(_ place: inout Int) {
    while HTMLByte.isSpace(bytes[place]) { place += 1 }
  }
}
