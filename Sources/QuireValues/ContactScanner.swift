import QuireText

/// Finds addresses of all sorts in one pass: URLs, e-mail, IP addresses, telephone numbers, handles, hashtags.
///
/// The pass stops only at bytes that an address can't do without: `@`, `:`, `.`, `#`, `+`, `(` and digits. What
/// stands around such a byte is looked at within the bounds that the formats set (64 bytes before `@`, 253 for a
/// host name), so that no text takes more than linear time.
struct ContactScanner {
  let text: TextWindow
  let kinds: ValueKindSet
  private let triggers: [Bool]

  init(_ text: TextWindow, kinds: ValueKindSet) {
    self.text = text
    self.kinds = kinds
    triggers = triggerTable(kinds)
  }

  /// Calls `body` for every address; addresses of different kinds may overlap.
  func scan(_ body: (RecognizedValue) -> Void) {
    var position = text.start
    while position < text.end {
      guard triggers[Int(text.bytes[position])] else {
        position += 1
        continue
      }
      if let value = value(at: position) {
        body(value)
        position = max(value.range.upperBound, position + 1)
      } else {
        position += 1
        // A run of digits is looked at once.
        if isDigit(text[position - 1]) { while isDigit(text[position]) { position += 1 } }
      }
    }
  }

  private func value(at position: Int) -> RecognizedValue? {
    switch text[position] {
    case UInt8(ascii: "@"): return email(around: position) ?? handle(at: position)
    case UInt8(ascii: "#"): return hashtag(at: position)
    case UInt8(ascii: ":"): return url(aroundColon: position) ?? internetAddress6(aroundColon: position)
    case UInt8(ascii: "."): return url(aroundDot: position)
    case UInt8(ascii: "+"), UInt8(ascii: "("): return phone(at: position)
    default: return internetAddress4(at: position) ?? phone(at: position)
    }
  }
}

private func triggerTable(_ kinds: ValueKindSet) -> [Bool] {
  var table = [Bool](repeating: false, count: 256)
  func set(_ bytes: String, for wanted: ValueKind...) {
    guard wanted.contains(where: { kinds.contains($0) }) else { return }
    for byte in bytes.utf8 { table[Int(byte)] = true }
  }
  set("@", for: .email, .handle)
  set("#", for: .hashtag)
  set(":", for: .url, .ip)
  set(".", for: .url)
  set("+(0123456789", for: .phone)
  set("0123456789", for: .ip)
  return table
}

/// A set of kinds, for tests in a loop.
struct ValueKindSet: Sendable {
  private var bits: UInt32 = 0

  init(_ kinds: some Sequence<ValueKind>) {
    for kind in kinds { bits |= 1 << UInt32(kind.rawValue) }
  }

  func contains(_ kind: ValueKind) -> Bool {
    bits & (1 << UInt32(kind.rawValue)) != 0
  }

  func isDisjoint(with kinds: ValueKind...) -> Bool {
    kinds.allSatisfy { !contains($0) }
  }
}
