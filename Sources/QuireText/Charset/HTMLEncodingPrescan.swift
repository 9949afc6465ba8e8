/// The encoding that a page declares in its own bytes.
struct HTMLEncodingDeclaration: Equatable {
  let charset: Charset

  /// `meta` or `xmlDeclaration`.
  let how: CharsetGuess.How
}

/// What "prescan a byte stream to determine its encoding" finds
/// (https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding).
///
/// The standard looks at 1,024 bytes and changes its mind when the parser meets a later `meta`; here the same scan goes
/// on to the end of the head, at most 64 KB.
///
/// Complexity: linear in the bytes looked at.
func declaredHTMLEncoding(_ bytes: UnsafeBufferPointer<UInt8>) -> HTMLEncodingDeclaration? {
  let window = UnsafeBufferPointer(rebasing: bytes.prefix(HTMLEncodingPrescan.longestHead))
  if let charset = wideXMLDeclaration(window) { return HTMLEncodingDeclaration(charset: charset, how: .xmlDeclaration) }
  var prescan = HTMLEncodingPrescan(window)
  if let charset = prescan.metaCharset() { return HTMLEncodingDeclaration(charset: charset, how: .meta) }
  return xmlEncoding(window).map { HTMLEncodingDeclaration(charset: $0, how: .xmlDeclaration) }
}

/// UTF-16 by `<?x` in pairs of bytes.
private func wideXMLDeclaration(_ bytes: UnsafeBufferPointer<UInt8>) -> Charset? {
  if bytes.starts(with: [0x3C, 0, 0x3F, 0, 0x78, 0]) { return .utf16LE }
  return bytes.starts(with: [0, 0x3C, 0, 0x3F, 0, 0x78]) ? .utf16BE : nil
}

/// "Get an XML encoding" of the standard.
private func xmlEncoding(_ bytes: UnsafeBufferPointer<UInt8>) -> Charset? {
  guard bytes.starts(with: Array("<?xml".utf8)), let end = bytes.firstIndex(of: 0x3E) else { return nil }
  let declaration = Array(bytes[..<end])
  let word = Array("encoding".utf8)
  guard var place = firstPlace(of: word, in: declaration) else { return nil }
  place += word.count
  func skipBlanks() { while place < declaration.count, declaration[place] <= 0x20 { place += 1 } }
  skipBlanks()
  guard place < declaration.count, declaration[place] == 0x3D else { return nil }
  place += 1
  skipBlanks()
  guard place < declaration.count, declaration[place] == 0x22 || declaration[place] == 0x27,
    let close = declaration[(place + 1)...].firstIndex(of: declaration[place])
  else { return nil }
  let label = declaration[(place + 1)..<close]
  return label.contains { $0 <= 0x20 } ? nil : pageCharset(label)
}

/// The charset that a page means by `label`: the letters of the declaration could be read, so UTF-16 is none of it.
private func pageCharset(_ label: some Sequence<UInt8>) -> Charset? {
  switch Charset(label: String(decoding: Array(label), as: UTF8.self)) {
  case .utf16LE, .utf16BE: .utf8
  case .userDefined: .windows1252
  case let charset: charset
  }
}

/// "Extracting a character encoding from a meta element": the charset in a `content` attribute, in lower case.
private func charsetInContent(_ content: [UInt8]) -> Charset? {
  let word = Array("charset".utf8)
  var start = 0
  while let found = firstPlace(of: word, in: content, from: start) {
    var rest = content[(found + word.count)...].drop(while: isHTMLBlank)
    start = rest.startIndex
    guard rest.popFirst() == 0x3D else { continue }
    rest = rest.drop(while: isHTMLBlank)
    guard let first = rest.first else { return nil }
    if first == 0x22 || first == 0x27 {
      let inside = rest.dropFirst()
      return inside.firstIndex(of: first).flatMap { pageCharset(inside[..<$0]) }
    }
    return pageCharset(rest.prefix { !isHTMLBlank($0) && $0 != 0x3B })
  }
  return nil
}

/// Tab, line feed, form feed, carriage return, space.
private func isHTMLBlank(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

/// The scan for a `meta` with an encoding; it takes each byte once.
struct HTMLEncodingPrescan {
  /// How far a head is followed, in bytes.
  static let longestHead = 1 << 16

  /// What the standard looks at, in bytes; behind them the scan ends with the head.
  private static let standardHead = 1_024

  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The charset of the first `meta` that declares a known one.
  mutating func metaCharset() -> Charset? {
    while let open = bytes[place...].firstIndex(of: 0x3C) {
      place = open
      if isHere("<!--") {
        // The two hyphens of "<!--" may be those of "-->".
        guard endComment() else { return nil }
      } else if isHere("<meta"), place + 5 < bytes.count, isHTMLBlank(bytes[place + 5]) || bytes[place + 5] == 0x2F {
        place += 5
        if let charset = readMeta() { return charset }
      } else if isTag {
        if place >= Self.standardHead, isHere("</head") || isHere("<body") { return nil }
        while place < bytes.count, !isHTMLBlank(bytes[place]), bytes[place] != 0x3E { place += 1 }
        while nextAttribute() != nil {}
      } else if isHere("<!") || isHere("</") || isHere("<?") {
        guard let close = bytes[place...].firstIndex(of: 0x3E) else { return nil }
        place = close
      }
      guard place < bytes.count else { return nil }
      place += 1
    }
    return nil
  }

  /// Whether `word`, in lower case, stands here in any case.
  private func isHere(_ word: StaticString) -> Bool {
    guard place + word.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<word.utf8CodeUnitCount {
      let byte = bytes[place + index]
      let folded = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      // The index stays below the count of the literal.
      if folded != word.utf8Start[index] { return false }
    }
    return true
  }

  private var isTag: Bool {
    let name = place + (place + 1 < bytes.count && bytes[place + 1] == 0x2F ? 2 : 1)
    return name < bytes.count && isLetter(bytes[name])
  }

  private mutating func endComment() -> Bool {
    var close = place + 4
    while close < bytes.count {
      if bytes[close] == 0x3E, bytes[close - 1] == 0x2D, bytes[close - 2] == 0x2D {
        place = close
        return true
      }
      close += 1
    }
    return false
  }

  /// The charset of the `meta` whose attributes begin here.
  private mutating func readMeta() -> Charset? {
    var seen: Set<[UInt8]> = []
    var isContentType = false
    var needsContentType: Bool?
    var charset: Charset?
    while let (name, value) = nextAttribute() {
      guard name.count <= 10, seen.insert(name).inserted else { continue }
      if name.elementsEqual("http-equiv".utf8) {
        isContentType = isContentType || value.elementsEqual("content-type".utf8)
      } else if name.elementsEqual("content".utf8) {
        guard charset == nil, let found = charsetInContent(value) else { continue }
        charset = found
        needsContentType = true
      } else if name.elementsEqual("charset".utf8) {
        charset = pageCharset(value)
        needsContentType = false
      }
    }
    guard place < bytes.count, let needsContentType, !needsContentType || isContentType else { return nil }
    return charset
  }

  /// "Get an attribute" of the standard: its name and value in lower case; `nil` at the end of the tag or the bytes.
  private mutating func nextAttribute() -> (name: [UInt8], value: [UInt8])? {
    while place < bytes.count, isHTMLBlank(bytes[place]) || bytes[place] == 0x2F { place += 1 }
    guard place < bytes.count, bytes[place] != 0x3E else { return nil }
    let start = place
    while place < bytes.count, !isHTMLBlank(bytes[place]), bytes[place] != 0x2F, bytes[place] != 0x3E {
      if bytes[place] == 0x3D, place > start { break }
      place += 1
    }
    let name = lowered(start..<place)
    while place < bytes.count, isHTMLBlank(bytes[place]) { place += 1 }
    guard place < bytes.count, bytes[place] == 0x3D else { return (name, []) }
    place += 1
    while place < bytes.count, isHTMLBlank(bytes[place]) { place += 1 }
    return (name, value())
  }

  private mutating func value() -> [UInt8] {
    guard place < bytes.count else { return [] }
    let quote = bytes[place]
    guard quote == 0x22 || quote == 0x27 else {
      let start = place
      while place < bytes.count, !isHTMLBlank(bytes[place]), bytes[place] != 0x3E { place += 1 }
      return lowered(start..<place)
    }
    let start = place + 1
    let close = bytes[start...].firstIndex(of: quote) ?? bytes.count
    place = min(close + 1, bytes.count)
    return lowered(start..<close)
  }

  private func lowered(_ range: Range<Int>) -> [UInt8] {
    bytes[range].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }
}
