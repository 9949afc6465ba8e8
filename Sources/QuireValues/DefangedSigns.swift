import QuireText

// Signs that keep readers from following an address by mistake: `[.]`, `(dot)`, `[at]`, `hxxp`.
extension TextWindow {
  /// The bytes of a dot at `offset`: `.`, or one that is defanged, in brackets and with a space on either side.
  ///
  /// Only a dot that a letter or a digit follows is one of a name where it is more than one byte.
  func dotWidth(at offset: Int) -> Int {
    let byte = self[offset]
    if byte == UInt8(ascii: ".") { return 1 }
    guard byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "{") || byte == 0x20 else {
      return 0
    }
    return bracketed(at: offset, dots)
  }

  /// The bytes of an `@` at `offset`, in brackets or as it is.
  func atWidth(at offset: Int) -> Int {
    self[offset] == UInt8(ascii: "@") ? 1 : bracketed(at: offset, signs)
  }

  /// Where the sign in the brackets that open at `open` begins, its space included.
  func defangedStart(_ open: Int) -> Int {
    self[open - 1] == 0x20 && self[open - 2] > 0x20 ? open - 1 : open
  }

  private func bracketed(at offset: Int, _ names: [[UInt8]]) -> Int {
    let open = self[offset] == 0x20 ? offset + 1 : offset
    let close: UInt8
    switch self[open] {
    case UInt8(ascii: "["): close = UInt8(ascii: "]")
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    case UInt8(ascii: "{"): close = UInt8(ascii: "}")
    default: return 0
    }
    guard let name = names.first(where: { matches($0, at: open + 1) && self[open + 1 + $0.count] == close }) else {
      return 0
    }
    var end = open + name.count + 2
    if open > offset || self[open - 1] == 0x20 {
      // Spaces stand on both sides or on none.
      guard self[end] == 0x20 else { return 0 }
      end += 1
    }
    return isWord(at: end) ? end - offset : 0
  }
}

private let dots = [".", "dot"].map { Array($0.utf8) }
private let signs = ["at", "@"].map { Array($0.utf8) }
