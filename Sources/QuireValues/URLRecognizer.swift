import QuireText

// Web addresses: RFC 3986 with letters of any script (RFC 3987), as people type them into running text.
extension ContactScanner {
  /// The address whose scheme ends at `colon`, if `//` follows.
  func url(aroundColon colon: Int) -> RecognizedValue? {
    guard kinds.contains(.url), let scheme = scheme(before: colon) else { return nil }
    let slashes = text[colon + 1] == UInt8(ascii: "]") ? colon + 2 : colon + 1
    guard text[slashes] == UInt8(ascii: "/"), text[slashes + 1] == UInt8(ascii: "/") else { return nil }
    // "hxxp[://]"
    let start = scheme.isBracketed && text[slashes + 2] == UInt8(ascii: "]") ? slashes + 3 : slashes + 2
    guard let authority = authority(at: start) else { return nil }
    let end = urlEnd(from: authority.end)
    var normal = scheme.normal + Array("://".utf8)
    let isDefanged = scheme.isDefanged || authority.isDefanged
    normal += text.addressText(start..<end, lowercaseEnd: authority.end, refangsRest: isDefanged)
    return url(scheme.start..<end, normal: normal, rule: "url.scheme", score: 0.99)
  }

  /// The address without a scheme around the `.` at `dot`, or around a dot in the bracket that opens there: `www.` and a host, or a host with a known top level.
  func url(aroundDot dot: Int) -> RecognizedValue? {
    guard kinds.contains(.url), let start = hostStart(beforeDot: dot), !isPartOfLonger(before: start) else {
      return nil
    }
    guard let host = text.hostName(at: start, allowsUnderscore: false), host.labelCount >= 2, host.range.contains(dot)
    else { return nil }
    let hostEnd = host.range.upperBound
    guard text[hostEnd] != UInt8(ascii: "@"), text[hostEnd] != UInt8(ascii: "_") else { return nil }
    let hasPath = text[hostEnd] == UInt8(ascii: "/") && text.isURLCharacter(at: hostEnd + 1)
    let isWeb = text.matches(webPrefix, at: start) && host.labelCount >= 3 && text.isTopLevelShape(host.top)
    guard isWeb || isKnownDomain(host, hasPath: hasPath) else { return nil }
    let end = urlEnd(from: portEnd(after: hostEnd))
    let normal = text.addressText(start..<end, lowercaseEnd: hostEnd, refangsRest: host.isDefanged)
    if isWeb { return url(start..<end, normal: normal, rule: "url.www", score: 0.97) }
    return url(start..<end, normal: normal, rule: "url.bare-domain", score: hasPath ? 0.9 : 0.7)
  }

  /// Where the first label of the host begins whose first dot is at `dot`, or begins there with its bracket.
  private func hostStart(beforeDot dot: Int) -> Int? {
    let isDefanged = text[dot] != UInt8(ascii: ".")
    let end = isDefanged ? text.defangedStart(dot) : dot
    guard isDefanged ? text.dotWidth(at: end) > 0 : text.isWord(at: dot + 1) else { return nil }
    var start = end
    while start > text.start, end - start < 64, text[start - 1] == UInt8(ascii: "-") || text.isWord(before: start) {
      start -= 1
      while start > text.start, text[start] & 0xC0 == 0x80 { start -= 1 }
    }
    while start < end, text[start] == UInt8(ascii: "-") { start += 1 }
    return start < end ? start : nil
  }

  private func url(_ range: ByteRange, normal: [UInt8], rule: String, score: Double) -> RecognizedValue {
    let normal = String(decoding: normal, as: UTF8.self)
    return RecognizedValue(range: range, kind: .url, normal: normal, rule: rule, score: score)
  }

  private func scheme(before colon: Int) -> (start: Int, normal: [UInt8], isBracketed: Bool, isDefanged: Bool)? {
    // "hxxp[:]//" and "hxxp[://]" keep readers from following the address.
    let next = text[colon + 1]
    let isBracketed = text[colon - 1] == UInt8(ascii: "[") && (next == UInt8(ascii: "]") || next == UInt8(ascii: "/"))
    let end = isBracketed ? colon - 1 : colon
    var start = end
    while isLetter(text[start - 1]), end - start < 8 { start -= 1 }
    for (name, normal) in schemes where name.count <= end - start && text.matches(name, at: end - name.count) {
      // Only the common ones are believed when letters are glued to them ("herehttp://…").
      if name.count == end - start || normal.starts(with: schemes[1].name) {
        return (end - name.count, normal, isBracketed, isBracketed || name != normal)
      }
    }
    return nil
  }

  /// User, host and port; the host has a top-level domain or is an address, `localhost`, or alone before a path.
  private func authority(at start: Int) -> (end: Int, isDefanged: Bool)? {
    var hostStart = start
    if let sign = userInformationEnd(from: start) { hostStart = sign + 1 }
    if text[hostStart] == UInt8(ascii: "[") {
      guard let address = text.internetAddress6(at: hostStart + 1), text[address.upperBound] == UInt8(ascii: "]") else {
        return nil
      }
      return (portEnd(after: address.upperBound + 1), false)
    }
    guard let host = text.hostName(at: hostStart, allowsUnderscore: true) else { return nil }
    let end = portEnd(after: host.range.upperBound)
    let isAddress = text.internetAddress4(at: hostStart).map { $0.range == host.range } ?? false
    let isLocal = host.labelCount == 1 && (text[end] == UInt8(ascii: "/") || end > host.range.upperBound)
    let isNamed = host.labelCount >= 2 && text.isTopLevelShape(host.top)
    let isAlone = host.labelCount == 1 && text.matches(localHost, at: hostStart)
    guard isAddress || isNamed || isAlone || (isLocal && !host.isNumeric) else { return nil }
    return (end, host.isDefanged)
  }

  private func userInformationEnd(from start: Int) -> Int? {
    var position = start
    while position - start < 128 {
      switch text[position] {
      case UInt8(ascii: "@"): return position
      case UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "%"),
        UInt8(ascii: "+"):
        position += 1
      default:
        guard isLetterOrDigit(text[position]) else { return nil }
        position += 1
      }
    }
    return nil
  }

  private func portEnd(after host: Int) -> Int {
    guard text[host] == UInt8(ascii: ":"), isDigit(text[host + 1]) else { return host }
    var end = host + 1
    while isDigit(text[end]), end - host <= 5 { end += 1 }
    return isLetterOrDigit(text[end]) ? host : end
  }

  /// Where path, query and fragment end, without the punctuation of the sentence around the address.
  private func urlEnd(from start: Int) -> Int {
    guard "/?#".utf8.contains(text[start]) else { return start }
    var end = start
    var depths = BracketDepths()
    while text.isURLCharacter(at: end) {
      depths.count(text[end], by: 1)
      end += 1
      while text[end] & 0xC0 == 0x80 { end += 1 }
    }
    while end > start {
      let last = text[end - 1]
      guard isTrailingPunctuation(last) || depths.isUnopened(last) else { break }
      depths.count(last, by: -1)
      end -= 1
    }
    return end
  }

  /// Whether what stands before `start` makes it the middle of something else: a path, an address, a name.
  private func isPartOfLonger(before start: Int) -> Bool {
    let before = text[start - 1]
    return text.isWord(before: start) || "@/\\_.-=&%$#".utf8.contains(before)
  }

  private func isKnownDomain(_ host: HostName, hasPath: Bool) -> Bool {
    guard let kind = TopLevelDomains.kind(of: text.bytes[host.top]) else { return false }
    // "the end.In the morning": a space was lost.
    let isShouted = host.range.allSatisfy { !isLetter(text[$0]) || isUppercase(text[$0]) }
    guard isShouted || host.top.allSatisfy({ !isUppercase(text[$0]) }) else { return false }
    guard host.range.contains(where: { isLetter(text[$0]) && !host.top.contains($0) }) || hasPath else { return false }
    // "print.me(" is a call.
    guard text[host.range.upperBound] != UInt8(ascii: "(") else { return false }
    return kind == .clear || hasPath
  }
}

/// How many brackets of a URL stay open, so that `(see http://a.com/b_(c))` ends where it should.
private struct BracketDepths {
  private var round = 0
  private var square = 0

  mutating func count(_ byte: UInt8, by step: Int) {
    switch byte {
    case UInt8(ascii: "("): round += step
    case UInt8(ascii: ")"): round -= step
    case UInt8(ascii: "["): square += step
    case UInt8(ascii: "]"): square -= step
    default: break
    }
  }

  func isUnopened(_ byte: UInt8) -> Bool {
    (byte == UInt8(ascii: ")") && round < 0) || (byte == UInt8(ascii: "]") && square < 0)
  }
}

extension TextWindow {
  fileprivate func isURLCharacter(at offset: Int) -> Bool {
    let byte = self[offset]
    if byte >= 0x80 { return byte >= 0xC0 && isWord(at: offset) }
    if byte <= 0x20 || byte == 0x7F { return false }
    return !"<>\"`{}|\\^".utf8.contains(byte)
  }
}

private func isTrailingPunctuation(_ byte: UInt8) -> Bool {
  ".,;:!?'*_~([".utf8.contains(byte)
}

private let webPrefix = Array("www.".utf8)
private let localHost = Array("localhost".utf8)

/// Schemes as they are written, with the one that is meant; longer ones first.
private let schemes: [(name: [UInt8], normal: [UInt8])] = [
  ("https", "https"), ("http", "http"), ("hxxps", "https"), ("hxxp", "http"), ("sftp", "sftp"), ("ftps", "ftps"),
  ("ftp", "ftp"), ("wss", "wss"), ("ws", "ws"), ("ssh", "ssh"), ("git", "git"), ("svn", "svn"), ("irc", "irc"),
  ("ircs", "ircs"), ("rtsp", "rtsp"), ("rtmp", "rtmp"), ("nntp", "nntp"), ("ldap", "ldap"), ("gemini", "gemini"),
  ("gopher", "gopher"), ("telnet", "telnet"), ("ipfs", "ipfs"), ("smb", "smb"),
].map { (Array($0.0.utf8), Array($0.1.utf8)) }
