import QuireText

/// What a line is by its own look.
enum LineShape {
  /// Words.
  case text

  /// Characters that draw a line across the page.
  case rule

  /// An item of a list, with its marker and where its words begin.
  case item(ListMarker)

  /// A line quoted with `>`: how deep, and where its words begin.
  case quote(depth: Int, content: ByteRange)

  /// A heading marked with `#`: its rank and title.
  case heading(level: Int, title: ByteRange)

  init(_ text: [UInt8], _ content: ByteRange) {
    guard let first = content.first.map({ text[$0] }) else {
      self = .text
      return
    }
    if first == 0x3E, let quote = Self.quote(text, content) {
      self = quote
    } else if first == 0x23, let heading = Self.heading(text, content) {
      self = heading
    } else if !Self.isWordByte(first), Self.isRule(text, content) {
      self = .rule
    } else if let marker = ListMarker(text, content) {
      self = .item(marker)
    } else {
      self = .text
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A)
  }

  private static func quote(_ text: [UInt8], _ content: ByteRange) -> LineShape? {
    var depth = 0
    var place = content.lowerBound
    while place < content.upperBound, depth < 64 {
      if text[place] == 0x3E {
        depth += 1
      } else if text[place] != 0x20 || (place + 1 < content.upperBound && text[place + 1] != 0x3E) {
        break
      }
      place += 1
    }
    // `>=`, `>:(` and `>>>` of a console are no quotes: words or a blank follow the mark.
    guard place == content.upperBound || text[place] == 0x20 || isWordByte(text[place]) || text[place] >= 0x80 else {
      return nil
    }
    return .quote(depth: depth, content: WhiteSpace.trimmed(text, place..<content.upperBound))
  }

  private static func heading(_ text: [UInt8], _ content: ByteRange) -> LineShape? {
    var place = content.lowerBound
    while place < content.upperBound, text[place] == 0x23 { place += 1 }
    let level = place - content.lowerBound
    guard level <= 6, place < content.upperBound, text[place] == 0x20 || text[place] == 0x09 else { return nil }
    var end = content.upperBound
    while end > place, text[end - 1] == 0x23 { end -= 1 }
    let title = WhiteSpace.trimmed(text, place..<(end > place && text[end - 1] == 0x20 ? end : content.upperBound))
    return title.isEmpty ? nil : .heading(level: level, title: title)
  }

  /// Whether a line has nothing but characters that draw: three at least, or one that stands for a pause.
  private static func isRule(_ text: [UInt8], _ content: ByteRange) -> Bool {
    guard content.count <= 400 else { return false }
    var count = 0
    var dots = 0
    var place = content.lowerBound
    var last: UInt32 = 0
    while let scalar = UTF8Scalars.decode(text, at: place), place < content.upperBound {
      place += scalar.length
      switch scalar.value {
      case 0x20, 0x09, 0xA0: continue
      case 0x2E: dots += 1
      case 0x2D, 0x2A, 0x5F, 0x3D, 0x7E, 0x23, 0x2B, 0xB7, 0x2010...0x2015, 0x2022, 0x2042, 0x2500...0x257F, 0x25CF,
        0x25A0, 0x2605, 0x273D, 0x2766:
        last = scalar.value
      default: return false
      }
      count += 1
    }
    if count == 1 { return dots == 0 && last != 0x23 && last != 0x2B && last != 0x3D }
    return dots == 0 ? count >= 3 : dots == count && count >= 5
  }
}
