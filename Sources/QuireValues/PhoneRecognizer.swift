import QuireText

// Telephone numbers: international (ITU-T E.164 behind `+`, `00` or `011`), North American, national with a trunk
// zero or an area code in brackets. Digits alone are a telephone number only where the text says so.
extension ContactScanner {
  /// The number whose first digit, `+` or `(` is at `start`.
  func phone(at start: Int) -> RecognizedValue? {
    guard kinds.contains(.phone), mayBegin(at: start) else { return nil }
    let digits = PhoneDigits(text, at: start)
    var hasCue: Bool?
    for count in stride(from: digits.groups.count, through: 1, by: -1) {
      let groups = digits.groups[..<count]
      guard let last = groups.last, mayEnd(at: last.end, afterGroup: last) else { continue }
      let cue = hasCue ?? text.hasPhoneCue(before: start)
      hasCue = cue
      guard let form = PhoneForm(groups, hasPlus: digits.hasPlus, hasCue: cue, in: text) else { continue }
      let (end, `extension`) = text.phoneExtension(after: last.end)
      let number = form.normal.hasPrefix("+") ? nil : region?.international(form.normal)
      let normal = (number ?? form.normal) + (`extension`.isEmpty ? "" : ";ext=" + `extension`)
      return RecognizedValue(range: start..<end, kind: .phone, normal: normal, rule: form.rule, score: form.score)
    }
    return nil
  }

  private func mayBegin(at start: Int) -> Bool {
    let hasPlus = text[start] == UInt8(ascii: "+") || text[start + 1] == UInt8(ascii: "+")
    let before = text[start - 1]
    if hasPlus { return !isDigit(before) }
    guard !text.isWord(before: start) else { return false }
    // The rest of a longer row of digits ("6011 0000 0000 0004") is no number of its own.
    guard before != UInt8(ascii: " ") || !isDigit(text[start - 2]) || text[start] == UInt8(ascii: "(") else {
      return false
    }
    let isInNumber = before == UInt8(ascii: ".") || before == UInt8(ascii: ",") || before == UInt8(ascii: "/")
    let isJoined = before == UInt8(ascii: "-") && isDigit(text[start - 2])
    return !isJoined && !(isInNumber && isDigit(text[start - 2])) && !"$#+%=&_".utf8.contains(before)
  }

  private func mayEnd(at end: Int, afterGroup group: PhoneDigits.Group) -> Bool {
    let next = text[end]
    if text.isWord(at: end) {
      return text.phoneExtension(after: end).end > end
    }
    guard next != UInt8(ascii: "%"), next != UInt8(ascii: "@"), next != UInt8(ascii: "_") else { return false }
    let isInNumber = [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "-")]
      .contains(next)
    return !(isInNumber && text.isWord(at: end + 1))
  }
}

/// Groups of digits with what stands between them.
struct PhoneDigits {
  struct Group {
    /// The digits, without brackets.
    var digits: ByteRange
    /// Where the group ends, its closing bracket included.
    var end: Int
    var isBracketed: Bool
    /// The sign before it: a space, `-`, `.` or `/`, or 0 where only a bracket parts it from the group before.
    var separator: UInt8
  }

  private(set) var groups: [Group] = []
  private(set) var hasPlus = false

  /// Reads at most fifteen digits (E.164) and a trunk prefix in at most eight groups from `start` on.
  init(_ text: TextWindow, at start: Int) {
    var position = start
    var separator: UInt8 = 0
    var total = 0
    while groups.count < 8 {
      let isBracketed = text[position] == UInt8(ascii: "(")
      if isBracketed { position += text[position + 1] == UInt8(ascii: " ") ? 2 : 1 }
      if groups.isEmpty, text[position] == UInt8(ascii: "+") {
        hasPlus = true
        position += 1
      }
      let first = position
      while isDigit(text[position]), position - first < 16 { position += 1 }
      total += position - first
      guard position > first, total <= 17 else { return }
      let digits = first..<position
      if isBracketed {
        if text[position] == UInt8(ascii: " ") { position += 1 }
        guard text[position] == UInt8(ascii: ")") else { return }
        position += 1
      }
      groups.append(Group(digits: digits, end: position, isBracketed: isBracketed, separator: separator))
      separator = 0
      // "(0) 20 - 123": at most a sign with a space on either side.
      for place in 0..<3 {
        let width = text.spaceWidth(at: position)
        if width > 0, place != 1 || separator == 0 {
          if separator == 0 { separator = UInt8(ascii: " ") }
          position += width
        } else if "-./".utf8.contains(text[position]), separator == 0 || separator == UInt8(ascii: " ") {
          separator = text[position]
          position += 1
        } else if text.isHyphen(at: position), separator == 0 || separator == UInt8(ascii: " ") {
          separator = UInt8(ascii: "-")
          position += 3
        }
      }
      let isNext = isDigit(text[position]) || text[position] == UInt8(ascii: "(")
      guard isNext, separator != 0 || isBracketed || text[position] == UInt8(ascii: "(") else { return }
    }
  }
}

extension TextWindow {
  /// The bytes of a space or a no-break space at `offset`; 0 where there is none.
  fileprivate func spaceWidth(at offset: Int) -> Int {
    if self[offset] == UInt8(ascii: " ") { return 1 }
    return self[offset] == 0xC2 && self[offset + 1] == 0xA0 ? 2 : 0
  }

  /// Whether U+2010 to U+2013, a hyphen or an en dash, is at `offset`.
  fileprivate func isHyphen(at offset: Int) -> Bool {
    self[offset] == 0xE2 && self[offset + 1] == 0x80 && (0x90...0x93).contains(self[offset + 2])
  }

  /// An extension after a number ("x 123"): where it ends and its digits; `end` is `start` without one.
  fileprivate func phoneExtension(after start: Int) -> (end: Int, digits: String) {
    var position = start
    while self[position] == UInt8(ascii: " ") || self[position] == UInt8(ascii: ","), position - start < 2 {
      position += 1
    }
    guard let word = extensionWords.first(where: { matches($0, at: position) }) else { return (start, "") }
    position += word.count
    while " .:".utf8.contains(self[position]), position - start < 16 { position += 1 }
    let first = position
    while isDigit(self[position]), position - first < 7 { position += 1 }
    guard (1...6).contains(position - first), !isWord(at: position) else { return (start, "") }
    return (position, string(first..<position))
  }

  /// Whether the words before `start`, on its line, say that a telephone number follows.
  fileprivate func hasPhoneCue(before start: Int) -> Bool {
    var first = start
    while first > self.start, start - first < 32, self[first - 1] >= 0x20, !isDigit(self[first - 1]) { first -= 1 }
    for offset in first..<start where isLetter(self[offset]) && !isWord(before: offset) {
      for cue in phoneCues where matches(cue, at: offset) && !isLetter(self[offset + cue.count]) { return true }
    }
    return false
  }
}

private let extensionWords = ["extension", "ext", "x"].map { Array($0.utf8) }

private let phoneCues = [
  "phone", "phones", "telephone", "tel", "call", "mobile", "cell", "cellphone", "fax", "whatsapp", "sms", "dial",
  "hotline", "helpline", "telefon", "tlf", "ph", "landline", "pager", "ring", "toll",
].map { Array($0.utf8) }
