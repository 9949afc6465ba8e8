import QuireText

// Names of works and weaknesses that a registry gives out: DOI (ISO 26324), ISBN (ISO 2108), arXiv, PubMed, CVE.
extension ContactScanner {
  /// The identifier that the digits of the word `word` begin or are part of.
  func citation(_ word: ByteRange) -> RecognizedValue? {
    let start = word.lowerBound
    if word.count == 4, text.matches(cvePrefix, at: start - 4) { return vulnerability(word) }
    guard kinds.contains(.citation) else { return nil }
    if word.count == 2, text[start + 2] == UInt8(ascii: "."), let name = digitalObject(at: start) { return name }
    if word.count == 4, let range = text.labelled(arxiv, before: start) { return preprint(word, from: range) }
    if word.count <= 8, let range = text.labelled(pubmed, before: start) ?? text.labelled(pubmedID, before: start),
      word.allSatisfy({ isDigit(text[$0]) })
    {
      return value(range.lowerBound..<word.upperBound, "pmid:" + text.string(word), "pmid", 0.95)
    }
    return isDigit(text[start]) ? bookNumber(at: start) : nil
  }

  private func value(_ range: ByteRange, _ normal: String, _ rule: String, _ score: Double) -> RecognizedValue {
    RecognizedValue(range: range, kind: .citation, normal: normal, rule: "citation." + rule, score: score)
  }

  /// "CVE-2021-44228", at the year.
  private func vulnerability(_ year: ByteRange) -> RecognizedValue? {
    let start = year.lowerBound - 4
    guard kinds.contains(.cve), !text.isWord(before: start), text[year.upperBound] == UInt8(ascii: "-") else {
      return nil
    }
    var end = year.upperBound + 1
    while isDigit(text[end]), end - year.upperBound < 9 { end += 1 }
    guard (4...7).contains(end - year.upperBound - 1), !text.isWord(at: end),
      year.allSatisfy({ isDigit(text[$0]) })
    else { return nil }
    let normal = text.string(start..<end).uppercased()
    return RecognizedValue(range: start..<end, kind: .cve, normal: normal, rule: "cve.number", score: 0.99)
  }

  // MARK: Articles

  /// "10.1000/182": a registrant's number, a slash, and what the registrant likes, without the sentence's punctuation.
  private func digitalObject(at start: Int) -> RecognizedValue? {
    guard text[start] == UInt8(ascii: "1"), text[start + 1] == UInt8(ascii: "0") else { return nil }
    var position = start + 3
    while isDigit(text[position]) || text[position] == UInt8(ascii: "."), position - start < 24 { position += 1 }
    guard position - start >= 7, text[position] == UInt8(ascii: "/"), isDigit(text[position - 1]) else { return nil }
    let suffix = position + 1
    var end = suffix
    var depth = 0
    while end - start < 256, text[end] > 0x20, text[end] < 0x7F, !"\"<>{}|\\^`,;".utf8.contains(text[end]) {
      if text[end] == UInt8(ascii: "(") { depth += 1 }
      if text[end] == UInt8(ascii: ")") { depth -= 1 }
      if depth < 0 { break }
      end += 1
    }
    while end > suffix, ".:!?'*_".utf8.contains(text[end - 1]) { end -= 1 }
    guard end > suffix, (suffix..<end).contains(where: { isLetterOrDigit(text[$0]) }) else { return nil }
    let normal = "doi:" + text.string(start..<end).lowercased()
    return value(start..<end, normal, "doi", 0.95)
  }

  /// "arXiv:2101.00001v2" with its number from `number` on.
  private func preprint(_ number: ByteRange, from label: ByteRange) -> RecognizedValue? {
    var end = number.upperBound
    guard number.allSatisfy({ isDigit(text[$0]) }), text[end] == UInt8(ascii: ".") else { return nil }
    end += 1
    while isDigit(text[end]), end - number.upperBound < 7 { end += 1 }
    guard (4...5).contains(end - number.upperBound - 1) else { return nil }
    if lowercased(text[end]) == UInt8(ascii: "v"), isDigit(text[end + 1]) {
      end += 2
      if isDigit(text[end]) { end += 1 }
    }
    guard !text.isWord(at: end) else { return nil }
    let normal = "arxiv:" + text.string(number.lowerBound..<end).lowercased()
    return value(label.lowerBound..<end, normal, "arxiv", 0.97)
  }

  // MARK: Books

  /// An ISBN whose check digit is right: ten digits after "ISBN", thirteen after it or in groups.
  private func bookNumber(at start: Int) -> RecognizedValue? {
    let hasLabel = text.hasBookLabel(before: start)
    let isLong = text[start] == UInt8(ascii: "9") && text[start + 1] == UInt8(ascii: "7")
    guard hasLabel || isLong, text[start - 1] != UInt8(ascii: "-") || hasLabel else { return nil }
    var digits: [Int] = []
    var position = start
    while digits.count < 13 {
      let byte = text[position]
      if isDigit(byte) {
        digits.append(Int(byte - 0x30))
      } else if digits.count == 9, lowercased(byte) == UInt8(ascii: "x") {
        digits.append(10)
        position += 1
        break
      } else if byte != UInt8(ascii: "-") && byte != UInt8(ascii: " ") || !isLetterOrDigit(text[position + 1]) {
        break
      }
      position += 1
      if digits.count == 10, hasLabel, !isLong, isCheckedTen(digits) { break }
    }
    guard !text.isWord(at: position), let normal = bookNumber(digits, hasLabel: hasLabel) else { return nil }
    return value(start..<position, "isbn:" + normal, "isbn", hasLabel ? 0.99 : 0.7)
  }

  private func bookNumber(_ digits: [Int], hasLabel: Bool) -> String? {
    var long = digits
    if digits.count == 10 {
      guard hasLabel, isCheckedTen(digits) else { return nil }
      long = [9, 7, 8] + digits.dropLast()
      long.append((10 - weightedSum(long) % 10) % 10)
    }
    guard long.count == 13, long[0] == 9, long[1] == 7, long[2] >= 8, weightedSum(long) % 10 == 0 else { return nil }
    return long.map { String($0) }.joined()
  }

  private func isCheckedTen(_ digits: [Int]) -> Bool {
    zip(digits, stride(from: 10, to: 0, by: -1)).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0
  }

  private func weightedSum(_ digits: [Int]) -> Int {
    digits.enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 3) }
  }
}

extension TextWindow {
  /// The range of `label` where it ends before `offset`, with a colon or spaces between.
  fileprivate func labelled(_ label: [UInt8], before offset: Int) -> ByteRange? {
    var end = offset
    while ": ".utf8.contains(self[end - 1]), offset - end < 3 { end -= 1 }
    let start = end - label.count
    guard matches(label, at: start), end < offset, !isWord(before: start) else { return nil }
    return start..<end
  }

  /// Whether "ISBN", "ISBN-13:" or the like stands right before `offset`.
  fileprivate func hasBookLabel(before offset: Int) -> Bool {
    var start = offset
    while offset - start < 14, self[start - 1] >= 0x20, self[start - 1] < 0x7F {
      start -= 1
      if lowercased(self[start]) == UInt8(ascii: "i") { return matches(book, at: start) && !isWord(before: start) }
    }
    return false
  }
}

private let cvePrefix = Array("cve-".utf8)
private let arxiv = Array("arxiv".utf8)
private let pubmed = Array("pmid".utf8)
private let pubmedID = Array("pubmed id".utf8)
private let book = Array("isbn".utf8)
